"""Paragraphs and tables as an office document holds them, and how they are laid out as text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from ingest.office.letterhead import is_motto, is_signature
from ingest.structure.labels import legal_label, roman_label
from ingest.table_rows import printed_rows
from ingest.text import squeeze

# A heading that is longer is a paragraph that was given the style for its looks.
_HEADING_CHARS = 200
# Tables that set a letterhead or the signatures side by side have a row for each of their few lines.
_LAYOUT_ROWS = 5
# Longer paragraphs in a cell are running text, shorter ones the lines of a letterhead or of "Nơi nhận".
_LINE_CHARS = 160
# Dotted lines to write on.
_DOTS = re.compile(r"\.{3}|…|_{3}")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`text` with its forced line breaks; `mark` is its printed automatic number or bullet."""

    text: str
    mark: str = ""
    heading: int | None = None
    """Level 1 to 9 of a real heading style."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, each cell its own blocks; what a merged cell covers is empty."""

    rows: "list[list[list[Block]]]"


Block: TypeAlias = Paragraph | Table


def render(blocks: Iterable[Block]) -> str:
    """The text of `blocks` as readers write it: blank lines between, table rows and bullets a line each."""
    text = ""
    after_bullet = False
    for block in blocks:
        is_bullet = isinstance(block, Paragraph) and bool(block.mark) and not any(map(str.isalnum, block.mark))
        for chunk in _chunks(block):
            text += ("\n" if is_bullet and after_bullet else "\n\n" if text else "") + chunk
            after_bullet = is_bullet
    return text


def plain(blocks: Iterable[Block]) -> str:
    """The words of `blocks` on one line: what stands in a cell."""
    parts = []
    for block in blocks:
        if isinstance(block, Paragraph):
            parts.append(f"{block.mark} {block.text}")
        else:
            parts += [plain(cell) for row in block.rows for cell in row]
    words = squeeze(" ".join(parts))
    return "" if _DOTS.search(words) and not any(map(str.isalnum, words)) else words


def _chunks(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        yield from _layout(block) if _is_layout(block) else _data(block)
    elif lines := _lines(block):
        yield "\n".join(lines)


def _lines(paragraph: Paragraph) -> list[str]:
    """The lines of a paragraph that have words, its mark before the first, "#" before a heading's."""
    lines = [line for line in map(squeeze, paragraph.text.split("\n")) if any(map(str.isalnum, line))]
    if lines and paragraph.mark:
        lines[0] = f"{paragraph.mark} {lines[0]}"
    if lines and paragraph.heading and sum(map(len, lines)) <= _HEADING_CHARS:
        words = " ".join(lines)
        is_unit = legal_label(words) is not None or roman_label(words) is not None
        return lines if is_unit else [f"{'#' * min(paragraph.heading, 6)} {words}"]
    return lines


def _is_layout(table: Table) -> bool:
    """Whether the table only sets things side by side: one row, one column, a letterhead or signatures."""
    rows = [row for row in table.rows if any(plain(cell) for cell in row)]
    widest = max((sum(bool(plain(cell)) for cell in row) for row in rows), default=0)
    # A form's table may have nothing but its header filled in.
    if widest <= 1 or (len(rows) == 1 and (len(table.rows) == 1 or widest == 2)):
        return True
    if len(rows) > _LAYOUT_ROWS or max(map(len, rows)) > 4:
        return False
    lines = [line for row in rows for cell in row for line in _stacked(cell).split("\n")]
    return any(is_motto(line) or is_signature(line) for line in lines)


def _stacked(cell: Sequence[Block]) -> str:
    return "\n".join(line for block in cell if isinstance(block, Paragraph) for line in _lines(block))


def _layout(table: Table) -> Iterator[str]:
    """Cell by cell, row by row; the short lines of a cell stay together."""
    for row in table.rows:
        for cell in row:
            paragraphs = [block for block in cell if isinstance(block, Paragraph)]
            together = len(paragraphs) == len(cell) and all(len(p.text) <= _LINE_CHARS for p in paragraphs)
            if text := _stacked(cell) if together else render(cell):
                yield text


def _data(table: Table) -> Iterator[str]:
    yield "\n".join(printed_rows([[*map(plain, row)] for row in table.rows]))

"""Letterheads and signatures set in two columns with tabs, made the tables that they look like."""

import re
from collections.abc import Iterable, Iterator, Sequence

from ingest.office.blocks import Block, Paragraph, Table, render
from ingest.office.letterhead import is_motto, is_signature

_GAP = re.compile(r"\t[\t ]*| {4,}")
_ROW = re.compile(r"\s*$|\s*\S.*?(?:\t| {4,})\s*\S")
_ROW_OF_SIGNATURES = re.compile(r"\s*$|.*(?:\t| {4,})|\s*[-+–•]|\s*n[oơ]i nh[aậ]n", re.IGNORECASE)
_BLANKS = 3


def with_columns(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, with lines that stand side by side at the tabs as a table of one row: left cell, right cell."""
    waiting: list[Block] = [line for block in blocks for line in _by_lines(block)][::-1]
    while waiting:
        block = waiting.pop()
        opening = _halves(block)
        goes_on = _continuation(opening)
        if goes_on is None:
            yield block
            continue
        group = [opening]
        while waiting and goes_on.match(_line(waiting[-1])) and not _ends(group):
            group.append(_halves(waiting.pop()))
        yield Table([[_cell([left for left, _ in group]), _cell([right for _, right in group])]])


def letterhead(blocks: Iterable[Block]) -> str:
    """The text of a page header where it is the letterhead; "" for the headers that only repeat a title."""
    text = render(with_columns(blocks))
    return text if any(map(is_motto, text.split("\n"))) else ""


def _by_lines(block: Block) -> list[Block]:
    """The lines of a paragraph as paragraphs, where some stand side by side."""
    if isinstance(block, Table) or block.mark or block.heading or "\n" not in block.text:
        return [block]
    lines: list[Block] = [Paragraph(line) for line in block.text.split("\n")]
    return lines if any(_continuation(_halves(line)) for line in lines) else [block]


def _continuation(halves: tuple[str, str]) -> re.Pattern[str] | None:
    """What the lines below such a first line look like; None where no columns begin."""
    left, right = halves
    if left and is_motto(right):
        return _ROW
    return _ROW_OF_SIGNATURES if right and (is_signature(left) or is_signature(right)) else None


def _ends(group: Sequence[tuple[str, str]]) -> bool:
    """Whether so many lines were blank that the columns are over."""
    return len(group) > _BLANKS and not any(any(halves) for halves in group[-_BLANKS:])


def _line(block: Block) -> str:
    """The block as one line; a table, or a numbered paragraph, matches no continuation."""
    if isinstance(block, Table) or block.mark or block.heading:
        return "1"
    return block.text.replace("\n", " ")


def _halves(block: Block) -> tuple[str, str]:
    """What stands left and right of the gap; both "" where the block has no gap and is no line."""
    line = _line(block)
    gap = _GAP.search(line.rstrip())
    return (line[: gap.start()].strip(), line[gap.end() :].strip()) if gap else (line.strip(), "")


def _cell(lines: Iterable[str]) -> list[Block]:
    return [Paragraph(line) for line in lines if line]

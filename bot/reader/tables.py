"""Rows of tables as passages print them, "| a | b |": their cells, and what the head of each column says."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.documents import Span
from ingest.structure import Enumeration


class Cell(NamedTuple):
    """One cell of a row: where its words stand in the row, and the head of its column."""

    span: Span
    head: str


def is_row(line: str) -> bool:
    """Whether the line is a row of a table."""
    return line.startswith("|") and line.rstrip().endswith("|") and line.count("|") > 2


def cells_of(row: str, head: str) -> list[Cell]:
    """The filled cells of `row` under those of the row `head`; none where the two differ in length."""
    spans, heads = _cells(row), [head[slice(*span)] for span in _cells(head)]
    if len(spans) != len(heads):
        return []
    return [Cell(span, above) for span, above in zip(spans, heads, strict=True) if span.start < span.end]


def head_above(text: str, row: Span) -> str | None:
    """The first row of the table of `text` in which the row at `row` stands; None for that row itself."""
    head = None
    for line in reversed(text[: row.start].splitlines()):
        if not is_row(line.strip()):
            break
        head = line.strip()
    return head


def columns_of(text: str) -> list[Enumeration]:
    """The columns of the tables of `text` as lists: the head leads, the filled cells below it are the items."""
    columns, rows, at = list[Enumeration](), list[Sequence[Span]](), 0
    for line in (*text.splitlines(keepends=True), ""):
        if is_row(line.strip()):
            start = at + len(line) - len(line.lstrip())
            rows.append([Span(start + cell.start, start + cell.end) for cell in _cells(line.strip())])
        else:
            columns += _columns(text, rows)
            rows = []
        at += len(line)
    return columns


def _columns(text: str, rows: Sequence[Sequence[Span]]) -> Iterator[Enumeration]:
    for place, head in enumerate(rows[0] if rows else ()):
        cells = [row[place] for row in rows[1:] if place < len(row)]
        said = tuple(cell for cell in cells if any(map(str.isalnum, text[cell.start : cell.end])))
        if head.start < head.end and len(said) > 1:
            yield Enumeration(head, said)


def _cells(row: str) -> Sequence[Span]:
    spans, at = [], row.index("|") + 1
    for part in row[at:].rstrip().removesuffix("|").split("|"):
        start = at + len(part) - len(part.lstrip())
        spans.append(Span(start, max(start, at + len(part.rstrip()))))
        at += len(part) + 1
    return spans

"""Rows of tables as passages print them, "| a | b |": their cells, and what the head of each column says."""

from collections.abc import Sequence
from typing import NamedTuple

from ingest.documents import Span


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


def _cells(row: str) -> Sequence[Span]:
    spans, at = [], row.index("|") + 1
    for part in row[at:].rstrip().removesuffix("|").split("|"):
        start = at + len(part) - len(part.lstrip())
        spans.append(Span(start, max(start, at + len(part.rstrip()))))
        at += len(part) + 1
    return spans

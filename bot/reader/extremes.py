"""Which row of a table has most, or least, of what a question asks: "xã nào có nhiều hồ sơ nhất?"."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.answers import Hit
from bot.reader.evidence import Evidence, Reader, fact_at
from bot.reader.tables import Cell, cells_of, head_above, is_row, is_rule, is_total
from bot.spans.cells import is_called, is_headed, noun_asked_for, numbers_rows, share_said
from bot.understanding.answer_types import AnswerType
from bot.understanding.days import days_in
from bot.understanding.query import Query
from ingest.documents import Span
from ingest.text import canonical

_SUPERLATIVE = re.compile(
    r"(?<!\w)(?P<most>nhiều|cao|lớn|dài|lâu|đông|muộn|chậm|trễ|đắt|tốt|tốn kém|tốn)(?: \w+){0,2} nhất(?!\w)"
    r"|(?<!\w)(?:ít|thấp|nhỏ|ngắn|sớm|nhanh|rẻ|kém)(?: \w+){0,2} nhất(?!\w)"
)
# "Mức cao nhất là bao nhiêu", "chậm nhất ngày nào" ask for no row.
_OF_NO_ROW = frozenset({AnswerType.COUNT, AnswerType.DATE, AnswerType.NUMBER, AnswerType.REASON})
_FIGURE = re.compile(r"(?P<whole>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<part>\d+))?(?![\d/])")
# How much of the head of a column the question has to say for its figures to be compared; not tuned.
_LEAST_SAID = 0.5


class _Row(NamedTuple):
    """A row of a table and its cells; the span is in the document, those of the cells in the row."""

    span: Span
    text: str
    cells: tuple[Cell, ...]

    def cell(self, head: str) -> str:
        """What stands under `head`."""
        return next((self.text[slice(*cell.span)] for cell in self.cells if cell.head == head), "")


def extreme_rows(query: Query, reader: Reader, hits: Sequence[Hit]) -> list[Evidence]:
    """The row with most or least in the column that the question names, more than one where they are equal; none where
    no such row is asked for, or no table tells."""
    asked = _SUPERLATIVE.search(canonical(query.text))
    if asked is None or query.type in _OF_NO_ROW or query.item:
        return []
    for hit in hits:
        for rows in _tables(hit):
            columns = _columns(query, rows)
            line = Span(rows[0].span.start - hit.passage.start, rows[0].span.end - hit.passage.start)
            if columns is None or reader.support_of(hit, line).missing:
                continue
            label, figures = columns
            worth = [_worth(row.cell(figures)) or 0.0 for row in rows]
            best = max(worth) if asked["most"] else min(worth)
            found = [row for row, of in zip(rows, worth, strict=True) if of == best]
            holding = [_holding(row, hits) for row in found]
            if all(holding):
                return [_told(row, label, at) for row, at in zip(found, holding, strict=True) if at]
    return []


def _tables(hit: Hit) -> Iterator[list[_Row]]:
    """The tables of which rows stand in the passage, whole and without rows that add up others."""
    text, at = hit.document.text, hit.passage.start
    while at < hit.passage.end:
        line = _line_at(text, at)
        head = head_above(text, line) if is_row(text[slice(*line)]) else None
        if head is None:
            at = line.end + 1
            continue
        rows, at = [], _line_at(text, text.rfind(head, 0, line.start)).end + 1
        while at < len(text) and is_row(text[slice(*(line := _line_at(text, at)))]):
            cells = cells_of(text[slice(*line)], head)
            if cells and not is_rule(text[slice(*line)]) and not is_total(text[slice(*line)]):
                rows.append(_Row(line, text[slice(*line)], cells))
            at = line.end + 1
        if len(rows) > 1:
            yield rows


def _line_at(text: str, at: int) -> Span:
    end = text.find("\n", at)
    return Span(at, end if end >= 0 else len(text))


def _columns(query: Query, rows: Sequence[_Row]) -> tuple[str, str] | None:
    """The heads of the column that calls what is asked for and of the one whose figures are compared."""
    heads = [cell.head for cell in rows[0].cells if not numbers_rows(cell.head)]
    compared = [head for head in heads if all(_worth(row.cell(head)) is not None for row in rows)]
    said = sorted(((share_said(head, query), head) for head in compared), reverse=True)
    noun = noun_asked_for(query.text)
    labels = [h for h in heads if h not in compared and ((noun and is_called(h, noun)) or is_headed(h, query.type))]
    told = said and said[0][0] >= _LEAST_SAID and (len(said) == 1 or said[0][0] > said[1][0])
    return (labels[0], said[0][1]) if labels and told else None


def _worth(cell: str) -> float | None:
    """What a cell counts, or its day; None where it tells neither."""
    if whole := [day for day in days_in(cell) if day.year]:
        return float((whole[0].year or 0) * 400 + whole[0].month * 32 + whole[0].day)
    found = _FIGURE.search(cell)
    return float(f"{found['whole'].replace('.', '')}.{found['part'] or 0}") if found else None


def _holding(row: _Row, hits: Sequence[Hit]) -> Hit | None:
    """The hit in which the row stands."""
    return next((hit for hit in hits if Span(hit.passage.start, hit.passage.end).covers(row.span)), None)


def _told(row: _Row, label: str, hit: Hit) -> Evidence:
    named = next(cell.span for cell in row.cells if cell.head == label)
    span = Span(row.span.start + named.start, row.span.start + named.end)
    return fact_at(hit, row.span, span, core=row.span)

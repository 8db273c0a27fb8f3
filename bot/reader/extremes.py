"""Which row of a table has most, or least, of what a question asks: "xã nào có nhiều hồ sơ nhất?"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from bot.answers import Hit
from bot.reader.evidence import Evidence, Reader, fact_at
from bot.reader.tables import Cell, cells_of, head_above, is_row, is_rule, is_total, line_around
from bot.spans.bodies import venue_asked
from bot.spans.cells import is_called, is_headed, noun_asked_for, numbers_rows, share_said
from bot.understanding.answer_types import AnswerType
from bot.understanding.days import days_in
from bot.understanding.query import Query
from ingest.documents import Span
from ingest.text import canonical

_SUPERLATIVE = re.compile(
    r"(?<!\w)(?:(?P<most>nhiều|cao|lớn|dài|lâu|đông|muộn|chậm|trễ|đắt|tốt|tốn kém|tốn)"
    r"|ít|thấp|nhỏ|ngắn|sớm|nhanh|rẻ|kém)(?: \w+){0,2} nhất(?!\w)"
)
_OF_TIME = re.compile(r"(?<!\w)(?:lâu|dài|ngắn|nhanh) nhất(?!\w)")
# The first is the highest rank.
_RANKS = re.compile(r"(?<!\w)(?:thứ hạng|xếp hạng|hạng|thứ tự xếp)(?!\w)")
# "Mức cao nhất là bao nhiêu", "chậm nhất ngày nào" ask for no row.
_OF_NO_ROW = frozenset({AnswerType.COUNT, AnswerType.DATE, AnswerType.NUMBER, AnswerType.REASON})
# "B3" is a label.
_FIGURE = re.compile(
    r"\W*(?:(?:khoảng|trên|dưới|gần|hơn|tối đa|không quá) )?"
    r"(?P<whole>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<part>\d+))?(?![\d/])\s*(?P<unit>%|[^\W\d_]*)"
)
_HOURS = {"phút": 1 / 60, "giờ": 1.0, "buổi": 4.0, "ngày": 24.0, "tuần": 168.0, "tháng": 720.0, "năm": 8760.0}
_TIMES = {"nghìn": 1e3, "ngàn": 1e3, "triệu": 1e6, "tỷ": 1e9, "tỉ": 1e9}
# "Cái nào cao nhất" asks for what the first column names.
_ANYTHING = frozenset({"cai", "muc", "dong", "khoan"})
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
    question = canonical(query.own_text)
    asked = _SUPERLATIVE.search(question)
    if asked is None or query.type in _OF_NO_ROW:
        return []
    for hit in hits:
        of_document = [other for other in hits if other.document.id == hit.document.id]
        for rows in _tables(hit):
            columns = _columns(query, rows, of_time=_OF_TIME.search(question) is not None)
            if columns is None:
                continue
            label, figures, worth = columns
            most = (asked["most"] is not None) != (_RANKS.search(canonical(figures)) is not None)
            best = max(worth) if most else min(worth)
            extreme = [row for row, of in zip(rows, worth, strict=True) if of == best]
            found = [_told(row, label, at) for row in extreme if (at := _holding(row, of_document))]
            if len(found) == len(extreme) and not any(_lacks_a_name(reader, row) for row in found):
                return found
    return []


def _lacks_a_name(reader: Reader, row: Evidence) -> bool:
    """Whether the question names something that neither the row nor what stands around it says."""
    offset = row.hit.passage.start
    within = Span(row.sentence.start - offset, row.sentence.end - offset)
    return bool(reader.support_of(row.hit, within).missing)


def _tables(hit: Hit) -> Iterator[list[_Row]]:
    """The tables of which rows stand in the passage, whole and without rows that add up others."""
    text, at = hit.document.text, hit.passage.start
    while at < hit.passage.end:
        line = line_around(text, (at, at))
        head = head_above(text, line) if is_row(text[slice(*line)]) else None
        if head is None:
            at = line.end + 1
            continue
        rows, begins = list[_Row](), text.rfind(head, 0, line.start)
        at = line_around(text, (begins, begins)).end + 1
        while at < len(text) and is_row(said := text[slice(*(line := line_around(text, (at, at))))]):
            cells = cells_of(said, head)
            if cells and not is_rule(said) and not is_total(said):
                rows.append(_Row(line, said, cells))
            at = line.end + 1
        if len(rows) > 1:
            yield rows


def _columns(query: Query, rows: Sequence[_Row], *, of_time: bool) -> tuple[str, str, list[float]] | None:
    """The heads of the column that calls what is asked for and of the one whose figures are compared, and what these
    count; None where it is not plain which columns these are."""
    heads = [cell.head for cell in rows[0].cells if not numbers_rows(cell.head)]
    columns = {head: [row.cell(head) for row in rows] for head in heads}
    compared = {head: worth for head in heads if (worth := _compared(columns[head]))}
    said = sorted(((share_said(head, query), head) for head in compared), reverse=True)
    labels = _labels(query, {head: columns[head] for head in heads if head not in compared})
    lasting = [head for head in compared if all(map(_lasts, columns[head]))] if of_time else []
    if lasting:
        said = [(1.0, head) for head in lasting]
    told = said and said[0][0] >= _LEAST_SAID and (len(said) == 1 or said[0][0] > said[1][0])
    return (labels[0], said[0][1], compared[said[0][1]]) if labels and told else None


def _labels(query: Query, columns: Mapping[str, Sequence[str]]) -> list[str]:
    """The heads of the columns that call what is asked for: "Thôn", or one of which each cell begins so."""
    noun = noun_asked_for(query.text)
    if venue := venue_asked(query.own_text) if query.type is AnswerType.PLACE else None:
        says = re.compile(rf"(?<!\w){venue}(?!\w)")
        return [
            h
            for h, cells in columns.items()
            if all(says.search(canonical(text)) for text in cells) or says.search(canonical(h))
        ]
    called = [head for head in columns if (noun and is_called(head, noun)) or is_headed(head, query.type)]
    return called or ([*columns] if noun and noun[-1] in _ANYTHING else [])


def _compared(cells: Sequence[str]) -> list[float] | None:
    """What each of the cells counts, in one unit, or its day; None where they cannot be compared."""
    days = [next((day for day in days_in(cell) if day.year), None) for cell in cells]
    if all(days):
        return [(day.year or 0) * 400.0 + day.month * 32 + day.day for day in days if day]
    figures = [_FIGURE.match(canonical(cell)) for cell in cells]
    units = {figure["unit"] for figure in figures if figure}
    scales = next((scales for scales in (_HOURS, _TIMES) if units <= scales.keys()), None)
    if not all(figures) or (scales is None and len(units - {""}) > 1):
        return None
    return [
        float(f"{found['whole'].replace('.', '')}.{found['part'] or 0}") * (scales[found["unit"]] if scales else 1)
        for found in figures
        if found
    ]


def _lasts(cell: str) -> bool:
    """Whether it tells how long something takes."""
    figure = _FIGURE.match(canonical(cell))
    return figure is not None and figure["unit"] in _HOURS


def _holding(row: _Row, hits: Sequence[Hit]) -> Hit | None:
    """The hit in which the row stands."""
    return next((hit for hit in hits if Span(hit.passage.start, hit.passage.end).covers(row.span)), None)


def _told(row: _Row, label: str, hit: Hit) -> Evidence:
    named = next(cell.span for cell in row.cells if cell.head == label)
    span = Span(row.span.start + named.start, row.span.start + named.end)
    return fact_at(hit, row.span, span, core=row.span)

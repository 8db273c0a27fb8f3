"""Rows of tables as passages print them, "| a | b |" or "a | b": their cells, and what the head of each column says."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ingest.documents import Span
from ingest.structure import Enumeration
from ingest.text import canonical

_KEPT = 8192
_BETWEEN_CELLS = re.compile(r" \| ")
_RULE = re.compile(r"[|:\s-]*-[|:\s-]*")
# "Ngày 05 tháng 6" counts nothing.
_OF_DATES = frozenset({"tháng", "năm"})
_COUNTED = re.compile(r"(?<![\d.,/-])(\d{1,3})\s+([^\W\d_]+)")
# "2", "B2", "Bến 2"
_LABEL = re.compile(r"(?:[^\W\d_]{1,8}\s*)?0*(\d{1,3})")
# A table of so many columns may have no head: "Họ tên | Nguyễn Văn A".
_FEW = 2
_TOTAL = re.compile(r"(?:tổng(?: cộng| số)?|cộng|chung|toàn (?:xã|phường|huyện|tỉnh))")
_TOTAL_ASKED = re.compile(r"\b(?:tổng|tất cả|cả thảy|hết thảy|toàn bộ|chung|toàn (?:xã|phường|huyện|tỉnh))\b")
_TOTAL_SAID = "tổng số, tổng cộng, tất cả"
# Fewer words of a title may be what a row is about.
_LEAST_OF_TITLE = 5
# Marks that stand around the words of a cell.
_AROUND = " \t*_"


class Cell(NamedTuple):
    """One cell of a row: where its words stand in the row, and the head of its column."""

    span: Span
    head: str


def line_around(text: str, span: tuple[int, int]) -> Span:
    """The line of `text` that `span` stands in."""
    end = text.find("\n", span[1])
    return Span(text.rfind("\n", 0, span[0]) + 1, end if end >= 0 else len(text))


def is_row(line: str) -> bool:
    """Whether the line is a row of a table."""
    if "|" not in line or "\n" in line:
        return False
    piped = line.startswith("|") and line.rstrip().endswith("|") and line.count("|") > 2
    return piped or _BETWEEN_CELLS.search(line) is not None


def is_rule(line: str) -> bool:
    """Whether the line only parts the head of a table from its rows: "|---|---|"."""
    return _RULE.fullmatch(line) is not None


@lru_cache(_KEPT)
def cells_of(row: str, head: str) -> tuple[Cell, ...]:
    """The filled cells of `row` under those of the row `head`; none where the two differ in length."""
    spans, heads = _cells(row), [head[slice(*span)] for span in _cells(head)]
    if len(spans) != len(heads):
        return ()
    return tuple(Cell(span, above) for span, above in zip(spans, heads, strict=True) if span.start < span.end)


def read_out(row: str, head: str) -> str:
    """The row as one would say it, each cell after the head of its column: "Quầy 4; Người trực Lê Văn An"."""
    said = [f"{cell.head} {row[slice(*cell.span)]}" for cell in cells_of(row, head)]
    return "; ".join([*said, _TOTAL_SAID] if said and is_total(row) else said) or row


def is_total(row: str) -> bool:
    """Whether the row adds up the others: "Cộng"."""
    first = next((span for span in _cells(row) if span.start < span.end), Span(0, 0))
    return _TOTAL.fullmatch(canonical(row[slice(*first)])) is not None


def is_total_asked(question: str, row: str) -> bool:
    """Whether the row adds up the others and the question asks for such a sum."""
    return _TOTAL_ASKED.search(canonical(question)) is not None and is_total(row)


def head_above(text: str, row: Span) -> str | None:
    """The first row as long as the one at `row` in its table of `text`; None for that row itself, and where a longer
    one stands above it: last cells that are empty are not printed, and then rows do not tell their columns.

    Of two columns the first may as well name what the second tells: there only a rule makes a head.
    """
    size = len(_cells(text[slice(*row)]))
    above = text.rfind("\n\n", 0, row.start) + 1
    rows = list[str]()
    for line in reversed(text[above : row.start].splitlines()):
        if line.strip() and not is_row(line.strip()) and not is_rule(line):
            break
        rows.append(line.strip())
    sizes = [len(_cells(line)) for line in reversed(rows) if is_row(line) and not is_rule(line)]
    longer_first = next((at for at, other in enumerate(sizes) if other >= size), 0)
    if (sizes and sizes[longer_first] > size) or (size == _FEW and not any(map(is_rule, rows))):
        return None
    return next((line for line in reversed(rows) if is_row(line) and len(_cells(line)) == size), None)


def head_of(text: str, row: Span, cell: Span) -> Span | None:
    """Where the head of the column stands in `text` that the `cell` of the `row` is under, both offsets in it."""
    above = head_above(text, row) if is_row(text[slice(*row)]) else None
    if above is None:
        return None
    within = Span(cell.start - row.start, cell.end - row.start)
    places = [at for at, span in enumerate(_cells(text[slice(*row)])) if span.start <= within.start < span.end]
    start = text.rfind(above, 0, row.start)
    heads = [Span(start + span.start, start + span.end) for span in _cells(above)]
    return heads[places[0]] if places and heads[places[0]].start < heads[places[0]].end else None


def is_head(text: str, row: Span) -> bool:
    """Whether the row at `row` of `text` heads its table: above the rule, or first of several and without figures."""
    line, below = text[slice(*row)], text[row.end :].removeprefix("\n").partition("\n")[0].strip()
    if not is_row(line):
        return False
    if "|" in below and is_rule(below):
        return True
    size = len(_cells(line))
    follows = is_row(below) and len(_cells(below)) == size and head_above(text, row) is None
    return follows and size > _FEW and not any(map(str.isdigit, line))


def is_letterhead(row: str, title: str) -> bool:
    """Whether the row prints the title of its document, beside its number or its issue."""
    cells = [canonical(row[slice(*span)]) for span in _cells(row)] if is_row(row) else []
    return any(len(cell.split()) >= _LEAST_OF_TITLE and cell in canonical(title) for cell in cells)


def is_labelled(question: str, row: str, head: str) -> bool | None:
    """Whether the row has the number that the question says after the head of a column, "Bến 2"; None without one."""
    for cell in cells_of(row, head):
        if not cell.head.strip():
            continue
        label = _LABEL.fullmatch(row[slice(*cell.span)])
        number = _number_after(canonical(cell.head), canonical(question)) if label else None
        if label and number:
            return label[1] == number
    return None


@lru_cache(_KEPT)
def _number_after(noun: str, question: str) -> str | None:
    found = re.search(rf"(?<!\w){re.escape(noun)}\s+(?:số\s+)?0*(\d{{1,3}})(?![\w/.,-])", question)
    return found[1] if found else None


def counts_otherwise(question: str, row: str) -> bool:
    """Whether the row counts what the question counts, and to another number: "ghe 5 chỗ" is no "ghe 12 chỗ"."""
    asked, told = (
        [(int(number), noun) for number, noun in _COUNTED.findall(canonical(text)) if noun not in _OF_DATES]
        for text in (question, row)
    )
    return any(
        noun == other and number not in {n for n, same in told if same == noun}
        for number, noun in asked
        for _, other in told
    )


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


@lru_cache(_KEPT)
def _cells(row: str) -> tuple[Span, ...]:
    """Where the words of each cell stand."""
    piped = row.startswith("|") and row.rstrip().endswith("|")
    spans, at = list[Span](), 1 if piped else 0
    for part in row[at:].rstrip().removesuffix("|" if piped else "").split("|"):
        start = at + len(part) - len(part.lstrip(_AROUND))
        spans.append(Span(start, max(start, at + len(part.rstrip(_AROUND)))))
        at += len(part) + 1
    return tuple(spans)

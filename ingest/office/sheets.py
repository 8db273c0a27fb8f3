"""Sheets of a workbook: cells as they are shown in Vietnam, rows as paragraphs and tables."""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from ingest.documents import Reading
from ingest.office.blocks import Block, Paragraph, Table

MAX_CELLS = 200_000
"""What is read of a workbook, empty cells included: 3 s. Longer sheets are data, not documents."""

CUT_OFF = Reading(warnings=("Bảng tính quá lớn: chỉ đọc 200.000 ô đầu tiên, phần còn lại bị bỏ qua.",))
"""What the report says of a workbook that was not read to its end."""


class Quota:
    """Counts the cells of a workbook."""

    def __init__(self) -> None:
        self._left = MAX_CELLS

    def takes(self, cells: int) -> bool:
        """Whether another row of so many cells is read; empty rows count too."""
        self._left -= max(cells, 1)
        return self._left >= 0

    @property
    def is_spent(self) -> bool:
        """Whether a row was left out."""
        return self._left < 0


_TIME = re.compile(r"[hs]")
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')
_DECIMALS = re.compile(r"\.([0#?]+)")
# Excel shows eleven significant digits of a number in a cell without a format.
_DIGITS = 11

Value = str | int | float | bool | datetime.datetime | datetime.date | datetime.time | datetime.timedelta | None


def shown(value: Value, number_format: str = "General") -> str:
    """A cell as it is printed: "1.234,5", "12,5%", "03/04/2025 14:30", "" for an empty one."""
    if value is None or isinstance(value, str):
        return (value or "").strip()
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime.datetime | datetime.date | datetime.time | datetime.timedelta):
        return _moment(value, number_format)
    return _number(value, _LITERAL.sub("", number_format).partition(";")[0])


def blocks(name: str | None, rows: Iterable[Sequence[str]]) -> Iterator[Block]:
    """The sheet of that name, a heading above it: rows that follow one another are a table.

    Lines of their own above and below a table (titles, notes) have one cell.
    """
    found = [list(row) for row in rows]
    if name and any(any(row) for row in found):
        yield Paragraph(name, heading=2)
    for has_words, group in groupby(found, key=any):
        if has_words:
            yield from _group(list(group))


def _group(rows: list[list[str]]) -> Iterator[Block]:
    sizes = [sum(map(bool, row)) for row in rows]
    wide = [index for index, size in enumerate(sizes) if size > 1]
    first, last = (wide[0], wide[-1]) if wide else (len(rows), len(rows))
    # A letterhead above the table: two cells in each of its rows, then a title.
    gap = next(
        (i for i in range(first, last) if sizes[i] == 1 and max(sizes[first:i], default=0) <= 2 < max(sizes[i:])), None
    )
    yield from map(_line, rows[:first])
    if gap is not None:
        yield _table(rows[first:gap])
        yield from _group(rows[gap:])
        return
    if wide:
        yield _table(rows[first : last + 1])
    yield from map(_line, rows[last + 1 :])


def _line(row: Sequence[str]) -> Paragraph:
    return Paragraph(" ".join(filter(None, row)))


def _table(rows: Sequence[Sequence[str]]) -> Table:
    """The rows without the columns that are empty in all of them."""
    used = [place for place in range(max(map(len, rows))) if any("".join(row[place : place + 1]) for row in rows)]
    return Table([[[Paragraph(row[place])] if place < len(row) else [] for place in used] for row in rows])


def _moment(value: datetime.datetime | datetime.date | datetime.time | datetime.timedelta, number_format: str) -> str:
    if isinstance(value, datetime.timedelta):
        minutes = int(value.total_seconds()) // 60
        return f"{minutes // 60}:{minutes % 60:02d}"
    if isinstance(value, datetime.time):
        return f"{value:%H:%M}"
    number_format = _LITERAL.sub("", number_format).lower()
    if "y" in number_format and "d" not in number_format:
        return f"{value:%m/%Y}" if "m" in number_format else f"{value:%Y}"
    if isinstance(value, datetime.datetime) and _TIME.search(number_format):
        return f"{value:%d/%m/%Y %H:%M}"
    return f"{value:%d/%m/%Y}"


def _number(value: float, number_format: str) -> str:
    decimals = _DECIMALS.search(number_format)
    if "%" in number_format:
        return _vietnamese(f"{value * 100:,.{len(decimals[1]) if decimals else 0}f}") + "%"
    grouped = "," if "," in number_format else ""
    if number_format in ("General", "", "@") or "E" in number_format.upper():
        return _vietnamese(
            f"{value:.{_DIGITS}g}" if isinstance(value, float) and abs(value) < 10**_DIGITS else f"{value:.0f}"
        )
    if value == int(value) and abs(value) < 10**15 and set(number_format) <= {"0"}:
        return f"{int(value):0{len(number_format)}d}"
    return _vietnamese(f"{value:{grouped}.{len(decimals[1]) if decimals else 0}f}")


def _vietnamese(number: str) -> str:
    """The point between the thousands, the comma before the decimals."""
    return number.translate({ord(","): ".", ord("."): ","})

"""Tables of a web page: which of them hold values, and their rows."""

from collections.abc import Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING

from ingest.table_rows import printed_rows
from ingest.text import squeeze

if TYPE_CHECKING:
    # lxml ships no types; its elements have this interface.
    from xml.etree.ElementTree import Element

# A cell longer than this holds a page and not a value: such a table only places things side by side.
_MAX_CELL_CHARS = 1500
# A cell that spans rows is written in each of them, so that a row says by itself what it is about.
_MAX_REPEATED_CHARS = 200
_MAX_SPAN = 100
_ROWS = ("thead/tr", "tr", "tbody/tr", "tfoot/tr")
_SILENT = frozenset(["script", "style", "select", "button", "textarea", "noscript", "template"])
_INLINE = frozenset(
    "a abbr acronym b big cite code em font i ins kbd mark q s small span strike strong sub sup tt u".split()
)


def data_rows(table: "Element") -> list[str]:
    """The rows of a table of values, "a | b | c"; empty for a table that places text on the page."""
    if any(inner is not table and len(list(islice(inner.iter("tr"), 2))) > 1 for inner in table.iter("table")):
        return []
    rows = list(_rows(table))
    if max(map(len, rows), default=0) < 2 or any(len(cell) > _MAX_CELL_CHARS for row in rows for cell in row):
        return []
    return printed_rows(rows)


def _rows(table: "Element") -> Iterator[list[str]]:
    """The cells of each row, those that hang down from the rows above among them."""
    hanging: dict[int, tuple[int, str]] = {}
    for row in chain.from_iterable(table.iterfind(place) for place in _ROWS):
        cells: list[str] = []
        for cell in row:
            if cell.tag in ("td", "th"):
                _take_hanging(cells, hanging)
                text = cell_text(cell)
                if (down := _rows_spanned(cell)) > 1:
                    hanging[len(cells)] = (down - 1, text if len(text) <= _MAX_REPEATED_CHARS else "")
                cells.append(text)
        _take_hanging(cells, hanging)
        yield cells


def _take_hanging(cells: list[str], hanging: dict[int, tuple[int, str]]) -> None:
    while (column := len(cells)) in hanging:
        rows, text = hanging[column]
        cells.append(text)
        if rows > 1:
            hanging[column] = (rows - 1, text)
        else:
            del hanging[column]


def cell_text(cell: "Element") -> str:
    """The words of the cell on one line."""
    from lxml import etree

    parts: list[str] = []
    walker = etree.iterwalk(cell, events=("start", "end"))
    for event, element in walker:
        gap = "" if element.tag in _INLINE else " "
        if event == "start" and element.tag in _SILENT:
            walker.skip_subtree()
        elif event == "start":
            parts.append(gap + (element.text or ""))
        elif element is not cell:
            parts.append(gap + (element.tail or ""))
    return squeeze("".join(parts))


def _rows_spanned(cell: "Element") -> int:
    value = (cell.get("rowspan") or "").strip()
    return min(int(value), _MAX_SPAN) if value.isascii() and value.isdigit() else 1

"""Workbooks of Excel 97-2003 (.xls): the sheets one after the other, a line a row, cells as they are shown."""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.office.blocks import Block, render
from ingest.office.package import damaged, locked
from ingest.office.sheets import CUT_OFF, Quota, blocks, shown
from ingest.readers.content import Content, content

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Sheet

NAME = "xls/2"


def read(data: bytes) -> Content:
    """The sheets that are shown, in order; raises RejectedSource for what is no .xls, damaged or locked."""
    import xlrd

    quota = Quota()
    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, on_demand=True, logfile=io.StringIO())
        found = list(_sheets(book, quota))
    except Exception as error:  # xlrd meets broken workbooks with errors of many types
        raise (locked() if "encrypted" in str(error) else damaged()) from None
    return content(render(found), reading=CUT_OFF if quota.is_spent else None)


def _sheets(book: "Book", quota: Quota) -> Iterator[Block]:
    sheets = [sheet for sheet in map(book.sheet_by_index, range(book.nsheets)) if not sheet.visibility]
    for sheet in sheets:
        yield from blocks(sheet.name if len(sheets) > 1 else None, _rows(book, sheet, quota))


def _rows(book: "Book", sheet: "Sheet", quota: Quota) -> Iterator[list[str]]:
    for row in range(sheet.nrows):
        if not quota.takes(sheet.row_len(row)):
            return
        yield [_shown(book, sheet, row, column) for column in range(sheet.row_len(row))]


def _shown(book: "Book", sheet: "Sheet", row: int, column: int) -> str:
    import xlrd

    kind, value = sheet.cell_type(row, column), sheet.cell_value(row, column)
    if kind == xlrd.XL_CELL_ERROR:
        return ""
    if kind == xlrd.XL_CELL_BOOLEAN:
        return shown(bool(value))
    if kind not in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        return shown(value)
    number_format = book.format_map[book.xf_list[sheet.cell_xf_index(row, column)].format_key].format_str
    return shown(xlrd.xldate_as_datetime(value, book.datemode) if kind == xlrd.XL_CELL_DATE else value, number_format)

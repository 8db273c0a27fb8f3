"""Workbooks (.xlsx): the sheets one after the other, a line a row, cells as they are shown."""

import io
import warnings
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ingest.office.blocks import Block, render
from ingest.office.package import Package, damaged
from ingest.office.sheets import CUT_OFF, Quota, blocks, shown
from ingest.readers.content import Content, content

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell

NAME = "xlsx/2"


def read(data: bytes) -> Content:
    """The sheets that are shown, in order; raises RejectedSource for what is no .xlsx, damaged or locked."""
    Package(data).check()
    import openpyxl

    quota = Quota()
    try:
        with warnings.catch_warnings():
            # What openpyxl cannot keep (charts, validation) is not text.
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            found = list(_sheets(book, quota))
    except Exception:  # openpyxl meets broken workbooks with errors of many types
        raise damaged() from None
    return content(render(found), reading=CUT_OFF if quota.is_spent else None)


def _sheets(book: "Workbook", quota: Quota) -> Iterator[Block]:
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    for sheet in sheets:
        # What a file says of the size of a sheet is often wrong.
        sheet.reset_dimensions()
        yield from blocks(sheet.title if len(sheets) > 1 else None, _rows(sheet.iter_rows(), quota))


def _rows(rows: Iterator[Sequence["Cell"]], quota: Quota) -> Iterator[list[str]]:
    for row in rows:
        if not quota.takes(len(row)):
            return
        yield ["" if cell.data_type == "e" else shown(cell.value, cell.number_format) for cell in row]

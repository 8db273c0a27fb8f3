"""Tables of a Word document: without lines for what stands side by side, with lines and a repeated head for rows."""

from collections.abc import Sequence

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.parser import OxmlElement
from docx.shared import Mm
from docx.table import Table, _Cell

from bot.briefing.word.paper import TABLE


def side_by_side(document: Document, widths_mm: Sequence[float]) -> Table:
    """A table of one row without lines."""
    table: Table = document.add_table(rows=1, cols=len(widths_mm))
    _fix(table, widths_mm)
    return table


def ruled(document: Document, columns: Sequence[str], widths_mm: Sequence[float]) -> Table:
    """A table with lines whose first row, `columns`, is repeated on every page."""
    table: Table = document.add_table(rows=1, cols=len(columns))
    table.style = "Table Grid"
    for cell, name in zip(table.rows[0].cells, columns, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.style = TABLE
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(name).bold = True
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    _fix(table, widths_mm)
    return table


def add_row(table: Table, widths_mm: Sequence[float]) -> Sequence[_Cell]:
    """The cells of a new row of `table`, of the given widths."""
    cells: Sequence[_Cell] = table.add_row().cells  # type: ignore[no-untyped-call]  # python-docx gives it no types
    for cell, width in zip(cells, widths_mm, strict=True):
        cell.width = Mm(width)
        cell.paragraphs[0].style = TABLE
    return cells


def _fix(table: Table, widths_mm: Sequence[float]) -> None:
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, widths_mm, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)

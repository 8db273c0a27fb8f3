"""What stands above and below the text of an official paper: letterhead, subject, recipients and signature."""

from dataclasses import dataclass
from datetime import date

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from bot.briefing.word.tables import side_by_side

STATE, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
BLANK = "…"
_LEFT_MM, _RIGHT_MM = 68, 97
_SIGNATURE_GAP_PT = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """Who sends the paper; what is not given stays a blank to be filled in by hand."""

    superior: str = ""
    """The body above the one that sends it; its line is left out where it is not given."""
    agency: str = ""
    place: str = ""
    position: str = ""
    """Of who signs: "Chủ tịch"."""


def add_letterhead(document: Document, office: Office, today: date) -> None:
    """Nothing; issuer and number on the left, state, motto, place and day on the right."""
    # LibreOffice puts an empty line of its own above a table that begins a document.
    first = document.add_paragraph().paragraph_format
    first.line_spacing, first.space_after = Pt(1), Pt(0)
    left, right = side_by_side(document, (_LEFT_MM, _RIGHT_MM)).rows[0].cells
    if office.superior:
        _line(left, office.superior.upper(), size=12)
    agency = _line(left, office.agency.upper() or f"TÊN CƠ QUAN {BLANK * 3}", size=12, bold=True)
    _rule(agency, side_mm=22)
    _line(left, f"Số: {BLANK}/BC-{BLANK}", size=13)
    _line(right, STATE, size=12, bold=True)
    # The line is as long as the motto (Annex I, II.1.b).
    _rule(_line(right, MOTTO, size=13, bold=True), side_mm=20)
    _line(right, f"{office.place or BLANK}, ngày {BLANK} tháng {BLANK} năm {today.year}", size=13, italic=True)
    for cell in (left, right):
        cell._tc.remove(cell.paragraphs[0]._p)


def add_subject(document: Document, kind: str, about: str) -> None:
    """Nothing; the kind of paper and below it what it is about, with a line."""
    for text, space_pt in ((kind.upper(), 0), (about, 2)):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_before = Pt(18 if not space_pt else 0)
        paragraph.paragraph_format.space_after = Pt(space_pt)
        paragraph.add_run(text).bold = True
    _rule(document.paragraphs[-1], side_mm=60, after_pt=12)


def add_signature(document: Document, office: Office) -> None:
    """Nothing; recipients on the left, room for a signature and its name on the right."""
    document.add_paragraph().paragraph_format.space_after = Pt(0)
    left, right = side_by_side(document, (_LEFT_MM + 10, _RIGHT_MM - 10)).rows[0].cells
    recipients = [_line(left, "Nơi nhận:", size=12, bold=True, italic=True)]
    recipients += [_line(left, recipient, size=11) for recipient in (f"- {BLANK * 3};", "- Lưu: VT.")]
    for line in recipients:
        line.alignment = WD_ALIGN_PARAGRAPH.LEFT
    position = _line(right, office.position.upper() or f"CHỨC VỤ NGƯỜI KÝ {BLANK}", size=13, bold=True)
    position.paragraph_format.space_after = Pt(_SIGNATURE_GAP_PT)
    _line(right, f"Họ và tên {BLANK * 2}", size=13, bold=True)
    for cell in (left, right):
        cell._tc.remove(cell.paragraphs[0]._p)
    for row in document.tables[-1].rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _line(cell: _Cell, text: str, *, size: int, bold: bool = False, italic: bool = False) -> Paragraph:
    """A centred line of `cell`."""
    paragraph: Paragraph = cell.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = 1.0
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    return paragraph


def _rule(paragraph: Paragraph, *, side_mm: float, after_pt: float = 4) -> None:
    """A solid line below `paragraph`, drawn as the upper border of a thin paragraph after it."""
    line = OxmlElement("w:p")
    paragraph._p.addnext(line)
    thin = Paragraph(line, paragraph._parent)
    thin.paragraph_format.left_indent = thin.paragraph_format.right_indent = Mm(side_mm)
    thin.paragraph_format.space_before = Pt(2)
    thin.paragraph_format.space_after = Pt(after_pt)
    thin.paragraph_format.line_spacing = Pt(2)
    borders = OxmlElement("w:pBdr")
    borders.append(
        OxmlElement("w:top", {qn("w:val"): "single", qn("w:sz"): "6", qn("w:space"): "0", qn("w:color"): "000000"})
    )
    properties = thin._p.get_or_add_pPr()
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")

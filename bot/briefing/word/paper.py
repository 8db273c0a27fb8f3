"""The paper of Decree 30/2020/NĐ-CP, Annex I: A4, margins, Times New Roman, page numbers at the top from page 2."""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt
from docx.styles.style import CharacterStyle, ParagraphStyle
from docx.text.paragraph import Paragraph

from bot.briefing.word.footnotes import REFERENCE_STYLE, TEXT_STYLE

FONT = "Times New Roman"
BODY_PT, SMALL_PT, NOTE_PT = 13, 12, 10
TABLE, HEADING = "Ban tom tat - bang", "Ban tom tat - de muc"
# Annex I, section I and II: top and bottom 20-25 mm, left 30-35, right 15-20; first lines in by 1 or 1.27 cm,
# 6 pt at least between paragraphs, lines from single to one and a half.
_MARGINS_MM = {"top_margin": 20, "bottom_margin": 20, "left_margin": 30, "right_margin": 15}
FIRST_LINE = Mm(12.7)


def prepare(document: Document) -> None:
    """Nothing; `document`, new and empty, has the page, the styles and the page numbers."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for name, value in _MARGINS_MM.items():
        setattr(section, name, Mm(value))
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    section.first_page_header.is_linked_to_previous = False
    for header in (section.first_page_header, section.header):
        header.paragraphs[0].paragraph_format.space_after = Pt(0)
    _number_pages(section.header.paragraphs[0])
    _styles(document)


def _styles(document: Document) -> None:
    normal = document.styles["Normal"]
    assert isinstance(normal, ParagraphStyle)
    _font(normal, BODY_PT)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.1
    language = OxmlElement("w:lang", {qn("w:val"): "vi-VN"})
    normal.element.get_or_add_rPr().append(language)
    for name, size in ((TABLE, SMALL_PT), (TEXT_STYLE, NOTE_PT)):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        assert isinstance(style, ParagraphStyle)
        style.base_style = normal
        _font(style, size)
        style.paragraph_format.space_after = Pt(2)
        style.paragraph_format.line_spacing = 1.0
    document.styles[TEXT_STYLE].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    heading = document.styles.add_style(HEADING, WD_STYLE_TYPE.PARAGRAPH)
    heading.base_style = normal
    heading.font.bold = True
    heading.paragraph_format.keep_with_next = True
    heading.paragraph_format.first_line_indent = FIRST_LINE
    heading.paragraph_format.space_before = Pt(6)
    reference = document.styles.add_style(REFERENCE_STYLE, WD_STYLE_TYPE.CHARACTER)
    reference.font.superscript = True


def _font(style: CharacterStyle, size_pt: int) -> None:
    style.font.name, style.font.size = FONT, Pt(size_pt)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)


def _number_pages(paragraph: Paragraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run()
    for kind in ("begin", "separate", "end"):
        run._r.append(OxmlElement("w:fldChar", {qn("w:fldCharType"): kind}))
    code = OxmlElement("w:instrText")
    code.text = "PAGE"
    run._r.insert(list(run._r).index(run._r.findall(qn("w:fldChar"))[1]), code)

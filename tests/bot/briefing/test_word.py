"""The .docx file, opened by python-docx, by the project's own reader, and as LibreOffice prints it."""

import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import docx
import pypdfium2
import pytest
from defusedxml.ElementTree import fromstring
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Length
from docx.text.paragraph import Paragraph

from bot.briefing.value import Briefing
from bot.briefing.word import Office, word_of
from bot.briefing.wording import footnote
from ingest.read import RawDocument, read
from ingest.text import squeeze

OFFICE = Office(superior="UBND tỉnh A", agency="Sở Nội vụ", place="Thành phố B", position="Giám đốc")
_SOFFICE = shutil.which("soffice")
_MM = 72 / 25.4
_TEXT = 1
_SAME_LINE_MM = 1.8


@pytest.fixture(scope="module")
def file(briefing: Briefing) -> bytes:
    return word_of(briefing, OFFICE, date(2026, 3, 1))


@pytest.fixture(scope="module")
def opened(file: bytes) -> Document:
    return docx.Document(BytesIO(file))


@pytest.fixture(scope="module")
def printed(file: bytes, tmp_path_factory: pytest.TempPathFactory) -> Iterator[pypdfium2.PdfDocument]:
    """The file as LibreOffice prints it."""
    if _SOFFICE is None:
        pytest.skip("no LibreOffice on this machine (Debian: apt-get install libreoffice-writer)")
    folder = tmp_path_factory.mktemp("printed")
    (folder / "bao-cao.docx").write_bytes(file)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [_SOFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), "bao-cao.docx"]
    subprocess.run(command, cwd=folder, capture_output=True, check=True, timeout=120)
    pdf = pypdfium2.PdfDocument(folder / "bao-cao.pdf")
    yield pdf
    pdf.close()


class Line(NamedTuple):
    """A printed line: its characters, blanks aside, with the distance of each from the left edge in mm."""

    top_mm: float
    chars: list[tuple[str, float]]

    @property
    def text(self) -> str:
        return "".join(char for char, _ in self.chars)

    def says(self, words: str) -> bool:
        return _solid(words) in self.text

    def left_of(self, words: str) -> float:
        """Where `words` begin, in mm."""
        return self.chars[self.text.index(_solid(words))][1]


def printed_lines(page: pypdfium2.PdfPage) -> list[Line]:
    """The lines of a page from top to bottom, their characters from left to right.

    Letters that a font lacks come from another one, and stand at the end of their line in the text layer.
    """
    text, height = page.get_textpage(), page.get_height()
    lines: list[Line] = []
    for at in range(text.count_chars()):
        char = text.get_text_range(at, 1)
        left, bottom, _, top = text.get_charbox(at, loose=True)
        if char.strip():
            middle = (height - (top + bottom) / 2) / _MM
            line = next((one for one in lines if abs(one.top_mm - middle) < _SAME_LINE_MM), None)
            if line is None:
                lines.append(line := Line(middle, []))
            line.chars.append((char, left / _MM))
    return [Line(line.top_mm, sorted(line.chars, key=lambda one: one[1])) for line in sorted(lines)]


def _solid(text: str) -> str:
    return "".join(text.split())


def notes_in(file: bytes) -> list[str]:
    """The texts of the footnotes part, in the order of their numbers."""
    root = fromstring(zipfile.ZipFile(BytesIO(file)).read("word/footnotes.xml"))
    notes = [note for note in root if note.get(qn("w:type")) is None]
    assert [note.get(qn("w:id")) for note in notes] == [str(number) for number in range(1, len(notes) + 1)]
    return ["".join(text.text or "" for text in note.iter(qn("w:t"))).strip() for note in notes]


def paragraphs(opened: Document) -> Iterator[Paragraph]:
    """Every paragraph, those of tables included."""
    yield from opened.paragraphs
    for table in opened.tables:
        yield from (paragraph for row in table.rows for cell in row.cells for paragraph in cell.paragraphs)


def millimetres(length: Length | None) -> int:
    assert length is not None
    return round(float(length.mm))


def test_the_footnotes_are_words_own_and_hold_quote_and_source(briefing: Briefing, file: bytes) -> None:
    assert notes_in(file) == [footnote(citation) for citation in briefing.citations]
    for note, citation in zip(notes_in(file), briefing.citations, strict=True):
        assert squeeze(citation.quote) in note


def test_every_statement_refers_to_its_footnote(briefing: Briefing, opened: Document) -> None:
    cited: dict[str, list[str]] = {}
    for paragraph in paragraphs(opened):
        for reference in paragraph._p.iter(qn("w:footnoteReference")):
            cited.setdefault(reference.get(qn("w:id")), []).append(paragraph.text)
    numbers = iter(range(1, len(briefing.citations) + 1))
    for statement in briefing.statements:
        for _ in statement.citations:
            (text,) = cited[str(next(numbers))]
            assert text.endswith(statement.items[-1] if statement.items else statement.text)


def test_word_finds_what_it_needs(file: bytes) -> None:
    package = zipfile.ZipFile(BytesIO(file))
    assert 'PartName="/word/footnotes.xml"' in package.read("[Content_Types].xml").decode()
    assert "relationships/footnotes" in package.read("word/_rels/document.xml.rels").decode()
    settings = package.read("word/settings.xml").decode()
    assert settings.index("<w:footnotePr>") < settings.index("<w:compat>")


def test_the_page_is_that_of_decree_30(opened: Document) -> None:
    section = opened.sections[0]
    assert (millimetres(section.page_width), millimetres(section.page_height)) == (210, 297)
    assert 20 <= millimetres(section.top_margin) <= 25
    assert 20 <= millimetres(section.bottom_margin) <= 25
    assert 30 <= millimetres(section.left_margin) <= 35
    assert 15 <= millimetres(section.right_margin) <= 20
    body = opened.styles["Normal"]
    assert body.font.name == "Times New Roman"
    assert 13 <= body.font.size.pt <= 14
    text = next(one for one in opened.paragraphs if one.text.startswith("Báo cáo này"))
    assert text.alignment is WD_ALIGN_PARAGRAPH.JUSTIFY
    assert 10 <= text.paragraph_format.first_line_indent.mm <= 12.71


def test_page_numbers_begin_on_the_second_page(opened: Document) -> None:
    section = opened.sections[0]
    assert section.different_first_page_header_footer
    (number,) = section.header.paragraphs
    assert number.alignment is WD_ALIGN_PARAGRAPH.CENTER
    assert [code.text for code in number._p.iter(qn("w:instrText"))] == ["PAGE"]
    assert not section.first_page_header.paragraphs[0].text


def test_heads_of_tables_are_repeated(opened: Document) -> None:
    ruled = [table for table in opened.tables if table.style and table.style.name == "Table Grid"]
    assert [table.rows[0].cells[0].text for table in ruled] == ["Địa phương", "Ngày", "Câu"]
    for table in ruled:
        assert list(table.rows[0]._tr.iter(qn("w:tblHeader")))


def test_blanks_are_left_for_what_is_not_known(briefing: Briefing) -> None:
    blank = docx.Document(BytesIO(word_of(briefing, Office(), date(2026, 3, 1))))
    texts = [paragraph.text for paragraph in paragraphs(blank)]
    assert "TÊN CƠ QUAN ………" in texts
    assert "…, ngày … tháng … năm 2026" in texts


def test_the_projects_own_reader_reads_the_same_statements(briefing: Briefing, file: bytes, tmp_path: Path) -> None:
    path = tmp_path / "bao-cao.docx"
    path.write_bytes(file)
    (document,) = read(path, key="bao-cao.docx")
    assert isinstance(document, RawDocument)
    text = squeeze(document.text)
    for statement in briefing.statements:
        for said in (statement.text, *statement.items):
            assert said in text, said
    for one in briefing.open_questions:
        assert one.question in text
    for citation in briefing.citations:
        assert squeeze(citation.quote) in text


def test_it_prints_on_a4_in_a_serif_font(printed: pypdfium2.PdfDocument) -> None:
    assert len(printed) > 3
    for page in printed:
        assert [round(side / _MM) for side in page.get_size()] == [210, 297]
        fonts = {thing.get_font().get_base_name() for thing in page.get_objects() if thing.type == _TEXT}
        # Where Times New Roman is not installed LibreOffice takes what comes nearest.
        assert all("Times" in font or "Serif" in font for font in fonts), fonts


def test_state_and_motto_stand_at_the_upper_right(printed: pypdfium2.PdfDocument) -> None:
    lines = printed_lines(printed[0])
    for words, most_mm in (("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 28), ("Độc lập - Tự do - Hạnh phúc", 34)):
        (line,) = (one for one in lines if one.says(words))
        assert line.top_mm < most_mm
        assert line.left_of(words) > 95
    (agency,) = (one for one in lines if one.says("SỞ NỘI VỤ"))
    assert agency.left_of("SỞ NỘI VỤ") < 95


def test_pages_are_numbered_from_the_second_at_the_top(printed: pypdfium2.PdfDocument) -> None:
    for number, page in enumerate(printed, start=1):
        above = [line for line in printed_lines(page) if line.top_mm < 18]
        assert [line.text for line in above] == ([] if number == 1 else [str(number)])
        # In the middle between the margins, 30 and 15 mm.
        assert all(110 < line.chars[0][1] < 115 for line in above)


def test_what_is_printed_is_what_the_briefing_says(briefing: Briefing, printed: pypdfium2.PdfDocument) -> None:
    words = "".join(line.text for page in printed for line in printed_lines(page))
    for section in briefing.sections:
        assert _solid(section.title.upper()) in words
    said = [one for one in briefing.statements if not one.items and not one.under and len(one.text) < 80]
    assert said
    for statement in said:
        assert _solid(statement.text) in words

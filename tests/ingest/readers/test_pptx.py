"""Presentations made here, and broken ones."""

import io
import re
import zipfile
from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.errors import RejectedSource
from ingest.readers import pptx
from tests.ingest.office.packages import package, paragraph, word
from tests.ingest.readers.damage import damaged


@cache
def slides() -> bytes:
    """Two slides: text with notes, then a table."""
    from pptx import Presentation
    from pptx.util import Inches

    show = Presentation()
    first = show.slides.add_slide(show.slide_layouts[1])
    first.placeholders[1].text_frame.text = "Một"
    first.placeholders[1].text_frame.add_paragraph().text = "Hai"
    first.shapes.title.text = "Cải cách\vhành chính"
    first.notes_slide.notes_text_frame.text = "nói chậm"
    box = first.shapes.add_textbox(0, 0, Inches(1), Inches(1))
    box.text_frame.text = "Ô chữ"
    second = show.slides.add_slide(show.slide_layouts[5])
    second.shapes.title.text = "Bảng"
    table = second.shapes.add_table(3, 3, 0, 0, Inches(1), Inches(1)).table
    for row in range(3):
        for column in range(3):
            table.cell(row, column).text = f"{row}{column}"
    table.cell(1, 0).merge(table.cell(2, 0))
    file = io.BytesIO()
    show.save(file)
    return file.getvalue()


def changed(part: str, change: Callable[[str], str]) -> bytes:
    """The slides with one part rewritten."""
    with zipfile.ZipFile(io.BytesIO(slides())) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(bytes(parts[part]).decode())  # type: ignore[arg-type] # what was read is bytes
    return package(parts)


def test_a_slide_is_a_page_with_its_title_text_tables_and_notes() -> None:
    found = pptx.read(slides())
    first, second = (
        "## Cải cách hành chính\n\n- Một\n- Hai\n\nÔ chữ\n\nGhi chú: nói chậm",
        "## Bảng\n\n| 00 | 01 | 02 |\n",
    )
    assert found.text.startswith(f"{first}\n\n{second}")
    assert found.text.endswith("| 10 20 | 11 | 12 |\n|  | 21 | 22 |")
    assert found.title == "Cải cách hành chính"
    assert [found.reading.page_at(found.text.index(word)) for word in ("Cải", "nói", "Bảng", "22")] == [1, 1, 2, 2]


def test_numbers_are_counted_and_bullets_left_out_where_the_slide_says_so() -> None:
    numbers = iter(['<a:buAutoNum type="alphaLcParenR" startAt="2"/>'] * 2)
    data = changed(
        "ppt/slides/slide1.xml",
        lambda xml: re.sub(r"<a:p>(?=<a:r><a:t>(?:Một|Hai))", lambda _: f"<a:p><a:pPr>{next(numbers)}</a:pPr>", xml),
    )
    assert "b) Một\n\nc) Hai" in pptx.read(data).text
    data = changed(
        "ppt/slides/slide1.xml", lambda xml: xml.replace("<a:r><a:t>Một", "<a:pPr><a:buNone/></a:pPr><a:r><a:t>Một")
    )
    assert "\n\nMột\n\n- Hai" in pptx.read(data).text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "hỏng"),
        (word(paragraph("x")), "hỏng"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
    ],
    ids=["empty", "a text", "locked"],
)
def test_what_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(RejectedSource, match=reason):
        pptx.read(data)


@given(data=damaged(slides()) | st.binary(max_size=300))
@settings(max_examples=40)
def test_damage_is_rejected_or_read(data: bytes) -> None:
    try:
        assert pptx.read(data).text
    except RejectedSource as rejected:
        assert rejected.help


@given(draw=st.data())
@settings(max_examples=40)
def test_odd_slides_are_rejected_or_read(draw: st.DataObject) -> None:
    data = changed("ppt/slides/slide1.xml", lambda xml: draw.draw(damaged(xml.encode())).decode("utf-8", "replace"))
    try:
        assert pptx.read(data).text
    except RejectedSource as rejected:
        assert rejected.help

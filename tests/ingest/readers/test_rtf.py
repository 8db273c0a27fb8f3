"""Rich text made here, and broken ones."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.errors import RejectedSource
from ingest.readers import rtf
from tests.ingest.readers.damage import damaged

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0"
    r"{\fonttbl{\f0\fcharset0 Arial;}{\f1\fnil .VnTime;}{\f2 .VnTimeH;}{\f3\fcharset163 Tahoma;}}"
    r"{\stylesheet{\s0 Normal;}{\s4 toc 1;}}{\info{\title X}{\author Y}}"
)


def escaped(text: str) -> str:
    return "".join(char if char.isascii() else f"\\u{ord(char)}?" for char in text)


def text_of(body: str) -> str:
    return rtf.read((HEAD + escaped(body) + "}").encode("latin-1")).text


def test_paragraphs_signs_and_unicode() -> None:
    assert (
        text_of(r"Nghị định\line {\b số}~1\par\'93hai\'94\emdash\tab x\{\}\bin3 \}}\par")
        == "Nghị định\nsố~1\n\n“hai”— x{}"
    )


def test_what_stands_in_for_unicode_is_skipped() -> None:
    assert text_of(r"\uc2 \u7883\'e1\'e2 a\uc0\u273 \u-4051 b") == "ị ađ\uf02db"


def test_code_pages_and_legacy_fonts() -> None:
    found = rtf.read((HEAD + r"{\f3 ti\'ea\'ecng}\par{\f1 c\'e9ng} {\f2 ho\'b5}}").encode())
    assert (found.text, found.reading.converted_from) == ("tiếng\n\ncộng HOÀ", "TCVN3")


def test_what_is_not_printed_is_left_out() -> None:
    body = (
        r"{\header đầu}{\*\generator x;}{\v ẩn}{\deleted xóa}{\pict 0102}a{\field{\*\fldinst PAGE}{\fldrslt 5}}\plain b"
    )
    assert text_of(body + r"\par\s4 Mục lục 5\par") == "a5b"


def test_tables_are_rows_also_in_cells() -> None:
    inner = r"\itap2 a\nestcell b\nestcell{\*\nesttableprops\nestrow}\itap1"
    rows = r"\pard\intbl TT\cell Việc\cell\row\intbl 1\cell" + inner + r"\cell\row"
    assert text_of(r"Bảng\par" + rows + r"\pard Hết\par") == "Bảng\n\nTT | Việc\n1 | a b\n\nHết"


def test_a_letterhead_reads_left_then_right() -> None:
    row = r"\pard\intbl UBND TỈNH X\par SỞ Y\cell CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\par Độc lập - Tự do\cell\row\pard "
    assert text_of(row + r"KẾ HOẠCH").split("\n\n") == [
        "UBND TỈNH X\nSỞ Y",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do",
        "KẾ HOẠCH",
    ]


def test_printed_numbers_capitals_headings_and_notes() -> None:
    body = r"{\listtext\pard Điều 1.\tab}Một{\super\chftn{\footnote\pard sửa đổi}}\par{\pntext\'b7\tab}{\caps hai}\par"
    heading = r"\pard\outlinelevel1 Mục đích\par\pard Hết"
    assert text_of(body + heading) == "Điều 1. Một[1]\n\n· HAI\n\n## Mục đích\n\nHết\n\n[1] sửa đổi"


def test_text_boxes_are_read_once() -> None:
    box = r"{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt DỰ THẢO\par}}{\shprslt DỰ THẢO}}"
    assert sorted(text_of(r"Một" + box + r"\par").split("\n\n")) == ["DỰ THẢO", "Một"]


def test_what_is_cut_off_is_read_with_a_warning() -> None:
    found = rtf.read((HEAD + r"M\'f4t {\b hai").encode())
    assert found.text == "Môt hai" and "bị mất" in found.reading.warnings[0]


@pytest.mark.parametrize(("data", "reason"), [(b"", "RTF"), (b"words", "RTF"), (b"{\\rtf1 }", "trống")])
def test_what_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(RejectedSource, match=reason) as rejected:
        rtf.read(data)
    assert rejected.value.help


def test_depth_without_end_does_no_harm() -> None:
    assert text_of("{" * 50_000 + r"a\intbl\itap999999999\cell") == "a"


WHOLE = (
    HEAD + r"\pard\intbl a\cell\row{\footnote x}\u7883?{\shptxt b}{\field{\*\fldinst c}{\fldrslt d}}\'f4\bin2 ab}"
).encode()


@given(data=damaged(WHOLE) | st.binary(max_size=200).map(lambda data: WHOLE + data))
@settings(max_examples=150)
def test_damage_is_rejected_or_read(data: bytes) -> None:
    try:
        assert rtf.read(data).text
    except RejectedSource as rejected:
        assert rejected.help

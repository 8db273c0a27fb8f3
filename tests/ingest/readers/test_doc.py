"""Word 97 documents made here, and broken ones."""

import difflib
import struct
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.errors import RejectedSource
from ingest.readers import doc, docx
from tests.ingest.office.word97 import Doc, level, ole, sprm
from tests.ingest.readers.damage import damaged

DOCUMENTS = Path(__file__).parents[4] / "shared" / "documents"
IN_TABLE, ROW_END = sprm(0x2416, 1), sprm(0x2416, 1) + sprm(0x2417, 1)
needs_documents = pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the office documents are not here")


def text_of(body: str, **more: object) -> str:
    return doc.read(Doc(body=body, **more).build()).text  # type: ignore[arg-type]


@pytest.mark.parametrize("is_single_byte", [True, False])
def test_paragraphs_breaks_and_fields(is_single_byte: bool) -> None:
    body = "M\xf4t “hai”\x0bba\r\x13 HYPERLINK x \x14xem\x15 \x13 PAGE \x15n\x1e1\x0c\x01\rs\x1f\r"
    assert text_of(body, is_single_byte=is_single_byte) == "Môt “hai”\nba\n\nxem n-1\n\ns"


def test_text_beyond_one_plane_and_vietnamese() -> None:
    assert text_of("Nghị định 🙂\r") == "Nghị định 🙂"


def test_tables_are_rows() -> None:
    cells = dict.fromkeys(range(1, 13), IN_TABLE) | {4: ROW_END, 8: ROW_END, 12: ROW_END}
    body = "Bảng\rTT\x07Việc\x07Nơi\x07\x071\x07Rà\x07A\x07\x072\x07\x07B\x07\x07Hết\r"
    assert text_of(body, paragraphs=cells) == "Bảng\n\nTT | Việc | Nơi\n1 | Rà | A\n2 |  | B\n\nHết"


def test_a_letterhead_reads_left_then_right() -> None:
    body = "UBND TỈNH X\rSỞ Y\x07CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\rĐộc lập - Tự do - Hạnh phúc\x07\x07KẾ HOẠCH\r"
    cells = dict.fromkeys(range(4), IN_TABLE) | {4: ROW_END}
    assert text_of(body, paragraphs=cells).split("\n\n") == [
        "UBND TỈNH X\nSỞ Y",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
        "KẾ HOẠCH",
    ]


def test_a_table_in_a_cell() -> None:
    inner = sprm(0x2416, 1) + sprm(0x6649, 2, 4)
    body = "TT\x07Việc\x07\x071\x07a\rb\r\r\x07\x07"
    cells = {0: IN_TABLE, 1: IN_TABLE, 2: ROW_END, 3: IN_TABLE, 7: IN_TABLE, 8: ROW_END}
    cells |= {4: inner + sprm(0x244B, 1), 5: inner + sprm(0x244B, 1), 6: inner + sprm(0x244C, 1)}
    assert text_of(body, paragraphs=cells) == "TT | Việc\n1 | a b"


def test_deleted_and_hidden_text_is_left_out_and_capitals_shown() -> None:
    runs = [
        ("10", sprm(0x0800, 1)),
        ("ẩn", sprm(0x083C, 1)),
        ("thông báo", sprm(0x083B, 1)),
        ("thường", sprm(0x083B, 0x80)),
    ]
    assert text_of("Hạn 1015 ngày ẩn thông báo thường\r", runs=runs) == "Hạn 15 ngày THÔNG BÁO thường"


def test_legacy_fonts_are_read_as_their_encoding() -> None:
    runs = [("c\xe9ng ho\xb5", sprm(0x4A4F, 1, 2)), ("th\xabng", sprm(0x4A4F, 2, 2))]
    data = Doc(body="c\xe9ng ho\xb5 th\xabng\r", runs=runs, fonts=("Arial", ".VnTime", ".VnTimeH")).build()
    found = doc.read(data)
    assert (found.text, found.reading.converted_from) == ("cộng hoà THÔNG", "TCVN3")


def test_automatic_numbers_are_written_out() -> None:
    levels = [level(1, 0, "Điều %1."), level(1, 4, "%2)")] + [level(1, 255, "")] * 7
    definitions = struct.pack("<H", 1) + struct.pack("<ii18xBB", 77, 0, 0, 0) + b"".join(levels)
    uses = struct.pack("<I", 2) + struct.pack("<i8xBBBB", 77, 0, 0, 0, 0) + struct.pack("<i8xBBBB", 77, 1, 0, 0, 0)
    uses += struct.pack("<I", 0xFFFFFFFF) * 2 + struct.pack("<iI", 9, 0x10)
    first, second, again = sprm(0x460B, 1, 2), sprm(0x460B, 1, 2) + sprm(0x260A, 1), sprm(0x460B, 2, 2)
    paragraphs = {0: first, 1: second, 2: second, 3: first, 4: again}
    text = text_of("Một\rx\ry\rHai\rChín\rHết\r", paragraphs=paragraphs, lists=definitions, list_uses=uses)
    assert text.split("\n\n") == ["Điều 1. Một", "a) x", "b) y", "Điều 2. Hai", "Điều 9. Chín", "Hết"]


def test_notes_and_text_boxes_follow_the_text() -> None:
    found = text_of("Một\x02.\rHai\r", footnotes="\x02 sửa đổi\r\r", boxes="DỰ THẢO\r", footnote_bounds=(0, 10, 11, 14))
    assert found == "Một[1].\n\nHai\n\nDỰ THẢO\n\n[1] sửa đổi"


def test_a_header_is_read_only_where_it_is_the_letterhead() -> None:
    headers = "Dự thảo\rSỞ Y\tĐẢNG CỘNG SẢN VIỆT NAM\r"
    text = text_of("Thân\r", headers=headers, header_bounds=(0, 0, 8, 8, len(headers), len(headers)))
    assert text == "SỞ Y\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\nThân"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "hỏng"),
        (ole({"Workbook": b"x"}), "không chứa văn bản Word"),
        (ole({"EncryptedPackage": b"x"}), "mật khẩu"),
        (Doc(body="x\r", flags=0x0300).build(), "mật khẩu"),
        (Doc(body="x\r", version=0x68).build(), "Word 95"),
        (Doc(body="\r").build(), "trống"),
        (Doc(body="x\r").build()[:3000], "hỏng"),
    ],
    ids=["empty", "a workbook", "locked package", "locked", "Word 95", "no words", "cut off"],
)
def test_what_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(RejectedSource, match=reason) as rejected:
        doc.read(data)
    assert rejected.value.help


WHOLE = Doc(
    body="Một\x02\rTT\x07Việc\x07\x07", paragraphs={1: IN_TABLE, 2: IN_TABLE, 3: ROW_END}, lists=b"\1\0" + b"\0" * 90
).build()


@given(data=damaged(WHOLE) | st.binary(max_size=300).map(lambda data: WHOLE[:512] + data))
@settings(max_examples=100)
def test_damage_is_rejected_or_read(data: bytes) -> None:
    try:
        assert doc.read(data).text
    except RejectedSource as rejected:
        assert rejected.help


@needs_documents
@given(draw=st.data())
@settings(max_examples=25)
def test_damage_to_a_real_document_is_rejected_or_read(draw: st.DataObject) -> None:
    whole = (DOCUMENTS / "office" / "CT9UB.DOC").read_bytes()
    try:
        assert doc.read(draw.draw(damaged(whole))).text
    except RejectedSource as rejected:
        assert rejected.help


@needs_documents
def test_the_two_formats_of_one_document_give_the_same_words() -> None:
    old, new = (DOCUMENTS / "office" / f"36-HD_VPTW_380096.{suffix}" for suffix in ("doc", "docx"))
    first, second = doc.read(old.read_bytes()).text.split(), docx.read(new.read_bytes()).text.split()
    blocks = difflib.SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    assert sum(block.size for block in blocks) >= 0.99 * max(len(first), len(second))


@needs_documents
def test_columns_set_with_tabs_are_read_one_after_the_other() -> None:
    text = doc.read((DOCUMENTS / "office" / "CT9UB.DOC").read_bytes()).text
    assert text.startswith("ỦY BAN NHÂN DÂN\nTỈNH BÌNH DƯƠNG\nSố: 09/2009/CT-UBND\n\nCỘNG HÒA")
    assert text.endswith("- Lưu VT.\n\nTM. UỶ BAN NHÂN DÂN\nKT.CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(Đã ký)\nNguyễn Văn Hiệp")


@needs_documents
def test_a_document_of_the_old_format_is_read_whatever_its_suffix() -> None:
    text = doc.read((DOCUMENTS / "traps" / "06_LUAT_LuatPCCC.docx").read_bytes()).text
    assert text.startswith("QUỐC HỘI\nLuật số: 27/2001/QH10\n\nCỘNG HOÀ") and text.endswith("Nông Đức Mạnh")
    assert [f"Điều {number}. " in text for number in range(1, 66)] == [True] * 65

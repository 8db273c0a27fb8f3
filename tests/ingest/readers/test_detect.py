"""What a file is goes by its content; every case is a file as offices have them."""

import io
import struct
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.readers.detect import format_of, mismatch
from ingest.readers.formats import FORMATS

TRAPS = Path(__file__).parents[4] / "shared" / "documents" / "traps"


def zipped(*names: str, mimetype: str | None = None) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, "x" * 100)
    return buffer.getvalue()


def compound(*streams: str) -> bytes:
    """A compound file (the form of Office 97) with empty streams of these names in its root."""
    free, end, fat = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0) + struct.pack("<I", 0) + b"\xff" * 432
    table = struct.pack("<II", fat, end) + struct.pack("<I", free) * 126
    entries = b""
    for number, name in enumerate(("Root Entry", *streams)):
        coded = name.encode("utf-16-le")
        is_root = number == 0
        right = number + 1 if 0 < number < len(streams) else free
        child = 1 if is_root and streams else free
        links = struct.pack("<BBIII", 5 if is_root else 2, 1, free, right, child)
        entries += coded.ljust(64, b"\0") + struct.pack("<H", len(coded) + 2) + links + bytes(36)
        entries += struct.pack("<IQ", end, 0)
    return header + table + entries.ljust(512, b"\0")


PAGE = "<!DOCTYPE html><html><body><p>Xin chào</p></body></html>"
MAIL = "From: a@b.vn\nTo: c@d.vn\nMIME-Version: 1.0\nSubject: x\n\nChào anh"
SAVED = "From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\tboundary=x\n\n--x--"

KINDS: dict[str, tuple[bytes, str]] = {
    "pdf": (b"%PDF-1.7\n%\xe2\xe3", "pdf"),
    "pdf after a mail header": (b"\r\n" * 100 + b"%PDF-1.4", "pdf"),
    "word 97": (compound("1Table", "WordDocument"), "doc"),
    "excel 97": (compound("Workbook"), "xls"),
    "powerpoint 97": (compound("PowerPoint Document", "Pictures"), "ppt"),
    "outlook": (compound("__properties_version1.0"), "msg"),
    "with a password": (compound("EncryptionInfo", "EncryptedPackage"), "locked"),
    "some other compound file": (compound("Something"), "unknown"),
    "damaged compound file": (compound("WordDocument")[:700], "unknown"),
    "docx": (zipped("[Content_Types].xml", "word/document.xml"), "docx"),
    "docx cut short": (zipped("[Content_Types].xml", "word/document.xml")[:200], "docx"),
    "xlsx": (zipped("[Content_Types].xml", "xl/workbook.xml"), "xlsx"),
    "pptx": (zipped("[Content_Types].xml", "ppt/presentation.xml"), "pptx"),
    "odt": (zipped("content.xml", mimetype="application/vnd.oasis.opendocument.text"), "odt"),
    "ods": (zipped("content.xml", mimetype="application/vnd.oasis.opendocument.spreadsheet"), "ods"),
    "epub": (zipped("a.xhtml", mimetype="application/epub+zip"), "epub"),
    "zip": (zipped("a/b.docx"), "zip"),
    "empty zip": (zipped(), "zip"),
    "jar": (zipped("META-INF/MANIFEST.MF"), "program"),
    "rtf": (b"\n{\\rtf1\\ansi", "rtf"),
    "page": (PAGE.encode(), "html"),
    "page after a comment": (b"<!-- saved from url=(0014)about:internet -->\n<html>", "html"),
    "page in utf-16": (PAGE.encode("utf-16"), "html"),
    "table of a web system": (b"<table border=1><tr><td>a</td></tr></table>", "html"),
    "word's own xml": (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:x/>', "office-xml"),
    "mail": (MAIL.encode(), "eml"),
    "saved page": (SAVED.encode(), "mht"),
    "jpeg": (b"\xff\xd8\xff\xe0\0\x10JFIF", "jpeg"),
    "png": (b"\x89PNG\r\n\x1a\n\0", "png"),
    "tiff": (b"II*\0\x08\0\0\0", "tiff"),
    "bmp": (b"BM\x36\0\0\0\0\0\0\0\x36\0\0\0", "bmp"),
    "gif": (b"GIF89a\x01\0", "gif"),
    "webp": (b"RIFF\x10\0\0\0WEBPVP8 ", "webp"),
    "heic": (b"\0\0\0\x18ftypheic\0\0", "heic"),
    "rar": (b"Rar!\x1a\x07\x01\0", "rar"),
    "7z": (b"7z\xbc\xaf\x27\x1c\0\x04", "7z"),
    "gzip": (b"\x1f\x8b\x08\0\0\0", "gzip"),
    "program": (b"MZ\x90\0\x03\0\0\0" + bytes(100), "program"),
    "song": (b"ID3\x03\0", "media"),
    "film": (b"\0\0\0\x18ftypmp42\0\0", "media"),
    "font": (b"\0\x01\0\0\0\x12", "font"),
    "database": (b"SQLite format 3\0", "database"),
    "text": ("Kính gửi: Sở Nội vụ".encode(), "text"),
    "text in utf-16": ("Kính gửi: Sở Nội vụ".encode("utf-16"), "text"),
    "text in an old encoding": (b"C\xe9ng h\xdfa x\xb7 h\xe9i", "text"),
    "text that begins like a mail": (b"To: all\nFrom: me\n\nhello", "text"),
    "nothing": (b"", "empty"),
    "only spaces": (b" \r\n\t", "empty"),
    "noise": (bytes(range(256)) * 4, "unknown"),
}


@pytest.mark.parametrize("case", KINDS)
@pytest.mark.parametrize("name", ["a.bin-khong-ro", "văn bản", "a.docx"])
def test_the_content_decides(case: str, name: str) -> None:
    data, kind = KINDS[case]
    assert format_of(io.BytesIO(data), name) == kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.md", "markdown"),
        ("a.JSONL", "jsonl"),
        ("a.html", "html"),
        ("a.txt", "text"),
        ("a.docx", "text"),
        ("a", "text"),
        ("a.ini", "settings"),
        ("thư mục/Thumbs.db", "settings"),
    ],
)
def test_the_suffix_tells_kinds_of_text_apart(name: str, kind: str) -> None:
    assert format_of(io.BytesIO("Sở Nội vụ".encode()), name) == kind


@pytest.mark.parametrize(
    ("kind", "name", "warning"),
    [
        ("doc", "a.DOCX", "Đuôi tệp là .docx nhưng nội dung là Word 97-2003."),
        ("html", "a.doc", "Đuôi tệp là .doc nhưng nội dung là trang web."),
        ("doc", "a.doc", None),
        ("docx", "a.docm", None),
        ("html", "van-ban.aspx", None),
        ("pdf", "Quyết định số 12", None),
        ("text", "a.md", None),
    ],
)
def test_a_suffix_that_promises_something_else_is_pointed_out(kind: str, name: str, warning: str | None) -> None:
    assert mismatch(kind, name) == warning


def test_every_kind_has_a_name_for_people_and_no_suffix_is_promised_twice() -> None:
    suffixes = [suffix for kind in FORMATS.values() for suffix in kind.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert all(kind.title for kind in FORMATS.values())


@given(st.sampled_from(sorted(KINDS)), st.binary(max_size=300), st.integers(0, 2000))
def test_damaged_files_have_a_kind_too(case: str, noise: bytes, at: int) -> None:
    data = KINDS[case][0]
    assert format_of(io.BytesIO(data[:at] + noise), "a.doc") in FORMATS


@pytest.mark.parametrize(
    "piece", [b" ", b"<!-- -->", b"<!--", b"<?xml ", b"a: b\n", b"<meta ", b"PK\x03\x04", b"{\\rtf"]
)
def test_files_made_to_take_long_take_no_time(piece: bytes) -> None:
    started = time.perf_counter()
    format_of(io.BytesIO(piece * 40_000 + b"x"), "a.txt")
    assert time.perf_counter() - started < 2


@pytest.mark.skipif(not TRAPS.is_dir(), reason="the shared traps are not beside this checkout")
def test_files_that_lie_about_their_type() -> None:
    kinds = {}
    for path in TRAPS.iterdir():
        with path.open("rb") as file:
            kinds[path.suffix, format_of(file, path.name)] = path.name
    assert set(kinds) == {(".docx", "doc"), (".doc", "empty"), (".pdf", "html"), (".doc", "html")}

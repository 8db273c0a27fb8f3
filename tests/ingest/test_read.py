"""Readers on files made here, and the rejections a clerk will meet."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.errors import RejectedSource
from ingest.read import RawDocument, is_isolated, read, reader_name, reader_of
from ingest.readers import html, markdown, plain
from ingest.readers.content import MAX_LINE_CHARS
from ingest.readers.jsonl import MAX_RECORD_BYTES
from ingest.readers.registry import MAX_TEXT_BYTES

TRAPS = Path(__file__).parents[3] / "shared" / "documents" / "traps"


@pytest.fixture
def read_one(tmp_path: Path) -> Callable[[str, bytes], RawDocument | RejectedSource]:
    def read_bytes(name: str, data: bytes) -> RawDocument | RejectedSource:
        path = tmp_path / name
        path.write_bytes(data)
        (found,) = read(path, key=f"thư mục/{name}")
        return found

    return read_bytes


ReadOne = Callable[[str, bytes], RawDocument | RejectedSource]
WORDS = "Sở Nội vụ họp bàn việc mới."


@pytest.mark.parametrize(
    "data",
    [
        WORDS.encode(),
        WORDS.encode("utf-8-sig"),
        WORDS.encode("utf-16"),
        b"\xfe\xff" + WORDS.encode("utf-16-be"),
        WORDS.replace("ở", "o\u031b\u0309").replace("ộ", "o\u0323\u0302").encode(),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16", "utf-16 big-endian", "decomposed"],
)
def test_plain_text_in_any_unicode(read_one: ReadOne, data: bytes) -> None:
    found = read_one("a.txt", data)
    assert isinstance(found, RawDocument)
    assert (found.text, found.key, found.title, found.reader) == (WORDS, "thư mục/a.txt", None, plain.NAME)


def test_plain_text_is_tidied(read_one: ReadOne) -> None:
    found = read_one("A.TXT", "Dòng một\r\nDòng\u00a0hai\u200b\x0c".encode())
    assert isinstance(found, RawDocument)
    assert found.text == "Dòng một\nDòng\u00a0hai "  # a no-break space is the file's own


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "trống"),
        ("a.txt", " \n\u200b\t".encode(), "trống"),
        ("a.md", b"---\n---\n", "trống"),
        ("a.txt", b"abc\0\0\0def", "bị hỏng, hoặc không phải là văn bản thuần"),
        ("a.txt", bytes(range(1, 32)) * 20 + b"abc", "bị hỏng"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 abc", "bị hỏng, hoặc không phải là Word"),
        ("a.zip", b"PK\x03\x04....", "ZIP bị hỏng"),
        ("a.rar", b"Rar!\x1a\x07\x01\0", "tệp nén RAR"),
        ("a.txt", b"7z\xbc\xaf\x27\x1c\0\x04", "tệp nén 7-Zip"),
        ("a.heic", b"\0\0\0\x18ftypheic\0\0", "HEIC"),
        ("a.mp4", b"\0\0\0\x18ftypmp42\0\0", "âm thanh hoặc phim"),
        ("a", b"\0\x01\x02", "không rõ loại"),
        ("a.html", b"<html><body><script>var a = 1;</script></body></html>", "nội dung chính"),
        ("a.jsonl", b"", "trống"),
    ],
)
def test_what_cannot_be_read_says_why(read_one: ReadOne, name: str, data: bytes, reason: str) -> None:
    found = read_one(name, data)
    assert isinstance(found, RejectedSource)
    assert reason in str(found)
    assert found.help


def test_a_line_without_end_is_no_text(read_one: ReadOne) -> None:
    found = read_one("a.txt", b"ab " * (MAX_LINE_CHARS // 3 + 1))
    assert isinstance(found, RejectedSource)
    assert "1.000.000" in str(found)


def test_a_file_too_large_is_not_held(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.write(b"a" * 100_000)
        file.truncate(MAX_TEXT_BYTES * 40)  # sparse: takes no room
    (found,) = read(path, key="a.txt")
    assert isinstance(found, RejectedSource)
    assert "32 MB" in str(found)


def test_a_path_that_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    (found,) = read(tmp_path / "a.txt", key="a.txt")
    assert isinstance(found, RejectedSource)
    assert "Không mở được" in str(found)


@pytest.mark.parametrize("name", ["missing.txt", "missing.jsonl"])
def test_a_file_that_is_gone(tmp_path: Path, name: str) -> None:
    (found,) = read(tmp_path / name, key=name)
    assert isinstance(found, RejectedSource)
    assert "Không mở được" in str(found)


def test_markdown_stays_as_it_is_and_gives_its_front_matter(read_one: ReadOne) -> None:
    text = '---\ntitle: "Kế hoạch *năm*"\ndate: 2022-03-04\n---\n\n# Tên trong bài\n\n**Đậm** và [liên kết](a.html).\n'
    found = read_one("a.md", text.encode())
    assert isinstance(found, RawDocument)
    assert found.text == text
    assert (found.title, dict(found.hints)) == ("Kế hoạch *năm*", {"date": "2022-03-04"})


def test_markdown_title_is_the_first_heading(read_one: ReadOne) -> None:
    found = read_one("a.md", "Mở đầu\n\n# **Tên** [bài](x)\n\n# Khác\n".encode())
    assert isinstance(found, RawDocument)
    assert found.title == "Tên bài"


def test_a_collection_gives_a_document_a_record_and_names_bad_lines(tmp_path: Path) -> None:
    lines = [
        json.dumps(
            {"_id": "a", "title": "Tên", "text": "Một.", "date": "2022-01-02", "metadata": {"url": "http://x", "n": 3}}
        ),
        "{không phải json",
        "",
        json.dumps({"_id": "a", "text": "Hai."}),
        json.dumps({"text": "Ba."}),
        json.dumps({"_id": "b", "text": "  "}),
        json.dumps(["_id", "text"]),
        json.dumps({"_id": 7, "text": "Bảy."}),
        '{"_id": "c", "text": "nửa \\ud83d"}',
        '{"_id": "d", "text": "' + "x" * MAX_RECORD_BYTES + '"}',
        "[" * 100_000,
        json.dumps({"_id": "e", "text": "Cuối."}),
    ]
    path = tmp_path / "c.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8-sig")
    found = list(read(path, key="c.jsonl"))
    documents = [f for f in found if isinstance(f, RawDocument)]
    rejected = [str(f) for f in found if isinstance(f, RejectedSource)]
    assert [(d.key, d.text) for d in documents] == [("a", "Một."), ("7", "Bảy."), ("e", "Cuối.")]
    assert documents[0].title == "Tên"
    assert documents[0].hints == {"date": "2022-01-02", "url": "http://x", "n": "3"}
    assert [reason.split(":")[0] for reason in rejected] == [f"Dòng {n}" for n in (2, 4, 5, 6, 7, 9, 10, 11)]


@pytest.mark.parametrize(
    ("name", "data", "reader"),
    [("a.TXT", b"abc", plain.NAME), ("a.md", b"abc", markdown.NAME), ("a.doc", b"<html>", html.NAME)],
)
def test_the_reader_is_that_of_the_content(tmp_path: Path, name: str, data: bytes, reader: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert reader_of(tmp_path / name) == reader
    assert not is_isolated(reader)


def test_what_rests_on_foreign_libraries_runs_apart() -> None:
    kinds = ("pdf", "jpeg", "doc", "docx", "xls", "pptx", "odt", "zip", "eml")
    assert all(is_isolated(reader_name(kind)) for kind in kinds)


def test_an_archive_is_read_again_when_any_reader_changes() -> None:
    assert reader_name("zip").startswith("zip/")
    assert reader_name("zip").partition("+")[2] == reader_name("eml").partition("+")[2] != ""


def test_a_file_with_the_wrong_suffix_is_read_with_a_warning(read_one: ReadOne) -> None:
    found = read_one("a.doc", WORDS.encode())
    assert isinstance(found, RawDocument)
    assert found.text == WORDS
    assert found.reading.warnings == ("Đuôi tệp là .doc nhưng nội dung là văn bản thuần.",)


def zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def test_an_archive_gives_a_document_a_file_and_a_bad_one_costs_only_itself(tmp_path: Path) -> None:
    inner = zipped({"c.txt": b"Ba.", "d.exe": b"MZ\x90\0" + bytes(99)})
    files = {"a.txt": "Một.".encode(), "hồ sơ/b.md": b"# Hai", "hỏng.docx": b"PK\x03\x04", "trong.zip": inner}
    path = tmp_path / "năm 2024.zip"
    path.write_bytes(zipped(files))
    found = list(read(path, key="năm 2024.zip"))
    assert [(d.key, d.text, d.reader) for d in found if isinstance(d, RawDocument)] == [
        ("năm 2024.zip/a.txt", "Một.", plain.NAME),
        ("năm 2024.zip/hồ sơ/b.md", "# Hai", markdown.NAME),
        ("năm 2024.zip/trong.zip/c.txt", "Ba.", plain.NAME),
    ]
    rejected = [str(r) for r in found if isinstance(r, RejectedSource)]
    assert [reason.partition(":")[0] for reason in rejected] == ["hỏng.docx", "trong.zip"]
    assert rejected[1].startswith("trong.zip: d.exe: ")


def test_archives_in_archives_end_somewhere(tmp_path: Path) -> None:
    data = zipped({"a.txt": b"abc"})
    for _ in range(5):
        data = zipped({"a.zip": data})
    (tmp_path / "a.zip").write_bytes(data)
    (found,) = read(tmp_path / "a.zip", key="a.zip")
    assert isinstance(found, RejectedSource)
    assert "nhiều lớp" in str(found)


def test_the_hash_changes_with_what_was_read(read_one: ReadOne) -> None:
    hashes = []
    for data in (b"# A\n\nabc", b"# A\n\nabc", b"# A\n\nabd", b"# B\n\nabc"):
        found = read_one("a.md", data)
        assert isinstance(found, RawDocument)
        hashes.append(found.content_hash)
    assert hashes[0] == hashes[1]
    assert len(set(hashes)) == 3


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(["a.txt", "a.md", "a.html", "a.jsonl", "a.eml", "a.mht", "a.zip", "a"]), st.binary(max_size=400))
def test_noise_is_read_or_rejected(tmp_path: Path, name: str, noise: bytes) -> None:
    for head in (b"", b"PK\x03\x04", b"MIME-Version: 1.0\n", b"<html>"):
        (tmp_path / name).write_bytes(head + noise)
        for found in read(tmp_path / name, key=name):
            assert isinstance(found, RawDocument | RejectedSource)
    assert len(list(tmp_path.iterdir())) <= 8  # the files written here, nothing else


def test_very_many_rejections_of_an_archive_are_summed_up(tmp_path: Path) -> None:
    files = {f"{number:03}.exe": b"MZ\x90\0" + bytes(99) for number in range(80)}
    (tmp_path / "a.zip").write_bytes(zipped(files | {"z.txt": "Một.".encode()}))
    *rejected, document, last = read(tmp_path / "a.zip", key="a.zip")
    assert len(rejected) == 50
    assert isinstance(document, RawDocument)
    assert str(last) == "Bên trong còn 30 tệp nữa không dùng được."


@pytest.mark.skipif(not TRAPS.is_dir(), reason="the shared traps are not beside this checkout")
def test_every_trap_is_read_right_or_rejected_with_a_reason() -> None:
    found = {path.name[:6]: next(read(path, key=path.name)) for path in TRAPS.iterdir()}
    law, register = found["06_LUA"], found["report"]
    assert isinstance(law, RawDocument)
    assert "Điều 1. Phạm vi điều chỉnh" in law.text
    assert law.reading.warnings == ("Đuôi tệp là .docx nhưng nội dung là Word 97-2003.",)
    assert isinstance(register, RawDocument)
    assert "Ngày đến | Số đến | Nơi gửi" in register.text
    assert "Tệp trống" in str(found["215QD_"])
    assert "trang web báo lỗi" in str(found["33_TCV"])

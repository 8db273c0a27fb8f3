"""A clerk points at a folder: every file in it ends among the files, the skipped or the unreadable ones."""

import os
import unicodedata
from pathlib import Path

import pytest

from ingest.errors import RejectedSource, SourceError
from ingest.read import NO_READER, read
from ingest.readers import html, plain
from ingest.sources import discover

TRAPS = Path(__file__).parents[3] / "shared" / "documents" / "traps"
WORDS = "Sở Nội vụ họp.".encode()


def test_files_are_told_by_their_content(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"<html><p>abc</p></html>")
    (tmp_path / "b").write_bytes(WORDS)
    (tmp_path / "c.rar").write_bytes(b"Rar!\x1a\x07\x01\0")
    (tmp_path / "d.doc").touch()
    found = discover([tmp_path])
    assert [(file.key, file.reader) for file in found.files] == [
        ("a.docx", html.NAME),
        ("b", plain.NAME),
        ("c.rar", NO_READER),
        ("d.doc", NO_READER),
    ]
    assert all(file.origin == str(file.path) == str(tmp_path / file.key) for file in found.files)


def test_what_is_no_document_is_skipped_with_a_reason(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(WORDS)
    (tmp_path / "cài đặt.exe").write_bytes(b"MZ\x90\0" + bytes(100))
    (tmp_path / "họp.mp4").write_bytes(b"\0\0\0\x18ftypmp42\0\0")
    (tmp_path / "Thumbs.db").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    (tmp_path / "desktop.ini").write_bytes(b"[.ShellClassInfo]")
    (tmp_path / ".an").write_bytes(WORDS)
    (tmp_path / "~$a.docx").write_bytes(WORDS)
    (tmp_path / "hỏng.lnk").symlink_to(tmp_path / "không có")
    (tmp_path / "khác.txt").symlink_to(tmp_path / "a.txt")
    os.mkfifo(tmp_path / "ống")
    found = discover([tmp_path])
    assert [file.key for file in found.files] == ["a.txt"]
    reasons = {path.name: reason for path, reason in found.skipped.items()}
    assert reasons == {
        "cài đặt.exe": "không phải văn bản (chương trình máy tính)",
        "họp.mp4": "không phải văn bản (âm thanh hoặc phim)",
        "Thumbs.db": "không phải văn bản (tệp cài đặt, dữ liệu hoặc mã chương trình)",
        "desktop.ini": "không phải văn bản (tệp cài đặt, dữ liệu hoặc mã chương trình)",
        ".an": "tệp hoặc thư mục ẩn, tệp tạm",
        "~$a.docx": "tệp hoặc thư mục ẩn, tệp tạm",
        "hỏng.lnk": "liên kết hỏng",
        "khác.txt": "đã gặp qua một đường dẫn khác",
        "ống": "không phải là tệp thường",
    }


@pytest.mark.parametrize(
    "name",
    [unicodedata.normalize("NFD", "Quyết định.txt"), "x" * 200 + ".txt", "hai\ndòng.txt", "dấu 'nháy' & #.txt"],
    ids=["decomposed", "long", "newline", "signs"],
)
def test_any_name_a_file_can_have(tmp_path: Path, name: str) -> None:
    (tmp_path / "thư mục").mkdir()
    (tmp_path / "thư mục" / name).write_bytes(WORDS)
    (file,) = discover([tmp_path]).files
    assert file.key == unicodedata.normalize("NFC", f"thư mục/{name}")
    assert file.path.read_bytes() == WORDS


def test_a_name_that_is_no_unicode_is_skipped(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(WORDS)
    odd = os.fsencode(tmp_path) + b"/\xff\xfe.txt"
    try:
        Path(os.fsdecode(odd)).write_bytes(WORDS)
    except OSError:
        pytest.skip("this file system takes Unicode names only")
    found = discover([tmp_path])
    assert list(found.skipped.values()) == ["tên tệp không phải là chữ Unicode"]


def test_a_file_that_vanishes_is_reported_and_the_rest_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_bytes(WORDS)
    is_file = Path.is_file

    def vanish(path: Path) -> bool:
        seen = is_file(path)
        if path.name == "b.txt":
            path.unlink()
        return seen

    monkeypatch.setattr(Path, "is_file", vanish)
    found = discover([tmp_path])
    assert [file.key for file in found.files] == ["a.txt", "c.txt"]
    ((origin, error),) = found.unreadable.items()
    assert origin == str(tmp_path / "b.txt")
    assert "không có tệp" in str(error)


def test_a_file_that_vanishes_before_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(WORDS)
    (file,) = discover([tmp_path]).files
    file.path.unlink()
    (found,) = read(file.path, key=file.key)
    assert isinstance(found, RejectedSource)
    assert "Không mở được tệp" in str(found)


def test_content_is_hashed_but_not_that_of_a_backup_nobody_reads(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(WORDS * 10_000)
    (tmp_path / "b.rar").write_bytes(b"Rar!\x1a\x07\x01\0" + bytes(200_000))
    before = {file.key: file.sha256 for file in discover([tmp_path]).files}
    for name in ("a.txt", "b.rar"):
        with (tmp_path / name).open("ab") as file:
            file.write(b"x")
    after = {file.key: file.sha256 for file in discover([tmp_path]).files}
    assert before["a.txt"] != after["a.txt"]
    assert before["b.rar"] == after["b.rar"]


def test_what_was_fetched_goes_by_its_url(tmp_path: Path) -> None:
    (tmp_path / "1-a.txt").write_bytes(WORDS)
    refused = RejectedSource("Không tải được.", help="Chạy lại.")
    found = discover([], fetched={"https://a.vn/a.txt": tmp_path / "1-a.txt", "https://a.vn/b": refused})
    (file,) = found.files
    assert (file.origin, file.key, file.path) == ("https://a.vn/a.txt", "https://a.vn/a.txt", tmp_path / "1-a.txt")
    assert found.unreadable == {"https://a.vn/b": refused}
    assert not found.covers("https://a.vn/a.txt")


def test_paths_that_lead_nowhere(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="Không tìm thấy"):
        discover([tmp_path / "không có"])
    with pytest.raises(SourceError, match="Không có tệp nào đọc được"):
        discover([tmp_path])


def test_a_root_covers_what_lies_under_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(WORDS)
    found = discover([tmp_path])
    assert found.covers(str(tmp_path / "a.txt"))
    assert not found.covers(str(tmp_path.parent / "b.txt"))


@pytest.mark.skipif(not TRAPS.is_dir(), reason="the shared traps are not beside this checkout")
def test_every_trap_will_be_in_the_report() -> None:
    found = discover([TRAPS])
    assert {file.path for file in found.files} == set(TRAPS.iterdir())


def test_what_lies_hidden_under_a_folder_is_not_looked_for_there(tmp_path: Path) -> None:
    """So that whoever ingests the folder around it does not take it for removed."""
    hidden = tmp_path / ".cchc" / "uploads"
    hidden.mkdir(parents=True)
    for folder in (tmp_path, hidden):
        (folder / "a.txt").write_bytes(WORDS)
    assert not discover([tmp_path]).covers(str(hidden / "a.txt"))
    assert discover([hidden]).covers(str(hidden / "b.txt"))
    assert discover([tmp_path]).covers(str(tmp_path / "con" / "b.txt"))

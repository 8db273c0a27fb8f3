"""`cchc ingest`: told as a table, as JSON and as a page; staying on to watch."""

import json
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bot.console import PLAN, ROOT, TASKS, Cchc

RECORD_KEYS = [
    *("index", "added", "changed", "unchanged", "removed", "read", "rejected", "skipped", "notes"),
    *("documents", "passages", "embedded", "seconds"),
]
READ_KEYS = ["path", "document", "title", "number", "date", "format", "passages", "reading"]


def test_ingest_reports_what_it_did(own: Cchc, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "new.txt").write_text("Văn bản mới của xã Bến Mơ.", encoding="utf-8")
    (texts / "empty.txt").write_text("")
    (texts / "photo.png").write_bytes(b"\x89PNG")
    done = own("ingest", texts)
    assert done.code == 0
    for told in ("Thêm mới", "Bị loại", "empty.txt", "Bỏ qua", "photo.png", "3 tài liệu"):
        assert told in done.out
    assert json.loads(own("search", "xã Bến Mơ", "--json").out)["results"][0]["document"] == "new.txt"


def test_when_nothing_was_usable_ingest_fails(own: Cchc, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    done = own("ingest", tmp_path / "empty.txt")
    assert done.code == 1
    assert "empty.txt" in done.out
    assert own("ask", TASKS).code == 0


def test_reasons_are_in_english_too(own: Cchc, tmp_path: Path) -> None:
    (tmp_path / "binary.txt").write_bytes(b"\0\xff\x80" * 100)
    assert "Mở thử bằng đúng chương trình" in own("ingest", tmp_path / "binary.txt").out
    english = own("ingest", tmp_path / "binary.txt", "--lang", "en").out
    assert "Try to open it" in english
    assert "chương trình" not in english


def test_a_lost_pointer_is_said_and_costs_nothing(own: Cchc, tmp_path: Path) -> None:
    (own.index / "CURRENT").unlink()
    assert "bị hỏng" in own("ask", TASKS).err
    (tmp_path / "new.txt").write_text("Văn bản mới của xã Bến Mơ.", encoding="utf-8")
    done = own("ingest", tmp_path / "new.txt")
    assert done.code == 0
    assert "Đã dùng lại bản nguyên vẹn" in " ".join(done.out.split())
    assert "3 tài liệu" in done.out


def test_json_is_one_object_alone_on_stdout(own: Cchc, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "new.txt").write_text("Văn bản mới của xã Bến Mơ.", encoding="utf-8")
    (texts / "empty.txt").write_text("")
    done = own("ingest", texts, "--json")
    assert (done.code, done.err, done.out.count("\n")) == (0, "", 1)
    record = json.loads(done.out)
    assert list(record) == RECORD_KEYS
    assert record["added"] == [str(texts / "new.txt")]
    assert [rejection["subject"] for rejection in record["rejected"]] == [str(texts / "empty.txt")]
    assert (record["documents"], record["embedded"]) == (3, 1)
    (read,) = record["read"]
    assert list(read) == READ_KEYS
    assert (read["document"], read["format"], read["passages"]) == ("new.txt", "văn bản thuần", 1)
    assert read["reading"]["ocr_pages"] == []
    again = json.loads(own("ingest", texts, "--json").out)
    assert (again["read"], again["unchanged"], again["index"]) == ([], [str(texts / "new.txt")], record["index"])


def test_the_report_becomes_a_page(own: Cchc, built: Path, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    assert own("ingest", built / "texts", "--report", page).code == 0
    assert "Báo cáo nạp tài liệu" in page.read_text(encoding="utf-8")


def test_where_a_page_cannot_go_is_said_before_anything_is_read(own: Cchc, built: Path, tmp_path: Path) -> None:
    done = own("ingest", built / "texts", "--report", tmp_path / "none" / "report.html")
    assert (done.code, done.out) == (1, "")
    assert "--report" in done.err
    for inside in (built / "texts" / "report.html", built / "texts" / "plan.txt"):
        done = own("ingest", built / "texts", "--report", inside)
        assert done.code == 2
        assert "không được nằm trong thư mục đang nạp" in done.err
    assert (built / "texts" / "plan.txt").read_text(encoding="utf-8") == PLAN


@pytest.fixture
def watching(own: Cchc, built: Path, tmp_path: Path) -> Iterator["Watching"]:
    shutil.copytree(built / "texts", tmp_path / "texts")
    watching = Watching(tmp_path / "texts", own.index)
    yield watching
    watching.process.kill()
    watching.process.wait()


class Watching:
    """`cchc ingest FOLDER --watch --json` in a process of its own."""

    def __init__(self, folder: Path, index: Path) -> None:
        self.folder = folder
        arguments = ["ingest", str(folder), "--watch", "--json", "--index", str(index)]
        command = [sys.executable, "-c", "from bot.cli import main; main()", *arguments]
        self.process = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, bufsize=1
        )

    def report(self) -> dict[str, object]:
        """The next report; waits for it."""
        assert self.process.stdout
        record: dict[str, object] = json.loads(self.process.stdout.readline())
        return record


@pytest.mark.timeout(120)
def test_a_watch_ingests_what_changes_until_it_is_stopped(watching: Watching, own: Cchc) -> None:
    folder = watching.folder
    assert watching.report()["documents"] == 4
    (folder / "new.txt").write_text("Văn bản mới của xã Bến Mơ.", encoding="utf-8")
    assert watching.report()["added"] == [str(folder / "new.txt")]
    shutil.rmtree(folder)
    time.sleep(4)  # a run that fails: there is nothing to read
    folder.mkdir()
    watching.process.send_signal(signal.SIGINT)
    _, told = watching.process.communicate(timeout=30)
    assert watching.process.returncode == 0
    assert f"Không tìm thấy {folder}" in told
    assert "Traceback" not in told
    assert told.endswith("Đã dừng theo dõi; chỉ mục giữ nguyên như lần nạp gần nhất.\n")
    assert own("ask", TASKS).code == 0

"""The report of an ingest in a terminal: everything of few files, the noteworthy of many."""

import pytest

from bot.commands.report_view import report_view
from bot.commands.terminal import Terminal
from ingest.documents import Reading
from ingest.report import IngestReport
from ingest.storage.store import Rejection
from tests.bot.reports import document_read


def shown(report: IngestReport, capsys: pytest.CaptureFixture[str]) -> str:
    terminal = Terminal("vi")
    terminal.show(report_view(report, terminal))
    return capsys.readouterr().out


def test_a_few_documents_are_named_with_how_they_were_read(capsys: pytest.CaptureFixture[str]) -> None:
    readings = {
        "a.pdf": ("pdf/1", Reading(page_starts=(0, 5))),
        "b.pdf": ("pdf/1", Reading(page_starts=(0, 5, 9), ocr_pages=(1, 2, 3))),
        "c.jpg": ("image/1", Reading(page_starts=(0,), ocr_pages=(1,))),
        "d.doc": ("doc/1", Reading(converted_from="TCVN3", warnings=("Bảng ở trang 2 thiếu cột.",))),
    }
    read = [document_read(f"/v/{name}", reader=reader, reading=how) for name, (reader, how) in readings.items()]
    told = shown(IngestReport(read=read, added=[one.path for one in read]), capsys)
    for line in (
        "a.pdf      PDF, lớp chữ 2 trang",
        "b.pdf      PDF, nhận dạng chữ (OCR) cả 3 trang",
        "c.jpg      ảnh, nhận dạng chữ (OCR)",
        "d.doc      Word 97-2003, chuyển từ TCVN3",
    ):
        assert line in told
    assert "Cần xem lại\n  d.doc\n  Bảng ở trang 2 thiếu cột." in told


def test_thousands_of_documents_fit_on_a_screen(capsys: pytest.CaptureFixture[str]) -> None:
    scanned = Reading(page_starts=(0, 4), ocr_pages=(2,), warnings=("Trang 2: chữ mờ.",))
    read = [document_read(f"/v/{n}.txt") for n in range(2000)]
    read += [document_read(f"/v/{n}.pdf", reader="pdf/1", reading=scanned) for n in range(1000)]
    rejected = [Rejection(subject=f"/v/sub/{n}.zip", reason="Tệp có mật khẩu.", help="Bỏ đi.") for n in range(500)]
    rejected += [Rejection(subject=f"/v/x/{n}.doc", reason=f"Lỗi số {n}.", help="") for n in range(500)]
    report = IngestReport(
        added=[one.path for one in read], read=read, rejected=rejected, removed=[f"/v/old/{n}" for n in range(500)]
    )
    told = shown(report, capsys)
    assert len(told.splitlines()) < 100
    assert "1000 tài liệu nhận dạng chữ (OCR), 1000 trang" in " ".join(told.split())
    assert told.count("Trang 2: chữ mờ.") == told.count("Tệp có mật khẩu.") == 1
    assert "sub/0.zip" in told
    assert "/v/sub" not in told
    assert "--report" in told

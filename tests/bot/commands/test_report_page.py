"""The HTML report: what a browser would show of it."""

import datetime
import re
from html.parser import HTMLParser

from bot.commands.report_page import report_page
from ingest.documents import Reading
from ingest.report import IngestReport
from ingest.storage.store import Rejection
from tests.bot.reports import document_read

NOW = datetime.datetime(2026, 3, 9, 7, 5)  # noqa: DTZ001 - printed as it is
NASTY = '<script>alert("1")</script> & <b>'


class Seen(HTMLParser):
    """The tags, the addresses and the text of a page, and the text of each row of its last table."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.text = ""
        self.rows: dict[str, str] = {}
        self._inside = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href", "action", "data")]
        if tag == "tr":
            self._inside = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "tr":
            self.rows[self._inside] = self._inside

    def handle_data(self, data: str) -> None:
        self.text += data
        self._inside += f"{data} "


def row_with(page: str, words: str) -> str:
    """The one row that has `words`."""
    (row,) = [row for row in Seen(page).rows if words in row]
    return row


def test_every_file_has_a_row_with_what_became_of_it() -> None:
    report = IngestReport(
        index_id="0a1b2c",
        added=["/a/scan.pdf", "/a/old.doc"],
        removed=["/a/gone.txt"],
        unchanged=["/a/same.txt"],
        read=[
            document_read(
                "/a/scan.pdf",
                reader="pdf/1",
                number="137/2025/QĐ-UBND",
                reading=Reading(
                    page_starts=(0, 9, 20), ocr_pages=(2,), warnings=("Trang 3: không nhận dạng được chữ nào.",)
                ),
            ),
            document_read("/a/old.doc", reader="doc/1", reading=Reading(converted_from="TCVN3")),
        ],
        rejected=[Rejection(subject="/a/locked.pdf", reason="Tệp có mật khẩu.", help="Bỏ mật khẩu.")],
        documents=3,
        passages=1234,
    )
    page = report_page(report, NOW)
    assert "Cần xem lại" in row_with(page, "scan.pdf")
    assert "PDF, nhận dạng chữ (OCR) 1/3 trang" in row_with(page, "scan.pdf")
    assert "137/2025/QĐ-UBND" in row_with(page, "scan.pdf")
    assert "Trang 3: không nhận dạng" in row_with(page, "scan.pdf")
    assert "Word 97-2003, chuyển từ TCVN3" in row_with(page, "old.doc")
    for name, outcome in (("old.doc", "Thêm mới"), ("gone.txt", "Đã gỡ"), ("same.txt", "Không đổi")):
        assert outcome in row_with(page, name)
    assert all(told in row_with(page, "locked.pdf") for told in ("Bị loại", "Tệp có mật khẩu.", "Bỏ mật khẩu."))
    text = Seen(page).text
    assert "07:05 ngày 09/03/2026" in text
    assert "3 tài liệu, 1.234 đoạn" in text
    assert text.index("locked.pdf") < text.index("scan.pdf") < text.index("old.doc") < text.index("same.txt")


def test_what_files_say_is_text_and_nothing_is_loaded() -> None:
    path = f"/a/{NASTY}.pdf"
    report = IngestReport(
        added=[path],
        read=[document_read(path, title=NASTY, key=NASTY, reading=Reading(warnings=(NASTY,)))],
        rejected=[Rejection(subject=NASTY, reason=NASTY, help=NASTY)],
        notes=[NASTY],
    )
    page = report_page(report, NOW)
    harmless = Seen(report_page(IngestReport(), NOW))
    assert Seen(page).tags.count("script") == harmless.tags.count("script") == 1
    assert "b" not in Seen(page).tags
    assert Seen(page).text.count(NASTY) == 6
    assert Seen(page).addresses == []
    assert not re.search(r"https?:|url\(|@import", page)


def test_a_collection_is_one_row_that_names_some_of_its_documents() -> None:
    read = [document_read("/a/all.jsonl", key=f"van-ban-{n}", reader="jsonl/1", passages=2) for n in range(1000)]
    broken = [Rejection(subject="/a/all.jsonl", reason=f"Dòng {n}: thiếu _id.", help="Sửa lại.") for n in range(100)]
    page = report_page(IngestReport(added=["/a/all.jsonl"], read=read, rejected=broken), NOW)
    row = row_with(page, "all.jsonl")
    assert "van-ban-0" in row
    assert "van-ban-999" not in row
    assert "… và 995 tài liệu nữa" in row
    assert "… và 95 điều cần biết nữa" in row
    assert "2.000" in row
    assert "Cần xem lại" in row


def test_beyond_a_limit_files_are_counted() -> None:
    page = report_page(IngestReport(unchanged=[f"/a/{n}.txt" for n in range(5003)]), NOW)
    assert "… và 3 tệp nữa" in page
    assert len(page) < 2_000_000

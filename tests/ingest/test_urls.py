"""Documents behind URLs, through the whole ingestion, from a server on this machine."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from ingest.build import build_index
from ingest.errors import SourceError
from ingest.index import Index
from ingest.remove import remove
from ingest.report import IngestReport
from tests.ingest.pdf.made import lines, pdf
from tests.ingest.word_embedder import WordEmbedder

PLAN = "Kế hoạch của tỉnh Một\n\nSở Nội vụ chủ trì thực hiện kế hoạch.".encode()
LETTER = pdf(lines(70, 700, "Thông báo lịch tiếp công dân", "Chủ tịch xã tiếp công dân vào thứ Năm hằng tuần."))


class Site(ThreadingHTTPServer):
    """A server of pages, by path; "/cu" leads to "/moi"."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.pages = {"/ke-hoach.txt": PLAN, "/moi": LETTER}

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_port}{path}"


class _Handler(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        if self.path == "/cu":
            self.send_response(302)
            self.send_header("Location", "/moi")
            self.end_headers()
        elif self.path in self.server.pages:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(self.server.pages[self.path])
        else:
            self.send_error(404)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield running
        running.shutdown()


@pytest.fixture
def index_dir(tmp_path: Path) -> Path:
    return tmp_path / "index"


def ingest(*sources: Path | str, into: Path, embedder: WordEmbedder | None = None) -> IngestReport:
    return build_index(sources, into, embedder=embedder or WordEmbedder(), allow_private_urls=True)


def keys(index_dir: Path) -> list[str]:
    return sorted(entry.key for entry in Index.open(index_dir).store.entries())


def test_a_url_is_read_by_its_content_and_cited_by_its_address(site: Site, index_dir: Path) -> None:
    urls = [site.url("/cu"), site.url("/ke-hoach.txt")]
    report = ingest(*urls, into=index_dir)
    assert sorted(report.added) == keys(index_dir) == urls
    assert [(document.path, document.reader.partition("/")[0]) for document in report.read] == [
        (urls[0], "pdf"),
        (urls[1], "text"),
    ]


def test_a_second_run_finds_nothing_new_and_a_change_is_seen(site: Site, index_dir: Path) -> None:
    url = site.url("/ke-hoach.txt")
    first = ingest(url, into=index_dir)
    embedder = WordEmbedder()
    again = ingest(url, into=index_dir, embedder=embedder)
    assert (again.unchanged, again.added, again.index_id) == ([url], [], first.index_id)
    assert embedder.embedded == []
    site.pages["/ke-hoach.txt"] += "\n\nSở Tài chính phối hợp.".encode()
    assert ingest(url, into=index_dir).changed == [url]


def test_what_cannot_be_fetched_is_rejected_and_the_rest_gets_in(site: Site, index_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Tin của tỉnh Hai.", encoding="utf-8")
    report = ingest(tmp_path / "a.txt", site.url("/mat.pdf"), into=index_dir)
    assert keys(index_dir) == ["a.txt"]
    [rejection] = report.rejected
    assert rejection.subject == site.url("/mat.pdf")
    assert "404" in rejection.reason


def test_a_document_stays_while_its_server_is_down(site: Site, index_dir: Path, tmp_path: Path) -> None:
    url = site.url("/ke-hoach.txt")
    (tmp_path / "a.txt").write_text("Tin của tỉnh Hai.", encoding="utf-8")
    ingest(url, tmp_path / "a.txt", into=index_dir)
    site.pages.clear()
    report = ingest(url, tmp_path / "a.txt", into=index_dir)
    assert keys(index_dir) == sorted(["a.txt", url])
    assert [(rejection.subject, "bản cũ vẫn được giữ" in rejection.help) for rejection in report.rejected] == [
        (url, True)
    ]
    assert report.removed == []


def test_folders_ingested_later_leave_urls_alone_until_they_are_removed(
    site: Site, index_dir: Path, tmp_path: Path
) -> None:
    url = site.url("/ke-hoach.txt")
    ingest(url, into=index_dir)
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text("Tin của tỉnh Hai.", encoding="utf-8")
    assert ingest(tmp_path / "texts", into=index_dir).removed == []
    assert keys(index_dir) == sorted(["a.txt", url])
    assert remove([url], index_dir).removed == (url,)
    assert keys(index_dir) == ["a.txt"]


def test_the_office_network_is_refused_unless_it_is_allowed(site: Site, index_dir: Path) -> None:
    url = site.url("/ke-hoach.txt")
    report = build_index([url], index_dir, embedder=WordEmbedder())
    assert report.is_fruitless
    assert "mạng nội bộ" in report.rejected[0].reason
    assert "--allow-private-urls" in report.rejected[0].help
    with pytest.raises(SourceError):
        build_index([index_dir.with_name("nothing.txt")], index_dir, embedder=WordEmbedder())

"""The addresses of whole documents on a real server: only what is in the index, only as it was when it was read."""

import json
import re
from collections.abc import Iterator
from email.message import Message
from pathlib import Path
from typing import NamedTuple
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import urlopen
from zipfile import ZipFile

import pytest
from fastapi.routing import APIRoute

from bot.people.access import signed_in
from bot.viewing.routes import documents
from ingest.build import build_index
from ingest.storage.generations import Generations
from ingest.storage.parts import store_of
from tests.bot.viewing.decisions import decision
from tests.chat_server import chat_server
from tests.ingest.pdf.made import lines, pdf
from tests.ingest.word_embedder import WordEmbedder

WORDS = ("Hồ sơ nộp trực tuyến phải được phản hồi trong ngày", "Người nộp hồ sơ được báo kết quả qua tin nhắn")
UNKNOWN = "0" * 64


class Reply(NamedTuple):
    status: int
    headers: Message
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


class Site(NamedTuple):
    url: str
    folder: Path
    ids: dict[str, str]

    def get(self, key: str, rest: str = "") -> Reply:
        return self.fetch(f"/cchc/documents/{self.ids[key]}{rest}")

    def fetch(self, path: str) -> Reply:
        try:
            with urlopen(self.url + path, timeout=60) as answer:
                return Reply(answer.status, answer.headers, answer.read())
        except HTTPError as error:
            return Reply(error.code, error.headers, error.read())


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    root = tmp_path_factory.mktemp("viewing")
    folder = root / "documents"
    folder.mkdir()
    pages = [lines(70, 760, *WORDS, *(f"Dòng số {n} của trang {page}" for n in range(30))) for page in (1, 2)]
    for name in ("quy định.pdf", "se-doi.pdf"):
        (folder / name).write_bytes(pdf(*pages))
    (folder / "quyet-dinh.txt").write_text(decision("12/QĐ-UBND"), encoding="utf-8")
    with ZipFile(folder / "goi.zip", "w") as archive:
        archive.writestr("trong-goi.txt", decision("45/QĐ-UBND"))
    build_index([folder], root / "index", embedder=WordEmbedder())
    ids = {entry.key: entry.id for entry in store_of(Generations(root / "index").current()).entries()}
    (folder / "se-doi.pdf").write_bytes(pdf(*pages, pages[0]))
    with chat_server(root / "index", root / "server") as url:
        yield Site(url, folder, ids)


def test_every_address_asks_who_is_there() -> None:
    routes = [route for route in documents.routes if isinstance(route, APIRoute)]
    assert len(routes) == 5
    for route in routes:
        assert signed_in in [dependency.call for dependency in route.dependant.dependencies], route.path


def test_a_text_is_shown_whole_its_quote_marked_and_its_markup_as_text(site: Site) -> None:
    text = decision("12/QĐ-UBND")
    start = text.index("2. Lịch tiếp")
    end = text.index("trụ sở <b>")
    page = site.get("quyet-dinh.txt", f"?quote={start}-{end}").text
    assert '<mark data-quotes="1">2. Lịch tiếp được niêm yết tại </mark>' in page
    assert "<b>và</b>" not in page and "&lt;b&gt;và&lt;/b&gt;" in page
    assert "Khoản 2 Điều 1 Quyết định số 12/QĐ-UBND ngày 05/3/2020 của Ủy ban nhân dân tỉnh Nam Định" in page
    assert "Chủ tịch" in page and "Trần Văn Mẫu" in page


def test_the_page_may_load_nothing_but_our_own(site: Site) -> None:
    reply = site.get("quyet-dinh.txt")
    assert "default-src 'none'" in reply.headers["Content-Security-Policy"]
    assert "unsafe" not in reply.headers["Content-Security-Policy"]
    assert not re.findall(r"style=|onclick=|https?://", reply.text)


def test_pages_of_a_pdf_are_drawn_and_the_quote_has_its_boxes(site: Site) -> None:
    page = site.get("quy định.pdf", "?quote=0-50").text
    assert page.count("<figure") == 2
    picture = site.get("quy định.pdf", "/pages/2.webp?width=900")
    assert (picture.body[8:12], "immutable" in picture.headers["Cache-Control"]) == (b"WEBP", True)
    found = json.loads(site.get("quy định.pdf", f"/pages/1/boxes?quote=0-{len(WORDS[0])}").body)
    [[left, top, right, bottom]] = found["boxes"]
    assert (0.1 < left < 0.13, 0.05 < top < bottom < 0.12, right > 0.5, found["notice"]) == (True, True, True, "")
    assert json.loads(site.get("quy định.pdf", "/pages/2/boxes?quote=0-20").body) == {"boxes": [], "notice": ""}


def test_the_original_is_handed_out_as_a_file_to_keep(site: Site) -> None:
    reply = site.get("quy định.pdf", "/original")
    assert reply.body == (site.folder / "quy định.pdf").read_bytes()
    assert reply.headers["Content-Disposition"].startswith("attachment; filename*=utf-8''" + quote("quy định.pdf"))
    assert reply.headers["X-Content-Type-Options"] == "nosniff"


def test_an_original_that_changed_is_neither_shown_nor_handed_out(site: Site) -> None:
    page = site.get("se-doi.pdf", "?quote=0-20").text
    assert "Tệp gốc đã thay đổi hoặc không còn" in page and "<figure" not in page
    assert f'<mark data-quotes="1">{WORDS[0][:20]}' in page
    for rest in ("/original", "/pages/1.webp"):
        reply = site.get("se-doi.pdf", rest)
        assert (reply.status, "Tệp gốc đã thay đổi" in json.loads(reply.body)["detail"]) == (410, True)
    assert "Tệp gốc đã thay đổi" in json.loads(site.get("se-doi.pdf", "/pages/1/boxes?quote=0-20").body)["notice"]


def test_what_lies_in_an_archive_is_read_and_not_handed_out(site: Site) -> None:
    page = site.get("goi.zip/trong-goi.txt").text
    assert "45/QĐ-UBND" in page and "/original" not in page
    assert site.get("goi.zip/trong-goi.txt", "/original").status == 404


def test_unknown_documents_are_told_of_kindly(site: Site) -> None:
    reply = site.fetch(f"/cchc/documents/{UNKNOWN}")
    assert (reply.status, "không còn trong kho tài liệu" in reply.text) == (404, True)
    for rest in ("/standing", "/original", "/pages/1.webp", "/pages/1/boxes?quote=0-9"):
        assert site.fetch(f"/cchc/documents/{UNKNOWN}{rest}").status == 404


@pytest.mark.parametrize(
    ("rest", "status"),
    [
        ("?quote=9-5", 200),
        ("?quote=0-999999999", 200),
        ("?quote=x", 422),
        ("?at=-4", 200),
        ("/pages/3.webp", 410),
        ("/pages/0.webp", 422),
        ("/pages/1.webp?width=90000", 400),
        ("/pages/99/boxes?quote=0-9", 200),
    ],
)
def test_addresses_made_up_by_hand_do_no_harm(site: Site, rest: str, status: int) -> None:
    reply = site.get("quy định.pdf", rest)
    assert reply.status == status
    assert "<li data-number" not in reply.text


@pytest.mark.parametrize("id_", ["..%2F..%2Fetc%2Fpasswd", "ABC", "quyet-dinh.txt"])
def test_only_ids_name_documents(site: Site, id_: str) -> None:
    for rest in ("", "/original"):
        reply = site.fetch(f"/cchc/documents/{id_}{rest}")
        assert reply.status == 422 or '<div id="root">' in reply.text  # the chat's own page


def test_how_a_document_stands_is_told_for_the_panel(site: Site) -> None:
    assert json.loads(site.get("quyet-dinh.txt", "/standing").body) == {"status": "", "acts": [], "copies": []}
    [copy] = json.loads(site.get("quy định.pdf", "/standing").body)["copies"]
    assert (copy["key"], copy["address"]) == ("se-doi.pdf", f"/cchc/documents/{site.ids['se-doi.pdf']}")

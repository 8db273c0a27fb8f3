"""The library over HTTP, as the page and a stranger use it."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from itertools import cycle
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI, HTTPException
from fastapi.testclient import TestClient

from bot.cli import run
from bot.collection.routes import library
from bot.people.access import signed_in
from bot.people.accounts import Accounts
from bot.people.people import Person, Role
from bot.server import state
from bot.server.data_folder import DataFolder
from bot.server.settings import ServerSettings
from tests.chat_server import chat_server, visitor

PLAN = "KẾ HOẠCH\n\nSố: 12/KH-UBND\n\nBộ phận một cửa xã Đồng Rùm tiếp công dân vào thứ ba hằng tuần.\n"
CHANGES = [("/files?collection=a&name=a.txt", "x"), ("/jobs", "{}"), ("/jobs/stop", ""), ("/removals", "{}")]
# Jobs stand back behind questions, and behind whatever else the machine does.
PATIENCE_S = 240
PASSWORD = "mật khẩu đủ dài 1"
AskedBy = Callable[[Role | None], TestClient]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("library")
    (folder / "texts").mkdir()
    (folder / "texts" / "cũ.txt").write_text("Hội nghị của huyện Đồng Hỷ bàn về một cửa.", encoding="utf-8")
    assert run(["ingest", str(folder / "texts"), "--index", str(folder / "index")]) == 0
    return folder


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[httpx.Client]:
    with (
        chat_server(folder / "index", folder) as url,
        httpx.Client(base_url=f"{url}/cchc/library", headers={"Origin": url}, timeout=30) as client,
    ):
        yield client


def upload(server: httpx.Client, content: bytes | str, name: str, collection: str = "Xã") -> httpx.Response:
    return server.post("/files", params={"collection": collection, "name": name}, content=content)


def refusal(response: httpx.Response) -> tuple[int, str]:
    detail = response.json()["detail"]
    assert detail["help"]
    return response.status_code, detail["message"]


def finished(server: httpx.Client) -> dict[str, Any]:
    """What editors see once no job runs."""
    deadline = time.monotonic() + PATIENCE_S
    while (work := server.get("/work").json())["job"]["outcome"] == "running":
        assert time.monotonic() < deadline, work
        time.sleep(0.1)
    return dict(work)


def titles(server: httpx.Client, **query: str) -> list[str]:
    return [one["file"] for one in server.get("/documents", params=query).json()["documents"]]


def test_a_document_comes_is_found_and_goes(server: httpx.Client, folder: Path) -> None:
    answer = upload(server, PLAN, "Kế hoạch 12.txt")
    assert answer.status_code == HTTPStatus.CREATED
    assert answer.json() == {"collection": "Xã", "name": "Kế hoạch 12.txt", "bytes": len(PLAN.encode()), "remarks": []}
    assert [file["name"] for file in server.get("/work").json()["waiting"]] == ["Kế hoạch 12.txt"]
    assert refusal(upload(server, PLAN, "khác.txt")) == (HTTPStatus.CONFLICT, "Đã có: Xã/Kế hoạch 12.txt.")

    started = server.post("/jobs", json={"kind": "ingest"})
    assert started.status_code == HTTPStatus.ACCEPTED and started.json()["job"]["outcome"] == "running"
    work = finished(server)
    assert work["job"]["outcome"] == "done" and work["waiting"] == [] == work["unusable"]
    assert titles(server) == ["cũ.txt", "Kế hoạch 12.txt"]
    assert titles(server, q="dong rum") == [] and titles(server, q="12/kh") == ["Kế hoạch 12.txt"]
    overview = server.get("/overview").json()
    assert (overview["documents"], overview["collections"], overview["may_edit"]) == (2, ["Xã"], True)
    assert {place["name"] for place in overview["places"]} == {"texts", "Xã"}

    (document,) = server.get("/documents", params={"place": "Xã"}).json()["documents"]
    assert "12/KH-UBND" in document["question"] and document["is_upload"]
    server.post("/removals", json={"documents": [document["id"]]})
    assert finished(server)["job"]["removed"] == 1
    assert titles(server) == ["cũ.txt"] and not (folder / "data" / "uploads" / "Xã").exists()


def test_a_file_of_which_nothing_can_be_used_is_named_and_can_be_deleted(server: httpx.Client, folder: Path) -> None:
    upload(server, b"%PDF-1.4\n", "hỏng.pdf")
    server.post("/jobs", json={})
    (file,) = finished(server)["unusable"]
    assert file["name"] == "hỏng.pdf" and "PDF bị hỏng" in file["remarks"][0]["reason"]
    server.post("/removals", json={"files": ["Xã/hỏng.pdf"]})
    assert finished(server)["unusable"] == []
    assert list((folder / "data" / "uploads").rglob("*.pdf")) == []


@pytest.mark.parametrize(
    ("name", "content", "status"),
    [
        ("lớn.txt", b"a" * (50 * 1024**2 + 1), HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
        ("trống.txt", b"", HTTPStatus.UNSUPPORTED_MEDIA_TYPE),
        ("kế hoạch.pdf", b"MZ\x90\0" + bytes(99), HTTPStatus.UNSUPPORTED_MEDIA_TYPE),
    ],
)
def test_what_is_refused_leaves_nothing(
    server: httpx.Client, folder: Path, name: str, content: bytes, status: HTTPStatus
) -> None:
    assert refusal(upload(server, content, name))[0] == status
    assert not list((folder / "data").rglob(name)) and not list((folder / "data" / ".incoming").iterdir())


@pytest.mark.parametrize("name", ["../../x.txt", "a\0b.txt", "x" * 900 + ".txt", "/etc/passwd", "..\\..\\x.txt"])
def test_names_never_become_paths(server: httpx.Client, folder: Path, name: str) -> None:
    for collection in ("Tên", "../../ngoài", "/tuyệt đối"):
        kept = upload(server, f"{name!r} {collection}", name, collection)
        assert kept.status_code == HTTPStatus.CREATED, kept.text
        stored = folder / "data" / "uploads" / kept.json()["collection"] / kept.json()["name"]
        assert stored.read_text("utf-8") == f"{name!r} {collection}"
        assert stored.resolve().parent.parent == (folder / "data" / "uploads").resolve()


def test_uploads_at_once_are_each_kept_and_the_same_content_once(server: httpx.Client) -> None:
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda n: upload(server, f"bản {n % 4}" * 50_000, "họp.txt", "Cùng lúc"), range(8)))
    statuses = sorted(answer.status_code for answer in answers)
    assert statuses == [HTTPStatus.CREATED] * 4 + [HTTPStatus.CONFLICT] * 4
    names = {answer.json()["name"] for answer in answers if answer.status_code == HTTPStatus.CREATED}
    assert names == {"họp.txt", "họp (2).txt", "họp (3).txt", "họp (4).txt"}


def test_an_upload_that_breaks_off_leaves_nothing(server: httpx.Client, folder: Path) -> None:
    url = server.base_url
    with socket.create_connection((url.host, url.port or 80)) as connection:
        head = f"POST {url.path}files?collection=C&name=dang-do.txt HTTP/1.1\r\nHost: {url.host}:{url.port}\r\n"
        connection.sendall(f"{head}Content-Length: 1000000\r\n\r\n".encode() + b"a" * 300_000)
        incoming = folder / "data" / ".incoming"
        wait_until(lambda: any(incoming.iterdir()))
    wait_until(lambda: not any(incoming.iterdir()))
    assert not (folder / "data" / "uploads" / "C").exists()
    assert "Traceback" not in (folder / "server.log").read_text()


def wait_until(happens: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not happens():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_the_page_needs_nothing_from_elsewhere(server: httpx.Client) -> None:
    page = server.get("/")
    assert page.status_code == HTTPStatus.OK and "<title>Thư viện" in page.text
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert "://" not in page.text and "<style" not in page.text and "onclick" not in page.text


def test_an_unknown_document_is_not_removed(server: httpx.Client) -> None:
    answer = server.post("/removals", json={"documents": ["none"], "files": ["../../data/accounts.json"]})
    assert refusal(answer)[0] == HTTPStatus.NOT_FOUND


@pytest.fixture
def asked_by(tmp_path: Path) -> AskedBy:
    """The routes, asked by a person of a role, or by nobody."""
    state.start(ServerSettings(index=tmp_path / "none", data=tmp_path / "data"))
    app = FastAPI()
    app.include_router(library)

    def client(role: Role | None) -> TestClient:
        def person() -> Person:
            if role is None:
                raise HTTPException(HTTPStatus.UNAUTHORIZED)
            return Person("an", role)

        app.dependency_overrides[signed_in] = person
        return TestClient(app, base_url="http://test/cchc/library")

    return client


@pytest.mark.parametrize(("path", "body"), CHANGES)
def test_readers_and_strangers_change_nothing(asked_by: AskedBy, tmp_path: Path, path: str, body: str) -> None:
    assert asked_by(Role.READER).post(path, content=body).status_code == HTTPStatus.FORBIDDEN
    assert asked_by(None).post(path, content=body).status_code == HTTPStatus.UNAUTHORIZED
    assert not (tmp_path / "data").exists()


def test_readers_see_the_list_and_not_the_work(asked_by: AskedBy) -> None:
    reader = asked_by(Role.READER)
    overview = reader.get("/overview").json()
    assert (overview["documents"], overview["may_edit"], overview["collections"]) == (0, False, [])
    assert reader.get("/documents").json()["documents"] == []
    assert reader.get("/work").status_code == HTTPStatus.FORBIDDEN
    for path in ("/overview", "/documents", "/work"):
        assert asked_by(None).get(path).status_code == HTTPStatus.UNAUTHORIZED


def test_questions_are_answered_while_the_index_is_exchanged_and_then_from_the_new_one(server: httpx.Client) -> None:
    address = f"{server.base_url.scheme}://{server.base_url.netloc.decode()}/api/ask"
    answers: list[httpx.Response] = []
    is_over = threading.Event()

    def ask_on() -> None:
        for question in cycle(["Hội nghị của huyện Đồng Hỷ bàn về gì?", "hoi nghi cua huyen dong hy ban ve gi"]):
            answers.append(httpx.post(address, json={"question": question}, timeout=PATIENCE_S))
            if is_over.wait(0.1):
                return

    askers = [threading.Thread(target=ask_on, daemon=True) for _ in range(3)]
    for asker in askers:
        asker.start()
    upload(server, PLAN.replace("thứ ba", "thứ bảy"), "Đồng Rùm.txt", "Trao đổi")
    server.post("/jobs", json={})
    finished(server)
    (document,) = server.get("/documents", params={"place": "Trao đổi"}).json()["documents"]
    question = {"question": "Bộ phận một cửa xã Đồng Rùm tiếp công dân vào ngày nào?"}
    assert "thứ bảy" in httpx.post(address, json=question, timeout=PATIENCE_S).json()["answer"]
    server.post("/removals", json={"documents": [document["id"]]})
    finished(server)
    assert "thứ bảy" not in httpx.post(address, json=question, timeout=PATIENCE_S).json()["answer"]
    is_over.set()
    for asker in askers:
        asker.join()
    assert {answer.status_code for answer in answers} == {HTTPStatus.OK}
    assert all("một cửa" in answer.json()["answer"] for answer in answers)


def test_who_signs_in_sees_what_their_role_may(folder: Path, tmp_path: Path) -> None:
    accounts = Accounts(DataFolder(tmp_path / "data").made().accounts)
    for name, role in (("quản trị", Role.ADMIN), ("biên tập", Role.EDITOR), ("đọc", Role.READER)):
        accounts.add(name, role, PASSWORD)
    with chat_server(folder / "index", tmp_path) as url:
        stranger = httpx.get(f"{url}/cchc/library")
        assert stranger.status_code == HTTPStatus.TEMPORARY_REDIRECT and stranger.headers["Location"] == "/login"
        assert httpx.get(f"{url}/cchc/library/documents").status_code == HTTPStatus.UNAUTHORIZED
        reader, editor = (visitor(url, name, PASSWORD) for name in ("đọc", "biên tập"))
        assert "<title>Thư viện" in reader.get("/cchc/library").text
        assert not reader.get("/cchc/library/overview").json()["may_edit"]
        path = "/cchc/library/files?collection=C&name=a.txt"
        assert reader.post(path, content=PLAN).status_code == HTTPStatus.FORBIDDEN
        assert editor.post(path, content=PLAN, headers={"Origin": "http://elsewhere.example"}).status_code == 403
        assert editor.post(path, content=PLAN).status_code == HTTPStatus.CREATED
        editor.post("/cchc/library/jobs", json={})
        assert editor.get("/cchc/library/work").json()["job"]["by"] == "biên tập"

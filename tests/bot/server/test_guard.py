"""What every request has to pass: from our own pages, for our own name, of a sensible size."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from websockets import ConnectionClosed, Origin
from websockets.sync.client import connect

from bot.people.settings import AccessSettings
from bot.server.guard import CONTENT_POLICY, MOST_BYTES, is_from_elsewhere
from tests.chat_server import chat_server, visitor

ELSEWHERE = "http://elsewhere.example"
PUBLIC = "https://cchc.tinh.gov.vn"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    scratch = tmp_path_factory.mktemp("guard")
    with chat_server(scratch / "no-index", scratch) as url:
        yield url


@pytest.fixture(scope="module")
def at_home(server: str) -> Iterator[httpx.Client]:
    with closing(visitor(server)) as client:
        yield client


@pytest.mark.parametrize(
    ("method", "path"),
    [
        *(("POST", path) for path in ("/login", "/logout", "/project/threads", "/project/action", "/project/file")),
        *(("PUT", path) for path in ("/feedback", "/project/thread", "/project/element")),
        *(("DELETE", path) for path in ("/feedback", "/project/thread", "/project/element")),
        *((method, "/ws/socket.io/?EIO=4&transport=polling") for method in ("GET", "POST")),
    ],
)
def test_another_site_can_do_nothing(at_home: httpx.Client, method: str, path: str) -> None:
    for sent in ({"Origin": ELSEWHERE}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}):
        answer = at_home.request(method, path, headers=sent)
        assert answer.status_code == 403 and "trang web khác" in answer.text


def test_another_site_may_not_connect(server: str) -> None:
    upgrade = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13"}
    key = {"Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ=="}
    path = f"{server}/ws/socket.io/?EIO=4&transport=websocket"
    with httpx.stream("GET", path, headers={**upgrade, **key, "Origin": ELSEWHERE}) as answer:
        assert answer.status_code == 403
    with httpx.stream("GET", path, headers={**upgrade, **key, "Origin": server}) as answer:
        assert answer.status_code == 101


def test_no_other_site_may_read(at_home: httpx.Client) -> None:
    answer = at_home.get("/cchc/person", headers={"Origin": ELSEWHERE})
    assert "access-control-allow-origin" not in answer.headers
    asked = {"Origin": ELSEWHERE, "Access-Control-Request-Method": "PUT"}
    assert "access-control-allow-origin" not in at_home.options("/feedback", headers=asked).headers


@pytest.mark.parametrize(
    ("headers", "is_refused"),
    [
        ({}, False),
        ({"host": "a:8000", "origin": "http://a:8000"}, False),
        ({"host": "a:8000", "origin": "http://a:8001"}, True),
        ({"host": "a", "origin": "null"}, True),
        ({"host": "a", "origin": "http://b", "sec-fetch-site": "same-origin"}, False),
        ({"host": "a", "origin": "http://a", "sec-fetch-site": "cross-site"}, True),
        ({"host": "a", "sec-fetch-site": "none"}, False),
        ({"host": "127.0.0.1:8000", "origin": PUBLIC}, False),
        ({"host": "127.0.0.1:8000", "origin": f"{PUBLIC}.example"}, True),
    ],
)
def test_a_request_is_from_our_page_or_from_none(headers: dict[str, str], is_refused: bool) -> None:
    assert is_from_elsewhere("POST", "/feedback", headers, PUBLIC) is is_refused
    assert not is_from_elsewhere("GET", "/feedback", headers, PUBLIC)


@pytest.mark.parametrize(
    ("host", "status"),
    [("localhost:1", 200), ("[::1]", 200), ("127.0.0.1", 200), ("elsewhere.example", 421), ("", 421)],
)
def test_a_foreign_name_that_leads_here_is_refused(at_home: httpx.Client, host: str, status: int) -> None:
    assert at_home.get("/cchc/person", headers={"Host": host}).status_code == status


def test_a_proxy_does_not_open_ones_own_machine_to_everybody(at_home: httpx.Client) -> None:
    answer = at_home.get("/cchc/person", headers={"X-Forwarded-For": "203.0.113.9"})
    assert answer.status_code == 403 and "cchc user add" in answer.text


@pytest.mark.parametrize("path", ["/", "/login", "/cchc/person", "/project/settings", "/assets/none", "/user"])
def test_every_answer_tells_the_browser_what_to_refuse(at_home: httpx.Client, path: str) -> None:
    headers = at_home.get(path).headers
    assert headers["content-security-policy"] == CONTENT_POLICY
    assert "frame-ancestors 'self'" in CONTENT_POLICY and "default-src 'self'" in CONTENT_POLICY
    assert headers["x-content-type-options"] == "nosniff" and headers["referrer-policy"] == "same-origin"
    assert headers.get("cache-control") == (None if path.startswith("/assets") else "no-store")


def test_large_bodies_are_refused_told_or_untold(at_home: httpx.Client) -> None:
    assert at_home.post("/project/action", content=b"x" * (MOST_BYTES + 1)).status_code == 413

    def endless() -> Iterator[bytes]:
        for _ in range(200):
            yield b"x" * 10_000

    assert at_home.post("/project/action", content=endless()).status_code in {400, 413}
    assert at_home.post("/project/action", content=b"x" * 1000).status_code == 422


def test_large_messages_are_refused(at_home: httpx.Client, server: str) -> None:
    path = "/ws/socket.io/?EIO=4&transport="
    assert at_home.post(f"{path}polling&sid=x", content=b"4" + b"x" * 300_000).status_code == 413
    cookie = {"Cookie": f"access_token={at_home.cookies['access_token']}"}
    address = f"{server.replace('http', 'ws')}{path}websocket"
    with connect(address, origin=Origin(server), additional_headers=cookie) as socket:
        assert str(socket.recv()).startswith("0{")
        socket.send("4" + "x" * 300_000)
        with pytest.raises(ConnectionClosed):
            socket.recv(timeout=20)


def test_behind_https_cookies_never_travel_in_the_open(tmp_path: Path) -> None:
    access = AccessSettings(public_url=PUBLIC, header="X-Remote-User", trusted_proxies=("127.0.0.1/32",))
    with chat_server(tmp_path / "no-index", tmp_path, access=access) as url:
        page = httpx.get(url, headers={"X-Remote-User": "lan"})
        assert "; Secure" in page.headers["set-cookie"]
        posted = httpx.post(f"{url}/logout", headers={"X-Remote-User": "lan", "Origin": PUBLIC})
        assert posted.status_code == 200
        assert httpx.get(f"{url}/health", headers={"Host": "cchc.tinh.gov.vn"}).status_code == 200

"""Fetching against servers on this machine, and the addresses that must not be fetched from."""

import asyncio
import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from ingest import addresses
from ingest import fetch as fetching
from ingest.addresses import is_public, resolve
from ingest.errors import RejectedSource
from ingest.fetch import fetch, is_url

WORDS = "Sở Nội vụ họp.".encode()


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        hops = int(self.path.removeprefix("/hop/")) if self.path.startswith("/hop/") else 0
        if self.path.startswith("/hop/") and hops:
            self._redirect(f"/hop/{hops - 1}")
        elif self.path.startswith("/to/"):
            self._redirect(self.path.removeprefix("/to/"))
        elif self.path == "/missing":
            self.send_error(404)
        elif self.path == "/drip":
            self._drip()
        else:
            self.send_response(200)
            if self.path == "/claims":
                self.send_header("Content-Length", "999999999999")
            self.end_headers()
            self.wfile.write(b"x" * 3000 if self.path == "/large" else WORDS)

    def _redirect(self, to: str) -> None:
        self.send_response(302)
        self.send_header("Location", to)
        self.end_headers()

    def _drip(self) -> None:
        try:
            for _ in range(100):
                self.wfile.write(b"HTTP/1.1 200 OK\r\nX: " if _ == 0 else b"x")
                self.wfile.flush()
                time.sleep(0.1)
        except OSError:
            return

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


Local = Callable[[str], Path]


@pytest.fixture
def local(server: str, tmp_path: Path) -> Local:
    return lambda path: fetch(server + path, into=tmp_path, allow_private=True)


def test_a_document_is_fetched_whole_under_a_name_like_its_own(local: Local, tmp_path: Path) -> None:
    path = local("/van%20ban/K%E1%BA%BF%20ho%E1%BA%A1ch.txt?v=1#trang")
    assert path.read_bytes() == WORDS
    assert path.parent == tmp_path
    assert path.name.endswith("-Kế hoạch.txt")
    assert local("/van%20ban/K%E1%BA%BF%20ho%E1%BA%A1ch.txt?v=1#trang") == path
    assert local("/khac/K%E1%BA%BF%20ho%E1%BA%A1ch.txt") != path


@pytest.mark.parametrize("path", ["/", "/../../x", "/%2e%2e%2fx", "/a/..%5c..%5cx", "/" + "x" * 3000, "/.an"])
def test_names_stay_in_the_folder(local: Local, tmp_path: Path, path: str) -> None:
    assert local(path).parent == tmp_path
    assert len(list(tmp_path.iterdir())) == 1


def test_redirects_are_followed_up_to_a_limit(local: Local) -> None:
    assert local("/hop/5").read_bytes() == WORDS
    with pytest.raises(RejectedSource, match="chuyển hướng quá 5 lần"):
        local("/hop/6")


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/missing", "mã 404"),
        ("/claims", "lớn hơn"),
        ("/to/file:///etc/passwd", "http:// hoặc https://"),
        ("/to/ftp://a.vn/x", "http:// hoặc https://"),
        ("/to/http://127.0.0.1:1/", "không kết nối được"),
    ],
)
def test_what_gives_no_document_leaves_nothing_behind(local: Local, tmp_path: Path, path: str, reason: str) -> None:
    with pytest.raises(RejectedSource, match=reason) as caught:
        local(path)
    assert caught.value.help
    assert not list(tmp_path.iterdir())


def test_size_is_limited_whatever_the_server_says(
    local: Local, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "MAX_BYTES", 2000)
    with pytest.raises(RejectedSource, match="lớn hơn"):
        local("/large")
    assert not list(tmp_path.iterdir())


def test_time_is_limited_in_all(local: Local, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "MAX_SECONDS", 0.5)
    started = time.monotonic()
    with pytest.raises(RejectedSource, match="quá chậm"):
        local("/drip")
    assert time.monotonic() - started < 3


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1", "0.0.0.0", "169.254.169.254"],
)
def test_this_machine_and_its_network_are_refused(tmp_path: Path, host: str) -> None:
    with pytest.raises(RejectedSource, match=r"mạng nội bộ|Không tìm thấy máy chủ"):
        fetch(f"http://{host}:1/", into=tmp_path)


def test_a_redirect_into_the_network_is_refused(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    public = ipaddress.ip_address("127.0.0.1")
    monkeypatch.setattr(addresses, "is_public", lambda address: address == public)
    assert fetch(f"{server}/a.txt", into=tmp_path).read_bytes() == WORDS
    with pytest.raises(RejectedSource, match="mạng nội bộ"):
        fetch(f"{server}/to/http://127.0.0.2/", into=tmp_path)


def test_a_name_is_looked_up_once(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that means a public machine when it is checked must not mean this one when it is connected to."""
    answers = iter(["127.0.0.1", "127.0.0.2"])

    def look_up(host: str | bytes, port: int, *args: object, **more: object) -> list[object]:
        name = host.decode() if isinstance(host, bytes) else host
        address = next(answers) if name == "ten.vn" else name
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    port = server.rpartition(":")[2]
    assert fetch(f"http://ten.vn:{port}/a.txt", into=tmp_path, allow_private=True).read_bytes() == WORDS
    assert next(answers) == "127.0.0.2"


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("100.100.100.200", False),
        ("169.254.169.254", False),
        ("168.63.129.16", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("fe80::1", False),
        ("fd00:ec2::254", False),
        ("ff02::1", False),
    ],
)
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(ipaddress.ip_address(address)) is public


@pytest.mark.parametrize("address", ["::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "10.0.0.1"])
def test_addresses_that_hide_others_are_seen_through(address: str) -> None:
    with pytest.raises(RejectedSource, match="mạng nội bộ"):
        asyncio.run(resolve(address, 80, allow_private=False))


def test_a_certificate_is_checked(tmp_path: Path) -> None:
    """A server without a certificate that anybody vouches for: the handshake must fail, not the answer."""
    listener = socket.create_server(("127.0.0.1", 0))
    heard: list[bytes] = []

    def hear() -> None:
        connection, _ = listener.accept()
        heard.append(connection.recv(1000))
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        connection.close()

    thread = threading.Thread(target=hear)
    thread.start()
    with pytest.raises(RejectedSource):
        fetch(f"https://127.0.0.1:{listener.getsockname()[1]}/", into=tmp_path, allow_private=True)
    thread.join()
    listener.close()
    assert heard[0][0] == 22  # a handshake was begun


@pytest.mark.parametrize(
    ("path", "is_one"),
    [("https://a.vn/x", True), ("HTTP://a.vn", True), ("a.txt", False), ("http.txt", False), ("file:///a", False)],
)
def test_urls_are_told_from_paths(path: str, is_one: bool) -> None:
    assert is_url(path) is is_one

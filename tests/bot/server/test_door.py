"""Signing in to the real server: sessions, roles and what a guesser, another site or a stranger gets to see."""

import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import jwt
import pytest

from bot.people.accounts import Accounts
from bot.people.back_off import FREE_FOR_ONE
from bot.people.people import Role
from bot.people.settings import AccessSettings
from tests.chat_server import chat_server, visitor

PASSWORD = "mật khẩu của chị Lan"
# What Chainlit shows about people and their conversations, and does for them.
PRIVATE = (
    *(("GET", path) for path in ("/user", "/project/settings", "/project/thread/x", "/project/thread/x/element/y")),
    *(("GET", path) for path in ("/project/file/x?session_id=y", "/cchc/person")),
    *(("GET", f"/cchc/documents/{'0' * 64}{rest}") for rest in ("", "/standing", "/original", "/pages/1.webp")),
    ("GET", f"/cchc/documents/{'0' * 64}/pages/1/boxes?quote=0-9"),
    *(("POST", path) for path in ("/project/threads", "/project/action", "/project/file?session_id=y")),
    *((method, "/project/thread") for method in ("PUT", "DELETE")),
    *((method, "/project/element") for method in ("PUT", "DELETE")),
    *((method, "/feedback") for method in ("PUT", "DELETE")),
)
NOT_SERVED = (
    *(("POST", path) for path in ("/auth/jwt", "/auth/header", "/mcp")),
    *(("DELETE", "/mcp"), ("PUT", "/project/thread/share"), ("GET", "/project/share/x"), ("GET", "/copilot/index.js")),
)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def accounts(data: Path) -> Accounts:
    kept = Accounts(data / "accounts.json")
    kept.add("Lan", Role.ADMIN, PASSWORD)
    kept.add("Hùng", Role.READER, PASSWORD)
    return kept


@pytest.fixture(scope="module")
def server(data: Path, accounts: Accounts, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    scratch = tmp_path_factory.mktemp("door")
    with chat_server(scratch / "no-index", scratch, data=data) as url:
        yield url


@pytest.fixture
def hung(server: str, accounts: Accounts) -> Iterator[httpx.Client]:
    """Hùng, signed in; whatever a test did to the account is undone."""
    with closing(visitor(server, "hùng", PASSWORD)) as client:
        yield client
    accounts.set_role("Hùng", Role.READER)


def person(client: httpx.Client) -> object:
    answer = client.get("/cchc/person")
    return answer.json() if answer.status_code == 200 else answer.status_code


@pytest.mark.parametrize(("method", "path"), PRIVATE)
def test_nothing_is_told_to_strangers(server: str, method: str, path: str) -> None:
    assert httpx.request(method, server + path, timeout=20).status_code == 401


@pytest.mark.parametrize(("method", "path"), NOT_SERVED)
def test_what_nobody_needs_is_not_served_at_all(hung: httpx.Client, method: str, path: str) -> None:
    assert hung.request(method, path, json={}).status_code == 404


def test_the_session_cookie_is_for_this_site_and_out_of_reach_of_scripts(server: str) -> None:
    answer = httpx.post(f"{server}/login", data={"username": "Lan", "password": PASSWORD}, timeout=20)
    assert answer.status_code == 303 and answer.headers["location"] == "/"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=lax" in cookie and "max-age=43200" in cookie


@pytest.mark.parametrize(
    ("name", "password"),
    [("Lan2", "không phải mật khẩu"), ("Lan2", ""), ("không-có-ai", PASSWORD), ("local", PASSWORD), ("x" * 99, "y")],
)
def test_a_wrong_password_and_an_unknown_name_look_the_same(server: str, name: str, password: str) -> None:
    form = {"username": name, "password": password or "?"}
    answer = httpx.post(f"{server}/login", data=form, timeout=20)
    assert answer.status_code == 401
    assert "Tên đăng nhập hoặc mật khẩu không đúng." in answer.text
    assert "set-cookie" not in answer.headers


def test_what_is_typed_as_a_name_is_shown_as_text(server: str) -> None:
    typed = '"><script>alert(1)</script>'
    answer = httpx.post(f"{server}/login", data={"username": typed, "password": "?"}, timeout=20)
    assert "<script>" not in answer.text and "&lt;script&gt;" in answer.text


def test_whoever_guesses_waits_and_the_others_do_not(server: str, accounts: Accounts) -> None:
    accounts.add("Thu", Role.READER, PASSWORD)
    for _ in range(FREE_FOR_ONE):
        form = {"username": "Thu", "password": "đoán"}
        assert httpx.post(f"{server}/login", data=form, timeout=20).status_code == 401
    form = {"username": "THU", "password": PASSWORD}
    answer = httpx.post(f"{server}/login", data=form, timeout=20)
    assert answer.status_code == 429 and "Hãy đợi" in answer.text
    assert visitor(server, "Lan", PASSWORD)


def test_a_role_changes_with_the_next_request(hung: httpx.Client, accounts: Accounts) -> None:
    for role in Role:
        accounts.set_role("Hùng", role)
        assert person(hung) == {"name": "Hùng", "role": role}


def test_who_is_removed_is_out_with_the_next_request(server: str, accounts: Accounts) -> None:
    accounts.add("Minh", Role.EDITOR, PASSWORD)
    with closing(visitor(server, "Minh", PASSWORD)) as minh:
        assert minh.get("/user").status_code == 200
        accounts.remove("Minh")
        assert minh.get("/user").status_code == 401
        assert person(minh) == 401


def test_signing_out_ends_the_session_also_for_a_copy_of_its_cookie(server: str) -> None:
    with closing(visitor(server, "Hùng", PASSWORD)) as client:
        token = client.cookies["access_token"]
        assert client.post("/logout").json() == {"success": True}
        assert "access_token" not in client.cookies
    copied = {"Cookie": f"access_token={token}"}
    assert httpx.get(f"{server}/user", headers=copied).status_code == 401
    assert httpx.get(f"{server}/user", headers={"Authorization": f"Bearer {token}"}).status_code == 401


def test_a_session_expires(server: str, data: Path, hung: httpx.Client) -> None:
    secret = (data / "secret").read_text()
    token = jwt.decode(hung.cookies["access_token"], secret, algorithms=["HS256"])
    assert token["exp"] - token["iat"] == 12 * 3600

    def status(**changed: object) -> int:
        cookie = jwt.encode({**token, **changed}, str(changed.pop("key", secret)), algorithm="HS256")
        return httpx.get(f"{server}/user", headers={"Cookie": f"access_token={cookie}"}).status_code

    assert status() == 200
    assert status(exp=int(time.time()) - 1) == 401
    assert status(key="không phải khóa của máy chủ này") == 401
    assert status(metadata={"role": "admin"}) == 401
    assert status(metadata={**token["metadata"], "way": "local"}) == 401


def test_a_restart_keeps_people_signed_in(data: Path, server: str, hung: httpx.Client, tmp_path: Path) -> None:
    with chat_server(tmp_path / "no-index", tmp_path, data=data) as again:
        cookie = {"Cookie": f"access_token={hung.cookies['access_token']}"}
        assert httpx.get(f"{again}/cchc/person", headers=cookie).json()["name"] == "Hùng"


def test_a_proxy_signs_people_in_and_nobody_else_can(tmp_path: Path) -> None:
    named = {"X-Remote-User": "hung.nv"}
    access = AccessSettings(header="X-Remote-User", trusted_proxies=("127.0.0.1/32",))
    with chat_server(tmp_path / "no-index", tmp_path, access=access) as url:
        assert httpx.get(f"{url}/cchc/person", headers=named).json() == {"name": "hung.nv", "role": "reader"}
        page = httpx.get(url, headers={**named, "X-Forwarded-Proto": "https"})
        assert "; Secure" in page.headers["set-cookie"]
        assert httpx.get(f"{url}/cchc/person").status_code == 401
    access = AccessSettings(header="X-Remote-User", trusted_proxies=("10.0.0.5/32",))
    with chat_server(tmp_path / "no-index", tmp_path / "other", access=access) as url:
        assert httpx.get(f"{url}/cchc/person", headers=named).status_code == 401
        assert "set-cookie" not in httpx.get(url, headers=named).headers

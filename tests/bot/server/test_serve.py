"""The chat server from outside: what it serves, to whom, and what it leaves behind."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from bot.people.ways_in import NoWayIn
from bot.server.serve import PortTaken, serve
from bot.server.settings import ServerSettings
from tests.chat_server import ROOT, chat_server, free_port, visitor


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("chat")


@pytest.fixture(scope="module")
def server(scratch: Path) -> Iterator[str]:
    with chat_server(scratch / "no-index", scratch) as url:
        yield url


def get(url: str) -> str:
    return str(urlopen(url, timeout=10).read(), encoding="utf-8")


def settings(server: str) -> dict[str, Any]:
    found: dict[str, Any] = visitor(server).get("/project/settings?language=en-US").json()
    return found


@pytest.mark.parametrize("path", ["/", "/login", "/bat-ky"])
def test_no_page_links_to_another_host(server: str, path: str) -> None:
    page = get(server + path)
    assert '<html lang="vi">' in page
    assert not re.search("https?://", page)


@pytest.mark.parametrize("language", ["en-US", "fr-FR", "ja", "vi"])
def test_every_browser_gets_vietnamese(server: str, language: str) -> None:
    translation = json.loads(get(f"{server}/project/translations?language={language}"))["translation"]
    assert translation["chat"]["input"]["placeholder"].startswith("Nhập câu hỏi")


def test_the_welcome_offers_the_guide_also_without_an_index(server: str) -> None:
    found = settings(server)
    assert [starter["label"] for starter in found["starters"]] == ["Hướng dẫn"]
    assert found["markdown"].startswith("Trợ lý này trả lời")


def test_what_could_harm_is_off(server: str) -> None:
    features = settings(server)["features"]
    assert not features["unsafe_allow_html"]
    assert not features["spontaneous_file_upload"]["enabled"]
    assert not features["mcp"]["enabled"] and not features["audio"]["enabled"]


def test_a_taken_port_is_reported_before_anything_starts(server: str, tmp_path: Path) -> None:
    port = int(server.rpartition(":")[2])
    with pytest.raises(PortTaken) as taken:
        serve(ServerSettings(index=tmp_path, port=port), open_browser=False)
    assert str(port) in str(taken.value) and f"--port {port + 1}" in taken.value.help


def test_others_reach_a_server_only_where_people_sign_in(tmp_path: Path) -> None:
    told: list[str] = []
    settings = ServerSettings(index=tmp_path, data=tmp_path, host="0.0.0.0", port=free_port())
    with pytest.raises(NoWayIn, match=r"0\.0\.0\.0") as refused:
        serve(settings, open_browser=False, announce=lambda: told.append("Ứng dụng chạy"))
    assert "cchc user add" in refused.value.help and not told


def test_a_run_leaves_nothing_behind(tmp_path: Path) -> None:
    web = ROOT / "bot" / "web"
    before = sorted(web.rglob("*"))
    with chat_server(tmp_path / "no-index", tmp_path / "scratch") as url:
        get(url)
    assert sorted(web.rglob("*")) == before
    assert sorted(path.name for path in (tmp_path / "scratch").iterdir()) == ["data", "server.log"]

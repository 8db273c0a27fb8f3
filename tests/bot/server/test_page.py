"""The page in the browser: Vietnamese throughout, and nothing of it comes from another host."""

import json
import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from bot.server.page import local_page

WEB = Path(__file__).parents[3] / "bot" / "web"
TRANSLATION = WEB / ".chainlit" / "translations" / "vi-VN.json"


def leaves(tree: dict[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    for name, value in tree.items():
        if isinstance(value, dict):
            yield from leaves(value, f"{path}.{name}")
        else:
            yield f"{path}.{name}", value


def chainlit_file(name: str) -> str:
    """Read without importing Chainlit, which would write its defaults into the working directory."""
    spec = find_spec("chainlit")
    assert spec is not None and spec.origin is not None
    return (Path(spec.origin).parent / name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def chainlit_page() -> str:
    return chainlit_file("frontend/dist/index.html")


def test_the_page_names_no_other_host(chainlit_page: str) -> None:
    assert re.search("https?://", chainlit_page), "Chainlit's own page no longer links outside: drop local_page"
    assert not re.search("https?://", local_page(chainlit_page))


def test_the_page_keeps_what_it_needs(chainlit_page: str) -> None:
    page = local_page(chainlit_page)
    assert re.findall('(?:src|href)="/assets/[^"]+"', page) == re.findall('(?:src|href)="/assets/[^"]+"', chainlit_page)
    assert '<html lang="vi">' in page


def test_every_string_of_the_interface_is_translated() -> None:
    english = dict(leaves(json.loads(chainlit_file("translations/en-US.json"))))
    vietnamese = dict(leaves(json.loads(TRANSLATION.read_text(encoding="utf-8"))))
    assert vietnamese.keys() == english.keys()
    # "S" is a key on the keyboard.
    same = {path for path in english if english[path] == vietnamese[path]}
    assert same == {".navigation.user.menu.settingsKey"}
    placeholders = re.compile(r"{{\w+}}")
    assert {p: placeholders.findall(t) for p, t in english.items()} == {
        p: placeholders.findall(t) for p, t in vietnamese.items()
    }


def test_the_stylesheet_and_the_elements_load_nothing() -> None:
    for file in (WEB / "public").rglob("*.*"):
        text = file.read_text(encoding="utf-8").replace('xmlns="http://www.w3.org/2000/svg"', "")
        assert not re.search(r"https?://|@import|dangerouslySetInnerHTML", text), file

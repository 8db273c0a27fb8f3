"""A real browser on the real chat, over an index of `corpus/`."""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

from ingest.build import build_index
from ingest.embed import open_embedder
from tests.chat_server import ROOT, chat_server, visitor

_CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

# The first question of a server opens the index and the model.
_EXAMPLES_SECONDS = 60
DESKTOP = (1360, 850)
OpenPage = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Nothing; a test of a browser may be tried again, once: on a machine with other work its clock is not ours."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    if _CHROMIUM is None:
        pytest.skip("no chromium on this machine (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=_CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def corpus_index(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of `corpus/`. Asks for the browser first: without one nothing is indexed."""
    index = tmp_path_factory.mktemp("corpus") / "index"
    build_index([ROOT / "corpus"], index, embedder=open_embedder())
    return index


@pytest.fixture(scope="package")
def corpus_chat(corpus_index: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a chat over `corpus/`."""
    with chat_server(corpus_index, tmp_path_factory.mktemp("corpus-chat")) as url:
        _await_examples(url)
        yield url


def _await_examples(url: str) -> None:
    """Nothing; a page opened now has its example questions."""
    with closing(visitor(url)) as client:
        deadline = time.monotonic() + _EXAMPLES_SECONDS
        while len(client.get("/project/settings?language=vi-VN").json()["starters"]) < 2:
            assert time.monotonic() < deadline, "no example questions"
            time.sleep(0.5)


@pytest.fixture(scope="package")
def artifacts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where screenshots go: CCHC_ARTIFACTS, else a temporary folder."""
    folder = os.environ.get("CCHC_ARTIFACTS")
    path = Path(folder) if folder else tmp_path_factory.mktemp("screenshots")
    path.mkdir(parents=True, exist_ok=True)
    return path


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Opens a chat in a French browser, and waits for `ready`; the test fails if the page asked any other host for
    anything."""
    outside: list[str] = []
    contexts = []

    def keep_inside(route: Route) -> None:
        if urlsplit(route.request.url).hostname in ("127.0.0.1", None):
            route.continue_()
        else:
            outside.append(route.request.url)
            route.abort()

    def open_chat(url: str, *, size: tuple[int, int] = DESKTOP, ready: str = "#starters") -> Page:
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, locale="fr-FR")
        contexts.append(context)
        context.route("**/*", keep_inside)
        page = context.new_page()
        page.goto(url)
        page.wait_for_selector(ready)
        return page

    yield open_chat
    for context in contexts:
        context.close()
    assert outside == []

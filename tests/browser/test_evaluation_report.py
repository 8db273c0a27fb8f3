"""The page of an evaluation in a real browser: it asks nobody for anything, fits a phone, and filters."""

from typing import Literal

import pytest
from playwright.sync_api import Browser

from eval.report import PAGE, write
from tests.eval.reports import answers, case, report, retrieval

pytestmark = pytest.mark.browser
PHONE = (390, 844)
LONG = "quyết-định-rất-dài/" * 12


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("bao-cao")
    cases = [
        case("a"),
        case("b", right=False, answerable=False, documents=(), tags=("near_miss",)),
        case("c", right=False, refused=True, citations=(), tags=("list",)),
        case("d", right=False, question=LONG, answer=LONG, documents=(LONG,), expected=(LONG,)),
        case("e", error=LONG),
    ]
    measured = report(answers("bo", *cases), retrieval(LONG, [True, False]), data={LONG: "ab" * 32})
    write(measured, folder)
    return (folder / PAGE).as_uri()


@pytest.mark.parametrize("size", [PHONE, (1360, 850)], ids=["phone", "desktop"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_runs_over_the_edge_and_nothing_is_loaded(
    browser: Browser, address: str, size: tuple[int, int], scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme)
    page = context.new_page()
    asked: list[str] = []
    faults: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(address)
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert (asked, faults) == ([address], [])
    context.close()


def test_filters_show_what_was_asked_for(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    assert page.locator(".case:visible").count() == 3
    page.get_by_role("button", name="từ chối nhầm").click()
    assert page.locator(".case:visible").all_inner_texts()[0].startswith("từ chối nhầm")
    assert page.locator("#shown").inner_text() == "Đang xem 1 câu."
    page.get_by_role("button", name="từ chối nhầm").click()
    assert page.locator(".case:visible").count() == 3
    page.close()


def test_without_scripts_everything_is_there(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.locator(".case:visible").count() == 3
    assert not page.locator(".filters").is_visible()
    page.locator(".case").first.click()
    assert page.get_by_text("vẫn trả lời").is_visible()
    context.close()

"""What was asked is there tomorrow, its sources open again, and whoever asked may judge, rename and remove it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.test_chat import ANSWER_MS, FIVE_TASKS, PHONE, ask, words
from tests.chat_server import chat_server

pytestmark = pytest.mark.browser

REFUSED = "Chỉ thị 99/CT-UBND quy định gì?"


def open_list(page: Page) -> None:
    """Nothing; the list of conversations stands beside the chat."""
    page.locator("#header #sidebar-trigger-button").click()
    expect(page.get_by_text("Hôm nay")).to_be_visible()


def menu_of(page: Page, name: str, entry: str) -> None:
    """Nothing; chooses an entry of the menu of the conversation of that name."""
    row = page.locator("#thread-history li", has_text=name).first  # the newest of those
    row.hover()
    row.locator("#thread-options").click()
    page.get_by_role("menuitem", name=entry).click()


def test_yesterdays_conversation_goes_on_with_its_sources(
    corpus_index: Path, open_page: OpenPage, tmp_path: Path, artifacts: Path
) -> None:
    with chat_server(corpus_index, tmp_path / "first", data=tmp_path / "data") as url:
        page = open_page(url)
        answer = ask(page, FIVE_TASKS)
        expect(answer.locator(".cchc-sources")).to_be_visible(timeout=ANSWER_MS)
        told = answer.locator("ol").inner_text()
        page.wait_for_timeout(500)
    with chat_server(corpus_index, tmp_path / "second", data=tmp_path / "data") as url:
        page = open_page(url)
        open_list(page)
        page.screenshot(path=artifacts / "history-list.png")
        page.locator("#thread-history a", has_text="Năm nhiệm vụ trọng tâm").click()
        answer = page.locator("[data-step-type=assistant_message]")
        expect(answer.locator(".cchc-sources")).to_be_visible(timeout=ANSWER_MS)
        assert answer.locator("ol").inner_text() == told
        answer.locator('a[href="#nguon-2"]').click()
        mark = page.locator("#side-view-content mark")
        expect(mark.first).to_be_in_viewport()
        assert words(mark.first.inner_text()) == words(answer.locator("li").nth(1).inner_text())
        page.screenshot(path=artifacts / "history-reopened.png")
        expect(ask(page, "Chỉ thị đó do ai ban hành?")).to_contain_text("Nam Định")


def test_an_answer_is_judged_with_a_reason_and_the_judgement_withdrawn(
    corpus_chat: str, open_page: OpenPage, artifacts: Path
) -> None:
    page = open_page(corpus_chat)
    ask(page, REFUSED)
    page.locator("button.negative-feedback-off").click()
    dialog = page.get_by_role("dialog")
    reason = dialog.get_by_role("button", name="Không nên từ chối")
    reason.click()
    expect(reason).to_have_attribute("aria-pressed", "true")
    page.keyboard.type("; có trong công báo")
    page.screenshot(path=artifacts / "feedback-reason.png")
    with page.expect_response("**/feedback") as sent:
        page.click("#submit-feedback")
    assert "Không nên từ chối; có trong công báo" in str(sent.value.request.post_data_json)
    expect(page.locator("button.negative-feedback-on")).to_be_visible()
    page.reload()
    expect(page.locator("button.negative-feedback-on")).to_be_visible(timeout=ANSWER_MS)
    with page.expect_response("**/feedback") as withdrawn:
        page.locator("button.negative-feedback-on").click()
    assert (withdrawn.value.request.method, withdrawn.value.status) == ("DELETE", 200)
    expect(page.locator("button.negative-feedback-off")).to_be_visible()


def test_a_conversation_is_found_renamed_and_removed(corpus_chat: str, open_page: OpenPage, artifacts: Path) -> None:
    page = open_page(corpus_chat)
    ask(page, "Kế hoạch của Vĩnh Phúc có mấy nội dung, mấy nhiệm vụ?")
    open_list(page)
    menu_of(page, "Kế hoạch của Vĩnh Phúc", "Đổi tên")
    page.get_by_role("dialog").get_by_role("textbox").fill("Việc của Vĩnh Phúc")
    page.screenshot(path=artifacts / "history-rename.png")
    page.get_by_role("dialog").get_by_role("button", name="Đồng ý").click()
    expect(page.locator("#thread-history")).to_contain_text("Việc của Vĩnh Phúc")
    page.click("#search-chats-button")
    page.get_by_placeholder("Tìm cuộc trò chuyện").fill("vinh phuc")
    expect(page.get_by_role("option", name="Việc của Vĩnh Phúc")).to_be_visible()
    page.screenshot(path=artifacts / "history-search.png")
    expect(page.get_by_role("dialog")).to_contain_text(re.compile(r"tháng \d+ 20\d\d", re.IGNORECASE))
    page.keyboard.press("Escape")
    menu_of(page, "Việc của Vĩnh Phúc", "Xóa")
    page.screenshot(path=artifacts / "history-remove.png")
    page.get_by_role("alertdialog").get_by_role("button", name="Đồng ý").click()
    expect(page.locator("#thread-history")).not_to_contain_text("Việc của Vĩnh Phúc")
    page.goto(corpus_chat)  # the list is open still
    expect(page.locator("#thread-history")).to_be_in_viewport()
    expect(page.locator("#thread-history")).not_to_contain_text("Việc của Vĩnh Phúc")


def test_on_a_phone_the_list_slides_over_the_chat(corpus_chat: str, open_page: OpenPage, artifacts: Path) -> None:
    page = open_page(corpus_chat, size=PHONE)
    ask(page, FIVE_TASKS)
    open_list(page)
    page.wait_for_timeout(400)  # it slides in
    page.screenshot(path=artifacts / "phone-history.png")
    page.locator("#thread-history a", has_text="Năm nhiệm vụ").first.click()
    expect(page.locator(".cchc-sources").last).to_be_visible(timeout=ANSWER_MS)

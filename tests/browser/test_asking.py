"""Asking in the browser: where to look, what was understood, what to ask next, comparisons, stopping."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.test_chat import ANSWER_MS, FIVE_TASKS, PHONE, ask

pytestmark = pytest.mark.browser

CHAIR = "Ai chủ trì hội nghị trực tuyến ở Tuyên Quang?"


def choose(page: Page, label: str, value: str) -> None:
    """Nothing; the conversation is limited to what has this value."""
    page.click("#chat-settings-open-modal")
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=value, exact=True).click()
    dialog.get_by_role("button", name="Đồng ý").click()
    expect(dialog).to_have_count(0)


def answers(page: Page) -> Locator:
    return page.locator("[data-step-type=assistant_message]")


def test_a_province_chosen_in_the_settings_limits_the_answers_until_it_is_taken_away(
    corpus_chat: str, open_page: OpenPage, artifacts: Path
) -> None:
    page = open_page(corpus_chat)
    choose(page, "Tỉnh, thành phố", "Vĩnh Phúc")
    expect(page.get_by_text("Từ bây giờ chỉ tìm trong: Vĩnh Phúc")).to_be_visible()
    page.screenshot(path=artifacts / "asking-scope-chosen.png")
    refused = ask(page, CHAIR)
    expect(refused).to_contain_text("Trong phạm vi đã chọn (Vĩnh Phúc)")
    expect(refused.locator(".cchc-scope")).to_contain_text("Phạm vi: Vĩnh Phúc")
    wider = refused.locator(".cchc-next button", has_text="Tìm trong toàn bộ kho")
    expect(wider).to_be_visible(timeout=ANSWER_MS)
    page.screenshot(path=artifacts / "asking-refused-in-scope.png")
    wider.click()
    expect(answers(page).nth(1)).to_contain_text("Nguyễn Văn Sơn", timeout=ANSWER_MS)
    expect(page.locator("[data-step-type=user_message]").last).to_contain_text(CHAIR)
    expect(answers(page).nth(1).locator(".cchc-scope")).to_have_count(0)
    page.click("#chat-settings-open-modal")
    expect(page.get_by_role("combobox", name="Tỉnh, thành phố")).to_contain_text("Tất cả")


def test_a_scope_in_words_is_shown_and_its_cross_asks_everywhere(corpus_chat: str, open_page: OpenPage) -> None:
    page = open_page(corpus_chat)
    refused = ask(page, "Chỉ tìm trong văn bản của Vĩnh Phúc: ai chủ trì hội nghị trực tuyến ở Tuyên Quang?")
    scope = refused.locator(".cchc-scope")
    expect(scope).to_contain_text("Phạm vi: Vĩnh Phúc")
    scope.get_by_role("button").click()
    expect(answers(page).nth(1)).to_contain_text("Nguyễn Văn Sơn", timeout=ANSWER_MS)
    expect(page.locator("[data-step-type=user_message]").last).to_have_text(CHAIR)


def test_a_refusal_offers_a_wider_question_that_is_answered(corpus_chat: str, open_page: OpenPage) -> None:
    page = open_page(corpus_chat)
    refused = ask(page, "Chỉ thị 99/CT-UBND của Nam Định giao 5 nhiệm vụ trọng tâm nào?")
    wider = refused.locator(".cchc-next button", has_text="Bỏ số hiệu")
    wider.click(timeout=ANSWER_MS)
    expect(answers(page).nth(1).locator("li").first).to_be_visible(timeout=ANSWER_MS)
    expect(answers(page).nth(1)).to_contain_text("Nguồn trích dẫn")


def test_related_questions_are_answered_when_clicked(corpus_chat: str, open_page: OpenPage, artifacts: Path) -> None:
    page = open_page(corpus_chat)
    answer = ask(page, CHAIR)
    offered = answer.locator(".cchc-next")
    expect(offered).to_contain_text("Câu hỏi liên quan", timeout=ANSWER_MS)
    questions = offered.get_by_role("button").all_inner_texts()
    assert 1 <= len(questions) <= 3 and CHAIR not in questions
    page.screenshot(path=artifacts / "asking-related.png")
    offered.get_by_role("button").first.click()
    expect(page.locator("[data-step-type=user_message]").last).to_contain_text(questions[0])
    expect(answers(page).nth(1)).to_contain_text("Nguồn trích dẫn", timeout=ANSWER_MS)


def test_what_was_typed_without_accents_is_read_back(corpus_chat: str, open_page: OpenPage) -> None:
    page = open_page(corpus_chat)
    answer = ask(page, "nam dinh 5 nhiem vu trong tam la gi")
    expect(answer.locator(".cchc-understood")).to_contain_text("Hiểu là: Nam Định 5 nhiệm vụ trọng tâm là gì")
    expect(ask(page, FIVE_TASKS).locator(".cchc-understood")).to_have_count(0)


def test_a_comparison_on_a_phone_scrolls_in_its_own_box(corpus_chat: str, open_page: OpenPage, artifacts: Path) -> None:
    page = open_page(corpus_chat, size=PHONE)
    answer = ask(page, "So sánh hội nghị của Bến Tre, Tuyên Quang và Vĩnh Phúc diễn ra ngày nào")
    table = answer.locator("table")
    assert table.locator("th").all_inner_texts()[1:] == ["Bến Tre", "Tuyên Quang", "Vĩnh Phúc"]
    expect(table.locator("td").nth(1)).to_have_text(re.compile("31/7/2020"))
    page.screenshot(path=artifacts / "asking-phone-table.png")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    width, box = table.evaluate("node => [node.scrollWidth, node.parentElement.clientWidth]")
    assert width > box, "three provinces fit no phone: the table must scroll"
    table.locator('a[href="#nguon-1"]').first.click()
    expect(page.locator("#side-view-content mark")).to_be_in_viewport()


def test_whoever_asks_how_to_ask_is_told(corpus_chat: str, open_page: OpenPage) -> None:
    answer = ask(open_page(corpus_chat), "hướng dẫn")
    expect(answer).to_contain_text("Phạm vi tìm")
    expect(answer).to_contain_text("nguyên văn")


def test_an_answer_that_was_stopped_does_not_come_back(corpus_chat: str, open_page: OpenPage) -> None:
    page = open_page(corpus_chat)
    page.evaluate(
        """() => new MutationObserver((_, observer) => {
            const stop = document.getElementById('stop-button');
            if (stop) { observer.disconnect(); stop.click(); }
        }).observe(document.body, { childList: true, subtree: true })"""
    )
    page.click("#chat-input")
    page.keyboard.insert_text(FIVE_TASKS)
    page.click("#chat-submit:not([disabled])")
    expect(page.get_by_text("Đã dừng trả lời")).to_be_visible(timeout=ANSWER_MS)
    page.wait_for_timeout(2500)
    assert page.locator(".cchc-next").count() == 0
    expect(ask(page, CHAIR)).to_contain_text("Nguyễn Văn Sơn")

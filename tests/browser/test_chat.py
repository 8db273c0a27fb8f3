"""What an official does in the browser: ask, read, open the source, and be told plainly when there is none."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.chat_server import chat_server

pytestmark = pytest.mark.browser

FIVE_TASKS = "Năm nhiệm vụ trọng tâm của Nam Định là gì?"
PHONE = (390, 844)
# From so many pixels on Chainlit shows the list of conversations beside the chat.
WIDE = 768
# The first question of a server opens the index and the model.
ANSWER_MS = 60_000


def settled(page: Page) -> None:
    """Nothing; the page has gone to the address of its conversation, as it does on a wide screen. Chainlit draws it
    anew for a second after that, which closes what was opened in that moment."""
    if page.viewport_size and page.viewport_size["width"] >= WIDE:
        page.wait_for_function("location.pathname.startsWith('/thread/')", timeout=ANSWER_MS)
    page.wait_for_timeout(1_000)


def ask(page: Page, question: str) -> Locator:
    """The finished answer to `question`, when the page has come to rest."""
    messages = page.locator("[data-step-type=assistant_message]")
    before = messages.count()
    page.click("#chat-input")
    page.keyboard.insert_text(question)
    page.click("#chat-submit:not([disabled])")
    messages.nth(before).wait_for(timeout=ANSWER_MS)
    page.wait_for_selector("#stop-button", state="detached", timeout=ANSWER_MS)
    if before == 0:
        settled(page)
    return messages.last


def words(text: str) -> str:
    """`text` without its markers and line breaks."""
    return re.sub(r"\s+", " ", re.sub(r"\[?\d+\]?$", "", text.strip())).strip()


def test_the_five_tasks_are_listed_and_each_opens_its_quote(
    corpus_chat: str, open_page: OpenPage, artifacts: Path
) -> None:
    page = open_page(corpus_chat)
    answer = ask(page, FIVE_TASKS)
    expect(answer.locator(".cchc-sources")).to_be_visible(timeout=ANSWER_MS)
    items = answer.locator("li")
    assert items.count() == 5
    page.screenshot(path=artifacts / "five-tasks.png")
    for number in (2, 5):
        answer.locator(f'a[href="#nguon-{number}"]').click()
        expect(page.locator("#side-view-title")).to_contain_text(f"[{number}]")
        mark = page.locator("#side-view-content mark")
        expect(mark).to_be_in_viewport()
        expect(items.nth(number - 1)).to_be_in_viewport(ratio=1)  # the chat stays where it was
        assert words(mark.inner_text()) == words(items.nth(number - 1).inner_text())
        expect(page.locator(".cchc-passage h1")).to_contain_text("Nam Định")
        page.screenshot(path=artifacts / f"five-tasks-source-{number}.png")
    assert len(page.context.pages) == 1


def test_the_exact_answer_is_marked_inside_the_quote(corpus_chat: str, open_page: OpenPage, artifacts: Path) -> None:
    page = open_page(corpus_chat)
    answer = ask(page, "Nghị quyết 76/NQ-CP ban hành ngày nào?")
    answer.locator('a[href="#nguon-1"]').first.click()
    exact = page.locator("#side-view-content mark strong")
    expect(exact).to_be_in_viewport()
    assert exact.inner_text() == answer.locator("span.font-bold").first.inner_text() == "15/7/2021"
    page.wait_for_timeout(400)  # the panel slides in
    page.screenshot(path=artifacts / "exact-answer.png")


def test_a_refusal_offers_passages_that_are_not_marked_as_answers(
    corpus_chat: str, open_page: OpenPage, artifacts: Path
) -> None:
    page = open_page(corpus_chat)
    answer = ask(page, "Chỉ thị 99/CT-UBND quy định gì?")
    expect(answer).to_contain_text("99/CT-UBND")
    related = answer.locator(".cchc-sources")
    expect(related).to_contain_text("Có thể liên quan")
    assert answer.locator('a[href^="#nguon-"]').count() == 0
    page.screenshot(path=artifacts / "refusal.png")
    related.locator("button").first.click()
    expect(page.locator(".cchc-text")).not_to_be_empty()
    assert page.locator("#side-view-content mark").count() == 0


@pytest.mark.parametrize("number", range(4))
def test_every_question_that_the_welcome_offers_is_answered(corpus_chat: str, open_page: OpenPage, number: int) -> None:
    page = open_page(corpus_chat)
    page.locator("#starters button").nth(number).click()
    expect(page.locator(".cchc-sources")).to_contain_text("Nguồn trích dẫn", timeout=ANSWER_MS)


def test_a_follow_up_knows_what_was_asked(corpus_chat: str, open_page: OpenPage) -> None:
    page = open_page(corpus_chat)
    ask(page, "Chỉ thị 34 của Nam Định ban hành ngày nào?")
    answer = ask(page, "Chỉ thị đó do ai ban hành?")
    expect(answer).to_contain_text("Nam Định")


def test_no_english_is_left_on_the_screen(corpus_chat: str, open_page: OpenPage, artifacts: Path) -> None:
    page = open_page(corpus_chat)
    seen = [page.inner_text("body")]
    page.wait_for_timeout(400)  # the welcome fades in
    page.screenshot(path=artifacts / "welcome.png")
    page.click("#readme-button")
    expect(page.get_by_role("dialog")).to_contain_text("Cách hỏi")
    seen.append(page.inner_text("body"))
    page.keyboard.press("Escape")
    page.click("#theme-toggle")
    expect(page.get_by_role("menu")).to_contain_text("Nền tối")
    seen.append(page.inner_text("body"))
    page.keyboard.press("Escape")
    ask(page, FIVE_TASKS)
    page.locator("#new-chat-button").last.click()  # the first is in the closed sidebar
    expect(page.get_by_role("dialog")).to_contain_text("Đồng ý")
    seen.append(page.inner_text("body"))
    expect(page.get_by_placeholder("Nhập câu hỏi")).to_be_visible()
    for english in ("Type your", "LLMs", "mistakes", "Readme", "Theme", "New Chat", "Cancel", "Toggle", "Close"):
        assert not any(english in text for text in seen), english


def test_on_a_phone_everything_fits_and_the_passage_covers_the_chat(
    corpus_chat: str, open_page: OpenPage, artifacts: Path
) -> None:
    page = open_page(corpus_chat, size=PHONE)
    page.wait_for_timeout(400)  # the welcome fades in
    page.screenshot(path=artifacts / "phone-welcome.png")
    answer = ask(page, FIVE_TASKS)
    expect(answer.locator(".cchc-sources")).to_be_visible(timeout=ANSWER_MS)
    page.screenshot(path=artifacts / "phone-answer.png")
    answer.locator('a[href="#nguon-3"]').click()
    expect(page.locator("#side-view-content mark")).to_be_in_viewport()
    page.wait_for_timeout(600)  # the sheet slides in
    page.screenshot(path=artifacts / "phone-source.png")
    sheet = page.get_by_role("dialog").bounding_box()
    assert sheet is not None and sheet["width"] == PHONE[0]
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def test_markup_in_a_question_stays_text(corpus_chat: str, open_page: OpenPage) -> None:
    page = open_page(corpus_chat)
    typed = '<img src="http://elsewhere.example/a.png"> ![x](http://elsewhere.example/b.png) <b>Nam Định</b>'
    ask(page, typed)
    expect(page.locator("[data-step-type=user_message]").last).to_contain_text(typed)
    assert page.locator(".step img[src*=elsewhere]").count() == 0


def test_a_question_that_is_too_long_is_sent_back(corpus_chat: str, open_page: OpenPage) -> None:
    answer = ask(open_page(corpus_chat), "nhiệm vụ " * 300)
    expect(answer).to_contain_text("Hãy rút gọn")


def test_people_asking_at_once_each_get_their_own_answer(corpus_chat: str, open_page: OpenPage) -> None:
    asked = {FIVE_TASKS: "Nam Định", "Kế hoạch của Vĩnh Phúc có mấy nội dung, mấy nhiệm vụ?": "68"}
    pages = {question: open_page(corpus_chat) for question in asked}
    for question, page in pages.items():
        page.click("#chat-input")
        page.keyboard.insert_text(question)
    for page in pages.values():
        page.click("#chat-submit")
    for question, page in pages.items():
        expect(page.locator("[data-step-type=assistant_message]")).to_contain_text(asked[question], timeout=ANSWER_MS)


def test_without_an_index_the_chat_says_how_to_make_one(open_page: OpenPage, tmp_path: Path, artifacts: Path) -> None:
    with chat_server(tmp_path / "index", tmp_path / "scratch") as url:
        page = open_page(url)
        answer = ask(page, FIVE_TASKS)
        expect(answer).to_contain_text("cchc ingest")
        expect(answer).not_to_contain_text("Traceback")
        page.screenshot(path=artifacts / "no-index.png")
        expect(page.locator(".step", has_text="Đang mở kho")).to_have_count(0)

"""What a trainer does in the browser: have a briefing made, change it, look at its sources, save it."""

from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser

PHONE = (390, 844)
# The first question of a server opens the index and the model.
MADE_MS = 60_000


def made(page: Page, typed: str) -> Locator:
    """The card that answers what was typed by hand."""
    page.click("#chat-input")
    page.keyboard.insert_text(typed)
    page.click("#chat-submit:not([disabled])")
    card = page.locator(".cchc-briefing")
    expect(card).to_be_visible(timeout=MADE_MS)
    return card


def saved(page: Page, button: Locator) -> tuple[str, bytes]:
    """The name and content of the file that the button saves."""
    with page.expect_download() as download:
        button.click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def texts_of(file: bytes) -> list[str]:
    document = docx.Document(BytesIO(file))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [*(paragraph.text for paragraph in document.paragraphs), *cells]


def test_a_briefing_is_made_edited_and_saved(corpus_chat: str, open_page: OpenPage, artifacts: Path) -> None:
    page = open_page(corpus_chat)
    card = made(page, "/briefing cai cach hanh chinh")
    expect(card.locator("h2")).to_have_text("Tổng hợp tài liệu về cải cách hành chính")
    page.screenshot(path=artifacts / "briefing.png")
    first = card.locator("ol li > div").first
    dropped = first.inner_text().split("[")[0].strip()

    card.get_by_role("button", name="Bỏ ý này").first.click()
    expect(card.get_by_role("status")).to_have_text("Đã bỏ ý này.")
    expect(first).not_to_contain_text(dropped)
    sections = card.locator("details h3")
    second = sections.nth(1).inner_text().partition(". ")[2]
    card.get_by_role("button", name="Chuyển mục này xuống").first.click()
    expect(sections.first).to_have_text(f"I. {second}")

    card.get_by_label("Thêm mục bằng câu hỏi").fill("Năm nhiệm vụ trọng tâm của Nam Định là gì?")
    card.get_by_role("button", name="Thêm mục", exact=True).click()
    expect(card.get_by_role("status")).to_have_text("Đã thêm một mục có trích dẫn ở cuối.", timeout=MADE_MS)
    page.screenshot(path=artifacts / "briefing-edited.png")

    name, file = saved(page, card.get_by_role("button", name="Tải về Word"))
    assert name == "tom-tat-cai-cach-hanh-chinh.docx"
    texts = texts_of(file)
    assert dropped not in "\n".join(texts)
    assert any("NĂM NHIỆM VỤ TRỌNG TÂM CỦA NAM ĐỊNH LÀ GÌ?" in text for text in texts)
    references = list(docx.Document(BytesIO(file)).element.body.iter(qn("w:footnoteReference")))
    assert len(references) == card.locator(".cchc-key").count()

    name, file = saved(page, card.get_by_role("button", name="Tải về Markdown"))
    assert name.endswith(".md")
    assert f"[^{len(references)}]: “" in file.decode()
    name, file = saved(page, card.get_by_role("button", name="Trắc nghiệm"))
    assert name == "trac-nghiem-cai-cach-hanh-chinh.docx"
    assert "ĐÁP ÁN" in texts_of(file)


def test_a_footnote_opens_its_quote(corpus_chat: str, open_page: OpenPage, artifacts: Path) -> None:
    page = open_page(corpus_chat)
    card = made(page, "/briefing Bộ phận Một cửa")
    statement = card.locator("ol li > div").first
    said = statement.inner_text().split("[")[0].strip()
    statement.locator(".cchc-key").click()
    expect(page.locator("#side-view-title")).to_contain_text("[1]")
    mark = page.locator("#side-view-content mark")
    expect(mark).to_be_in_viewport()
    assert " ".join(mark.inner_text().split()) == said
    page.screenshot(path=artifacts / "briefing-source.png")


def test_by_keyboard_alone(corpus_chat: str, open_page: OpenPage) -> None:
    page = open_page(corpus_chat)
    page.focus("#chat-input")
    page.keyboard.type("/tóm")
    expect(page.get_by_text("Soạn bản tóm tắt có trích dẫn")).to_be_visible()
    page.keyboard.press("Enter")
    page.keyboard.insert_text("Bộ phận Một cửa")
    page.keyboard.press("Enter")
    card = page.locator(".cchc-briefing")
    expect(card).to_be_visible(timeout=MADE_MS)
    drop = card.get_by_role("button", name="Bỏ mục này").first
    count = card.locator("details h3").count()
    drop.focus()
    page.keyboard.press("Enter")
    expect(card.locator("details h3")).to_have_count(count - 1)
    expect(card.get_by_role("button", name="Hoàn tác")).to_be_focused()
    page.keyboard.press("Enter")
    expect(card.locator("details h3")).to_have_count(count)


def test_a_question_that_nothing_answers_says_why(corpus_chat: str, open_page: OpenPage) -> None:
    page = open_page(corpus_chat)
    card = made(page, "/briefing cải cách hành chính")
    card.get_by_label("Thêm mục bằng câu hỏi").fill("Kinh phí của Chỉ thị 34 là bao nhiêu tiền?")
    page.keyboard.press("Enter")
    expect(card.get_by_role("status")).to_contain_text("Chưa thêm được mục: tài liệu không nêu", timeout=MADE_MS)
    expect(card).to_contain_text("Kinh phí của Chỉ thị 34 là bao nhiêu tiền?")


@pytest.mark.parametrize(
    ("typed", "told"),
    [("/briefing", "Hãy viết chủ đề sau lệnh"), ("/briefing nuôi tôm sú", "không có nội dung nào về “nuôi tôm sú”")],
)
def test_what_cannot_be_made_is_explained(corpus_chat: str, open_page: OpenPage, typed: str, told: str) -> None:
    page = open_page(corpus_chat)
    page.click("#chat-input")
    page.keyboard.insert_text(typed)
    page.click("#chat-submit:not([disabled])")
    expect(page.locator("[data-step-type=assistant_message]")).to_contain_text(told, timeout=MADE_MS)
    expect(page.locator(".cchc-briefing")).to_have_count(0)


def test_on_a_phone_nothing_is_cut_off(corpus_chat: str, open_page: OpenPage, artifacts: Path) -> None:
    page = open_page(corpus_chat, size=PHONE)
    card = made(page, "/briefing cải cách hành chính")
    page.screenshot(path=artifacts / "briefing-phone.png")
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE[0]
    for button in card.get_by_role("button").all()[:12]:
        box = button.bounding_box()
        assert box is None or (box["x"] >= 0 and box["x"] + box["width"] <= PHONE[0])


def test_a_reopened_card_can_still_be_edited(corpus_chat: str, open_page: OpenPage) -> None:
    page = open_page(corpus_chat)
    card = made(page, "/briefing Bộ phận Một cửa")
    sections = card.locator("details h3")
    count = sections.count()
    card.get_by_role("button", name="Bỏ mục này").first.click()
    expect(sections).to_have_count(count - 1)
    page.wait_for_url("**/thread/**")
    page.reload()
    expect(card).to_be_visible(timeout=MADE_MS)
    expect(sections).to_have_count(count - 1)
    card.get_by_role("button", name="Hoàn tác").click()
    expect(sections).to_have_count(count)

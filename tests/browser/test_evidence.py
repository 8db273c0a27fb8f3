"""Reading the evidence: from the marker to the passage, to the whole document with the quote marked on its pages."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from ingest.build import build_index
from ingest.embed import open_embedder
from ingest.storage.generations import Generations
from ingest.storage.parts import store_of
from tests.bot.viewing.decisions import decision
from tests.browser.conftest import OpenPage
from tests.browser.test_chat import ask
from tests.chat_server import chat_server

pytestmark = pytest.mark.browser

PHONE = (390, 844)
ZOOMED = (680, 425)
"""What 200 % leaves of the desktop window."""
NUMBER = "12/QĐ-UBND"
FIRST = "Lịch tiếp được niêm yết tại trụ sở và trên cổng thông tin của tỉnh Nam Định."
SCHEDULE = "Quyết định 12/QĐ-UBND quy định lịch tiếp công dân được niêm yết ở đâu?"
IN_FORCE = "Quyết định 31/QĐ-UBND có hiệu lực từ ngày nào?"
CITED = (
    "Khoản 2 Điều 1 Quyết định số 12/QĐ-UBND ngày 05/3/2020 của Ủy ban nhân dân tỉnh Nam Định"
    " về tiếp công dân tại trụ sở năm 2020"
)
REPLACES = "Quyết định này có hiệu lực từ ngày 01 tháng 6 năm 2024 và thay thế Quyết định số 12/QĐ-UBND."
NEWS = """<html><head><title>Nam Định: thêm bốn điểm tiếp công dân lưu động</title></head><body>
<h1>Nam Định: thêm bốn điểm tiếp công dân lưu động</h1><p>Báo Mẫu điện tử</p><p>Thứ Hai, 06/4/2020 - 08:15</p>
<p>Chiều qua, tỉnh Nam Định mở thêm bốn điểm tiếp công dân lưu động ở bốn xã ven biển, phục vụ 320 lượt người dân
mỗi tháng, theo tin của phóng viên.</p><p>Người dân vùng biển không phải đi xa như trước.</p></body></html>"""


class Chat(NamedTuple):
    url: str
    ids: dict[str, str]


@pytest.fixture(scope="module")
def chat(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chat]:
    """A chat over a decision printed as PDF, the one that replaced it, and a newspaper's report."""
    root = tmp_path_factory.mktemp("evidence")
    folder = root / "documents"
    folder.mkdir()
    (folder / "quyet-dinh-12.pdf").write_bytes(printed(browser, decision(NUMBER)))
    (folder / "quyet-dinh-31.txt").write_text(_newer(), encoding="utf-8")
    (folder / "tin.html").write_text(NEWS, encoding="utf-8")
    build_index([folder], root / "index", embedder=open_embedder())
    ids = {entry.key: entry.id for entry in store_of(Generations(root / "index").current()).entries()}
    with chat_server(root / "index", root / "server") as url:
        yield Chat(url, ids)


def _newer() -> str:
    from datetime import date

    return decision("31/QĐ-UBND", day=date(2024, 5, 20), second=REPLACES)


def printed(browser: Browser, words: str) -> bytes:
    """`words` as a PDF of three pages, the decision on the second."""
    page = browser.new_page()
    blank = "<p style='break-after:page'>Phiếu trình ký văn bản</p>"
    paragraphs = "".join(f"<p>{line}</p>" for line in words.replace("<b>", "").replace("</b>", "").split("\n") if line)
    page.set_content(f"{paragraphs}{blank}<p>Danh sách nơi nhận kèm theo</p>")
    data = page.pdf(format="A4", margin={"top": "2cm", "left": "3cm", "right": "2cm"})
    page.close()
    return data


def opened_source(page: Page, question: str) -> Locator:
    """The passage behind the first marker of the answer."""
    ask(page, question).locator('a[href="#nguon-1"]').first.click()
    passage = page.locator(".cchc-passage")
    expect(passage).to_be_visible()
    return passage


def whole_document(page: Page) -> Page:
    """The page that "Mở văn bản" opens."""
    with page.context.expect_page() as opening:
        page.get_by_role("link", name="Mở văn bản").click()
    opening.value.wait_for_load_state()
    return opening.value


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def test_the_passage_says_what_it_is_and_what_became_of_it(chat: Chat, open_page: OpenPage, artifacts: Path) -> None:
    page = open_page(chat.url)
    passage = opened_source(page, SCHEDULE)
    expect(passage.locator("mark")).to_be_in_viewport()
    for words in ("Văn bản hành chính", NUMBER, "Ủy ban nhân dân tỉnh Nam Định", "05/3/2020", "Điều 1"):
        expect(passage.locator("header")).to_contain_text(words)
    replaced = passage.locator(".cchc-ends")
    expect(replaced).to_contain_text("Đã được thay thế bởi Quyết định số 31/QĐ-UBND ngày 20/5/2024")
    page.wait_for_timeout(400)  # the panel slides in
    page.screenshot(path=artifacts / "evidence-panel.png")
    with page.context.expect_page() as opening:
        replaced.get_by_role("link").click()
    expect(opening.value.locator("h1")).to_contain_text("31/QĐ-UBND")


def test_the_whole_pdf_opens_at_the_quote_with_boxes_over_it(chat: Chat, open_page: OpenPage, artifacts: Path) -> None:
    page = open_page(chat.url)
    opened_source(page, SCHEDULE)
    document = whole_document(page)
    box = document.locator("rect.here").first
    expect(box).to_be_in_viewport()
    expect(document.locator("figure img").first).to_be_visible()
    expect(document.locator("figure img").first).to_have_js_property("complete", True)
    document.screenshot(path=artifacts / "evidence-pdf.png")
    assert document.locator("figure").count() >= 2
    inked, bare = document.evaluate(INK)
    assert inked > 0.02 > bare
    document.get_by_role("link", name="Dạng chữ").click()
    expect(document.locator("mark.here").first).to_be_in_viewport()
    document.screenshot(path=artifacts / "evidence-text.png")


# The share of dark pixels under the first box, and in the margin left of it.
INK = """async () => {
  const image = document.querySelector('figure img');
  const canvas = document.createElement('canvas');
  const [across, down] = [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const share = (left, top, width, height) => {
    const { data } = context.getImageData(left * across, top * down, width * across, height * down);
    return data.filter((value, at) => at % 4 === 0 && value < 128).length / (data.length / 4);
  };
  const { x, y, width, height } = document.querySelector('rect.here').getBBox();
  return [share(x, y, width, height), share(x - 0.08, y, 0.06, height)];
}"""


def test_a_text_opens_at_the_quote(chat: Chat, open_page: OpenPage) -> None:
    page = open_page(chat.url)
    opened_source(page, IN_FORCE)
    document = whole_document(page)
    mark = document.locator("mark.here").first
    expect(mark).to_be_in_viewport()
    expect(mark).to_contain_text("có hiệu lực từ ngày 01 tháng 6 năm 2024")
    expect(document.locator("main")).to_contain_text("<b>và</b>")  # markup in a document is text
    assert document.locator("main article b").count() == 0


def test_citations_are_copied_as_officials_write_them(chat: Chat, open_page: OpenPage) -> None:
    page = open_page(chat.url)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    passage = opened_source(page, SCHEDULE)
    passage.get_by_role("button", name="Chép trích dẫn").click()
    expect(passage.get_by_role("status")).to_have_text("Đã chép")
    assert page.evaluate("navigator.clipboard.readText()") == CITED
    passage.get_by_role("button", name="Chép cả nguyên văn").click()
    assert page.evaluate("navigator.clipboard.readText()") == f"“2. {FIRST}” ({CITED})"
    document = whole_document(page)
    document.get_by_role("button", name="Chép trích dẫn").click()
    expect(document.locator("#told")).to_have_text("Đã chép")
    assert document.evaluate("navigator.clipboard.readText()") == CITED


def test_without_a_secure_address_copying_still_works(chat: Chat, open_page: OpenPage) -> None:
    page = open_page(chat.url)
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    passage = opened_source(page, SCHEDULE)
    passage.get_by_role("button", name="Chép trích dẫn").click()
    expect(passage.get_by_role("status")).to_have_text("Đã chép")
    page.click("#chat-input")
    page.keyboard.press("Control+V")
    expect(page.locator("#chat-input")).to_contain_text(CITED)


def test_a_newspaper_is_told_from_a_directive(chat: Chat, open_page: OpenPage, artifacts: Path) -> None:
    page = open_page(chat.url)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    passage = opened_source(page, "Nam Định mở thêm bao nhiêu điểm tiếp công dân lưu động?")
    expect(passage).to_contain_text("Bài báo tường thuật, không phải nguyên văn văn bản")
    passage.get_by_role("button", name="Chép trích dẫn").click()
    expect(passage.get_by_role("status")).to_have_text("Đã chép")
    cited = page.evaluate("navigator.clipboard.readText()")
    assert cited.startswith("“Nam Định: thêm bốn điểm tiếp công dân lưu động”")
    assert cited.endswith("ngày 06/4/2020")
    page.wait_for_timeout(400)  # the panel slides in
    page.screenshot(path=artifacts / "evidence-press.png")


def test_related_passages_open_and_are_no_answers(chat: Chat, open_page: OpenPage) -> None:
    page = open_page(chat.url)
    ask(page, "Chỉ thị 99/CT-UBND quy định gì?").locator(".cchc-key").first.click()
    expect(page.locator("#side-view-title")).to_contain_text("Có thể liên quan [1]")
    expect(page.locator(".cchc-passage")).to_contain_text("không phải câu trả lời")
    assert page.locator(".cchc-passage mark").count() == 0
    expect(page.get_by_role("link", name="Mở văn bản")).to_be_visible()


def test_everything_can_be_done_from_the_keyboard(chat: Chat, open_page: OpenPage) -> None:
    page = open_page(chat.url)
    answer = ask(page, "Lịch tiếp công dân và hiệu lực của Quyết định 12/QĐ-UBND và 31/QĐ-UBND?")
    openers = answer.locator(".cchc-key")
    openers.first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".cchc-passage")).to_be_focused()
    title = page.locator("#side-view-title")
    expect(title).to_contain_text("[1]")
    if openers.count() > 1:
        page.keyboard.press("ArrowRight")
        expect(title).to_contain_text("[2]")
        page.keyboard.press("ArrowLeft")
        expect(title).to_contain_text("[1]")
    reached = []
    for _ in range(8):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.innerText.trim()"))
    assert {"Mở văn bản", "Chép trích dẫn", "Chép cả nguyên văn"} <= set(reached)
    page.keyboard.press("Escape")
    expect(page.locator(".cchc-passage")).to_have_count(0)
    expect(openers.first).to_be_focused()


def test_quotes_of_a_document_are_gone_through_with_the_arrows(chat: Chat, open_page: OpenPage) -> None:
    page = open_page(chat.url)
    page.goto(f"{chat.url}/cchc/documents/{chat.ids['quyet-dinh-31.txt']}?quote=0-30&quote=200-260&quote=500-560")
    where = page.locator("#where")
    expect(where).to_have_text("1/3")
    for key, place in (("ArrowRight", "2/3"), ("ArrowRight", "3/3"), ("ArrowRight", "1/3"), ("ArrowLeft", "3/3")):
        page.keyboard.press(key)
        expect(where).to_have_text(place)
        expect(page.locator("mark.here").first).to_be_in_viewport()


@pytest.mark.parametrize(("name", "size"), [("phone", PHONE), ("zoomed", ZOOMED)])
def test_on_small_and_magnified_screens_everything_fits(
    chat: Chat, open_page: OpenPage, artifacts: Path, name: str, size: tuple[int, int]
) -> None:
    page = open_page(chat.url, size=size)
    passage = opened_source(page, SCHEDULE)
    expect(passage.locator("mark")).to_be_in_viewport()
    page.wait_for_timeout(600)  # the sheet slides in
    page.screenshot(path=artifacts / f"evidence-panel-{name}.png")
    assert fits(page)
    document = whole_document(page)
    expect(document.locator("rect.here").first).to_be_in_viewport()
    assert fits(document)
    document.screenshot(path=artifacts / f"evidence-pdf-{name}.png")


def test_the_document_is_as_dark_as_the_chat(chat: Chat, open_page: OpenPage, artifacts: Path) -> None:
    page = open_page(chat.url)
    page.evaluate("localStorage.setItem('vite-ui-theme', 'dark')")
    page.goto(f"{chat.url}/cchc/documents/{chat.ids['quyet-dinh-31.txt']}?quote=400-460")
    expect(page.locator("html")).to_have_class("dark")
    page.screenshot(path=artifacts / "evidence-dark.png")


def test_a_document_that_left_the_index_is_said_to_be_gone(chat: Chat, open_page: OpenPage) -> None:
    page = open_page(chat.url)
    passage_of_yesterday = f"**/cchc/documents/{chat.ids['quyet-dinh-12.pdf']}/standing"
    page.route(passage_of_yesterday, lambda route: route.fulfill(status=404, json={"detail": "?"}))
    passage = opened_source(page, SCHEDULE)
    expect(passage).to_contain_text("không còn trong kho tài liệu")
    expect(passage.locator("mark")).to_be_visible()
    expect(page.get_by_role("link", name="Mở văn bản")).to_have_count(0)

"""What an editor does with documents in the browser: upload, watch, ask, remove; and what a reader sees of it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from bot.people.accounts import Accounts
from bot.people.people import Role
from bot.server.data_folder import DataFolder
from tests.browser.conftest import OpenPage
from tests.browser.test_chat import ANSWER_MS, PHONE, ask
from tests.chat_server import chat_server

pytestmark = pytest.mark.browser

QUESTION = "Bộ phận một cửa xã Đồng Rùm tiếp công dân vào ngày nào?"
PLAN = """ỦY BAN NHÂN DÂN
XÃ ĐỒNG RÙM

Số: 12/KH-UBND

KẾ HOẠCH
Cải cách hành chính năm 2026 của xã Đồng Rùm

Bộ phận một cửa xã Đồng Rùm tiếp công dân vào thứ ba và thứ năm hằng tuần.
"""
PASSWORD = "mật khẩu đủ dài 1"


@pytest.fixture(scope="module")
def chat(corpus_index: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A chat over an index of its own, on a machine without accounts: whoever sits there is an editor."""
    scratch = tmp_path_factory.mktemp("library-chat")
    shutil.copytree(corpus_index, scratch / "index")
    with chat_server(scratch / "index", scratch) as url:
        yield url


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """One good document, a damaged one, a program, and one that the index has."""
    contents = {
        "Kế hoạch 12 của xã Đồng Rùm.txt": PLAN.encode(),
        "hỏng.pdf": b"%PDF-1.4\n",
        "chương trình.docx": b"MZ\x90\0" + bytes(100),
        "đã có.md": Path("corpus/nam-dinh-chi-thi-34.md").read_bytes(),
    }
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    return [tmp_path / name for name in contents]


def to_library(page: Page) -> None:
    page.get_by_role("link", name="Thư viện").click()
    expect(page.get_by_role("heading", name="Thư viện")).to_be_visible()
    expect(page.locator(".document, .empty").first).to_be_visible()


def finished_job(page: Page, kind: str) -> Locator:
    job = page.locator("section.job.done", has_text=kind)
    expect(job).to_be_visible(timeout=ANSWER_MS)
    return job


def test_a_document_is_uploaded_asked_about_and_removed(
    chat: str, open_page: OpenPage, files: list[Path], artifacts: Path
) -> None:
    page = open_page(chat)
    to_library(page)
    expect(page.locator(".document")).to_have_count(12)
    page.screenshot(path=artifacts / "library.png")
    page.fill("#collection", "Kế hoạch của xã")
    page.set_input_files("#files", files)
    expect(page.locator("#uploads li", has_text="chương trình.docx")).to_contain_text("Chưa đọc được loại tệp này")
    expect(page.locator("#uploads li", has_text="đã có.md")).to_contain_text("Đã có: nam-dinh-chi-thi-34.md")
    job = finished_job(page, "Nạp tài liệu mới")
    expect(job).to_contain_text("Kế hoạch 12 của xã Đồng Rùm.txt")
    expect(job.locator("li", has_text="hỏng.pdf")).to_contain_text("Tệp PDF bị hỏng")
    expect(page.locator(".document")).to_have_count(13)
    page.screenshot(path=artifacts / "library-ingested.png", full_page=True)

    page.fill("#q", "xa dong rum")
    document = page.locator(".document")
    expect(document).to_have_count(1)
    expect(document).to_contain_text("Kế hoạch của xã › Kế hoạch 12 của xã Đồng Rùm.txt")
    document.get_by_role("link", name="Hỏi").click()
    expect(page.locator("#chat-input")).to_contain_text("12/KH-UBND", timeout=ANSWER_MS)
    page.locator("#chat-input").fill("")
    answer = ask(page, QUESTION)
    expect(answer).to_contain_text("thứ ba và thứ năm hằng tuần")
    expect(answer.locator('a[href^="#nguon-"]').first).to_be_visible()

    to_library(page)
    page.fill("#q", "12/KH")
    expect(page.locator(".document")).to_have_count(1)
    page.locator(".document").get_by_role("button", name="Gỡ").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("tệp bị xóa hẳn khỏi máy chủ")
    page.screenshot(path=artifacts / "library-remove.png")
    dialog.get_by_role("button", name="Gỡ", exact=True).click()
    finished_job(page, "Gỡ tài liệu")
    expect(page.locator(".empty")).to_contain_text("Không có tài liệu nào như vậy")

    page.get_by_role("link", name="Hỏi đáp").click()
    page.wait_for_selector("#starters")
    answer = ask(page, QUESTION)
    expect(answer).not_to_contain_text("thứ ba và thứ năm")
    assert answer.locator('a[href^="#nguon-"]').count() == 0


def test_the_document_opens_from_the_list(chat: str, open_page: OpenPage) -> None:
    page = open_page(chat)
    to_library(page)
    page.locator(".document a", has_text="Nam Định").first.click()
    expect(page.get_by_role("heading", name="Nam Định").first).to_be_visible()


def test_files_are_dropped_and_a_folder_is_told_what_to_do(chat: str, open_page: OpenPage) -> None:
    page = open_page(chat)
    to_library(page)
    page.evaluate(
        """() => {
          const data = new DataTransfer();
          data.items.add(new File([new Uint8Array([77, 90, 144, 0])], 'thả vào.txt'));
          document.getElementById('drop').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true }));
        }"""
    )
    expect(page.locator("#uploads li", has_text="thả vào.txt")).to_contain_text("Không nhận")


def test_all_of_it_works_with_the_keyboard(chat: str, open_page: OpenPage, artifacts: Path) -> None:
    page = open_page(chat)
    to_library(page)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Tới danh sách tài liệu")).to_be_focused()
    page.get_by_role("searchbox").focus()
    page.keyboard.type("vinh phuc")
    expect(page.locator(".document")).to_have_count(1)
    for _ in range(6):  # source, kind, the box, the title, ask, remove
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("chỉ rời kho, tệp gốc vẫn còn")
    expect(dialog.get_by_role("button", name="Không gỡ")).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.keyboard.press("Shift+Tab")
    page.screenshot(path=artifacts / "library-keyboard.png")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_on_a_phone_everything_fits(chat: str, open_page: OpenPage, artifacts: Path, dark: bool) -> None:
    page = open_page(chat, size=PHONE)
    page.goto(f"{chat}/cchc/library")
    expect(page.locator(".document")).to_have_count(12)
    if dark:
        page.click("#theme")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    page.screenshot(path=artifacts / f"library-phone-{'dark' if dark else 'light'}.png", full_page=True)


def test_a_reader_sees_the_list_and_nothing_to_change_it(
    corpus_index: Path, open_page: OpenPage, browser: object, tmp_path: Path, artifacts: Path
) -> None:
    accounts = Accounts(DataFolder(tmp_path / "data").made().accounts)
    accounts.add("quản trị", Role.ADMIN, PASSWORD)
    accounts.add("đọc", Role.READER, PASSWORD)
    with chat_server(corpus_index, tmp_path) as url:
        page = open_page(f"{url}/login", ready="#username, [name=username], input")
        page.fill("input >> nth=0", "đọc")
        page.fill("input[type=password]", PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_selector("#starters")
        to_library(page)
        expect(page.locator(".document")).to_have_count(12)
        expect(page.locator("#editor")).to_be_hidden()
        assert page.get_by_role("button", name="Gỡ").count() == page.locator(".document input").count() == 0
        page.screenshot(path=artifacts / "library-reader.png")

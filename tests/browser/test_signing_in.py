"""Signing in as people do it: the page, a wrong password, a lock-out, a session that ends while the page is open."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from bot.people.accounts import Accounts
from bot.people.back_off import FREE_FOR_ONE
from bot.people.people import Role
from bot.people.settings import AccessSettings
from bot.server.data_folder import DataFolder
from bot.server.socket_events import SESSION_OVER
from tests.browser.conftest import OpenPage
from tests.chat_server import chat_server

pytestmark = pytest.mark.browser

PASSWORD = "mật khẩu của chị Lan"
PHONE = (390, 844)
ANSWER_MS = 60_000


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def accounts(data: Path) -> Accounts:
    kept = Accounts(DataFolder(data).accounts)
    kept.add("Lan", Role.ADMIN, PASSWORD)
    kept.add("Nguyễn Văn Hùng", Role.READER, PASSWORD)
    return kept


@pytest.fixture(scope="module")
def server(data: Path, accounts: Accounts, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    scratch = tmp_path_factory.mktemp("signing-in")
    with chat_server(scratch / "no-index", scratch, data=data) as url:
        yield url


def sign_in(page: Page, name: str, password: str = PASSWORD) -> None:
    page.get_by_label("Tên đăng nhập").fill(name)
    page.get_by_label("Mật khẩu").fill(password)
    page.keyboard.press("Enter")


def ask(page: Page, question: str) -> None:
    page.click("#chat-input")
    page.keyboard.insert_text(question)
    page.click("#chat-submit:not([disabled])")


def test_a_person_signs_in_by_keyboard_and_out_again(server: str, open_page: OpenPage, artifacts: Path) -> None:
    page = open_page(server, ready="form")
    expect(page.get_by_label("Tên đăng nhập")).to_be_focused()
    page.screenshot(path=artifacts / "login.png")
    page.keyboard.type("Nguyễn Văn Hùng")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector("#chat-input")
    page.click("#user-nav-button")
    expect(page.get_by_role("menu")).to_contain_text("Nguyễn Văn Hùng")
    page.wait_for_timeout(300)  # the menu opens
    page.screenshot(path=artifacts / "signed-in.png")
    page.get_by_text("Đăng xuất").click()
    expect(page.get_by_label("Mật khẩu")).to_be_visible()
    page.go_back()
    expect(page.get_by_label("Mật khẩu")).to_be_visible()


def test_a_wrong_password_is_told_in_vietnamese_and_guessing_has_an_end(
    server: str, accounts: Accounts, open_page: OpenPage, artifacts: Path
) -> None:
    accounts.add("Thu", Role.READER, PASSWORD)
    page = open_page(server, ready="form")
    for _ in range(FREE_FOR_ONE):
        sign_in(page, "Thu", "đoán mò")
        expect(page.get_by_role("alert")).to_have_text("Tên đăng nhập hoặc mật khẩu không đúng.")
    expect(page.get_by_label("Tên đăng nhập")).to_have_value("Thu")
    expect(page.get_by_label("Mật khẩu")).to_be_focused()
    page.screenshot(path=artifacts / "wrong-password.png")
    sign_in(page, "Thu")
    expect(page.get_by_role("alert")).to_contain_text("Hãy đợi")
    page.screenshot(path=artifacts / "locked-out.png")


def test_the_page_fits_a_phone_light_and_dark(server: str, open_page: OpenPage, artifacts: Path) -> None:
    page = open_page(server, size=PHONE, ready="form")
    sign_in(page, "Lan", "đoán mò")
    expect(page.get_by_role("alert")).to_be_visible()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
        page.wait_for_function(f"document.querySelector('img').currentSrc.endsWith('logo_{scheme}.svg')")
        page.screenshot(path=artifacts / f"phone-login-{scheme}.png")


def test_who_is_removed_while_the_page_is_open_is_told_and_not_answered(
    server: str, accounts: Accounts, open_page: OpenPage, artifacts: Path
) -> None:
    accounts.add("Minh", Role.READER, PASSWORD)
    page = open_page(server, ready="form")
    sign_in(page, "Minh")
    page.wait_for_selector("#chat-input")
    page.wait_for_load_state("networkidle")
    accounts.remove("Minh")
    ask(page, "Kế hoạch của Vĩnh Phúc có mấy nội dung?")
    expect(page.get_by_text(SESSION_OVER[:30])).to_be_visible(timeout=ANSWER_MS)
    page.wait_for_selector("#stop-button", state="detached")
    page.screenshot(path=artifacts / "session-over.png")
    assert page.locator("[data-step-type=assistant_message]").count() == 1
    page.reload()
    expect(page.get_by_label("Mật khẩu")).to_be_visible()


def test_a_session_that_runs_out_leads_back_to_the_login(
    data: Path, accounts: Accounts, open_page: OpenPage, tmp_path: Path
) -> None:
    brief = AccessSettings(session_hours=4 / 3600)
    with chat_server(tmp_path / "no-index", tmp_path, data=data, access=brief) as url:
        page = open_page(url, ready="form")
        sign_in(page, "Lan")
        page.wait_for_timeout(5000)
        page.goto(url)
        expect(page.get_by_label("Mật khẩu")).to_be_visible()


def test_whoever_asks_too_often_is_told_when_to_ask_again(
    corpus_index: Path, open_page: OpenPage, tmp_path: Path, artifacts: Path
) -> None:
    with chat_server(corpus_index, tmp_path, access=AccessSettings(questions_per_minute=1)) as url:
        page = open_page(url)
        ask(page, "Kế hoạch của Vĩnh Phúc có mấy nội dung, mấy nhiệm vụ?")
        expect(page.locator("[data-step-type=assistant_message]")).to_contain_text("68", timeout=ANSWER_MS)
        ask(page, "Ai chủ trì hội nghị trực tuyến ở Tuyên Quang?")
        expect(page.get_by_text("Hãy hỏi lại câu này sau")).to_be_visible()
        page.screenshot(path=artifacts / "too-often.png")


@contextmanager
def another_site() -> Iterator[str]:
    """The address of a blank page on another port: for cookies the same site, for all else another."""

    class Blank(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Blank) as site:
        threading.Thread(target=site.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{site.server_port}"
        site.shutdown()


def test_another_site_cannot_act_for_who_is_signed_in_nor_read(server: str, open_page: OpenPage) -> None:
    page = open_page(server, ready="form")
    sign_in(page, "Lan")
    page.wait_for_selector("#chat-input")
    with another_site() as address:
        other = page.context.new_page()
        refused: list[int] = []
        other.on("response", lambda answer: refused.append(answer.status))
        other.goto(address)
        read = other.evaluate(
            """async (target) => {
                const ask = (path, method, mode) =>
                    fetch(target + path, { method, mode, credentials: 'include' }).then(() => 'read', () => 'unread');
                await ask('/logout', 'POST', 'no-cors');
                return [await ask('/user', 'GET', 'cors'), await ask('/cchc/person', 'GET', 'cors')];
            }""",
            server,
        )
        framed = other.evaluate(
            """(target) => new Promise((done) => {
                const frame = document.createElement('iframe');
                frame.onload = () => setTimeout(() => done(frame.contentWindow.length), 500);
                frame.src = target;
                document.body.append(frame);
            })""",
            server,
        )
    assert 403 in refused and read == ["unread", "unread"] and framed == 0
    assert page.request.get(f"{server}/user").status == 200, "the other site has signed nobody out"

"""The chat with a chat model: sentences come as they are verified, and stopping ends the call."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.chat_server import chat_server
from tests.model_server import Call, ModelServer, Play, model_server

pytestmark = pytest.mark.browser

QUESTION = "Ai chủ trì hội nghị ở Tuyên Quang?"
FIRST = "Ông Nguyễn Văn Sơn, Chủ tịch UBND tỉnh Tuyên Quang, chủ trì. [1]"
ANSWER_MS = 60_000


@contextmanager
def chat(play: Play, index: Path, scratch: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, ModelServer]]:
    """A chat server whose model follows `play`."""
    with model_server(play) as model:
        monkeypatch.setenv("CCHC_MODEL", "small")
        monkeypatch.setenv("CCHC_MODEL_URL", model.url)
        with chat_server(index, scratch) as url:
            yield url, model


def send(page: Page, question: str) -> None:
    page.click("#chat-input")
    page.keyboard.insert_text(question)
    page.click("#chat-submit:not([disabled])")


def test_sentences_come_as_they_are_verified(
    corpus_index: Path, open_page: OpenPage, tmp_path: Path, artifacts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = threading.Event()

    def play(call: Call) -> None:
        call.begin()
        call.event(f"{FIRST} Hội nghị có 999 đại biểu. [1]")
        assert seen.wait(ANSWER_MS / 1000)
        call.end()

    with chat(play, corpus_index, tmp_path, monkeypatch) as (url, _):
        page = open_page(url)
        send(page, QUESTION)
        message = page.locator("[data-step-type=assistant_message]").last
        expect(message).to_contain_text("Ông Nguyễn Văn Sơn", timeout=ANSWER_MS)
        expect(message).not_to_contain_text("999")
        page.screenshot(path=artifacts / "model-first-sentence.png")
        seen.set()
        expect(message.locator('a[href="#nguon-1"]')).to_be_visible(timeout=ANSWER_MS)
        expect(message).to_contain_text("Đã bỏ 1 câu")
        page.screenshot(path=artifacts / "model-answer.png")


def test_a_model_that_is_cut_off_leaves_the_documents_own_words(
    corpus_index: Path, open_page: OpenPage, tmp_path: Path, artifacts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def play(call: Call) -> None:
        call.begin()
        call.event(f"{FIRST} Và")

    with chat(play, corpus_index, tmp_path, monkeypatch) as (url, _):
        page = open_page(url)
        send(page, QUESTION)
        message = page.locator("[data-step-type=assistant_message]").last
        expect(message).to_contain_text("bị ngắt giữa chừng", timeout=ANSWER_MS)
        expect(message.locator("blockquote")).to_be_visible()
        expect(message).not_to_contain_text(FIRST.removesuffix(" [1]"))
        page.screenshot(path=artifacts / "model-cut-off.png")


def test_stopping_keeps_what_was_verified_and_ends_the_call(
    corpus_index: Path, open_page: OpenPage, tmp_path: Path, artifacts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def play(call: Call) -> None:
        call.begin()
        call.event(f"{FIRST} Và")
        while not call.server.hung_up.wait(0.02):
            call.raw(": keep-alive\n\n")

    with chat(play, corpus_index, tmp_path, monkeypatch) as (url, model):
        page = open_page(url)
        send(page, QUESTION)
        message = page.locator("[data-step-type=assistant_message]").first
        expect(message).to_contain_text("Ông Nguyễn Văn Sơn", timeout=ANSWER_MS)
        page.click("#stop-button")
        assert model.hung_up.wait(10), "the call goes on for nobody"
        expect(page.get_by_text("Đã dừng trả lời")).to_be_visible(timeout=ANSWER_MS)
        expect(page.locator('a[href="#nguon-1"]').first).to_be_visible(timeout=ANSWER_MS)
        page.screenshot(path=artifacts / "model-stopped.png")

"""A chat model behind real HTTP: what it says is checked, and whatever it does there is an answer in time."""

import asyncio
import re
import time
from collections.abc import Callable
from contextlib import aclosing

import pytest

from bot.answerer import Answerer
from bot.answers import EXTRACTIVE, Answer
from bot.generate import GeneratingAnswerer
from bot.generation.model import open_chat_model
from bot.settings import Settings
from tests.bot.answering import faults_of_citations
from tests.model_server import Call, ModelServer, model_server, says

QUESTION = "Ai chủ trì hội nghị ở Tuyên Quang?"
RIGHT = "Ông Nguyễn Văn Sơn, Chủ tịch UBND tỉnh Tuyên Quang, chủ trì. [1]"


def generating(extractive: Answerer, server: ModelServer | str, *, within_s: float = 10.0) -> GeneratingAnswerer:
    url = server if isinstance(server, str) else server.url
    model = open_chat_model(Settings(chat_model="small", chat_model_url=url))
    assert model
    return GeneratingAnswerer(extractive, model, within_s=within_s)


def asked(extractive: Answerer, play: Callable[[Call], None], question: str = QUESTION) -> Answer:
    with model_server(play) as server:
        answer = generating(extractive, server).answer(question)
    assert faults_of_citations(answer) == []
    return answer


def test_a_sound_answer_is_shown_in_the_words_of_the_model(corpus_answerer: Answerer) -> None:
    answer = asked(corpus_answerer, says(RIGHT))
    assert answer.text == RIGHT
    assert (answer.model, answer.notice) == ("small", "")
    (citation,) = answer.citations
    assert "Nguyễn Văn Sơn" in citation.quote
    assert answer.timings_ms["total"] > answer.timings_ms["model"] > 0


def test_what_fails_the_check_is_left_out_and_that_is_said(corpus_answerer: Answerer) -> None:
    answer = asked(corpus_answerer, says(f"{RIGHT} Hội nghị có 999 đại biểu tham dự. [1]"))
    assert answer.text == RIGHT
    assert answer.model == "small" and "bỏ 1 câu" in answer.notice


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("Ông Trần Văn Giả chủ trì hội nghị. [1]", "không câu nào"),
        ("Ông Nguyễn Văn Sơn chủ trì. [9]", "không câu nào"),
        ("Ông Nguyễn Văn Sơn chủ trì hội nghị.", "không câu nào"),
        ("KHÔNG CÓ", "không tìm thấy"),
        (RIGHT + " Có 998 đại biểu. [1] Có 999 đại biểu. [1]", "phần lớn"),
    ],
)
def test_too_little_that_is_sound_gives_the_extractive_answer(corpus_answerer: Answerer, said: str, why: str) -> None:
    answer = asked(corpus_answerer, says(said))
    assert answer.text == corpus_answerer.answer(QUESTION).text
    assert answer.model == EXTRACTIVE and why in answer.notice


def test_a_list_with_items_left_out_gives_the_extractive_list(corpus_answerer: Answerer) -> None:
    question = "Năm nhiệm vụ trọng tâm của Nam Định là gì?"
    answer = asked(corpus_answerer, says("- Cải cách thủ tục hành chính với quyết tâm cao. [1]"), question)
    assert answer.model == EXTRACTIVE and "bỏ sót" in answer.notice
    assert len(answer.citations) == 5


def test_an_answer_without_the_day_or_person_asked_for_gives_the_extractive_one(corpus_answerer: Answerer) -> None:
    answer = asked(corpus_answerer, says("Điểm cầu cấp tỉnh đón lãnh đạo các ban Đảng của Tỉnh ủy. [1]"))
    assert answer.model == EXTRACTIVE and "không nêu điều được hỏi" in answer.notice


def test_a_list_stands_under_what_announces_it(corpus_answerer: Answerer) -> None:
    question = "Năm nhiệm vụ trọng tâm của Nam Định là gì?"
    items = [citation.quote.rstrip(";.") for citation in corpus_answerer.answer(question).citations]
    lines = "".join(f"\n{number}. {item};" for number, item in enumerate(items, start=1))
    answer = asked(corpus_answerer, says(f"Năm nhiệm vụ trọng tâm gồm:{lines} [1]"), question)
    assert answer.model == "small" and not answer.notice
    assert re.fullmatch(r"(Năm nhiệm vụ trọng tâm gồm: \[1\]\n)?(- [^\n]+; \[\d\]\n?){5}", answer.text), answer.text


def test_a_refusal_is_not_put_to_the_model(corpus_answerer: Answerer) -> None:
    with model_server(says("Giá vàng là 9. [1]")) as server:
        answer = generating(corpus_answerer, server).answer("Giá vàng hôm nay?")
    assert answer.refusal and not answer.notice and server.calls == []


@pytest.mark.parametrize("question", ["Kho có những tài liệu nào?", "Tóm tắt Chỉ thị 34", "xin chào"])
def test_lists_of_documents_and_summaries_are_not_put_to_the_model(corpus_answerer: Answerer, question: str) -> None:
    with model_server(says("Kho có 1 tài liệu. [1]")) as server:
        answer = generating(corpus_answerer, server).answer(question)
    assert answer.text == corpus_answerer.answer(question).text and not answer.notice and server.calls == []


def test_an_english_question_is_answered_in_english_around_vietnamese_quotes(corpus_answerer: Answerer) -> None:
    question = "Who chaired the conference in Tuyên Quang?"
    shown = "Nguyễn Văn Sơn chaired it: “ông Nguyễn Văn Sơn, Chủ tịch UBND tỉnh Tuyên Quang”. [1]"
    answer = asked(corpus_answerer, says(shown), question)
    assert answer.text == shown and answer.model == "small"
    refused = asked(corpus_answerer, says("Nguyễn Văn Sơn chaired it. [1]"), question)
    assert refused.model == EXTRACTIVE and refused.notice.startswith("Quoted from the documents")


def malformed(call: Call) -> None:
    call.begin()
    call.raw('data: {"choices": [{"delta": {"con\n\n')


def page(call: Call) -> None:
    call.begin(content_type="text/html")
    call.raw("<html><body>Đăng nhập</body></html>")


def other_json(call: Call) -> None:
    call.begin(content_type="application/json")
    call.raw('{"hello": 1}')


def endless(call: Call) -> None:
    call.begin()
    while True:
        call.event("và " * 50)


def huge(call: Call) -> None:
    call.begin()
    call.event("a" * 20_000_000)
    call.end()


def killed(call: Call) -> None:
    call.begin()
    call.event(RIGHT + " Và ")
    call.connection.close()


def unfinished(call: Call) -> None:
    call.begin(Transfer_Encoding="chunked")
    call.raw("5\r\ndata:\r\n")
    call.connection.close()


def status(code: int, **headers: str) -> Callable[[Call], None]:
    def play(call: Call) -> None:
        call.begin(code, "application/json", **headers)
        call.raw('{"error": {"message": "no"}}')

    return play


@pytest.mark.parametrize(
    ("play", "why"),
    [
        (malformed, "gặp lỗi"),
        (page, "không trả lời gì|gặp lỗi"),
        (other_json, "không trả lời gì|gặp lỗi"),
        (says(""), "không trả lời gì"),
        (says(" \n "), "không câu nào"),
        (endless, "không dứt"),
        (huge, "không dứt"),
        (killed, "ngắt giữa chừng"),
        (unfinished, "gặp lỗi|ngắt giữa chừng|kết nối"),
        (status(401), "từ chối khóa"),
        (status(404), "từ chối yêu cầu"),
        (status(500, Retry_After="600"), "gặp lỗi"),
        (status(429, Retry_After="600"), "hết hạn mức"),
    ],
)
def test_a_fault_gives_the_extractive_answer(corpus_answerer: Answerer, play: Callable[[Call], None], why: str) -> None:
    started = time.monotonic()
    with model_server(play) as server:
        answer = generating(corpus_answerer, server, within_s=4.0).answer(QUESTION)
    assert time.monotonic() - started < 5
    assert answer.text == corpus_answerer.answer(QUESTION).text
    assert answer.model == EXTRACTIVE
    assert any(reason in answer.notice for reason in why.split("|")), answer.notice


def test_a_server_that_is_down(corpus_answerer: Answerer) -> None:
    with model_server(says("")) as server:
        url = server.url
    answer = generating(corpus_answerer, url, within_s=1.5).answer(QUESTION)
    assert answer.model == EXTRACTIVE and "không kết nối" in answer.notice


@pytest.mark.parametrize("talks", [False, True])
def test_a_server_that_takes_too_long(corpus_answerer: Answerer, talks: bool) -> None:
    def play(call: Call) -> None:
        call.begin()
        while True:
            call.raw(": keep-alive\n\n")
            if talks:
                call.event("a")
            time.sleep(0.05)

    with model_server(play) as server:
        started = time.monotonic()
        answer = generating(corpus_answerer, server, within_s=1.0).answer(QUESTION)
        assert time.monotonic() - started < 2
        assert server.hung_up.wait(5), "the call goes on for nobody"
    assert answer.model == EXTRACTIVE and "trong 1 giây" in answer.notice


@pytest.mark.parametrize("fault", [status(429, Retry_After="0.2"), status(503), status(500)])
def test_a_fault_that_passes_is_waited_for(corpus_answerer: Answerer, fault: Callable[[Call], None]) -> None:
    def play(call: Call) -> None:
        (fault if len(call.server.calls) == 1 else says(RIGHT))(call)

    with model_server(play) as server:
        answer = generating(corpus_answerer, server).answer(QUESTION)
        assert len(server.calls) == 2
    assert answer.model == "small"


def test_statements_come_as_they_are_verified_and_stopping_ends_the_call(corpus_answerer: Answerer) -> None:
    def play(call: Call) -> None:
        call.begin()
        call.event(RIGHT + " Hội nghị có 999 đại biểu. [1] Và")
        while True:
            call.raw(": keep-alive\n\n")
            time.sleep(0.02)

    async def first(answerer: GeneratingAnswerer) -> Answer:
        async with aclosing(answerer.stream(QUESTION)) as answers:
            return await anext(answers)

    with model_server(play) as server:
        answer = asyncio.run(first(generating(corpus_answerer, server)))
        assert server.hung_up.wait(5), "the call goes on for nobody"
    assert answer.text == RIGHT
    assert faults_of_citations(answer) == []


def test_the_model_gets_the_question_and_the_passages_fenced(corpus_answerer: Answerer) -> None:
    with model_server(says(RIGHT)) as server:
        generating(corpus_answerer, server).answer(QUESTION)
    messages = server.calls[0].asked["messages"]
    assert messages[0]["role"] == "system"
    assert messages[-1]["content"].endswith(f"Câu hỏi: {QUESTION}")
    assert "Nguyễn Văn Sơn" in messages[-1]["content"]
    assert server.calls[0].asked["stream"] is True

"""Messages that ask nothing of the documents, and questions that only look like them."""

import pytest

from bot.answerer import Answerer
from bot.answers import NOTHING_ASKED, Turn


@pytest.mark.parametrize(
    ("typed", "talk"),
    [
        ("xin chào", "greeting"),
        ("Dạ em chào anh chị ạ!", "greeting"),
        ("chao buoi sang nhe", "greeting"),
        ("bạn ơi", "greeting"),
        ("hi there", "greeting"),
        ("Ok cảm ơn bạn nhiều nhé", "thanks"),
        ("vâng ạ, em hiểu rồi", "thanks"),
        ("vậy à", "thanks"),
        ("tks", "thanks"),
        ("hay qua, hieu roi ban oi", "thanks"),
        ("👍", "thanks"),
        ("Bạn trả lời sai rồi", "complaint"),
        ("Chào bạn, bạn là ai vậy?", "about_assistant"),
        ("ban lam duoc nhung gi", "about_assistant"),
        ("Ứng dụng này dùng thế nào ạ?", "about_assistant"),
        ("Hướng dẫn sử dụng", "about_assistant"),
        ("tôi hỏi được gì", "about_assistant"),
        ("what can you do?", "about_assistant"),
    ],
)
def test_what_only_talks(corpus_answerer: Answerer, typed: str, talk: str) -> None:
    refusal = corpus_answerer.answer(typed).refusal
    assert refusal
    assert refusal.reason == talk


@pytest.mark.parametrize(
    "typed",
    [
        "Bộ phận một cửa làm được gì?",
        "Phần mềm một cửa do ai làm ra?",
        "Ông ấy cảm ơn ai?",
        "Chào mừng ngày gì?",
        "Ai là người phát ngôn?",
        "Có đúng không?",
        "Hướng dẫn nộp hồ sơ thế nào?",
        "Chị ấy là ai?",
        "Còn năm trước đó?",
        "?",
        "",
    ],
)
def test_what_asks_is_searched_for(corpus_answerer: Answerer, typed: str) -> None:
    refusal = corpus_answerer.answer(typed).refusal
    assert refusal is None or refusal.reason not in NOTHING_ASKED - {"empty_question"}


def test_it_is_answered_in_words_of_the_bots_own_and_forgotten(corpus_answerer: Answerer) -> None:
    hello = corpus_answerer.answer("xin chào", [Turn("Chỉ thị 34 ban hành ngày nào?")])
    assert hello.refusal
    assert hello.refusal.reason == "greeting"
    assert hello.refusal.reason in NOTHING_ASKED
    assert not hello.hits
    assert "Xin chào" in hello.text
    before = [Turn("Chỉ thị 34 ban hành ngày nào?"), Turn("cảm ơn nhé", "Rất vui được giúp bạn.")]
    assert "Nam Định" in corpus_answerer.answer("Còn ai ban hành?", before).text

"""The courtesies around a question are no part of it."""

import pytest

from bot.understanding.courtesies import without_courtesies
from bot.understanding.question import readings
from ingest.text import fold
from tests.bot.answering import base_accents

ASKED = "lệ phí khai sinh ở xã Đoài bao nhiêu"


@pytest.mark.parametrize(
    "polite",
    [
        "Cho em hỏi {}",
        "cho mình hỏi tí, {}",
        "Xin chào, cho tôi biết {}",
        "Dạ em chào anh chị ạ, cho em hỏi là {}, em cảm ơn ạ",
        "Ad ơi cho hỏi {}",
        "Anh chị cho tôi biết {} với, tôi cảm ơn.",
        "Tôi muốn hỏi về {}",
        "Mình hỏi chút: {}",
        "Bạn có thể cho tôi biết {} được không ạ",
        "Nhờ anh chị giải đáp giúp em {}",
        "Xin hỏi, {}",
        "{} ạ, xin cảm ơn nhiều",
        "{} giúp em với",
        "Em muốn biết {}, mong anh chị giải đáp giúp em ạ",
        "Câu 1: {}",
        "2) {}",
        "- {}",
        "“{}?”",
        "Mọi người ơi, cho em hỏi {}",
        "Bạn có biết {} không?",
        "Làm phiền anh chị cho em hỏi {}",
        "{}, trả lời ngắn gọn giúp tôi",
        "{}. Hãy nêu rõ căn cứ, nguồn tài liệu.",
        "{} (trả lời trong 1 câu)",
        "{}. Chỉ dựa vào tài liệu, không bịa.",
        "Kính thưa quý cơ quan, tôi có câu hỏi: {}",
    ],
)
def test_a_polite_question_asks_the_same(polite: str) -> None:
    asked, bare = (without_courtesies(text) for text in (polite.format(ASKED), fold(polite.format(ASKED))))
    assert asked.removesuffix(" ạ").rstrip("?") == ASKED
    assert bare.removesuffix(" a").rstrip("?") == fold(ASKED)


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("Could you please tell me who signed Directive 34? Thanks!", "who signed Directive 34?"),
        ("Can you list the tasks of the plan, please", "list the tasks of the plan"),
        ("Bạn có thể cho tôi biết ai ký Chỉ thị 34 không?", "ai ký Chỉ thị 34?"),
        ("Tôi làm ở sở. Cho hỏi lỗi hay gặp là gì?", "Tôi làm ở sở. lỗi hay gặp là gì?"),
    ],
)
def test_in_english_and_inside_a_text(typed: str, asked: str) -> None:
    assert without_courtesies(typed) == asked


@pytest.mark.parametrize(
    "typed",
    [
        "Anh chị em ruột có được thừa kế không?",
        "Bố cho tôi miếng đất thì nộp thuế gì?",
        "Cho con đi học cần giấy gì?",
        "Chào mừng ngày gì thì nghỉ?",
        "Thừa, thiếu giấy tờ thì làm sao?",
        "Đá, cát khai thác ở đâu?",
        "Tôi muốn xin giấy phép thì nộp ở đâu?",
        "co can xin phep khong",
        "Ông ấy cảm ơn ai?",
        "Có ai giúp tôi không?",
        "Hỏi ai để được hướng dẫn?",
        "Ai phải trả lời đầy đủ?",
        "Câu 4 nói gì?",
        "“Việc nóng” là gì?",
        "Người dân biết kết quả qua đâu?",
        "5 nhiệm vụ trọng tâm là gì?",
        "Đơn nặc danh, không có căn cứ thì xử lý sao?",
        "Ở đây có thể nộp hồ sơ không?",
        "xin chào",
        "cảm ơn",
        "",
    ],
)
def test_what_is_asked_stays(typed: str) -> None:
    assert without_courtesies(typed) == typed


@pytest.mark.parametrize("typed", [f"Cho em hỏi {ASKED} ạ?", f"{ASKED} vậy, tôi cảm ơn", ASKED.upper()])
def test_what_is_read_is_the_question(typed: str) -> None:
    (query,) = readings(typed, (), base_accents())
    (plain,) = readings(ASKED, (), base_accents())
    assert query.text.rstrip("?").lower() == plain.text.lower()
    assert query.typed == typed


@pytest.mark.parametrize(
    "long",
    [
        "chào" + " anh chị" * 3000 + " x",
        "cho hỏi" + " thông tin về" * 3000 + "x",
        "lệ phí" + ", trả lời" + " ngắn gọn" * 3000 + " x",
        "lệ phí" + ", em" * 3000,
        "." * 20_000 + "x",
        "xin " * 5000,
    ],
)
def test_long_texts_are_searched_at_once(long: str) -> None:
    """A search that gives back what it took would take ages here."""
    assert without_courtesies(long)

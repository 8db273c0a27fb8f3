"""Everyday and dialect phrases, put as documents write."""

import pytest

from bot.understanding.answer_types import AnswerType
from bot.understanding.everyday import as_documents_write
from bot.understanding.lexicon import everyday_phrases
from ingest.text import canonical
from tests.bot.answering import asked_as


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("Xã An nộp trong mấy bữa?", "Xã An nộp trong mấy ngày?"),
        ("Mấy bữa thì xong?", "mấy ngày thì xong?"),
        ("xã nào đội sổ", "xã nào xếp cuối"),
        ("Có mấy đồng chí ở mô hình mới?", "Có mấy đồng chí ở mô hình mới?"),
        ("Đổi số nhà thế nào?", "Đổi số nhà thế nào?"),
        ("Bà Trần Thị Sao Y ở thôn nào?", "Bà Trần Thị Sao Y ở thôn nào?"),
        ("Tổ Bữa Nào họp?", "Tổ Bữa Nào họp?"),
        ("Quán tôi dẹp tiệm thì báo ai?", "Quán tôi chấm dứt hoạt động hộ kinh doanh thì báo ai?"),
        ("Mua sắm thiết bị bị hư hỏng", "Mua sắm thiết bị bị hư hỏng"),
        ("", ""),
    ],
)
def test_phrases_give_way_and_names_stay(said: str, written: str) -> None:
    assert as_documents_write(said) == written


def test_what_stands_for_a_phrase_is_left_alone() -> None:
    for said, written in everyday_phrases().items():
        assert said == canonical(said)
        assert written == canonical(written)
        assert as_documents_write(written) == written, said


@pytest.mark.parametrize("question", ["Thôn Đoài bữa nào họp?", "thon doai chừng nào họp", "Thôn Đoài hồi nào họp?"])
def test_everyday_question_words_ask(question: str) -> None:
    assert asked_as(question).type is AnswerType.DATE


def test_dialect_words_are_no_slips() -> None:
    assert "trẻ em" in asked_as("Con nít xã Đoài học ở mô?").text

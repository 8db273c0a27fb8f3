"""Of things asked about side by side, a sentence is told of the one that was named last."""

from dataclasses import replace

import pytest

from bot.reader.evidence import Evidence, Reader
from bot.reader.told_apart import is_told_of_another, is_told_of_another_kind
from tests.bot.answering import asked_as, hits_in, matcher_of

MARKETS = "Chợ Gòi họp sớm. Mỗi phiên thu 3 triệu đồng.\nChợ Đá khác hẳn. Mỗi phiên thu 9 triệu đồng."
GOALS = "Mục tiêu\n1. Đến hết năm 2021:\na) 60% hộ có nước máy.\n2. Đến hết năm 2022:\na) 85% hộ có nước máy."
TABLE = "Mức thu\n\n| Việc | Chợ Gòi | Chợ Đá |\n| --- | --- | --- |\n| Thuê sạp | 20.000 đồng | 30.000 đồng |"

ROWS = "Mức thu\n\n| Việc | Tiền |\n| --- | --- |\n| Thuê sạp | 20.000 đồng |\n| Thuê xe | 30.000 đồng |"


def sentence(text: str, words: str, *, question: str, side: str, beside: str) -> tuple[bool, Evidence]:
    query = replace(asked_as(question), side=side, beside=(beside,))
    found = next(it for it in Reader(query, matcher_of(query)).read(hits_in(text)) if words in it.text)
    return is_told_of_another(query, found), found


@pytest.mark.parametrize(
    ("text", "words", "side", "beside", "of_another"),
    [
        (MARKETS, "3 triệu", "Chợ Gòi", "Chợ Đá", False),
        (MARKETS, "3 triệu", "Chợ Đá", "Chợ Gòi", True),
        (MARKETS, "9 triệu", "Chợ Gòi", "Chợ Đá", True),
        (MARKETS, "9 triệu", "Chợ Đá", "Chợ Gòi", False),
        (GOALS, "60%", "2021", "2022", False),
        (GOALS, "85%", "2021", "2022", True),
        (GOALS, "85%", "2022", "2021", False),
        (TABLE, "20.000", "Chợ Gòi", "Chợ Đá", False),
        (TABLE, "20.000", "Chợ Đá", "Chợ Gòi", False),
    ],
)
def test_the_thing_named_last_is_told_of(text: str, words: str, side: str, beside: str, of_another: bool) -> None:
    told, _ = sentence(text, words, question="Thuê sạp, có nước máy, mỗi phiên là bao nhiêu?", side=side, beside=beside)
    assert told is of_another


@pytest.mark.parametrize(("words", "of_another"), [("30.000", False), ("20.000", True)])
def test_a_row_is_not_told_of_what_the_row_before_names(words: str, of_another: bool) -> None:
    question = "Thuê xe đẩy và thuê sạp là bao nhiêu?"
    told, _ = sentence(ROWS, words, question=question, side="thuê xe đẩy", beside="thuê sạp")
    assert told is of_another


def test_a_question_of_one_thing_leaves_nothing_out() -> None:
    query = asked_as("Chợ Đá thu bao nhiêu?")
    assert not any(is_told_of_another(query, it) for it in Reader(query, matcher_of(query)).read(hits_in(MARKETS)))


@pytest.mark.parametrize(
    ("sentence", "of_another"),
    [
        ("Quyết định này gồm 6 nội dung.", True),
        ("Nghị quyết này gồm 6 nội dung.", False),
        ("Theo quyết định này, xã có 6 tổ.", False),
        ("6 nội dung được nêu.", False),
    ],
)
def test_this_decision_is_not_the_resolution_asked_about(sentence: str, of_another: bool) -> None:
    assert is_told_of_another_kind(asked_as("Nghị quyết 76 có mấy nội dung?"), sentence) == of_another
    assert not is_told_of_another_kind(asked_as("Có mấy nội dung?"), sentence)

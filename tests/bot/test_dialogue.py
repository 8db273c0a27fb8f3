"""Follow-up questions take what they leave out from the turns before, and only then."""

import pytest

from bot.answer_types import AnswerType
from bot.answers import Turn
from tests.bot.answering import asked_as

CHAIR = Turn("Ai chủ trì hội nghị ở Bến Tre?", "**Cao Văn Lân** [1]\n\n> Ông Cao Văn Lân và bà Lê Thị Mai. [1]")


@pytest.mark.parametrize(
    "question", ["Còn Cà Mau thì sao?", "con ca mau thi sao", "Thế còn Cà Mau?", "What about Cà Mau?"]
)
def test_the_same_question_of_another_place(question: str) -> None:
    query = asked_as(question, CHAIR)
    assert query.type is AnswerType.PERSON
    assert query.named.places == ("Cà Mau",)
    assert query.runs == (("chu", "tri", "hoi", "nghi"),)


@pytest.mark.parametrize("question", ["Ở đâu?", "Ngày nào?", "Mấy giờ?"])
def test_a_question_too_short_to_stand_alone(question: str) -> None:
    query = asked_as(question, CHAIR)
    assert query.named.places == ("Bến Tre",)
    assert ("chu", "tri", "hoi", "nghi") in query.carried


@pytest.mark.parametrize("question", ["Ông ấy giữ chức vụ gì?", "ong ay giu chuc vu gi", "What position does he hold?"])
def test_the_person_that_was_answered(question: str) -> None:
    query = asked_as(question, CHAIR)
    assert query.type is AnswerType.POSITION
    assert query.named.persons == (("cao", "van", "lan"),)


def test_the_document_that_was_asked_about() -> None:
    query = asked_as("Nó ban hành ngày nào?", Turn("Kế hoạch số 45/KH-UBND nói gì?"))
    assert [number.canonical for number in query.named.numbers] == ["45/KH-UBND"]


def test_the_document_that_was_answered() -> None:
    query = asked_as("Văn bản đó do ai ký?", Turn("Quy chế ban hành theo quyết định số mấy?", "**45/QĐ-UBND** [1]"))
    assert [number.canonical for number in query.named.numbers] == ["45/QĐ-UBND"]


def test_more_than_one_turn_back() -> None:
    query = asked_as("Ở đâu?", CHAIR, Turn("Ngày nào?", "**31/7/2020** [1]"))
    assert query.named.places == ("Bến Tre",)
    assert ("chu", "tri", "hoi", "nghi") in query.carried


@pytest.mark.parametrize(
    "question",
    ["Thủ tục khai sinh cần giấy tờ nào?", "Giá xăng dầu trong nước bao nhiêu?", "Ai ký Quyết định 45/QĐ-UBND?"],
)
def test_a_question_that_stands_alone_takes_nothing(question: str) -> None:
    assert asked_as(question, CHAIR) == asked_as(question)


def test_what_the_question_names_itself_goes_before() -> None:
    query = asked_as("Ở Cà Mau diễn ra ngày nào?", CHAIR)
    assert query.named.places == ("Cà Mau",)


def test_the_same_question_of_another_year_is_of_the_same_place() -> None:
    query = asked_as("Thế còn năm 2022?", Turn("Năm 2021 Bến Tre có bao nhiêu hồ sơ?"))
    assert query.named.years == (2022,)
    assert query.named.places == ("Bến Tre",)
    assert ("ben", "tre") in query.named.terms


def test_another_place_is_asked_of_the_same_year_and_no_document() -> None:
    query = asked_as("Còn Cà Mau?", Turn("Năm 2021 Bến Tre có bao nhiêu hồ sơ theo Kế hoạch số 45/KH-UBND?"))
    assert query.named.places == ("Cà Mau",)
    assert query.named.years == (2021,)
    assert query.named.numbers == ()

"""English questions, searched as Vietnamese."""

import pytest

from bot.understanding.answer_types import AnswerType
from bot.understanding.english import is_english, understand_english


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("Who signed the decision?", True),
        ("What are Cà Mau's main tasks?", True),
        ("when was directive 12 issued", True),
        ("ai ký quyết định?", False),
        ("ke hoach la gi", False),
        ("Kế hoạch của ban chỉ đạo", False),
        ("ban hanh hom nao the", False),
        ("12/3/2024", False),
        ("Who is Phạm Minh Hùng?", True),
        ("What do zebra riders have to bring to the fair in Ea Bong in 2031?", True),
        ("in an me can do the", False),
        ("", False),
    ],
)
def test_language(text: str, english: bool) -> None:
    assert is_english(text) is english


def test_words_are_searched_in_vietnamese() -> None:
    query = understand_english("Who chaired the meeting?")
    assert query.language == "en"
    assert query.type is AnswerType.PERSON
    assert query.runs == (("chu", "tri"), ("hoi", "nghi"))


def test_the_longest_entry_of_the_glossary_counts() -> None:
    (run,) = understand_english("What is administrative reform?").runs
    assert run == ("cai", "cach", "hanh", "chinh")


@pytest.mark.parametrize("question", ["What are the five tasks?", "what are the 5 tasks"])
def test_the_number_of_things_asked_for(question: str) -> None:
    query = understand_english(question)
    assert (query.type, query.count) == (AnswerType.LIST, 5)


def test_words_without_a_translation_help_but_are_not_required() -> None:
    query = understand_english("Who chaired the zebra meeting?")
    assert ("zebra",) in query.carried
    assert ("zebra",) not in query.runs


@pytest.mark.parametrize("question", ["When was Directive No. 12 issued?", "when was directive 12 issued?"])
def test_a_document_by_its_english_kind(question: str) -> None:
    (number,) = understand_english(question).named.numbers
    assert (number.code, number.canonical) == ("CT", "CT 12")


def test_vietnamese_names_in_english_questions() -> None:
    named = understand_english("What did Lê Thị Mai say in Cà Mau?").named
    assert (named.places, named.persons) == (("Cà Mau",), (("le", "thi", "mai"),))


@pytest.mark.parametrize(
    ("question", "type_", "asked_for", "subject"),
    [
        ("How many young people attended the dialogue?", AnswerType.COUNT, (("thanh", "nien"),), ("thanh", "nien")),
        ("What is the total budget of the plan?", AnswerType.COUNT, (), ("tong", "kinh")),
        ("How much monthly support do staff get?", AnswerType.COUNT, (), ("ho", "tro")),
        ("Which fees are zero when filing online?", AnswerType.LIST, (("le", "phi"),), ()),
    ],
)
def test_the_noun_asked_for(
    question: str, type_: AnswerType, asked_for: tuple[tuple[str, ...], ...], subject: tuple[str, ...]
) -> None:
    query = understand_english(question)
    assert (query.type, query.asked_for, query.subject) == (type_, asked_for, subject)


def test_a_position_is_asked_of_the_person_alone() -> None:
    assert understand_english("What position does Lê Thị Mai hold?").runs == ()

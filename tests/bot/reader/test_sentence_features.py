"""What is measured of a sentence: names, figures, order of words, kind of thing sought, neighbours."""

import pytest

from bot.reader.evidence import Evidence, Reader, scored
from bot.weights import LinearModel
from tests.bot.answering import asked_as, hits_in, matcher_of

STORY = (
    "Bà Lan gặp ông Hùng ở Suối Mơ. Hội làng mở năm 1950 và có 300 người dự. Ông chiến thắng cuộc đua thuyền. "
    "Chợ Đồi Gió bán gạo vì mùa màng tốt."
)


def measured(question: str, text: str = STORY) -> dict[str, Evidence]:
    query = asked_as(question)
    return {found.text: found for found in Reader(query, matcher_of(query)).measure(hits_in(text))}


def feature(name: str, question: str, sentence: str) -> float:
    return next(found.features[name] for text, found in measured(question).items() if text.startswith(sentence))


def test_order_of_the_questions_words() -> None:
    straight = feature("order", "Lan gặp Hùng khi nào?", "Bà Lan")
    assert straight > feature("order", "Hùng gặp Lan khi nào?", "Bà Lan")


def test_figures_of_the_question_that_a_sentence_lacks() -> None:
    assert feature("figures_lacking", "Hội làng năm 1950 có bao nhiêu người?", "Hội làng") == 0
    assert feature("figures_lacking", "Hội làng năm 1951 có bao nhiêu người?", "Hội làng") == 1
    assert feature("other_figures", "Hội làng năm 1951 có bao nhiêu người?", "Hội làng") == 1


def test_a_contrary_word() -> None:
    assert feature("contradicts", "Ai thất bại ở cuộc đua thuyền?", "Ông chiến") == 1
    assert feature("contradicts", "Ai chiến thắng cuộc đua thuyền?", "Ông chiến") == 0


@pytest.mark.parametrize(
    ("name", "question", "sentence"),
    [
        ("new_time", "Hội làng mở khi nào?", "Hội làng"),
        ("new_figure", "Hội làng có bao nhiêu người dự?", "Hội làng"),
        ("new_cause", "Vì sao chợ Đồi Gió bán gạo?", "Chợ"),
        ("new_name", "Ai gặp ông Hùng?", "Bà Lan"),
    ],
)
def test_something_of_the_kind_asked_for(name: str, question: str, sentence: str) -> None:
    assert feature(name, question, sentence) == 1
    assert feature(name, "Thế nào là thuyền?", sentence) == 0


def test_a_sentence_that_leans_on_the_one_before_brings_it_along() -> None:
    query = asked_as("Ai chiến thắng cuộc đua thuyền?")
    found = Reader(query, matcher_of(query)).measure(hits_in(STORY))
    own = LinearModel(names=("own",), means=(0,), scales=(1,), weights=(4.4,), intercept=0, provenance="")
    best = scored(found, own)[0]
    assert best.text.startswith("Ông chiến")
    assert STORY[slice(*best.stretch)].startswith("Hội làng")
    assert sum(evidence.chance for evidence in scored(found, own)) == pytest.approx(1)


def test_a_neighbour_under_another_heading_is_not_brought_along() -> None:
    text = "# Hội\n\n## Chuẩn bị\n\nBà Lan gặp ông Hùng ở Suối Mơ.\n\n## Kết quả\n\nÔng chiến thắng cuộc đua thuyền.\n"
    query = asked_as("Ai chiến thắng cuộc đua thuyền?")
    own = LinearModel(names=("own",), means=(0,), scales=(1,), weights=(4.4,), intercept=0, provenance="")
    best = scored(Reader(query, matcher_of(query)).measure(hits_in(text)), own)[0]
    assert best.text.startswith("Ông chiến") and best.beside is None

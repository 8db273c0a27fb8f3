"""Lessons: the right sentence, those beside it, and the words that answer."""

import random

import pytest

from eval.reader.lessons import SENTENCES, Lesson, lessons_of, weights_of_kinds
from eval.reading_set import ReadingPassage, ReadingQuestion
from ingest.embedding.e5_prepare import prepared_model
from ingest.embedding.unigram import UnigramTokenizer

TEXT = "Bà Mai nuôi ong. Ông Tư trồng chè từ năm 1998. Trời mưa suốt tháng Ba. Chợ họp lúc sáu giờ. Xã có 12 thôn."
ASKED = (
    ReadingQuestion("Ai là người nuôi ong ở thôn Lũng?", "Bà Mai"),
    ReadingQuestion("Thôn Lũng trồng chè từ bao giờ?", "năm 1998"),
    ReadingQuestion("Vì sao chợ thôn Lũng họp sớm?", None),
)


@pytest.fixture(scope="module")
def tokenizer() -> UnigramTokenizer:
    return UnigramTokenizer.load(prepared_model())


@pytest.fixture(scope="module")
def lessons(tokenizer: UnigramTokenizer) -> list[Lesson]:
    passages = [
        ReadingPassage("Thôn Lũng", TEXT, ASKED),
        ReadingPassage("Thôn Hạ", "Bà Năm nuôi cá. Ông Sáu trồng lúa.", ()),
    ]
    return [lesson for _, lesson in lessons_of(passages, tokenizer, random.Random(1))]


def test_each_question_stands_beside_as_many_sentences(lessons: list[Lesson]) -> None:
    assert [len(lesson.pairs) for lesson in lessons] == [SENTENCES] * 3
    assert [lesson.right for lesson in lessons] == [SENTENCES - 1, SENTENCES - 1, None]
    assert [lesson.kind for lesson in lessons] == ["who", "date", "why"]
    assert all(len({pair.ids for pair in lesson.pairs}) == SENTENCES for lesson in lessons)


def test_the_phrase_is_that_of_the_answer(lessons: list[Lesson], tokenizer: UnigramTokenizer) -> None:
    for lesson, answer in zip(lessons, ("Bà Mai", "năm 1998."), strict=False):
        assert lesson.right is not None and lesson.phrase
        first, last = lesson.phrase
        assert lesson.pairs[lesson.right].ids[first : last + 1] == (*tokenizer.encode(answer, window=9)[1:-1],)


def test_without_its_sentence_nothing_answers(lessons: list[Lesson]) -> None:
    lost = lessons[0].without_answer()
    assert lost.right is None and lost.phrase is None
    assert lost.pairs == lessons[0].pairs[:-1]


def test_a_kind_that_is_seldom_answered_counts_less_where_it_is_not() -> None:
    def some(kind: str, count: int, right: int | None) -> list[Lesson]:
        return [Lesson(kind, (), right, None)] * count

    weights = weights_of_kinds(
        [*some("count", 10, 0), *some("count", 40, None), *some("who", 40, 0), *some("who", 10, None)]
    )
    assert weights["count"] == pytest.approx(0.25)
    assert weights["who"] == 3

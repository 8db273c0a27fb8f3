"""Lessons from what the program would have the network read."""

import pytest

from bot.reader.evidence import Reader
from eval.cases import AnswerCase
from eval.reader.practice import lessons_of_question
from eval.reader.questions import Question
from ingest.embedding.e5_prepare import prepared_model
from ingest.embedding.unigram import UnigramTokenizer
from tests.bot.answering import asked_as, hits_in, matcher_of

MARKET = """Chợ phiên Mường Vang

Ông Lò Văn Páo quét chợ mỗi sáng. Bà Mai bán rau ở chợ. Chợ họp vào ngày rằm.

Người bán phải mang theo:

- Giấy thuê quầy
- Cân đã kiểm định

Người quét chợ phải mang theo:

- Chổi tre
- Xe rác
"""


@pytest.fixture(scope="module")
def tokenizer() -> UnigramTokenizer:
    return UnigramTokenizer.load(prepared_model())


def asked(question: str, **expected: object) -> Question:
    query = asked_as(question)
    matcher = matcher_of(query)
    evidence = Reader(query, matcher).measure(hits_in(MARKET))
    right = {"documents": (evidence[0].hit.document.key,), **expected} if expected else {}
    case = AnswerCase.model_validate({"id": "1", "question": question, "answerable": bool(expected), **right})
    return Question(
        collection="chợ",
        source="chợ",
        case=case,
        query=query,
        matcher=matcher,
        topic={},
        evidence=evidence,
        gold=[],
        holds=[],
        fold=0,
        weight=1.0,
    )


def test_the_sentence_that_answers_comes_last_beside_others(tokenizer: UnigramTokenizer) -> None:
    (lesson,) = lessons_of_question(asked("Ai quét chợ Mường Vang?", expected=("Lò Văn Páo",)), tokenizer)
    assert lesson.right == len(lesson.pairs) - 1 > 0
    told = {pair.ids for pair in lesson.pairs}
    assert len(told) == len(lesson.pairs)


def test_where_nothing_answers_none_is_right(tokenizer: UnigramTokenizer) -> None:
    (lesson,) = lessons_of_question(asked("Ai sơn cổng chợ Mường Vang?"), tokenizer)
    assert lesson.right is None


def test_the_list_that_holds_all_is_right(tokenizer: UnigramTokenizer) -> None:
    question = asked("Người bán ở chợ phải mang theo những gì?", items=("Giấy thuê quầy", "Cân đã kiểm định"))
    (lesson,) = lessons_of_question(question, tokenizer)
    assert lesson.right == len(lesson.pairs) - 1 > 0


def test_nothing_is_learnt_of_an_answer_that_was_not_found(tokenizer: UnigramTokenizer) -> None:
    assert not list(lessons_of_question(asked("Ai quét chợ Mường Vang?", expected=("Giàng A Tủa",)), tokenizer))

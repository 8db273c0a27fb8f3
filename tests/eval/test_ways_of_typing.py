"""However a question is typed, the answer is the same."""

import unicodedata
from contextlib import nullcontext

import pytest

from bot.answers import Turn
from eval.cases import AnswerCase
from eval.comparing import compare
from eval.evaluation import Evaluation
from eval.question_sets import SHIPPED, load_set
from eval.results import AnswersRun, Report
from eval.ways_of_typing import Typing, retyped

# Of sixty questions so many at most are answered otherwise; as written a few are wrong as well.
_MOST_LOST = {
    Typing.NO_ACCENTS: 4,
    Typing.CAPITALS: 2,
    Typing.SMALL_LETTERS: 2,
    Typing.DECOMPOSED: 0,
    Typing.POLITE: 2,
    Typing.IN_HASTE: 3,
}


def _case(question: str, **also: object) -> AnswerCase:
    return AnswerCase.model_validate({"id": "a", "question": question, "answerable": False, **also})


@pytest.mark.parametrize(
    ("way", "typed"),
    [
        (Typing.AS_WRITTEN, "Xã Đoài có bao nhiêu người được khen?"),
        (Typing.NO_ACCENTS, "xa doai co bao nhieu nguoi duoc khen?"),
        (Typing.CAPITALS, "XÃ ĐOÀI CÓ BAO NHIÊU NGƯỜI ĐƯỢC KHEN?"),
        (Typing.SMALL_LETTERS, "xã đoài có bao nhiêu người được khen?"),
        (Typing.DECOMPOSED, unicodedata.normalize("NFD", "Xã Đoài có bao nhiêu người được khen?")),
        (Typing.POLITE, "Anh chị cho em hỏi Xã Đoài có bao nhiêu người được khen với ạ, em cảm ơn."),
        (Typing.IN_HASTE, "xã đoài có bn ng đc khen"),
    ],
)
def test_a_case_is_typed_otherwise(way: Typing, typed: str) -> None:
    (case,) = retyped([_case("Xã Đoài có bao nhiêu người được khen?")], way)
    assert case.question == typed
    assert case.id == "a"


def test_what_was_asked_before_is_typed_so_too_and_english_left_out() -> None:
    before = _case("Còn xã?", history=(Turn("Tỉnh có gì?", "Có."),))
    (case,) = retyped([before, _case("Who?", tags=("english",))], Typing.CAPITALS)
    assert case.history == (Turn("TỈNH CÓ GÌ?", "Có."),)


@pytest.fixture(scope="module")
def as_written() -> Report:
    return _measured(Typing.AS_WRITTEN)


@pytest.mark.parametrize("way", list(_MOST_LOST))
def test_the_facts_are_found_however_they_are_asked(way: Typing, as_written: Report) -> None:
    typed = _measured(way)
    (one,) = compare(as_written, typed).runs
    assert len(one.became_wrong) <= _MOST_LOST[way], one.became_wrong
    (run,) = typed.runs
    assert isinstance(run, AnswersRun)
    assert run.failures == 0
    assert run.count >= 60


def _measured(way: Typing) -> Report:
    questions = load_set(SHIPPED / "facts.jsonl")
    evaluation = Evaluation(
        index=None,
        embedder=None,
        typed=way,
        progress=lambda: nullcontext(lambda name, share: None),
        notice=lambda text: None,
    )
    evaluation.answers(questions, questions.documents)
    return evaluation.report()

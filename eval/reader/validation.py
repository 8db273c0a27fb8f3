"""How the models do on questions of folds that they have not seen."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.reader.answerability import of_both
from bot.reader.evidence import scored
from bot.reader.neighbours import completed
from bot.writing.quoting import quote_of
from eval.reader.learning import Matrix, answer_row, learn_at_home, learn_sentences, learn_telling
from eval.reader.questions import FOLDS, Question
from eval.text_match import holds_any


@dataclass(frozen=True, slots=True)
class Quoted:
    """How the first quotes of a set did."""

    right: float
    """The share that holds a right answer."""
    chars: float
    """Their mean length."""
    count: int


@dataclass(frozen=True, slots=True)
class Refused:
    """The shares of a set that a threshold refuses; None where it has no such questions."""

    answerable: float | None
    unanswerable: float | None


def rank(questions: Sequence[Question], names: Sequence[str]) -> None:
    """Ranks every question's evidence by a model that has not seen its fold."""
    for fold in range(FOLDS):
        model = learn_sentences([q for q in questions if q.fold != fold], names)
        for question in questions:
            if question.fold == fold:
                ranked = scored(question.evidence, model)
                question.ranked = [completed(question.query, found) for found in ranked]


def confidences(questions: Sequence[Question], names: Sequence[str]) -> Matrix:
    """For each ranked question the confidence by models that have not seen its fold."""
    rows = [answer_row(question) for question in questions]
    found = np.zeros(len(questions))
    for fold in range(FOLDS):
        others = [q for q in questions if q.fold != fold]
        telling, at_home = learn_telling(others, names), learn_at_home(others, names)
        for at, question in enumerate(questions):
            if question.fold == fold:
                told, home = (model.score({**model.averages, **rows[at]}) for model in (telling, at_home))
                found[at] = of_both(told, home, is_official=question.ranked[0].is_official)
    return found


def below(questions: Sequence[Question], sure: Matrix, *, wrongly: float) -> NDArray[np.bool_]:
    """Which questions are refused where, of each collection, the threshold is chosen on the other folds: that which
    refuses the share `wrongly` of their answerable questions."""
    refused = np.zeros(len(questions), bool)
    for at, question in enumerate(questions):
        others = [
            sure[i]
            for i, other in enumerate(questions)
            if other.case.answerable and other.collection == question.collection and other.fold != question.fold
        ]
        refused[at] = sure[at] < np.quantile(others, wrongly) if others else False
    return refused


def quoted(questions: Sequence[Question]) -> dict[str, Quoted]:
    """By set, of the questions of which an answer's words are known."""
    found = {}
    for source, of_set in by_source(questions).items():
        asked = [questions[at] for at in of_set if questions[at].case.answerable and questions[at].case.expected]
        quotes = [q.ranked[0].hit.document.text[slice(*quote_of(q.ranked[0]))] for q in asked]
        if asked:
            right = [holds_any(quote, q.case.expected) for q, quote in zip(asked, quotes, strict=True)]
            found[source] = Quoted(float(np.mean(right)), float(np.mean([*map(len, quotes)])), len(asked))
    return found


def refused(questions: Sequence[Question], chosen: NDArray[np.bool_]) -> dict[str, Refused]:
    """By set, the shares of `chosen`, those refused."""
    answerable = np.array([question.case.answerable for question in questions])

    def share(of: NDArray[np.bool_]) -> float | None:
        return float(chosen[of].mean()) if of.any() else None

    found = {}
    for source, at in by_source(questions).items():
        of_set = np.isin(np.arange(len(questions)), at)
        found[source] = Refused(share(of_set & answerable), share(of_set & ~answerable))
    return found


def by_source(questions: Sequence[Question]) -> dict[str, list[int]]:
    """The places of the questions of each set."""
    found: dict[str, list[int]] = {}
    for at, question in enumerate(questions):
        found.setdefault(question.source, []).append(at)
    return found

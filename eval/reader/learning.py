"""The three models of the reader, fitted to questions."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from bot.reader.answerability import Asked, answer_features, eligible
from bot.weights import LinearModel
from eval.reader.questions import STRANGE_WEIGHT, Question

Matrix = NDArray[np.float64]

# Chosen among 3, 10, 30 and 100, and 1, 5, 20 and 50: flat in between.
_SENTENCE_PENALTY, _ANSWER_PENALTY = 30.0, 50.0
# What the cross-encoder says, in log odds, counts for at least so much of the log odds of the confidence: it has read
# thousands of other texts, while the other features are at their best on the sets that they were made for.
_LEAST_WORTH = {"read": 0.6}


def learn_sentences(questions: Sequence[Question], names: Sequence[str]) -> LinearModel:
    """The conditional logit: the probability that a sentence is the answering one of its question.

    Sentences of other passages that hold the answer's words count neither way, nor do questions of which nothing that
    was read answers.
    """
    from scipy.optimize import minimize

    asked = [question for question in questions if any(question.gold)]
    values, means, scales = _standardised([it.features for q in asked for it in q.evidence], names)
    starts = np.cumsum([0, *(len(q.evidence) for q in asked)])[:-1]
    of = np.repeat(np.arange(len(asked)), [len(q.evidence) for q in asked])
    gold = np.concatenate([q.gold for q in asked]).astype(float)
    doubtful = np.concatenate([q.holds for q in asked]) & (gold == 0)

    def loss(weights: Matrix) -> tuple[float, Matrix]:
        scores = np.where(doubtful, -1e9, values @ weights)
        odds = np.exp(scores - np.maximum.reduceat(scores, starts)[of])
        all_, right = np.add.reduceat(odds, starts), np.add.reduceat(odds * gold, starts) + 1e-12
        slope = values.T @ (odds / all_[of] - odds * gold / right[of])
        value = -np.log(right / all_).sum() + _SENTENCE_PENALTY * weights @ weights / 2
        return float(value), slope + _SENTENCE_PENALTY * weights

    weights = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x
    return _model(names, means, scales, weights, 0.0)


def learn_telling(questions: Sequence[Question], names: Sequence[str]) -> LinearModel:
    """Whether the best sentence tells what is asked: learnt from questions about these documents, with near misses."""
    return _learn_chance([question for question in questions if not question.of_strangers], names, _LEAST_WORTH)


def learn_at_home(questions: Sequence[Question], names: Sequence[str]) -> LinearModel:
    """Whether the question is one for these documents at all: learnt from those that are answered and strangers'.

    These count more in learning than they do in use, and the odds are set back by as much.
    """
    asked = [question for question in questions if question.of_strangers or question.case.answerable]
    model = _learn_chance(asked, names, {})
    return replace(model, intercept=round(model.intercept + math.log(STRANGE_WEIGHT), 4))


def _learn_chance(questions: Sequence[Question], names: Sequence[str], worth: Mapping[str, float]) -> LinearModel:
    """Logistic regression in which no feature may speak against what it stands for: no weight is negative, and none is
    less than its `worth` in log odds.

    Its means are those of the answerable questions: what is not known of a question is taken to be as in these.
    """
    from scipy.optimize import minimize

    right = np.array([q.case.answerable for q in questions])
    values, means, scales = _standardised([answer_row(q) for q in questions], names, around=right)
    counts = np.array([q.weight for q in questions])

    def loss(weights: Matrix) -> tuple[float, Matrix]:
        scores = values @ weights[:-1] + weights[-1]
        free = np.append(weights[:-1], 0.0)
        value = (counts * np.logaddexp(0, np.where(right, -scores, scores))).sum() + _ANSWER_PENALTY * free @ free / 2
        slope = counts * (1 / (1 + np.exp(-scores)) - right)
        return float(value), np.append(values.T @ slope, slope.sum()) + _ANSWER_PENALTY * free

    least = [worth.get(name, 0.0) * scale for name, scale in zip(names, scales, strict=True)]
    bounds = [*((low, None) for low in least), (None, None)]
    weights = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B", bounds=bounds).x
    return _model(names, means, scales, weights[:-1], float(weights[-1]))


def answer_names(questions: Sequence[Question]) -> list[str]:
    """All that the models of the confidence may be shown."""
    return list(dict.fromkeys(name for question in questions for name in answer_row(question)))


def answer_row(question: Question) -> dict[str, float]:
    """What the models of the confidence are shown of a question whose evidence is ranked."""
    may = eligible(question.query, question.ranked) or question.ranked
    return answer_features(Asked(question.query, question.matcher, question.topic), may, may[0])


def _standardised(
    rows: Sequence[Mapping[str, float]], names: Sequence[str], *, around: NDArray[np.bool_] | None = None
) -> tuple[Matrix, Matrix, Matrix]:
    """(values in standard units, means, scales) of the features `names`; the means are those of the rows `around`. What
    a row does not have is taken to be the mean."""
    values = np.array([[row.get(name, np.nan) for name in names] for row in rows])
    means = np.nanmean(values[around if around is not None else slice(None)], axis=0)
    scales = np.nanstd(values, axis=0)
    scales[scales < 1e-6] = 1.0
    return np.nan_to_num((values - means) / scales), means, scales


def _model(names: Sequence[str], means: Matrix, scales: Matrix, weights: Matrix, intercept: float) -> LinearModel:
    used = [at for at in range(len(names)) if abs(weights[at]) > 1e-3]
    return LinearModel(
        names=tuple(names[at] for at in used),
        means=tuple(round(float(means[at]), 5) for at in used),
        scales=tuple(round(float(scales[at]), 5) for at in used),
        weights=tuple(round(float(weights[at]), 4) for at in used),
        intercept=round(intercept, 4),
        provenance="",
    )

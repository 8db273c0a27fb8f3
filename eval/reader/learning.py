"""The two models of the reader, fitted to questions."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from bot.reader.answerability import Asked, answer_features, eligible
from bot.trees import TreeModel
from bot.weights import LinearModel
from eval.reader.boosting import boosted
from eval.reader.questions import Question

Matrix = NDArray[np.float64]

# Chosen among 3, 10, 30 and 100: flat in between.
_SENTENCE_PENALTY = 30.0


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
    return _model(names, means, scales, weights)


def learn_answerability(questions: Sequence[Question], names: Sequence[str]) -> TreeModel:
    """Whether the documents hold the answer, by boosted trees: what a feature tells depends on others, how much the
    cross-encoder is to be trusted on the kind of document.

    What is not known of a question is taken to be as in the answerable ones.
    """
    rows = [answer_row(question) for question in questions]
    return boosted(
        np.array([[row.get(name, np.nan) for name in names] for row in rows]),
        np.array([question.case.answerable for question in questions]),
        np.array([question.weight for question in questions]),
        names=names,
    )


def answer_names(questions: Sequence[Question]) -> list[str]:
    """All that the second model may be shown."""
    return list(dict.fromkeys(name for question in questions for name in answer_row(question)))


def answer_row(question: Question) -> dict[str, float]:
    """What the second model is shown of a question whose evidence is ranked."""
    may = eligible(question.query, question.ranked) or question.ranked
    return answer_features(Asked(question.query, question.matcher, question.topic), may, may[0])


def _standardised(rows: Sequence[Mapping[str, float]], names: Sequence[str]) -> tuple[Matrix, Matrix, Matrix]:
    """(values in standard units, means, scales) of the features `names`."""
    values = np.array([[row[name] for name in names] for row in rows])
    means, scales = values.mean(axis=0), values.std(axis=0)
    scales[scales < 1e-6] = 1.0
    return (values - means) / scales, means, scales


def _model(names: Sequence[str], means: Matrix, scales: Matrix, weights: Matrix) -> LinearModel:
    used = [at for at in range(len(names)) if abs(weights[at]) > 1e-3]
    return LinearModel(
        names=tuple(names[at] for at in used),
        means=tuple(round(float(means[at]), 5) for at in used),
        scales=tuple(round(float(scales[at]), 5) for at in used),
        weights=tuple(round(float(weights[at]), 4) for at in used),
        intercept=0.0,
        provenance="",
    )

"""The words of a sentence that answer a question for which there is no pattern: picked by a learnt model."""

import re
from dataclasses import dataclass

import numpy as np

from bot.picking.features import Column, Columns, columns
from bot.picking.words import Asking, Places, Sentence
from bot.understanding.answer_types import AnswerType
from bot.understanding.asking import is_judged
from bot.understanding.names import any_of, names_in
from bot.understanding.query import Query
from bot.weights import LinearModel, linear_model
from ingest.documents import Span
from ingest.official import is_one_word
from ingest.text import canonical

__all__ = ["Pick", "pick", "picked"]

# The least expected agreement of words that are shown in bold. On viquad-dev, in sentences as the program chose them
# (right or wrong) and folds that the model had not seen, 111 of 247 are bold so, with a mean F1 of .51 (all sentences
# whole: .32), and 53 % of them have an F1 of .5 or more. `eval/train_spans.py` prints it for other values.
_LEAST_AGREEMENT = 0.55
# The same in texts of offices: of 78 such sentences of the shipped sets, all of them right, 22 have words of less than
# this, of which 9 are none of the answer; of those with more 6.
_LEAST_IN_OFFICES = 0.6
# What these types ask for is found by its form (bot/spans) or not there: other words would be a wrong answer.
_BY_FORM = frozenset({AnswerType.DATE, AnswerType.COUNT, AnswerType.NUMBER, AnswerType.POSITION})
# Phrases that are compared with one another; the others have next to no chance.
_CONTENDERS = 60
# "Phó Chủ" out of "Phó Chủ tịch", "Bảy" out of "thứ Bảy" tell nothing.
_WHOLE = re.compile(rf"(?<!\w)(?:(?:phó )*(?:{any_of('positions.txt')})|thứ (?:hai|ba|tư|năm|sáu|bảy))(?!\w)")
# Of the syllables beside each other at an edge.
_LAST, _FIRST = re.compile(r"(\w+) ?$"), re.compile(r" ?(\w+)")
_DENIED = re.compile(r"(?<!\w)(?:không|chưa|chẳng|đừng|cấm|trừ|ngoại trừ)(?: (?:được|phải|bị|còn|có|cần))* ?$")


@dataclass(frozen=True, slots=True)
class Pick:
    """A phrase, and how far it may be expected to agree with the right one: the mean F1 of its words, 0 to 1."""

    span: Span
    agreement: float


def picked(query: Query, text: str, *, is_official: bool = False) -> Span | None:
    """The words of `text`, of an office or not, that answer, where the model is sure enough that they do."""
    is_question = text.rstrip("*_ ").endswith("?")  # "Hỏi: ...?" answers nothing itself.
    if query.language != "vi" or query.type in _BY_FORM or is_judged(query.text) or is_question:
        return None
    best = pick(query, text, linear_model("phrases"))
    sure = best is not None and best.agreement >= (_LEAST_IN_OFFICES if is_official else _LEAST_AGREEMENT)
    return best.span if best and sure and not _misleads(text, best.span) else None


def _misleads(text: str, span: Span) -> bool:
    """Whether `span` begins or ends within a word or how a body, a position or a day of the week is called, or without
    the word that denies it: "được xét danh hiệu" of "không được xét danh hiệu"."""
    key = canonical(text)
    names = (match.span() for match in _WHOLE.finditer(key))
    if _DENIED.search(key[: span.start]) or any(start < edge < end for start, end in names for edge in span):
        return True
    # Where the name of a body begins is plainer than where it ends.
    if any(start < span.start < end for start, end in names_in(text, "organisations.txt")):
        return True
    around = [(_LAST.search(key[:edge]), _FIRST.match(key[edge:])) for edge in span]
    return any(left and right and is_one_word(left[1], right[1]) for left, right in around)


def pick(query: Query, text: str, model: LinearModel) -> Pick | None:
    """The likeliest phrase of the sentence `text`; None for a text without words."""
    asking = Asking(query)
    sentence = Sentence(text, asking)
    if not sentence.terms:
        return None
    starts, ends = sentence.phrases()
    scores = _scores(model, columns(sentence, asking, starts, ends), len(starts))
    best, agreement = choose(scores, starts, ends)
    return Pick(Span(sentence.starts[starts[best]], sentence.ends[ends[best] - 1]), agreement)


def choose(scores: Column, starts: Places, ends: Places) -> tuple[int, float]:
    """(place in `scores`, expected agreement) of the phrase that is likely right and agrees with the other likely ones.

    The odds alone prefer a part of the answer that is one of few ways to cut it.
    """
    order = np.argsort(-scores, kind="stable")[:_CONTENDERS]
    odds = np.exp(scores[order] - scores[order[0]])
    chances = odds / odds.sum()
    first, after = starts[order], ends[order]
    shared = np.minimum(after[:, None], after) - np.maximum(first[:, None], first)
    agreements = 2 * np.maximum(0, shared) / ((after - first)[:, None] + (after - first)) @ chances
    best = int(np.argmax(agreements + chances))
    return int(order[best]), float(agreements[best])


def _scores(model: LinearModel, found: Columns, count: int) -> Column:
    """The log odds between the phrases of one sentence: what is the same for all of them is left out."""
    scores = np.zeros(count)
    for name, weight, scale in zip(model.names, model.weights, model.scales, strict=True):
        if name in found:
            scores += weight / scale * found[name]
    return scores

"""What speaks for and against each phrase of a sentence as the answer to a question, as columns of figures."""

import numpy as np
from numpy.typing import NDArray

from bot.picking.words import LINK_KINDS, Asking, Flags, Places, Sentence
from bot.understanding.answer_types import AnswerType

Column = NDArray[np.float64]
Columns = dict[str, Column]

_GROUPS: dict[str, frozenset[AnswerType]] = {
    "who": frozenset({AnswerType.PERSON, AnswerType.POSITION, AnswerType.ORGANISATION}),
    "where": frozenset({AnswerType.PLACE, AnswerType.PROVINCE}),
    "when": frozenset({AnswerType.DATE}),
    "many": frozenset({AnswerType.COUNT, AnswerType.NUMBER}),
    "why": frozenset({AnswerType.REASON}),
    "what": frozenset({AnswerType.TEXT, AnswerType.DEFINITION, AnswerType.LIST}),
}
# Upper bounds, in words, of the bins of length.
_LENGTHS = (1, 2, 4, 7, 11, 16, 24, 34)
# Words of the question that are further away than this count as this far.
_FAR = 12.0
# What means other things in other kinds of questions: who is a name, why is a clause.
_BY_TYPE = (
    *("log_length", "share_of_sentence", "capitals", "digits", "asked_share", "commas", "kept_order", "place"),
    *("since_asked", "until_asked", "start_first", "start_parted", "start_capital", "start_digit", "start_after_is"),
    *("start_after_holds", "start_after_asked", "start_on_place", "start_on_from", "start_on_cause"),
    *("start_after_cause", "start_on_purpose", "end_last", "end_parted", "end_before_asked"),
)
# "X là gì?" is answered after X, "Ai làm X?" before it.
_BY_PLACE = ("asked_left", "none_left", "start_parted", "start_after_asked", "end_last", "log_length", "place")


def columns(sentence: Sentence, asking: Asking, starts: Places, ends: Places) -> Columns:
    """Each feature's figure for each of the phrases; a feature that is not there is 0 for all of them."""
    found = {f"start_{name}": edge[starts].astype(float) for name, edge in _at_start(sentence, asking).items()}
    found |= {f"end_{name}": edge[ends].astype(float) for name, edge in _at_end(sentence, asking).items()}
    found |= _inside(sentence, starts, ends)
    found |= _around(sentence, starts, ends)
    group = next(group for group, types in _GROUPS.items() if asking.type in types)
    crossed = {f"{group}_{name}": found[name] for name in _BY_TYPE}
    if not asking.after:
        crossed |= {f"asked_last_{name}": found[name] for name in _BY_PLACE}
    if not asking.before:
        crossed |= {f"asked_first_{name}": found[name] for name in _BY_PLACE}
    return found | crossed


_NONE = np.zeros(1, dtype=np.bool_)


def _here(flags: Flags) -> Flags:
    """For each place between words, the flag of the word that follows."""
    return np.concatenate([flags, _NONE])


def _left(flags: Flags) -> Flags:
    """For each place between words, the flag of the word that comes before."""
    return np.concatenate([_NONE, flags])


def _at_start(sentence: Sentence, asking: Asking) -> dict[str, Flags]:
    joined = ~sentence.parted
    found = {
        "first": _here(np.arange(len(sentence.terms)) == 0),
        "parted": sentence.gap_with(",;:."),
        "colon": sentence.gap_with(":"),
        "opens": sentence.gap_with("(\"“'"),
        "after_asked": joined & _left(sentence.asked),
        "after_last": joined & _left(sentence.are(asking.before[-1:])),
        "on_asked": _here(sentence.asked),
        "on_noun": _here(sentence.are(asking.before[-2:])),
        "capital": _here(sentence.capital),
        "within_name": joined & _here(sentence.capital) & _left(sentence.capital),
        "digit": _here(sentence.digit),
    }
    found |= {f"after_{kind}": joined & _left(sentence.links[kind]) for kind in LINK_KINDS}
    return found | {f"on_{kind}": _here(sentence.links[kind]) for kind in LINK_KINDS}


def _at_end(sentence: Sentence, asking: Asking) -> dict[str, Flags]:
    joined = ~sentence.parted
    link = np.logical_or.reduce(list(sentence.links.values()))
    found = {
        "last": np.arange(len(sentence.gaps)) == len(sentence.terms),
        "parted": sentence.gap_with(",;:."),
        "comma": sentence.gap_with(","),
        "closes": sentence.gap_with(")\"”'"),
        "opens": sentence.gap_with("(“"),
        "before_asked": joined & _here(sentence.asked),
        "before_first": joined & _here(sentence.are(asking.after[:1])),
        "on_asked": _left(sentence.asked),
        "within_name": joined & _here(sentence.capital) & _left(sentence.capital),
        "on_link": _left(link),
        "digit": _left(sentence.digit),
    }
    return found | {f"before_{kind}": joined & _here(sentence.links[kind]) for kind in LINK_KINDS}


def _sums(flags: Flags) -> Column:
    return np.concatenate([[0.0], np.cumsum(flags)])


def _inside(sentence: Sentence, starts: Places, ends: Places) -> Columns:
    length = (ends - starts).astype(float)

    def count(flags: Flags) -> Column:
        sums = _sums(flags)
        return np.asarray(sums[ends] - sums[starts])

    def count_gaps(signs: str) -> Column:
        sums = _sums(sentence.gap_with(signs))
        return np.asarray(sums[ends] - sums[starts + 1])

    asked = count(sentence.asked)
    parting = np.logical_or.reduce([sentence.links[kind] for kind in ("is", "holds", "clause", "tense")])
    found = {
        "asked_share": asked / length,
        "asked_of_all": asked / max(1, sentence.asked.sum()),
        "capitals": count(sentence.capital) / length,
        "digits": count(sentence.digit) / length,
        "commas": np.minimum(4.0, count_gaps(",")),
        "stops": np.minimum(2.0, count_gaps(";:")),
        "unbalanced": (count_gaps("(") != count_gaps(")")).astype(float),
        "log_length": np.log(length),
        "share_of_sentence": length / len(sentence.terms),
        "links": count(parting) / length,
    }
    bins = np.searchsorted(_LENGTHS, length)
    return found | {f"length_{most}": (bins == at).astype(float) for at, most in enumerate(_LENGTHS)}


def _around(sentence: Sentence, starts: Places, ends: Places) -> Columns:
    count = len(sentence.terms)
    since, until = _distances(sentence.asked)[starts], _distances(sentence.asked[::-1])[::-1][ends]
    before, after = _sums(sentence.asked_before), _sums(sentence.asked_after)
    asked = _sums(sentence.asked)
    total = max(1.0, float(before[-1] + after[-1]))
    return {
        "since_asked": since,
        "until_asked": until,
        "nearest_asked": np.minimum(since, until),
        "asked_left": asked[starts] / max(1.0, float(asked[-1])),
        "kept_order": (before[starts] + after[-1] - after[ends]) / total,
        "turned_order": (after[starts] + before[-1] - before[ends]) / total,
        "none_left": (asked[starts] == 0).astype(float),
        "place": starts / count,
    }


def _distances(asked: Flags) -> Column:
    """For each place between words, how many words back the last word of the question stands."""
    places = np.arange(1, len(asked) + 1)
    last = np.maximum.accumulate(np.concatenate([[-_FAR], np.where(asked, places, -_FAR)]))
    return np.minimum(_FAR, np.arange(len(asked) + 1) - last)

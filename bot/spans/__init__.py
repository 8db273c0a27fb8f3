"""Candidate answers: the stretches of a text that are of the type a question asks for."""

import re
from collections.abc import Callable, Iterator

from bot.spans.bodies import organisations, places, provinces
from bot.spans.candidate import Candidate
from bot.spans.cells import cells
from bot.spans.counts import counts
from bot.spans.documents import numbers
from bot.spans.meanings import meanings
from bot.spans.people import persons, positions
from bot.spans.reasons import reasons
from bot.spans.times import dates
from bot.understanding.answer_types import AnswerType
from bot.understanding.lexicon import joined_terms
from bot.understanding.query import Query

__all__ = ["Candidate", "candidates", "has_candidates"]

_FINDERS: dict[AnswerType, Callable[[str, Query], Iterator[Candidate]]] = {
    AnswerType.DATE: dates,
    AnswerType.COUNT: counts,
    AnswerType.PERSON: persons,
    AnswerType.POSITION: positions,
    AnswerType.ORGANISATION: organisations,
    AnswerType.NUMBER: numbers,
    AnswerType.REASON: reasons,
    AnswerType.PLACE: places,
    AnswerType.PROVINCE: provinces,
    AnswerType.DEFINITION: meanings,
}
# A figure and the first syllable of what it counts: no multiplier, after which that is still to come.
_FIGURE_COUNTED = re.compile(r" \d+ (?!(?:trieu|ty|ti|nghin|ngan|tram|chuc|van) )[^\W\d_]+ ")


def has_candidates(type_: AnswerType) -> bool:
    """Whether a text outside tables may hold candidates for questions of that type."""
    return type_ in _FINDERS


def candidates(text: str, query: Query, *, head: str | None = None) -> list[Candidate]:
    """What in `text` could be the answer by its type, in text order; nothing for free-text types but the
    cell of a column that is asked for by its name.

    `head` is the first row of the table of which `text` is a row.
    """
    in_column = list(cells(text, head, query)) if head else []
    find = _FINDERS.get(query.type)
    if not in_column and find is None:
        return []
    asked = joined_terms(query.text)
    sought = in_column or (find(text, query) if find else ())
    # The long form of an abbreviation is in the question, too, which spells it out.
    if query.type is not AnswerType.DEFINITION:
        sought = (each for each in sought if not _says_nothing_new(text[slice(*each.span)], asked, query.type))
    return sorted(set(sought), key=lambda candidate: candidate.span)


def _says_nothing_new(said: str, asked: str, type_: AnswerType) -> bool:
    """Whether the question itself says it: "Sở Nội vụ" cannot answer which agency Sở Nội vụ is, nor "12 việc cụ
    thể" how many "trong 12 việc" are done."""
    told = joined_terms(said)
    figure = _FIGURE_COUNTED.match(told) if type_ is AnswerType.COUNT else None
    return (figure.group() if figure else told) in asked

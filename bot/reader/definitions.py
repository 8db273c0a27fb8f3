"""Sentences that say what a word means: '"Hồ sơ treo" là hồ sơ ...'; others merely contain it."""

import re

from bot.understanding.answer_types import AnswerType
from bot.understanding.lexicon import joined_terms
from bot.understanding.query import Query
from ingest.text import canonical, index_terms

_SAYS = re.compile(
    r"(?:[#*\s-]|\d{1,2}(?:\.\d{1,2})*[.)]\s|[a-zđ][.)]\s)*[\"“«]?(?P<term>[^\s.;:,|\n\"“«*][^.;:,|\n]{2,60}?)[\"”»*]*"
    r"\s(?:(?:được |có )?(?:hiểu|nghĩa|gọi) là|(?:được )?viết tắt(?: là| của)?|là)\s"
)
_SHORTEST = 2
# "giờ trực trong nội quy": where the thing stands is no part of its name.
_WHERE = re.compile(r"(?<!\w)trong(?!\w)")


def defines(query: Query, sentence: str) -> bool:
    """Whether the sentence says what the thing is that the question asks the meaning of."""
    if query.type is not AnswerType.DEFINITION:
        return False
    said = _SAYS.match(canonical(sentence))
    term = index_terms(said["term"]) if said else []
    words = f" {' '.join(term)} "
    parts = [joined_terms(part) for part in _WHERE.split(canonical(query.own_text))]
    # "Hồ sơ" is not what "hồ sơ treo" means.
    goes_on = any(words in f" {' '.join(run)}" for run in query.runs) and not any(
        part.endswith(words) for part in parts
    )
    return len(term) >= _SHORTEST and not goes_on and any(words in part for part in parts)

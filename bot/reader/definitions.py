"""Sentences that say what a word means: '"Hồ sơ treo" là hồ sơ ...'; others merely contain it."""

import re

from bot.spans.meanings import told_meanings
from bot.understanding.answer_types import AnswerType
from bot.understanding.lexicon import joined_terms
from bot.understanding.query import Query
from ingest.text import canonical, index_terms

_SHORTEST = 2
# "giờ trực trong nội quy": where the thing stands is no part of its name.
_WHERE = re.compile(r"(?<!\w)trong(?!\w)")


def defines(query: Query, sentence: str) -> bool:
    """Whether the sentence says what the thing is that the question asks the meaning of."""
    if query.type is not AnswerType.DEFINITION:
        return False
    said = next(told_meanings(sentence), None)
    term = index_terms(sentence[slice(*said[0])]) if said else []
    words = f" {' '.join(term)} "
    parts = [joined_terms(part) for part in _WHERE.split(canonical(query.own_text))]
    # "Hồ sơ" is not what "hồ sơ treo" means.
    goes_on = any(words in f" {' '.join(run)}" for run in query.runs) and not any(
        part.endswith(words) for part in parts
    )
    return len(term) >= _SHORTEST and not goes_on and any(words in part for part in parts)

"""Sentences that say what a word means: '"Hồ sơ treo" là hồ sơ ...'; others merely contain it."""

from itertools import pairwise

from bot.reader.evidence import Evidence
from bot.spans.meanings import is_term_asked, told_meanings
from bot.understanding.answer_types import AnswerType
from bot.understanding.lexicon import joined_terms
from bot.understanding.query import Query
from ingest.text import index_terms

_SHORTEST = 2


def lacks_term(query: Query, found: Evidence) -> bool:
    """Whether neither the sentence nor what stands over it names the thing of several syllables whose meaning is asked,
    not even by two of them side by side."""
    term = max(query.runs, key=len, default=()) if query.type is AnswerType.DEFINITION else ()
    if query.language == "en" or len(term) < _SHORTEST:
        return False
    said = joined_terms(" ".join((found.hit.document.title, *found.hit.passage.heading, found.text)))
    return not any(f" {one} {other} " in said for one, other in pairwise(term))


def defines(query: Query, sentence: str) -> bool:
    """Whether the sentence says what the thing is that the question asks the meaning of."""
    said = next(told_meanings(sentence), None) if query.type is AnswerType.DEFINITION else None
    term = sentence[slice(*said[0])] if said else ""
    return len(index_terms(term)) >= _SHORTEST and is_term_asked(query, term)

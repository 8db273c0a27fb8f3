"""Sentences that say what a word means: '"Hồ sơ treo" là hồ sơ ...'; others merely contain it."""

from bot.spans.meanings import is_term_asked, told_meanings
from bot.understanding.answer_types import AnswerType
from bot.understanding.query import Query
from ingest.text import index_terms

_SHORTEST = 2


def defines(query: Query, sentence: str) -> bool:
    """Whether the sentence says what the thing is that the question asks the meaning of."""
    said = next(told_meanings(sentence), None) if query.type is AnswerType.DEFINITION else None
    term = sentence[slice(*said[0])] if said else ""
    return len(index_terms(term)) >= _SHORTEST and is_term_asked(query, term)

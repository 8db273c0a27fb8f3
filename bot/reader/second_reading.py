"""What the cross-encoder makes of the best sentence: whether it tells what is asked, or only speaks of it."""

from bot.reader.clauses import clauses_around
from bot.reader.cross_encoder import cross_encoder
from bot.reader.evidence import LONG_SENTENCE_CHARS, Evidence
from bot.reader.tables import is_row
from bot.understanding.query import Query

# What the network says beyond this says no more.
_SUREST = 6.0
# The network reads the first 84 pieces of title and sentence: so many characters of the sentence are surely whole.
_MOST_CHARS = 200


def second_reading(query: Query, best: Evidence) -> float | None:
    """The log odds that `best` answers; None for what the network has not learnt to read: questions that lean on an
    earlier one, rows of tables."""
    leans = query.carried and query.language == "vi"  # What an English question carries is words without a translation.
    if leans or is_row(best.text):
        return None
    read = cross_encoder().read(query.in_vietnamese, best.hit.document.title, _what_is_read(best))
    return max(-_SUREST, min(_SUREST, read))


def _what_is_read(best: Evidence) -> str:
    """The sentence with the neighbour it needs; of a long one the clauses around its core, wherever they stand."""
    text = best.hit.document.text
    start, end = best.sentence
    long = end - start > LONG_SENTENCE_CHARS
    return text[slice(*(clauses_around(text, best.sentence, best.core, most=_MOST_CHARS) if long else best.stretch))]

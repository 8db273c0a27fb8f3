"""A question as it was read, told to who typed it where that is not plainly the same."""

from bot.understanding.lexicon import abbreviations
from bot.understanding.query import Query
from ingest.text import fold, squeeze, tokens


def read_as(query: Query) -> str:
    """What was searched for, where words of it were not typed: accents restored, spelling mended, a follow-up made
    whole; "" where words were only left out or abbreviations spelt out."""
    if query.language != "vi":
        return ""
    typed = {token.text for token in tokens(query.typed)}
    spelt_out = {word.text for token in typed if (long := abbreviations().get(fold(token))) for word in tokens(long)}
    added = {token.text for token in tokens(query.text)} - typed - spelt_out
    return squeeze(query.text).rstrip(" .?!") if added else ""

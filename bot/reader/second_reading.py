"""What the cross-encoder makes of the best sentence: whether it tells what is asked, or only speaks of it."""

from bot.reader.cross_encoder import cross_encoder
from bot.reader.evidence import Evidence
from bot.reader.tables import is_row
from bot.understanding.query import Query

# What the network says beyond this says no more.
_SUREST = 6.0


def second_reading(query: Query, best: Evidence) -> float | None:
    """The log odds that `best` answers; None for what the network has not learnt to read: questions that lean on an
    earlier one, rows of tables."""
    leans = query.carried and query.language == "vi"  # What an English question carries is words without a translation.
    if leans or is_row(best.text):
        return None
    read = cross_encoder().read(
        query.in_vietnamese, best.hit.document.title, best.hit.document.text[slice(*best.stretch)]
    )
    return max(-_SUREST, min(_SUREST, read))

"""What the cross-encoder makes of the best sentence: whether it tells what is asked, or only speaks of it."""

from bot.reader.cross_encoder import cross_encoder
from bot.reader.evidence import Evidence
from bot.reader.tables import is_row
from bot.understanding.query import Query

# What the network says beyond this says no more.
_SUREST = 6.0


def second_reading(query: Query, best: Evidence) -> float | None:
    """The log odds that `best` answers; None for what the network has not learnt to read: English questions, those that
    lean on an earlier one, rows of tables."""
    if query.language != "vi" or query.carried or is_row(best.text):
        return None
    read = cross_encoder().read(query.text, best.hit.document.title, best.hit.document.text[slice(*best.stretch)])
    return max(-_SUREST, min(_SUREST, read))

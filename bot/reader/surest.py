"""Which sentence answers where the likeliest is in doubt: the cross-encoder reads the next ones, too."""

from collections.abc import Sequence
from operator import itemgetter

from bot.reader.answerability import Asked, confidence
from bot.reader.evidence import Evidence
from bot.reader.second_reading import second_reading

# Less sure than this, an answer is set against the next ones, of which no more are read than these and none that much
# less likely (log odds): each costs the time of a second reading.
_DOUBTED, _MOST_READ, _NEARLY = 0.6, 3, 1.5


def surest(asked: Asked, agreeing: Sequence[Evidence]) -> tuple[Evidence, float]:
    """The likeliest sentence and how sure it is; where it is in doubt, the surest of those nearly as likely that the
    cross-encoder reads as better answers."""
    best = agreeing[0]
    sure, read = confidence(asked, agreeing, best), second_reading(asked.query, best)
    if sure >= _DOUBTED or read is None:
        return best, sure
    near = [found for found in agreeing[1:_MOST_READ] if best.score - found.score < _NEARLY]
    readings = ((found, second_reading(asked.query, found)) for found in near)
    better = [found for found, its in readings if its is not None and its > read]
    return max([(best, sure), *((found, confidence(asked, agreeing, found)) for found in better)], key=itemgetter(1))

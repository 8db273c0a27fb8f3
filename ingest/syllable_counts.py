"""Counts of what stands beside what in texts: syllables of Vietnamese with their capitals, numbers, pauses."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from io import StringIO

from ingest.bigrams import Bigrams
from ingest.text import canonical, fold, tidy

# What is counted for a number (also "34/CT-UBND"), for a word that is no syllable, and for a pause.
NUMBER, FOREIGN, PAUSE = "0", "*", "."
TOKEN = re.compile(
    r"\d+(?:[./-]\w+)*"  # a number, a date, a document's number
    r"|[\w.+-]++@\S+|(?:https?://|www\.)\S+"
    r"|[^\W\d_]+"
    r"|[.,;:?!…()\[\]\"“”|\n]"
)
_SYLLABLE = re.compile(r"(?:ngh?|nh?|ch?|gh?|gi|kh?|ph?|qu?|th?|tr|[bdhlmrsvx])?[aeiouy]{1,3}(?:ng|nh|ch|[ckmnpt])?")
# After these a capital begins a sentence and says nothing of the word; after other pauses it is a name's.
_SENTENCE_ENDS = frozenset(".;:?!|\n")

# Of the words of accented Vietnamese about 0.75 bear an accent; a line with fewer than this teaches nothing.
_MIN_ACCENTED_SHARE = 0.25
_MAX_LINE_CHARS = 1 << 16


def count_syllables(texts: Iterable[str]) -> Bigrams:
    """The pairs of syllables, numbers and pauses in `texts`; names keep the capital they bear inside sentences."""
    return Bigrams.counted(sequence for text in texts for sequence in _sequences(text))


@lru_cache(maxsize=1 << 16)
def symbol(token: str) -> str:
    """What a token (a match of `TOKEN` in canonical text) is counted as, its capital left aside."""
    if token[0].isdigit():
        return NUMBER
    if token.isalpha() and _SYLLABLE.fullmatch(fold(token)):
        return token
    return FOREIGN if token[0].isalpha() or "@" in token else PAUSE


def _sequences(text: str) -> Iterator[list[str]]:
    stream = StringIO(tidy(text))
    for line in iter(lambda: stream.readline(_MAX_LINE_CHARS), ""):
        symbols = [PAUSE, *_symbols(line), PAUSE]
        accented = len(symbols) - sum(map(str.isascii, symbols))
        if accented >= _MIN_ACCENTED_SHARE * sum(map(str.isalpha, symbols)):
            yield symbols


def _symbols(line: str) -> Iterator[str]:
    begins = True
    for match in TOKEN.finditer(canonical(line)):
        counted = symbol(match.group())
        written = line[match.start() : match.end()]
        is_name_like = counted.isalpha() and written[0].isupper() and not (len(written) > 1 and written.isupper())
        yield counted.capitalize() if is_name_like and not begins else counted
        begins = written in _SENTENCE_ENDS or (begins and counted == PAUSE)

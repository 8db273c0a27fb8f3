"""The syllables of Vietnamese as official texts use them: which exist, how often, and how often bare of accents."""

import math
import re
from functools import cache, lru_cache
from typing import NamedTuple

from ingest.official import official_pairs
from ingest.text import canonical, fold

# Letters of one syllable in the order Vietnamese allows: onset, one to three vowels, coda; on folded text.
_SHAPE = re.compile(
    r"(?:ngh?|nh?|ch?|gh?|gi|kh?|ph?|qu|th?|tr?|[bdhlmrsvx])?"
    r"(?:[aeiouy]|a[iouy]|e[ou]|i[aeu]|o[aei]|u[aeiouy]|ye|oa[iouy]|oe[o]|uo[iu]|uy[aeu]|ie[u]|ye[u]|ua[iy]|oo)"
    r"(?:ng|nh|ch|[cmnpt])?"
)
_LETTERS = re.compile("[a-zăâđêôơưàằầèềìòồờùừỳảẳẩẻểỉỏổởủửỷãẵẫẽễĩõỗỡũữỹáắấéếíóốớúứýạặậẹệịọộợụựỵ]+")
_CLOSED = re.compile(r"[^\W\d_]+(?:ch|[cpt])")
_TONED = re.compile("[àằầèềìòồờùừỳảẳẩẻểỉỏổởủửỷãẵẫẽễĩõỗỡũữỹáắấéếíóốớúứýạặậẹệịọộợụựỵ]")
# Syllables that end in a stop bear the acute or the dot below, and no other tone.
_OPEN_TONES = re.compile("[àằầèềìòồờùừỳảẳẩẻểỉỏổởủửỷãẵẫẽễĩõỗỡũữỹ]")


class Syllable(NamedTuple):
    """How common a spelling is, in logarithms of its share of running text, and how often its letters stand bare."""

    log_share: float
    bare_share: float
    """Of all occurrences of these letters, with whatever accents, the share without any."""


@lru_cache(maxsize=1 << 17)
def syllable(word: str) -> Syllable | None:
    """What the shipped table knows of `word`, in any case and either tone placement; None where it is not in it."""
    word = canonical(word)
    known = _table()
    return known.get(word) or known.get(_other_i(word))


@lru_cache(maxsize=1 << 17)
def is_shaped(word: str) -> bool:
    """Whether `word` could be a Vietnamese syllable: its letters in their order, and at most one fitting tone."""
    word = canonical(word)
    if not _LETTERS.fullmatch(word) or not _SHAPE.fullmatch(fold(word)) or len(_TONED.findall(word)) > 1:
        return False
    return not (_CLOSED.fullmatch(word) and _OPEN_TONES.search(word))


def _other_i(word: str) -> str:
    """ "kĩ" for "kỹ" and the other way round."""
    pairs = str.maketrans("iìíỉĩịyỳýỷỹỵ", "yỳýỷỹỵiìíỉĩị")
    return word[:-1] + word[-1:].translate(pairs)


@cache
def _table() -> dict[str, Syllable]:
    shipped = official_pairs()
    frequencies = dict(zip(shipped.words, map(float, shipped.frequencies), strict=True))
    total = sum(frequencies.values())
    by_letters: dict[str, float] = {}
    for word, count in frequencies.items():
        by_letters[fold(word)] = by_letters.get(fold(word), 0) + count
    return {
        word: Syllable(math.log(count / total), frequencies.get(fold(word), 0) / by_letters[fold(word)])
        for word, count in frequencies.items()
        if count and is_shaped(word)
    }


@lru_cache(maxsize=1 << 17)
def seen_together(left: str, right: str) -> int:
    """How often the shipped texts have `right` next after `left`, in any case."""
    shipped = official_pairs()
    first, second = (shipped.positions.get(canonical(word)) for word in (left, right))
    if first is None or second is None:
        return 0
    return int(shipped.count(first, second))


def spellings(letters: str) -> tuple[str, ...]:
    """The known syllables (canonical) whose letters without accents (folded) are these."""
    return _by_letters().get(letters, ())


@cache
def _by_letters() -> dict[str, tuple[str, ...]]:
    by_letters: dict[str, tuple[str, ...]] = {}
    for word in sorted(_table()):
        by_letters[fold(word)] = (*by_letters.get(fold(word), ()), word)
    return by_letters

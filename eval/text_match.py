"""When two texts say the same: the rules of SQuAD, adapted to Vietnamese.

SQuAD lowers the case, drops punctuation and English articles and squeezes white space. Here:

- Unicode NFC, lower case, one tone placement ("hoà" is "hòa"), as in `ingest.text`; accents count. The letters eth
  of old keyboards are Đ and đ, as ingest reads them.
- Vietnamese has no articles: nothing is dropped for being one ("một", "các", "những" are words).
- Punctuation parts words and counts for nothing, but within numbers, where it stays as it is:
  "1.000" is not "1,000", "12/3/2024" is one word, "10–25%" is "10-25%" (dashes of all lengths are one).
- A word is a syllable, as written between blanks; "10%" and "10 %" differ, "76/NQ-CP" is "76 nq cp".
"""

import re
from collections import Counter
from collections.abc import Iterable

from ingest.text import canonical, tidy

_DASHES = re.compile("[\u2010-\u2015\u2212]")
_ETHS = str.maketrans("Ðð", "Đđ")
_WORD = re.compile(r"\d+(?:[.,:/-]\d+)*%?(?![^\W_])|[^\W_]+")


def words(text: str) -> list[str]:
    """The words of `text` that count, in order."""
    return _WORD.findall(canonical(_DASHES.sub("-", tidy(text).translate(_ETHS))))


def normalised(text: str) -> str:
    """The words of `text` that count, with single blanks."""
    return " ".join(words(text))


def same(said: str, gold: str) -> bool:
    """Whether both are the same words."""
    return words(said) == words(gold)


def holds(text: str, phrase: str) -> bool:
    """Whether `phrase` stands in `text`, beginning and ending where a word or number of it does.

    A year stands in a span of years, "1990" in "1990–1995"; "17" does not stand in "2017". A phrase of
    punctuation alone stands nowhere.
    """
    wanted = normalised(phrase)
    return bool(wanted) and re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", normalised(text)) is not None


def f1(said: str, gold: str) -> float:
    """How far the words agree, each counted as often as it stands: the harmonic mean of precision and recall."""
    ours, theirs = Counter(words(said)), Counter(words(gold))
    shared = (ours & theirs).total()
    return 2 * shared / (ours.total() + theirs.total()) if shared else 0.0


def holds_any(text: str, phrases: Iterable[str]) -> bool:
    """Whether one of `phrases` stands in `text`."""
    return any(holds(text, phrase) for phrase in phrases)

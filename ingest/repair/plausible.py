"""Whether a text is the Vietnamese of official documents, or what a bad text layer or encoding made of it."""

import re
from collections import Counter

from ingest.repair.syllables import is_shaped, syllable

# Above it a page's words can be trusted. Of 2,249 articles of law, 5 news and 132 stretches of the codification the
# lowest score .79 (a table of contents with English field names .50), of 18 decisions' pages .93; their words without
# accents at most .2, a wrong text layer of a scan .2. tests/ingest/repair/test_plausible.py measures.
VIETNAMESE = 0.5

# Fewer words than this say nothing about a text.
_MIN_WORDS = 4
# A well-formed syllable that official texts hardly use: a name, a dialect word, or a misread one.
_UNSEEN = 0.5
# "UBND", "HĐND", "BQLDA": longer runs of capitals that have not the shape of a syllable are no abbreviations.
_LONGEST_ABBREVIATION = 5
_WORD = re.compile(r"[^\W\d_]+")
_CODE = re.compile(r"\d|@|https?:|www\.")


def plausibility(text: str) -> float:
    """The share, 0 to 1, of the words of `text` that are Vietnamese syllables, by how credible each one is.

    A word without accents counts as much as its letters stand bare in accented text, so that Vietnamese typed or
    recognised without accents scores low. Numbers, codes and abbreviations stay out of account. 0.0 when hardly
    any words are left.
    """
    pieces = (piece for piece in text.split() if not _CODE.search(piece))
    words = Counter(_WORD.findall(" ".join(pieces)))
    counted = credible = 0.0
    for word, count in words.items():
        if (weight := _credibility(word)) is not None:
            counted += count
            credible += count * weight
    return credible / counted if counted >= _MIN_WORDS else 0.0


def _credibility(word: str) -> float | None:
    """How sure it is that `word` is as it should be, 0 to 1; None for abbreviations and single letters."""
    known = syllable(word)
    if known:
        return known.bare_share if word.isascii() else 1.0
    if len(word) == 1 or (word.isupper() and len(word) <= _LONGEST_ABBREVIATION and not is_shaped(word)):
        return None
    return _UNSEEN if not word.isascii() and is_shaped(word) else 0.0

"""What taking text out of a PDF or a picture does to it, undone where the table of syllables makes it certain:
spaces inside document numbers and dates, syllables torn apart or run together."""

import re
from itertools import pairwise

from ingest.facts.numbers import KINDS
from ingest.repair.syllables import seen_together, syllable

_YEAR = r"(?:19|20)\d\d"
_KIND = "|".join(sorted(KINDS, key=len, reverse=True))
_LONG_KIND = "|".join(kind for kind in KINDS if len(kind) > 1)
# "102 /2025/QĐ- UBND", "12/ 2020 / TT -BTC": the signs of a number stand close.
_NUMBER = re.compile(
    rf"(?<![\w/.,-])\d{{1,5}} ?/ ?(?:{_YEAR} ?/ ?)?"
    rf"(?:(?:{_KIND})(?: ?[-–] ?[A-ZĐ][A-ZĐa-z]{{1,9}})*|QH\d\d?|UBTVQH\d\d?)(?!\w)"
)
# "Số: /2025/QĐ -UBND", before the number is filled in: a dash with a space on one side only.
_CODE = re.compile(rf"(?<!\w)(?:{_LONG_KIND})(?: [-–]|[-–] )[A-ZĐ]{{2,10}}(?!\w)")
_DATE = re.compile(rf"(?<![\w/.,-])\d{{1,2}} ?([/.-]) ?\d{{1,2}} ?\1 ?{_YEAR}(?![\w/-])")
_WORD = re.compile(r"[^\W\d_]+")

# Syllables are torn or glued only if the shipped texts (10 million syllables) have the result this often beside its
# neighbour, and this many times as often as what stands there. With 2 % of the syllables of law and news torn, .77 of
# them are mended, with 2 % glued .93, nothing else is touched; of 3.4 MB of clean text 15 places change, 13 of them
# slips of their typists. tests/ingest/repair/test_extraction.py measures.
_MIN_SEEN = 3
_TIMES_AS_OFTEN = 10
_LONGEST_SYLLABLE = len("nghiêng")
# Two of the longest; a longer run of letters is no pair of syllables.
_LONGEST_PAIR = 2 * _LONGEST_SYLLABLE


def mend(text: str) -> str:
    """`text` with numbers and dates closed up, torn syllables joined and glued ones parted; line ends stay."""
    for pattern in (_NUMBER, _CODE, _DATE):
        text = pattern.sub(lambda match: match[0].replace(" ", ""), text)
    return _joined(_WORD.sub(_parted, text))


def _parted(match: re.Match[str]) -> str:
    """A run of letters that is no syllable, as the two syllables that it is made of, if they often go together."""
    glued = match[0]
    if glued.isascii() or len(glued) > _LONGEST_PAIR or syllable(glued):
        return glued
    cuts = [(glued[:at], glued[at:]) for at in range(2, len(glued) - 1)]
    best = max(cuts, key=lambda cut: seen_together(*cut), default=("", ""))
    return " ".join(best) if seen_together(*best) >= _MIN_SEEN else glued


def _joined(text: str) -> str:
    """`text` with every syllable that was torn in two made whole."""
    words = list(_WORD.finditer(text))
    around = ["", *(word[0] for word in words), ""]
    parts: list[str] = []
    end = 0
    for at, (left, right) in enumerate(pairwise(words)):
        is_free = not parts or left.start() > end
        if is_free and text[left.end() : right.start()] == " " and _is_torn(*around[at : at + 4]):
            parts.append(text[end : left.end()])
            end = right.start()
    return "".join([*parts, text[end:]])


def _is_torn(before: str, left: str, right: str, after: str) -> bool:
    """Whether `left` and `right` are one syllable, as its neighbours tell."""
    whole = left + right
    if len(whole) > _LONGEST_SYLLABLE or not syllable(whole) or whole.isascii() or seen_together(left, right):
        return False
    if not (right.islower() or whole.isupper()) or (syllable(left) and syllable(right) and len(left) > 1):
        return False
    together = max(seen_together(before, whole), seen_together(whole, after))
    apart = max(seen_together(before, left), seen_together(right, after))
    return together >= _MIN_SEEN and together > _TIMES_AS_OFTEN * apart

"""Capitals that TCVN3 cannot code: its fonts have no capitals with tones, so "HỘI" was typed "HéI"."""

from collections.abc import Sequence
from typing import NamedTuple

from ingest.repair.syllables import is_shaped

_QUOTES = "“‘–"


class Converted(NamedTuple):
    """What stood between two spaces, and what it means."""

    coded: str
    text: str
    line: int


def is_loud(coded: str) -> bool:
    """Whether the plain letters of `coded` show that it is all in capitals: "HéI", "ñY", but not "X·" or "Héi"."""
    letters = _plain_letters(coded)
    if any(map(str.isdecimal, coded)):
        return False
    if len(letters) != 1:
        return letters.isupper()
    before = coded[: coded.index(letters)][-1:]
    return letters.isupper() and not (before.isascii() or before.isspace() or before in _QUOTES)


def in_line(words: Sequence[Converted], at: int) -> str:
    """The text of `words[at]`, in capitals where it stands between words in capitals.

    One plain letter or none shows nothing by itself: "X·" is "Xã" before "Hßa An" and "XÃ" before "HßA AN".
    """
    word = words[at]
    letters = _plain_letters(word.coded)
    if len(letters) > 1 or letters.islower():
        return word.text
    near = (*words[max(at - 1, 0) : at], *words[at + 1 : at + 2])
    beside = [other for other in near if other.line == word.line and _plain_letters(other.coded)]
    loud = [other for other in beside if is_loud(other.coded)]
    # Abbreviations are in capitals anywhere: "ë UBND".
    syllables = [other for other in loud if is_shaped(other.text.strip('.,;:()"'))]
    return word.text.upper() if syllables and len(loud) == len(beside) else word.text


def _plain_letters(coded: str) -> str:
    return "".join(char for char in coded if char.isascii() and char.isalpha())

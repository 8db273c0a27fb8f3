"""The one normaliser: the index, the query and the quote check all see text through it.

Stored text is only tidied (`tidy`); matching happens on keys of it. `canonical` and `fold` keep the length
of tidy text, character for character, so an offset found in a key is an offset in the text itself.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

# Characters that print nothing and only break words when a text is searched.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
# Control characters become one plain space each; newline and tab stay. Odd spaces (no-break, thin, ideographic)
# stay in the text, so that a quote is the file's to the letter; the keys below turn them into plain ones.
_BLANK = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffc]")
_SPACES = re.compile(r"\s+")

# Open syllables in -oa, -oe, -uy carry the tone on the first vowel in the old style (hòa, khỏe, thủy) and on
# the second in the new one (hoà, khoẻ, thuỷ). "qu" is a consonant: "quý" has one spelling.
_OLD_STYLE = {
    second: first + plain
    for first_row, second_row, plain in (
        ("òóỏõọ", "àáảãạ", "a"),
        ("òóỏõọ", "èéẻẽẹ", "e"),
        ("ùúủũụ", "ỳýỷỹỵ", "y"),
    )
    for first, second in zip(first_row, second_row, strict=True)
}
_NEW_STYLE_TONE = re.compile(r"(?<!q)(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?![^\W\d_])")

_TOKEN = re.compile(r"[^\W_]+")
# Words kept at hand with their keys, some 5 MB: Vietnamese has 7,000 syllables, numbers and names come on top.
_WORDS = 32768
# Sentences kept at hand with theirs, at most 10 MB: to answer one question asks for that of each some ten times.
_SENTENCES, _SENTENCE_CHARS = 8192, 400
# "lý/lí", "kỹ/kĩ", "quy/qui" are spellings of one syllable.
_FINAL_Y = re.compile(r"(?<=[bcdghklmnpqrstvx])y$|(?<=^qu)y$")


class _CharTable(dict[int, str]):
    """A `str.translate` table that works out each character once, when first met."""

    def __init__(self, convert: Callable[[str], str]) -> None:
        super().__init__()
        self._convert = convert

    def __missing__(self, code: int) -> str:
        self[code] = self._convert(chr(code))
        return self[code]


def _lower(char: str) -> str:
    if char.isspace() and char not in "\n\t":
        return " "
    lowered = char.lower()
    return lowered if len(lowered) == 1 else char


def _base(char: str) -> str:
    lowered = _lower(char)
    base = unicodedata.normalize("NFD", lowered)[0]
    # ð: what old keyboards and recognised text have for đ
    return "d" if lowered in "đð" else base if base.isalpha() else lowered


_LOWER = _CharTable(_lower)
_FOLDED = _CharTable(_base)


class Token(NamedTuple):
    """A syllable or number as matching sees it, and its character offsets in the text."""

    text: str
    start: int
    end: int


def tidy(text: str) -> str:
    """The text in NFC with LF line ends, no invisible characters, and every control character a plain space."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _BLANK.sub(" ", _INVISIBLE.sub("", text))


def canonical(text: str) -> str:
    """Lower case with one tone placement (hoà -> hòa). Same length as the tidy `text`."""
    return _canonical_sentence(text) if len(text) <= _SENTENCE_CHARS else _canonical(text)


@lru_cache(_SENTENCES)
def _canonical_sentence(text: str) -> str:
    return _canonical(text)


def _canonical(text: str) -> str:
    return _NEW_STYLE_TONE.sub(lambda m: _OLD_STYLE[m.group()[1]], text.translate(_LOWER))


def fold(text: str) -> str:
    """`canonical` without accents, đ as d. Same length as the tidy `text`."""
    return text.translate(_FOLDED)


def tokens(text: str) -> list[Token]:
    """The syllables and numbers of `text`, in order."""
    return [Token(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(canonical(text))]


def written(text: str) -> list[str]:
    """The syllables and numbers of `text` as they stand in it, one for each of `tokens`."""
    return _TOKEN.findall(text)


def starts_of(text: str) -> list[int]:
    """Where each of `written` stands."""
    return [match.start() for match in _TOKEN.finditer(text)]


def index_terms(text: str) -> list[str]:
    """The folded syllables of `text` in order, i/y spellings merged: what lexical search compares."""
    return list(map(_index_term, _TOKEN.findall(text)))


def index_tokens(text: str) -> list[Token]:
    """`index_terms` with their offsets."""
    return [Token(_index_term(m.group()), m.start(), m.end()) for m in _TOKEN.finditer(text)]


def squeeze(text: str) -> str:
    """`text` with every run of white space as one space, none at the ends: for display and embedding."""
    return _SPACES.sub(" ", text).strip()


def has_accents(text: str) -> bool:
    """Whether `text` bears any Vietnamese accent or đ."""
    return any(_is_accented(m.group()) for m in _TOKEN.finditer(text))


@lru_cache(_WORDS)
def _is_accented(word: str) -> bool:
    return word.translate(_LOWER) != fold(word)


# Keys are made character by character, so the key of a text is those of its words: made once for each word.
@lru_cache(_WORDS)
def _index_term(word: str) -> str:
    return _FINAL_Y.sub("i", fold(word))

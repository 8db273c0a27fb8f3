"""Text in a legacy Vietnamese encoding, whole or in part, made Unicode.

Every word is read in each encoding and judged by how common the syllables are that come out; the likeliest sequence
of encodings wins (Viterbi), where to change the encoding costs more than one odd word gains. So a single foreign
name stays what it is, and a run of words in an old font is converted between runs that are Unicode already.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from ingest.repair.capitals import Converted, in_line
from ingest.repair.charsets import as_windows, conversions
from ingest.repair.likelihood import (
    IMPOSSIBLE,
    SIGNS,
    UNKNOWN,
    WRONGLY_CONVERTED,
    is_certainly_unicode,
    is_english,
    is_known,
    is_measure,
    likelihood,
    reads_alone,
)
from ingest.repair.syllables import is_shaped

_UNICODE = "Unicode"
_PIECE = re.compile(r"[^ \t\n\r\f\v]+")
# Letters and signs that Vietnamese in Unicode does not have: a text of any length in an old encoding has some.
_ODD = re.compile(f"([ÄÅÆÇËÎÏÐÑÖØÛÜÞßäåæçëîïðñöøûüþÿŠŒŽšœžŸ])|(?![°²³])[{SIGNS}]")
# A title may have none of them, but vowels with marks behind them, as VNI and Windows-1258 write.
_COMPOSITE = re.compile("[aeAE][ùõâêãáàéèÙÕÂÊÃÁÀÉÈ]|[oOuUyYôÔ][ùõÙÕ]|[oO][âÂ]|[aeiouyâêôýõ][ÌÒìò]")
_TITLE_CHARS = 1000
# "Th«ng t-", "nh-", "-u tiªn": ư as PDF shows it in TCVN3.
_HYPHEN_FOR_U = re.compile(r"(?:[a-z]|[A-Za-z][a-z]{1,3})-\W*|-[a-z]{1,3}\W*")
_ETH = re.compile(r"(?<![^\W\d_])[^\W\d_]*[Ðð][^\W\d_]*")
_CERTAIN_ETH = re.compile(r"[Ðð](?=[^\W\d_]{0,6}[\u0100-\u1eff])|(?<=[NQ])Ð(?=-[A-Z])")
_ETHS = str.maketrans("Ðð", "Đđ")

# In the scale of `likelihood`. One word with signs in it gains about 12 when it is converted, one with odd letters
# 5 to 9: to go into another encoding and back again must cost as much as the former and more than the latter.
_CHANGE = 5.5
# Most texts in an old encoding are so from the first word.
_BEGIN = 3.0
# An English word inside a run speaks against an old Vietnamese font.
_ENGLISH = -2.0
# Of the ways to read an encoding, the later ones are for what the first cannot read.
_RARER_WAY = -4.0
# Plain letters make up more than this of Western text (French .96).
_MOSTLY_ASCII = 0.85
# Words in the shape of syllables make up more than this of Vietnamese text, and by chance a tenth of binary data.
_MIN_SHAPED = 0.5
_WORD = re.compile(r"[^\W\d_]+")


class _Reading(NamedTuple):
    """What a piece of text is when read in one encoding, and how likely that is."""

    score: float
    text: str


def to_unicode(text: str) -> tuple[str, str | None]:
    """`text` with every run in a legacy encoding converted, and the encoding's name; None when there is none.

    Correct Unicode comes back as it is, but for the letters eth that look like Đ and đ: "89/2015/NÐ-CP".
    """
    text = _CERTAIN_ETH.sub(lambda match: match[0].translate(_ETHS), text)
    if not _is_suspicious(text):
        return text, None
    text, name = _converted(text)
    return _ETH.sub(_without_eth, text), name


def _converted(text: str) -> tuple[str, str | None]:
    places = list(_PIECE.finditer(text))
    pieces = [place.group() for place in places]
    names = _candidates(frozenset(pieces))
    if not names:
        return text, None
    encodings = _likeliest(pieces, names)
    lines = accumulate(text.count("\n", *gap) for gap in pairwise([0, *(place.start() for place in places)]))
    words = [
        Converted(piece, _read(piece, name).text, line)
        for piece, name, line in zip(pieces, encodings, lines, strict=True)
    ]
    capitals = _lines_in_capitals(words)
    parts: list[str] = []
    end, used = 0, Counter[str]()
    for at, (place, name) in enumerate(zip(places, encodings, strict=True)):
        stays = words[at].line in capitals and words[at].coded.isupper() and is_known(words[at].coded)
        if words[at].text != words[at].coded and not stays:
            parts += text[end : place.start()], in_line(words, at) if name == "TCVN3" else words[at].text
            end = place.end()
            used[name] += 1
    return (as_windows("".join([*parts, text[end:]])), used.most_common(1)[0][0]) if used else (text, None)


def _lines_in_capitals(words: Sequence[Converted]) -> set[int]:
    """The lines with words in capitals that only Unicode has: TCVN3 left them as they were, and those beside them."""
    return {word.line for word in words if word.coded.isupper() and max(word.coded) >= "\u1ea0"}


def decode_legacy(data: bytes) -> tuple[str, str] | None:
    """The text of `data`, which is no UTF-8, and its encoding's name; None where it is no such text."""
    text, name = to_unicode(as_windows(data.decode("latin-1")))
    words = _WORD.findall(text)
    is_vietnamese = bool(words) and sum(map(is_shaped, words)) >= _MIN_SHAPED * len(words)
    is_western = not name and sum(map(str.isascii, text)) > _MOSTLY_ASCII * len(text)
    return (text, name or "Windows-1252") if is_vietnamese or is_western else None


def _without_eth(match: re.Match[str]) -> str:
    """The word with Đ for eth if that makes a syllable or an abbreviation: "Ðiều", "QÐ"."""
    word = match.group().translate(_ETHS)
    return word if is_shaped(word) or word.isupper() else match.group()


def _is_suspicious(text: str) -> bool:
    """Whether a closer look is worth it: for nearly all Unicode text one fast pass says no."""
    for odd in _ODD.finditer(text):
        beside = text[max(odd.start() - 1, 0) : odd.start()] + text[odd.end() : odd.end() + 1]
        # A soft hyphen or the like between letters that only Unicode has is one.
        if odd[1] or (any(map(str.isalpha, beside)) and max(beside) < "\u0100"):
            return True
    return len(text) <= _TITLE_CHARS and bool(_COMPOSITE.search(text))


def _candidates(pieces: frozenset[str]) -> tuple[str, ...]:
    """The encodings in which some suspicious piece makes better sense than in Unicode: none, or Unicode first."""
    suspicious = list(filter(_is_suspicious, pieces))
    found = [
        name
        for name in conversions()
        if any(_read(piece, name).score > _read(piece, _UNICODE).score for piece in suspicious)
    ]
    return (_UNICODE, *found) if found else ()


def _likeliest(pieces: list[str], names: tuple[str, ...]) -> list[str]:
    """The encoding of each piece."""
    states = range(len(names))
    scores = [0.0, *(-_BEGIN for _ in names[1:])]
    back: list[list[int] | None] = []
    for piece in pieces:
        gains = _gains(piece, names)
        if gains is None:
            back.append(None)
            continue
        best = max(states, key=scores.__getitem__)
        least = scores[best] - _CHANGE
        back.append([state if scores[state] >= least else best for state in states])
        scores = [max(score, least) + gain for score, gain in zip(scores, gains, strict=True)]
    state = max(states, key=scores.__getitem__)
    path = []
    for step in reversed(back):
        path.append(names[state])
        state = step[state] if step else state
    return path[::-1]


@lru_cache(maxsize=1 << 15)
def _gains(piece: str, names: tuple[str, ...]) -> tuple[float, ...] | None:
    """How likely `piece` is in each encoding; None when it says nothing between them."""
    scores = tuple(_read(piece, name).score for name in names)
    return scores if len(set(scores)) > 1 else None


@lru_cache(maxsize=1 << 17)
def _read(piece: str, name: str) -> _Reading:
    """`piece` read in the encoding."""
    plain = _Reading(likelihood(piece, unknown=UNKNOWN), piece)
    if name == _UNICODE or is_measure(piece):
        return plain
    if piece.isascii() and piece.isprintable():
        if name == "TCVN3" and _HYPHEN_FOR_U.fullmatch(piece) and is_known(with_u := piece.replace("-", "ư")):
            return plain._replace(text=with_u)
        return _Reading(_ENGLISH, piece) if is_english(piece) else plain
    if is_certainly_unicode(piece):
        return _Reading(IMPOSSIBLE, piece)
    ways = [way(piece) for way in conversions()[name]]
    scores = [likelihood(way, unknown=WRONGLY_CONVERTED) + (_RARER_WAY if at else 0) for at, way in enumerate(ways)]
    read = max(map(_Reading, scores, ways), key=lambda reading: reading.score)
    if not any(map(str.isalnum, piece)):
        # Nearly neutral: it goes along with what stands beside it.
        return _Reading(plain.score + 0.1, read.text) if reads_alone(read.text) else plain
    # A foreign run has its own words too, and capitals that no font could code were left in Unicode: "PHÒNG".
    is_worse = read.score <= WRONGLY_CONVERTED or (piece.isupper() and not is_known(read.text))
    return plain if is_worse and is_known(piece) else read

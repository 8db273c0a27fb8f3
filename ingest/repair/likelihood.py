"""How likely a piece of text between two spaces is as Vietnamese in Unicode: what decides which encoding it is in.

Likelihoods are natural logarithms in the scale of the shares of syllables in running text, which range from -4 to
-16. The constants only have to keep their order; tests/ingest/repair/test_encodings.py fails when they do not serve.
"""

import re
import unicodedata

from ingest.repair.syllables import is_shaped, syllable

IMPOSSIBLE = -40.0
# In Unicode a word that is no syllable may be foreign. A conversion that makes none speaks against itself.
UNKNOWN, WRONGLY_CONVERTED = -16.0, -20.0
# Signs inside words: "n¨m".
_SPOILT = -20.0
_RAREST_KNOWN, _SHAPED = -13.0, -14.0

_WORD = re.compile(r"[^\W\d_]+")
_LETTER = r"[^\W\d_]"
# Signs as old encodings have them for letters, and Unicode only beside words.
SIGNS = "\x01-\x06\x0e-\x1f\x80-\x9f\xa1-\xbf×÷€‚ƒ„†‡ˆ‰‹˜™›−∙₫"
_QUOTES = "“”„‘’‚…–—•"
_ODD_SIGN = re.compile(
    rf"(?<={_LETTER})[{SIGNS}]|[{SIGNS}](?={_LETTER})|(?<={_LETTER})[{_QUOTES}](?={_LETTER})|[\u0300-\u036f]"
)
# "5m²", "37°C", "n°", "±0,5": signs that belong beside letters and numbers.
_MEASURE = re.compile(r"[\d.,/()~<>=+-]*(?:(?:[kcmdh]|da)?m[²³]|[°º][CFK]?|µ[msglFAVW]|[nNM][°º]|[±×÷])[\d.,;:/()-]*")
# Letters that only Unicode has.
_CERTAIN = re.compile("[ăđĩũơư" + "".join(filter(str.islower, map(chr, range(0x1EA0, 0x1EFA)))) + "]")
# A sign may stand alone, but "®·" is "đã" in TCVN3, and "µ" is "à".
_READABLE_ALONE = re.compile(r"[^\W\d_]{2}|\b[àđĐôÔở]\b")


def likelihood(piece: str, *, unknown: float) -> float:
    """How likely the unlikeliest word of `piece` is: `unknown` for no syllable, 0 for words without accents."""
    if piece.isascii() and piece.isprintable():
        return 0.0
    piece = unicodedata.normalize("NFC", piece)
    if _ODD_SIGN.search(piece) and not is_measure(piece):
        return _SPOILT
    return min((_word_likelihood(word, unknown) for word in _WORD.findall(piece) if not word.isascii()), default=0.0)


def is_certainly_unicode(piece: str) -> bool:
    """Whether `piece` has a small letter that no old encoding has, not even by its looks."""
    return bool(_CERTAIN.search(unicodedata.normalize("NFC", piece)))


def is_measure(piece: str) -> bool:
    """Whether `piece` is a number, unit or sign that means the same in every encoding."""
    return bool(_MEASURE.fullmatch(piece))


def is_known(piece: str) -> bool:
    """Whether all words of `piece` are syllables of the shipped table, and one at least is accented."""
    words = [word for word in _WORD.findall(piece) if not word.isascii()]
    return bool(words) and not _ODD_SIGN.search(piece) and all(_is_cased(word) and syllable(word) for word in words)


def reads_alone(piece: str) -> bool:
    """Whether `piece`, made from signs only, is a word."""
    return bool(_READABLE_ALONE.search(piece))


def is_english(piece: str) -> bool:
    """Whether `piece` is a plain word that is no Vietnamese syllable."""
    return piece.isascii() and piece.isalpha() and piece.islower() and not is_shaped(piece)


def _word_likelihood(word: str, unknown: float) -> float:
    if not _is_cased(word):
        return unknown
    if known := syllable(word):
        return max(known.log_share, _RAREST_KNOWN)
    # "đ)" is the fifth item of a list.
    return _SHAPED if is_shaped(word) or word in "đĐ" else unknown


def _is_cased(word: str) -> bool:
    return word.islower() or word.isupper() or word.istitle()

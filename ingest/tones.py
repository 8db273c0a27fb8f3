"""The tones of a syllable put otherwise: "phừơng" as "phường", "cữa" as "cửa"."""

import unicodedata
from collections.abc import Iterable

from ingest.text import canonical

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_VOWELS = "aăâeêioôơuưy"


def with_tone_moved(word: str) -> list[str]:
    """The canonical `word` with its tone on another of its vowels; some are no syllables."""
    return _toned(word, [char for char in unicodedata.normalize("NFD", word) if char in _TONES])


def with_other_tones(word: str) -> list[str]:
    """The canonical `word` with any tone on any of its vowels, or none; some are no syllables."""
    return _toned(word, ["", *_TONES])


def _toned(word: str, tones: Iterable[str]) -> list[str]:
    apart = unicodedata.normalize("NFD", word)
    plain = unicodedata.normalize("NFC", "".join(char for char in apart if char not in _TONES))
    at = [place for place, letter in enumerate(plain, start=1) if letter in _VOWELS]
    toned = [unicodedata.normalize("NFC", plain[:place] + tone + plain[place:]) for tone in tones for place in at]
    return [other for other in dict.fromkeys(map(canonical, toned)) if other != word]

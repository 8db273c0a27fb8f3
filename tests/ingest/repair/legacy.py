"""Encoders from Unicode to the encodings that came before it, written for the tests from the fonts' own charts."""

import unicodedata
from collections.abc import Callable

_TONES = "\u0300\u0301\u0309\u0303\u0323"
_VOWELS = "aăâeêioôơuưy"
# Bytes of TCVN3 for the five tones of each vowel in the order grave, acute, hook, tilde, dot.
_TCVN3_TONES = {
    "a": "µ¸¶·¹", "ă": "»¾¼½Æ", "â": "ÇÊÈÉË", "e": "ÌÐÎÏÑ", "ê": "ÒÕÓÔÖ", "i": "×ÝØÜÞ",
    "o": "ßãáâä", "ô": "åèæçé", "ơ": "êíëìî", "u": "ïóñòô", "ư": "õøö÷ù", "y": "úýûüþ",
}  # fmt: skip
_TCVN3_LETTERS = dict(zip("ăâêôơưđĂÂÊÔƠƯĐ", "¨©ª«¬\xad®¡¢£¤¥¦§", strict=True))
_VNI_SINGLE = dict(zip("đĐỉĩịỈĨỊỵỴ", "ñÑæóòÆÓÒîÎ", strict=True)) | {char: char for char in "ìíÌÍ"}
_VNI_TONES = {"": "øùûõï", "\u031b": "øùûõï", "\u0302": "àáåãä", "\u0306": "èéúüë"}
_VNI_MARKS = {"\u0302": "â", "\u0306": "ê"}
_VNI_HORNED = dict(zip("ouOU", "ôöÔÖ", strict=True))


def _parts(char: str) -> tuple[str, str, str]:
    """Base letter, its mark and its tone; the latter two may be empty."""
    decomposed = unicodedata.normalize("NFD", char)
    base, marks = decomposed[0], decomposed[1:]
    tone = next((mark for mark in marks if mark in _TONES), "")
    return base, "".join(mark for mark in marks if mark not in _TONES), tone


def tcvn3(text: str, *, unknown: Callable[[str], str] = str.lower) -> str:
    """`text` as a .VnTime font codes it; capitals with tones have no code: `unknown` says what stands for them."""
    coded = []
    for char in text:
        base, mark, tone = _parts(char)
        vowel = unicodedata.normalize("NFC", base + mark)
        if tone and vowel.lower() in _TCVN3_TONES:
            small = _TCVN3_TONES[vowel.lower()][_TONES.index(tone)]
            coded.append(small if vowel.islower() or unknown is str.lower else unknown(char))
        else:
            coded.append(_TCVN3_LETTERS.get(char, char))
    return "".join(coded)


def vni(text: str, *, small_marks: bool = False) -> str:
    """`text` as a VNI-Times font codes it: a letter, and what is above or below it as a letter of its own."""
    coded = []
    for char in text:
        base, mark, tone = _parts(char)
        if char in _VNI_SINGLE or not (mark or tone):
            coded.append(_VNI_SINGLE.get(char, char))
            continue
        sign = _VNI_TONES[mark][_TONES.index(tone)] if tone else _VNI_MARKS.get(mark, "")
        letter = _VNI_HORNED[base] if mark == "\u031b" else base
        coded.append(letter + (sign.upper() if base.isupper() and not small_marks else sign))
    return "".join(coded)


def windows_1258(text: str) -> bytes:
    """`text` in Windows-1258: tones stand as marks of their own."""
    coded = bytearray()
    for char in text:
        base, mark, tone = _parts(char)
        try:
            coded += char.encode("cp1258")
        except UnicodeEncodeError:
            coded += unicodedata.normalize("NFC", base + mark).encode("cp1258") + tone.encode("cp1258")
    return bytes(coded)


def as_bytes(text: str) -> bytes:
    """The bytes that Windows shows as `text`."""
    return b"".join(char.encode("latin-1" if ord(char) < 256 else "cp1252") for char in text)

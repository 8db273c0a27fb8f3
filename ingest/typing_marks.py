"""What is left of Telex and VNI typing when the keyboard program was off: "dduwowcj", "nhie65m vu5"."""

import re
import unicodedata

from ingest.text import canonical

_MARKS = {"grave": "\u0300", "acute": "\u0301", "tilde": "\u0303", "hook": "\u0309", "dot": "\u0323"}
_TELEX_TONES = dict(zip("fsxrj", ("grave", "acute", "tilde", "hook", "dot"), strict=True))
_VNI_TONES = dict(zip("21435", ("grave", "acute", "tilde", "hook", "dot"), strict=True))
_TELEX_LETTERS = (
    ("dd", "đ"),
    ("aa", "â"),
    ("ee", "ê"),
    ("oo", "ô"),
    ("uow", "ươ"),
    ("aw", "ă"),
    ("ow", "ơ"),
    ("uw", "ư"),
)
_VNI_LETTERS = (
    ("d9", "đ"),
    ("a6", "â"),
    ("e6", "ê"),
    ("o6", "ô"),
    ("uo7", "ươ"),
    ("a8", "ă"),
    ("o7", "ơ"),
    ("u7", "ư"),
)
_VNI = re.compile(r"[a-z]+(?:[1-9][a-z]*)+")
_VOWELS = re.compile(r"[aăâeêioôơuưy]+")


def decoded(word: str) -> str | None:
    """The accented syllable whose keys `word` (lower case) spells, or None when it cannot be one."""
    if not word.isascii() or not word[:1].isalpha():
        return None
    if _VNI.fullmatch(word):
        return _decoded(word, _VNI_LETTERS, _VNI_TONES, finals="6789")
    return _decoded(word, _TELEX_LETTERS, _TELEX_TONES, finals="") if word.isalpha() else None


def _decoded(word: str, letters: tuple[tuple[str, str], ...], tones: dict[str, str], *, finals: str) -> str | None:
    # The tone key stands anywhere after the vowel, the key of a letter's shape perhaps at the end ("nhiem65").
    tone = next((key for key in reversed(word[1:]) if key in tones), "")
    bare = word[0] + word[1:][::-1].replace(tone, "", 1)[::-1] if tone else word
    shape = next((key for key in bare if key in finals), "")
    if shape:
        bare = _shaped(bare.replace(shape, "", 1), shape)
    for keys, letter in letters:
        bare = bare.replace(keys, letter)
    if bare == word or not bare.isalpha():
        return None
    return _toned(bare, _MARKS[tones[tone]]) if tone else bare


def _shaped(word: str, shape: str) -> str:
    """`word` with the VNI key `shape` after the letters it belongs to."""
    if shape == "9":
        return word.replace("d", "d9", 1)
    wanted = {"6": "eoa", "7": "ou", "8": "a"}[shape]
    if shape == "7" and "uo" in word:
        return word.replace("uo", "uo7", 1)
    at = next((word.rfind(letter) for letter in wanted if letter in word), -1)
    return word if at < 0 else f"{word[: at + 1]}{shape}{word[at + 1 :]}"


def _toned(word: str, mark: str) -> str | None:
    """`word` with the tone over the vowel that bears it in the canonical spelling."""
    vowels = list(_VOWELS.finditer(word))
    if len(vowels) != 1:
        return None
    start, end = vowels[0].span()
    if word.startswith(("qu", "gi")) and end - start > 1:
        start += 1
    shaped = [at for at in range(start, end) if word[at] in "ăâêôơư"]
    closed = end < len(word)
    at = shaped[-1] if shaped else end - 1 if closed or end - start == 1 else end - 2
    return canonical(unicodedata.normalize("NFC", f"{word[: at + 1]}{mark}{word[at + 1 :]}"))

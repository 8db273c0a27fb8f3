"""Slips of recognition put right: letters taken for others in words and codes, accents lost or misread."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import groupby
from typing import NamedTuple

import numpy as np

from ingest.bigrams import Floats, Ids
from ingest.ocr.tesseract import Word
from ingest.official import official_pairs
from ingest.text import canonical, fold

_TOKEN = re.compile(r"[^\W_]+(?:[./-][^\W_]+)*|[.,;:?!…()\[\]\"“”|\n]")
_LOOKALIKES = str.maketrans({"Ð": "Đ", "⁄": "/", "∕": "/", "Ñ": "N", "ñ": "n", "Ÿ": "Y", "ÿ": "y"})
_VOWELS = frozenset("aeiouy")
# One letter that Tesseract gives as two of a kind.
_DOUBLED = re.compile(r"ĐÐ|ÐĐ|(?<=\d)[/⁄∕]{2,}(?=\w)")
# A letter that can only be a digit, between digits.
_DIGITS = str.maketrans("lIOo§", "11008")
_IN_NUMBER = re.compile(r"(?<=\d)[lIOo§](?=[\d/.,]|\b)|(?<![^\W_])[lI](?=\d+(?:[/.,\s]|$))|(?<=[A-Z])I(?=\d)|^l$")
_LETTERS = str.maketrans("10", "io")
_IN_WORD = re.compile(r"(?<![^\W_])(?=[^\W_]*[^\W\d_])[^\W\d_A-Z]*[10][^\W\d_A-Z]+(?![^\W_])")

# How much likelier (natural logarithm) another spelling must make the sentence for one accent to be changed. Over a
# hat (ô, ê, â, ơ, ư, ă) the tone is a speck of two pixels at 200 dpi, and gets lost or misread most often.
_TONE_OVER_HAT, _TONE, _HAT, _BAR = 3.0, 5.0, 3.5, 3.5
# What leaving a word as it is costs when it is no syllable of official Vietnamese.
_UNKNOWN = 4.0
# All that weighs up to 1 + _TRUST times as much the surer Tesseract is.
_TRUST, _DOUBTFUL = 1.5, 75
# Those figures are guesses that held: of 2,040 words of scanned letters some 50 get other accents, all but two
# rightly; of sure words of correct text 0.05 % (law) to 0.5 % (encyclopedia) do, wrongly.
_HATS = "\u0302\u0306\u031b"
# Longer syllables do not pass for small letters when they stand in capitals.
_LONE_LETTERS = 2


class _Slot(NamedTuple):
    """A token, the table positions of the spellings it may be of (what was read first), and what each costs."""

    word: int | None
    """The word it is in; None where there is nothing to choose."""
    start: int
    choices: Ids
    costs: Floats


@cache
def vocabulary() -> frozenset[str]:
    """The syllables of official Vietnamese, canonical."""
    return frozenset(word for word in official_pairs().words if word.isalpha())


def mended(words: Sequence[Word]) -> list[Word]:
    """`words`, in Tesseract's order, with look-alike letters put right, and accents where hardly a doubt is left."""
    words = _lowered([replace(word, text=_letters(unicodedata.normalize("NFC", word.text))) for word in words])
    slots = list(_slots(words))
    texts = [list(word.text) for word in words]
    for slot, choice in zip(slots, _likeliest(slots), strict=True):
        if slot.word is not None and choice != slot.choices[0]:
            letters = texts[slot.word]
            for at, letter in enumerate(official_pairs().words[choice], slot.start):
                letters[at] = letter.upper() if letters[at].isupper() else letter
    return [replace(word, text="".join(letters)) for word, letters in zip(words, texts, strict=True)]


def _letters(text: str) -> str:
    text = _DOUBLED.sub(lambda m: m[0][0], text).translate(_LOOKALIKES)
    text = _IN_NUMBER.sub(lambda m: m[0].translate(_DIGITS), _untwinned(text))
    return _IN_WORD.sub(lambda m: _word_of(m[0]), text)


def _untwinned(text: str) -> str:
    """`text`, no syllable, without the second of two like vowels if that makes it one: "GIÁAO", "GIÁO"."""
    if not text.isalpha() or canonical(text) in vocabulary():
        return text
    bare = fold(text)
    for at in range(1, len(text)):
        if bare[at] == bare[at - 1] and bare[at] in _VOWELS:
            for kept in (text[:at] + text[at + 1 :], text[: at - 1] + text[at:]):
                if not kept.isascii() and canonical(kept) in vocabulary():
                    return kept
    return text


def _lowered(words: Sequence[Word]) -> list[Word]:
    """`words` with a lone short syllable in capitals ("SỐ", "VỀ") in small letters, as those around it are."""
    lowered = list(words)
    for at in range(1, len(words) - 1):
        before, text, after = (word.text for word in words[at - 1 : at + 2])
        is_lone = before[-1:].islower() and not _is_shout(after)
        if is_lone and len(text) == _LONE_LETTERS and not text.isascii() and _is_shout(text):
            lowered[at] = replace(words[at], text=text.lower())
    return lowered


def _slots(words: Sequence[Word]) -> Iterator[_Slot]:
    """The tokens of `words`, each with its spellings; names and abbreviations have one. A pause ends a paragraph."""
    positions = official_pairs().positions
    for _, group in groupby(enumerate(words), key=lambda numbered: numbered[1].line[:2]):
        paragraph = [(at, match) for at, word in group for match in _TOKEN.finditer(word.text)]
        if not paragraph:
            continue
        before = "."
        followers = [*(match[0] for _, match in paragraph[1:]), ""]
        for (at, match), after in zip(paragraph, followers, strict=True):
            token = match[0]
            opens = before in ".:;!?"
            shouted = token.isupper() and (_is_shout(before) or _is_shout(after))
            if len(token) > 1 and token.isalpha() and (token.islower() or shouted or (opens and token.istitle())):
                yield _slot(at, match.start(), token, words[at].confidence)
            else:
                symbol = "0" if token[0].isdigit() else canonical(token) if token[0].isalpha() else "."
                yield _fixed(positions.get(symbol, positions["*"]))
            before = token
        yield _fixed(positions["."])


def _is_shout(token: str) -> bool:
    """Whether `token` is a syllable in capitals, no abbreviation."""
    return len(token) > 1 and token.isupper() and fold(token) in _spellings()


def _fixed(position: int) -> _Slot:
    return _Slot(None, 0, np.array([position]), np.zeros(1))


def _slot(word: int, start: int, token: str, confidence: float) -> _Slot:
    """The spellings of `token`, what was read first."""
    positions, read = official_pairs().positions, canonical(token)
    trust = 1 + _TRUST * max(0.0, confidence - _DOUBTFUL) / (100 - _DOUBTFUL)
    choices, costs = [positions.get(read, positions["*"])], [0.0 if read in positions else _UNKNOWN]
    for meant in _spellings().get(fold(read), ()):
        if meant != read:
            choices.append(positions[meant])
            costs.append(_cost(read, meant) * trust)
    return _Slot(word, start, np.array(choices), np.array(costs))


@lru_cache(maxsize=1 << 16)
def _cost(read: str, meant: str) -> float:
    """How unlikely it is that `meant` was read as `read`, a spelling of the same letters."""
    return sum(_letter_cost(ours, theirs) for ours, theirs in zip(read, meant, strict=True) if ours != theirs)


def _letter_cost(read: str, meant: str) -> float:
    if "đ" in (read, meant):
        return _BAR
    (read_hat, read_tone), (hat, tone) = map(_marks, (read, meant))
    tone_cost = _TONE_OVER_HAT if hat and read_hat else _TONE
    return _HAT * (hat != read_hat) + tone_cost * (tone != read_tone)


def _marks(letter: str) -> tuple[str, str]:
    """The hat or hook of `letter`, and its tone."""
    marks = unicodedata.normalize("NFD", letter)[1:]
    return "".join(mark for mark in marks if mark in _HATS), "".join(mark for mark in marks if mark not in _HATS)


def _likeliest(slots: Sequence[_Slot]) -> list[int]:
    """The table position of the likeliest spelling of each slot (Viterbi)."""
    pause = np.array([official_pairs().positions["."]])
    left, scores, back = pause, np.zeros(1), []
    for slot in slots:
        paths = scores[:, None] + official_pairs().log_probabilities(left, slot.choices) - slot.costs[None, :]
        back.append(paths.argmax(axis=0))
        scores, left = paths.max(axis=0), slot.choices
    best, chosen = int(scores.argmax()), []
    for slot, came_from in zip(reversed(slots), reversed(back), strict=True):
        chosen.append(int(slot.choices[best]))
        best = int(came_from[best])
    return chosen[::-1]


def _word_of(read: str) -> str:
    """`read` with its digits as letters where that makes a syllable, else as it was."""
    word = read.translate(_LETTERS)
    return word if canonical(word) in vocabulary() else read


@cache
def _spellings() -> dict[str, tuple[str, ...]]:
    """For each syllable without accents, its spellings."""
    spellings: dict[str, tuple[str, ...]] = {}
    for word in sorted(vocabulary()):
        spellings[fold(word)] = (*spellings.get(fold(word), ()), word)
    return spellings

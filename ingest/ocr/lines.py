"""Pieces of lines: the words that stand together on a page, left to right, with the rubbish left out."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median

from ingest.ocr.tesseract import Word
from ingest.text import canonical

# Marks that may stand alone; all other tokens without a letter or digit are rests of rules, stamps and speckles.
_MARKS = re.compile(r"[-–+•*/&%\"“”().,;:!?…=×]{1,4}")
# What begins no line, but is seen in dirt on the paper.
_SPECKS = frozenset(".,:;'!")
_EDGES = "|_~`¬©®™¦§«»°^\\{}[]<>—‘’'"
_CODE = re.compile(r"[\d/.,:;()+-]*\d[\w/.,:;()%+-]+|\d|/[A-ZĐƯ][\w-]+")
# Tesseract gives words it read well 90 and more, misread ones 30 to 80. Below the first figure are rests of stamps
# and rules, but also long codes; of whole lines, those below the second are stamps, signatures and handwriting.
_HOPELESS, _MIN_CONFIDENCE = 20, 45
_SHORT = 3
# A word lower than this share of the usual one is a part of a letter.
_MIN_HEIGHT = 0.3
# Between words of a justified line stand at most 0.6 heights of a word, between columns one and more.
_COLUMN_GAP = 1.0


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand together on one line, and their box in pixels."""

    text: str
    left: int
    top: int
    right: int
    bottom: int

    @property
    def middle(self) -> float:
        """The height on the page of its middle."""
        return (self.top + self.bottom) / 2

    def beside(self, other: "Piece") -> bool:
        """Whether the two stand at one height, more or less, one left of the other."""
        if self.left < other.right and other.left < self.right:
            return False
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        return shared > 0.3 * min(self.bottom - self.top, other.bottom - other.top)


def pieces(words: Sequence[Word], vocabulary: "frozenset[str]") -> tuple[list[Piece], float]:
    """The pieces of all lines, and the usual height of a word in pixels (1.0 where there are no words).

    `vocabulary` holds the syllables (canonical) that need no confidence to be believed.
    """
    height = median(word.bottom - word.top for word in words) if words else 1.0
    found = []
    for _, line in groupby(words, key=lambda word: word.line):
        kept = sorted((word for word in line if _is_word(word, height, vocabulary)), key=lambda word: word.left)
        while kept and kept[0].text in _SPECKS:
            del kept[0]
        for run in _runs(kept, height * _COLUMN_GAP):
            if _is_sound(run, vocabulary):
                found.append(joined_words(run))
    return found, height


def joined_words(run: Sequence[Word]) -> Piece:
    """One piece of `run`, words in order."""
    text = " ".join(word.text.strip(_EDGES) for word in run)
    # Medians: a single box reaches far up or down where a rule or a neighbouring line touches the word.
    top, bottom = int(median(word.top for word in run)), int(median(word.bottom for word in run))
    return Piece(text, min(word.left for word in run), top, max(word.right for word in run), bottom)


def _is_word(word: Word, height: float, vocabulary: frozenset[str]) -> bool:
    text = word.text.strip(_EDGES)
    if not any(map(str.isalnum, text)):
        return bool(_MARKS.fullmatch(text))
    if word.bottom - word.top < _MIN_HEIGHT * height:
        return False
    return word.confidence >= _HOPELESS or sum(map(str.isalnum, text)) > _SHORT or _is_known(text, vocabulary)


def _is_known(text: str, vocabulary: frozenset[str]) -> bool:
    """Whether `text` is a syllable, a number or a code: too regular for rubbish."""
    return bool(_CODE.fullmatch(text)) or canonical(text).strip('.,;:!?()"“”…-/') in vocabulary


def _is_sound(run: Sequence[Word], vocabulary: frozenset[str]) -> bool:
    """Whether `run` is text: Tesseract is sure enough of its letters, on the whole."""
    sure = total = 0.0
    for word in run:
        letters = sum(map(str.isalnum, word.text))
        # A syllable of two letters comes out of anything; a longer one or a code does not.
        trusted = _is_known(word.text, vocabulary) and (word.confidence > _HOPELESS or letters > _SHORT)
        total += letters
        sure += letters * (max(word.confidence, _MIN_CONFIDENCE) if trusted else word.confidence)
    return total > 0 and sure >= _MIN_CONFIDENCE * total


def _runs(line: Iterable[Word], gap: float) -> list[list[Word]]:
    """The words of a line, parted where more than `gap` pixels lie between two."""
    runs: list[list[Word]] = []
    for word in line:
        if runs and word.left - runs[-1][-1].right <= gap:
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs

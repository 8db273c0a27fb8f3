"""Automatic numbering: the marks that Word and its kin print before paragraphs ("Điều 1.", "a)", "1.2.", "-")."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

NumberFormat = Literal["decimal", "zero", "ROMAN", "roman", "LETTER", "letter", "bullet", "none"]

LEVELS = 9
# No list of a document counts further; numbers read from a broken file may be anything.
_MAX_COUNT = 30_000
_PLACE = re.compile(r"%([1-9])")
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_ALPHABET = 26
# Bullets are drawn with symbol fonts, whose characters stand in the private area or among letters.
_BULLETS = re.compile(r"[^-+*•–—◦○●▪■□✓➢]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """How one level of a list prints its mark; `text` has "%1" for the number of the outermost level."""

    format: NumberFormat = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    """Counts anew after a paragraph of a level below this number (0: never); None: after any outer level."""
    legal: bool = False
    """Numbers of outer levels are printed as 1, 2, 3 whatever their own format."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedList:
    """A list as paragraphs refer to it. Lists with the same `shared` definition count on from one another."""

    shared: str
    levels: tuple[Level, ...]
    overrides: Mapping[int, int] = field(default_factory=dict)
    """Level -> the number with which this list starts anew."""


@dataclass(slots=True)
class Numbering:
    """Counts the paragraphs of all lists of one document, in order."""

    lists: Mapping[str, NumberedList]
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _started: set[tuple[str, int]] = field(default_factory=set)

    def mark(self, list_id: str, level: int) -> str:
        """The mark of the next paragraph of that list and level (0 is outermost); "" if it prints none."""
        found = self.lists.get(list_id)
        if found is None or not 0 <= level < len(found.levels):
            return ""
        counts = self._counts.setdefault(found.shared, [None] * LEVELS)
        self._count(list_id, found, level, counts)
        return _printed(found.levels, level, counts)

    def _count(self, list_id: str, found: NumberedList, level: int, counts: list[int | None]) -> None:
        before = counts[level]
        if level in found.overrides and (list_id, level) not in self._started:
            counts[level] = found.overrides[level]
        else:
            counts[level] = found.levels[level].start if before is None else before + 1
        self._started.add((list_id, level))
        for deeper in range(level + 1, len(found.levels)):
            restart = found.levels[deeper].restart
            if restart is None or level < restart:
                counts[deeper] = None


def _printed(levels: tuple[Level, ...], level: int, counts: list[int | None]) -> str:
    own = levels[level]
    if own.format == "bullet":
        return _BULLETS.sub("-", own.text.strip()[:1] or "-")

    def number(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        if place >= len(levels):
            return ""
        count = counts[place]
        decimal = own.legal and levels[place].format != "none"
        return printed_number(
            levels[place].start if count is None else count, "decimal" if decimal else levels[place].format
        )

    return _PLACE.sub(number, own.text).strip()


def printed_number(number: int, format: NumberFormat) -> str:
    """`number` as a list prints it: "4", "04", "IV", "iv", "D", "d"."""
    if format in ("bullet", "none"):
        return ""
    if not 0 < number <= _MAX_COUNT or format == "decimal":
        return str(number)
    if format == "zero":
        return f"{number:02d}"
    if format in ("LETTER", "letter"):
        letters = chr(ord("A") + (number - 1) % _ALPHABET) * min((number - 1) // _ALPHABET + 1, LEVELS)
        return letters if format == "LETTER" else letters.lower()
    roman = ""
    for value, sign in _ROMAN:
        roman += sign * (number // value)
        number %= value
    return roman if format == "ROMAN" else roman.lower()

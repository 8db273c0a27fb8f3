"""The provinces a text names, whatever the spelling: the 63 before 1 July 2025, whose names the 34 of today keep."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ingest.text import canonical, fold, has_accents

# Names and mergers as in resolution 202/2025/QH15. In `spellings` a "-" stands for a hyphen of any kind or
# none, a "." for an optional dot or blank. Rows without a name are phrases that only look like a province.
_TABLE = Path(__file__).parent / "data" / "provinces.tsv"

_GAPS = {" ": r"\s{1,3}", "-": r"\s?[-–—]?\s?", ".": r"[.\s]{0,2}"}
_HYPHEN = re.compile(r"\s?-\s?")
_JOINERS = re.compile(r"[\s.\-–—]+")
_CUE = re.compile(r"\b(?:t[iỉ]nh|th[aà]nh\s+ph[oố]|tp\.?)\s*$")
# A family name before it makes a person's name of "Hòa Bình" (the commonest 14, about nine people in ten).
_FAMILY_NAME = re.compile(
    r"\b(?:nguyễn|nguyen|trần|tran|lê|phạm|pham|hoàng|huỳnh|phan|vũ|võ|đặng|bùi|đỗ|ngô|dương)(?:\s(?:văn|thị))?\s$"
)
_CONTEXT_CHARS = 16


class PlaceMention(NamedTuple):
    """A province named in a text: `name` is its usual spelling, the offsets are those of the words."""

    name: str
    start: int
    end: int


class _Province(NamedTuple):
    name: str
    merged_into: str
    also_a_word: str
    """"always" when the name is also an ordinary phrase, "bare" when it is so only without accents."""


class _Gazetteer(NamedTuple):
    pattern: re.Pattern[str]
    """Finds any name in folded text."""
    provinces: dict[str, _Province]
    """By folded spelling without joiners: "barivungtau"."""
    accented: frozenset[str]
    """Every spelling in canonical form without joiners."""


def provinces_in(text: str) -> list[PlaceMention]:
    """The provinces named in tidy `text`, in order. Ordinary words that spell a province need a sign that they do."""
    return list(_mentions(text))


def merged_into(name: str) -> str | None:
    """The province that `name` became part of on 1 July 2025; None when it kept its name or is no province."""
    province = _gazetteer().provinces.get(_key(fold(name)))
    return province.merged_into or None if province else None


def province_spellings() -> list[str]:
    """Every accented spelling of every province."""
    return [spelling for row in _rows() if row["name"] for spelling in _spellings(row)]


def _mentions(text: str) -> Iterator[PlaceMention]:
    gazetteer, key, bare_text = _gazetteer(), canonical(text), not has_accents(text)
    for match in gazetteer.pattern.finditer(fold(text)):
        start, end = match.span()
        province = gazetteer.provinces[_key(match.group())]
        if not province.name:
            continue
        before = key[max(0, start - _CONTEXT_CHARS) : start]
        bare = _key(key[start:end]) == _key(match.group())
        ...


@cache
def _gazetteer() -> _Gazetteer:
    ...

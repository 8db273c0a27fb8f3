"""The provinces a text names, whatever the spelling: the 63 before 1 July 2025, whose names the 34 of today keep."""

import csv
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ingest.text import canonical, fold, has_accents

# Names and mergers as in resolution 202/2025/QH15. In `spellings` a "-" stands for a hyphen of any kind or
# none, a "." for an optional dot or blank. Rows without a name are phrases that only look like a province.
_TABLE = Path(__file__).parents[1] / "data" / "provinces.tsv"

LOCAL_UNITS = ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "đặc khu")
"""What stands before the name of a province and of a place below it, in lower case."""

_GAPS = {" ": r"(?:\s{1,3}|-)", "-": r"\s?[-–—]?\s?", ".": r"[.\s]{0,2}"}
_HYPHEN = re.compile(r"\s?-\s?")
_JOINERS = re.compile(r"[\s.\-–—]+")
_WORD_START = re.compile(r"(?<![^\W\d_])[^\W\d_]")
_PROVINCE_FOLLOWS = re.compile(r"\b(?:t[iỉ]nh|th[aà]nh ph[oố]|tp\.?)\s*$")
# "Nguyễn Hòa Bình" and "bà Thanh Hoa" are persons. The commonest family names, less "Dương", which ends two provinces.
_NAME_BEFORE = re.compile(
    r"\b(?:Nguyễn|Nguyen|Trần|Tran|Lê|Phạm|Pham|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Ngô)(?: Văn| Thị)? $"
    r"|\b(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Đđ]ồng chí) $"
)
# Since July 2025 wards bear the names of old and new provinces, "phường Kon Tum"; "các xã Kon Tum", "cấp xã Kon Tum",
# and "135 xã, phường Kon Tum" are those of one.
_WARD_BEFORE = re.compile(r"\b(?:phường|xã|thị trấn) $")
_WARDS_BEFORE = re.compile(
    r"(?:\b(?:các|những|mấy|mọi|mỗi|cấp|hợp tác|(?:phường|xã|thị trấn|đặc khu)(?:,| và| hoặc))|\d) "
    r"(?:phường|xã|thị trấn) $"
)
_CONTEXT_CHARS = 24


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
    accented: dict[str, set[str]]
    """For each of those, its spellings in canonical form without joiners."""


def provinces_in(text: str) -> list[PlaceMention]:
    """The provinces named in tidy `text`, in order. Ordinary words that spell a province need a sign that they do."""
    gazetteer, bare_text = _gazetteer(), not has_accents(text)
    mentions = []
    for match in gazetteer.pattern.finditer(fold(text)):
        province = gazetteer.provinces[_key(match.group())]
        if province.name and _Match(text, *match.span(), bare_text).names(province):
            mentions.append(PlaceMention(province.name, *match.span()))
    return mentions


def merged_into(name: str) -> str | None:
    """The province that `name` became part of on 1 July 2025; None when it kept its name or is no province."""
    province = _gazetteer().provinces.get(_key(fold(name)))
    return province.merged_into or None if province else None


def province_spellings() -> list[str]:
    """Every accented spelling of every province."""
    return [spelling for row in _rows() if row["name"] for spelling in _spellings(row)]


@dataclass(frozen=True, slots=True)
class _Match:
    """A stretch of text that spells a province, once case and accents are ignored."""

    text: str
    start: int
    end: int
    bare_text: bool
    """Whether the whole text was typed without accents."""

    def names(self, province: _Province) -> bool:
        """Whether the case, the accents and the words before let it be the province, and not a ward."""
        typed = self.text[self.start : self.end]
        before = self.text[max(0, self.start - _CONTEXT_CHARS) : self.start]
        capitalised = all(letter.isupper() for letter in _WORD_START.findall(typed))
        is_announced = _PROVINCE_FOLLOWS.search(canonical(before)) is not None
        key = _key(canonical(typed).replace("ð", "đ"))
        spellings = _gazetteer().accented[_key(fold(typed))]
        well_spelt = key in spellings
        # "Nam Đinh", "Đăk Lắk" lack accents; others than they should bear ("Quãng Ninh") are forgiven after "tỉnh".
        in_haste = any(_lacks_accents_of(spelling, key) for spelling in spellings)
        bare_word = typed.islower() and not self.bare_text
        if not (well_spelt or is_announced or (in_haste and not bare_word)):
            return False
        if _NAME_BEFORE.search(before) and not is_announced:
            return False
        if capitalised and _WARD_BEFORE.search(canonical(before)) and not _WARDS_BEFORE.search(canonical(before)):
            return False
        says_more = _key(fold(typed)) != _key(fold(province.name))
        is_a_word = province.also_a_word == "always" or (province.also_a_word == "bare" and not well_spelt)
        return is_announced or says_more or not is_a_word or (capitalised and not typed.isupper())


@cache
def _gazetteer() -> _Gazetteer:
    provinces: dict[str, _Province] = {}
    accented: dict[str, set[str]] = {}
    alternatives = []
    for row in _rows():
        for spelling in _spellings(row):
            provinces[_key(fold(spelling))] = _Province(row["name"], row["merged_into"], row["also_a_word"])
            accented.setdefault(_key(fold(spelling)), set()).add(_key(canonical(spelling)))
            alternatives.append(_HYPHEN.sub("-", fold(spelling)))
    alternatives.sort(key=len, reverse=True)
    names = "|".join("".join(_GAPS.get(char, char) for char in name) for name in alternatives)
    return _Gazetteer(re.compile(rf"(?<![^\W_])(?:{names})(?![^\W_])"), provinces, accented)


def _rows() -> Iterator[dict[str, str]]:
    with _TABLE.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t")


def _spellings(row: dict[str, str]) -> list[str]:
    return [spelling for spelling in (row["name"], *row["spellings"].split(";")) if spelling]


def _key(spelling: str) -> str:
    return _JOINERS.sub("", spelling)


def _lacks_accents_of(spelling: str, typed: str) -> bool:
    """Whether `typed`, the same letters, bears no accent that `spelling` does not bear there."""
    return all(_marks(own) <= _marks(right) for own, right in zip(typed, spelling, strict=True))


def _marks(letter: str) -> frozenset[str]:
    return frozenset(unicodedata.normalize("NFD", letter.replace("đ", "d\u0335"))[1:])

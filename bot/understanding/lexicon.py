"""The bot's word lists, read once from `bot/data`: abbreviations, synonyms, English glossary, stop words, names."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from ingest.text import canonical, fold, index_terms, tokens

_PARTED = re.compile(r"(?<![\w/-])[A-ZĐƯ]{1,5}(?:(?:\s?[-–&]\s?|\s)[A-ZĐƯ]{1,5})+(?![\w/-])")
_UNITS = {"P": "phường", "X": "xã", "TX": "thị xã", "H": "huyện"}
_BEFORE_NAME = re.compile(
    rf"(?<![\w.])({'|'.join(_UNITS)}|{'|'.join(_UNITS).lower()})\. ?(?=[A-ZĐÂÊÔƯĂ]\w+ [A-ZĐÂÊÔƯĂ])"
    r"(?!(?:Nội|Tư|Tài|Kinh|Văn|Chủ|Giám|Giáo|Y)\b)"
)
_ONE_I = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")

Phrase = tuple[str, ...]
"""A phrase as `ingest.text.index_terms` gives it: folded syllables."""


class Wording(NamedTuple):
    """A phrase as texts hold it, with a blank on either side."""

    folded: str
    spelt: str
    """With its accents, i for y: "đội sổ" is no "đổi số"."""


class Synonyms(NamedTuple):
    """What may stand for a phrase."""

    said: Wording
    others: tuple[Wording, ...]


@cache
def abbreviations() -> dict[str, str]:
    """Folded short form -> what it stands for: {"cchc": "cải cách hành chính", ...}."""
    return {fold(short): long for short, long in rows("abbreviations.tsv")}


def with_joined_abbreviations(text: str) -> str:
    """`text` with known abbreviations in one word, "KT-XH" as "KTXH", "TT HCC" as "TTHCC", and those before names in
    full, "P. Hòa An"."""

    def joined(match: re.Match[str]) -> str:
        return _joined_longest(re.split(r"(\s?[-–&]\s?|\s)", match.group()))

    return _BEFORE_NAME.sub(lambda match: f"{_UNITS[match[1].upper()]} ", _PARTED.sub(joined, text))


def _joined_longest(pieces: list[str]) -> str:
    """Parts with what stands between them, the longest known runs in one; over blanks not where each is known alone."""
    for size in range(len(pieces), 1, -2) if len(pieces) % 2 else ():
        run, between = pieces[:size:2], pieces[1:size:2]
        by_signs = all(map(str.strip, between))
        if fold("".join(run)) in abbreviations() and (by_signs or not all(fold(p) in abbreviations() for p in run)):
            return "".join(run) + "".join(pieces[size : size + 1]) + _joined_longest(pieces[size + 1 :])
    return "".join(pieces[:2]) + _joined_longest(pieces[2:]) if pieces else ""


@cache
def synonyms() -> dict[Phrase, tuple[Synonyms, ...]]:
    """Phrase -> what may stand for it, by each way of putting accents on it."""
    table: dict[Phrase, tuple[Synonyms, ...]] = {}
    for row in rows("synonyms.tsv"):
        for phrase in row:
            key = tuple(index_terms(phrase))
            others = tuple(wording(other) for other in row if other != phrase)
            table[key] = (*table.get(key, ()), Synonyms(wording(phrase), others))
    return table


def wording(text: str) -> Wording:
    """The words of `text` as `Wording` compares them."""
    return Wording(joined_terms(text), spelt([token.text for token in tokens(text)]))


@lru_cache(4096)
def joined_terms(text: str) -> str:
    """The index terms of `text` with blanks around each: phrases are looked for in it as a whole."""
    return f" {' '.join(index_terms(text))} "


def spelt(words: Iterable[str]) -> str:
    """Canonical `words` as one string with blanks around each, i for y."""
    return f" {' '.join(words)} ".translate(_ONE_I)


@cache
def everyday_phrases() -> dict[str, str]:
    """Canonical phrase that people say -> what documents write for it."""
    return {canonical(said): meant for said, meant in rows("everyday.tsv")}


@cache
def opposites() -> dict[str, frozenset[str]]:
    """Word -> the words that mean the contrary, canonical."""
    table: dict[str, set[str]] = {}
    for first, second in rows("opposites.tsv"):
        table.setdefault(canonical(first), set()).add(canonical(second))
        table.setdefault(canonical(second), set()).add(canonical(first))
    return {word: frozenset(others) for word, others in table.items()}


@cache
def kinds_apart() -> tuple[tuple[tuple[str, ...], ...], ...]:
    """Of each kind the things that texts tell apart, of each thing the words for it, canonical."""
    return tuple(tuple(tuple(map(canonical, thing.split("/"))) for thing in row) for row in rows("things-apart.tsv"))


@cache
def english_glossary() -> dict[tuple[str, ...], str]:
    """English phrase as lower-case words -> the Vietnamese it is searched as."""
    return {tuple(english.split()): vietnamese for english, vietnamese in rows("english.tsv")}


@cache
def words(name: str) -> frozenset[str]:
    """The words of a plain list in `bot/data`, canonical."""
    return frozenset(canonical(word) for line in _lines(name) for word in line.split())


@cache
def phrases(name: str) -> tuple[str, ...]:
    """The phrases of a list in `bot/data`, one a line, canonical."""
    return tuple(map(canonical, _lines(name)))


def rows(name: str) -> list[list[str]]:
    """The columns of each line of a table in `bot/data`."""
    return [line.split("\t") for line in _lines(name)]


def _lines(name: str) -> list[str]:
    text = files("bot").joinpath("data", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]

"""The bot's word lists, read once from `bot/data`: abbreviations, synonyms, English glossary, stop words, names."""

import re
from functools import cache
from importlib.resources import files

from ingest.text import canonical, fold, index_terms

_PARTED = re.compile(r"(?<![\w/-])[A-ZĐƯ]{1,5}(?:\s?[-–&]\s?[A-ZĐƯ]{1,5})+(?![\w/-])")
_PARTED_SIGNS = re.compile(r"[\s&–-]")

Phrase = tuple[str, ...]
"""A phrase as `ingest.text.index_terms` gives it: folded syllables."""


@cache
def abbreviations() -> dict[str, str]:
    """Folded short form -> what it stands for: {"cchc": "cải cách hành chính", ...}."""
    return {fold(short): long for short, long in _rows("abbreviations.tsv")}


def with_joined_abbreviations(text: str) -> str:
    """`text` with known abbreviations in one word: "KT-XH" as "KTXH", "TN&MT" as "TNMT"."""

    def joined(match: re.Match[str]) -> str:
        short = _PARTED_SIGNS.sub("", match.group())
        return short if fold(short) in abbreviations() else match.group()

    return _PARTED.sub(joined, text)


@cache
def synonyms() -> dict[Phrase, frozenset[Phrase]]:
    """Phrase -> the phrases that may stand for it, itself left out."""
    table: dict[Phrase, set[Phrase]] = {}
    for row in _rows("synonyms.tsv"):
        phrases = {tuple(index_terms(phrase)) for phrase in row}
        for phrase in phrases:
            table.setdefault(phrase, set()).update(phrases - {phrase})
    return {phrase: frozenset(others) for phrase, others in table.items()}


@cache
def opposites() -> dict[str, frozenset[str]]:
    """Word -> the words that mean the contrary, canonical."""
    table: dict[str, set[str]] = {}
    for first, second in _rows("opposites.tsv"):
        table.setdefault(canonical(first), set()).add(canonical(second))
        table.setdefault(canonical(second), set()).add(canonical(first))
    return {word: frozenset(others) for word, others in table.items()}


@cache
def english_glossary() -> dict[tuple[str, ...], str]:
    """English phrase as lower-case words -> the Vietnamese it is searched as."""
    return {tuple(english.split()): vietnamese for english, vietnamese in _rows("english.tsv")}


@cache
def words(name: str) -> frozenset[str]:
    """The words of a plain list in `bot/data`, canonical."""
    return frozenset(canonical(word) for line in _lines(name) for word in line.split())


@cache
def phrases(name: str) -> tuple[str, ...]:
    """The phrases of a list in `bot/data`, one a line, canonical."""
    return tuple(map(canonical, _lines(name)))


def _rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in _lines(name)]


def _lines(name: str) -> list[str]:
    text = files("bot").joinpath("data", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]

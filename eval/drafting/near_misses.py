"""Questions that the documents nearly answer: a number, place or year changed to one that the index does not hold."""

import random
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from bot.suggesting.candidate import Candidate
from ingest.facts.numbers import document_numbers
from ingest.facts.places import province_spellings, provinces_in
from ingest.text import canonical

_FURTHEST_YEARS, _FURTHEST_NUMBERS = 12, 60
_YEAR = re.compile(r"(?<![\d/-])(?:19|20)\d\d(?![\d/-])")


class Change(NamedTuple):
    """A question with one thing in it changed to `word`, which nobody wrote yet."""

    question: str
    word: str
    made_of: Candidate


def changes(candidate: Candidate, chance: random.Random) -> Iterator[Change]:
    """Ways to change what the question names, a place before a number; the index may hold the words."""
    question = candidate.question
    if "“" in question:  # a title with another word in it is no document that anyone asks about
        return
    found = [*_places(question, chance), *_years(question, chance), *_numbers(question, chance)]
    for start, end, word in found:
        yield Change(f"{question[:start]}{word}{question[end:]}", word, candidate)


def unheld(words: Iterable[str], texts: Iterable[str]) -> set[str]:
    """Those of `words` that stand in none of `texts`, which are read once."""
    left = {word: re.compile(rf"(?<!\w){re.escape(canonical(word))}(?!\w)") for word in words}
    for text in texts:
        key = canonical(text)
        for word in [word for word, pattern in left.items() if canonical(word) in key and pattern.search(key)]:
            del left[word]
    return set(left)


def _numbers(question: str, chance: random.Random) -> Iterator[tuple[int, int, str]]:
    for mention in document_numbers(question)[:1]:
        written = question[mention.start : mention.end]
        others = list(range(max(1, mention.number - _FURTHEST_NUMBERS), mention.number + _FURTHEST_NUMBERS))
        others.remove(mention.number)
        for other in chance.sample(others, 3):
            yield mention.start, mention.end, re.sub(r"^\d+", str(other), written)


def _places(question: str, chance: random.Random) -> Iterator[tuple[int, int, str]]:
    for place in provinces_in(question)[:1]:
        others = sorted({name for name in _plain_names() if name != place.name})
        for other in chance.sample(others, 4):
            yield place.start, place.end, other


def _years(question: str, chance: random.Random) -> Iterator[tuple[int, int, str]]:
    for match in list(_YEAR.finditer(question))[:1]:
        year = int(match.group())
        others = [year + step for step in range(-_FURTHEST_YEARS, _FURTHEST_YEARS + 1) if step]
        for other in chance.sample(others, 4):
            yield *match.span(), str(other)


def _plain_names() -> Sequence[str]:
    """Names that nobody takes for anything but a province."""
    return [name for name in province_spellings() if {p.name for p in provinces_in(f"tỉnh {name}")} == {name}]


def distinct(found: Iterable[Change], allowed: Collection[str]) -> Iterator[Change]:
    """The first change with an allowed word of each candidate."""
    used: set[int] = set()
    for change in found:
        if change.word in allowed and id(change.made_of) not in used:
            used.add(id(change.made_of))
            yield change

"""Days, numbers of documents, figures, persons and provinces in a text: what a quiz leaves out and offers instead."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.briefing.figures import figures_in
from bot.reader.reading import persons_of, places_of
from ingest.documents import Span
from ingest.facts.dates import dates_in
from ingest.facts.numbers import document_numbers
from ingest.text import canonical, squeeze

DAY, NUMBER, FIGURE, PERSON, PROVINCE = "day", "number", "figure", "person", "province"
_DIGITS = re.compile(r"[\d.,]+")


@dataclass(frozen=True, slots=True)
class Filler:
    """Words that could stand in a gap. `value` is what they mean, however written."""

    kind: str
    value: str
    words: str
    span: Span
    size: float = 0.0
    """Of days and figures, on a scale on which near ones are easily mistaken."""
    unit: str = ""
    """Only fillers of one unit are offered beside each other: "%", the letters of a document's number."""


def fillers_in(text: str) -> Iterator[Filler]:
    """All of them in `text`, kind by kind, in order."""
    numbers = document_numbers(text)
    for day in dates_in(text):
        yield Filler(DAY, day.date.isoformat(), text[day.start : day.end], Span(day.start, day.end), _age(day.date))
    for number in numbers:
        span = Span(number.start, number.end)
        yield Filler(NUMBER, number.canonical, squeeze(text[slice(*span)]), span, unit=number.code or "")
    for span in figures_in(text):
        yield _figure(text[slice(*span)], span)
    for person in persons_of(text):
        name = squeeze(text[slice(*person)])
        yield Filler(PERSON, canonical(name), name, person)
    for place in places_of(text):
        yield Filler(PROVINCE, place.name, text[place.start : place.end], Span(place.start, place.end))


def rewritten(day: Filler, like: Filler) -> str:
    """The words of a day in the way in which another one is written."""
    when = date.fromisoformat(day.value)
    parts = re.findall(r"\d+|\D+", like.words)
    if len(parts) != 5:
        return day.words
    numbers = (when.day, when.month, when.year) if len(parts[0]) < 4 else (when.year, when.month, when.day)
    return "".join(
        [
            _as_long_as(numbers[0], parts[0]),
            parts[1],
            _as_long_as(numbers[1], parts[2]),
            parts[3],
            _as_long_as(numbers[2], parts[4]),
        ]
    )


def _as_long_as(number: int, like: str) -> str:
    """The number with a leading zero where `like` may have one."""
    may_have = like.startswith("0") or len(like) > 1
    return f"{number:02}" if may_have else str(number)


def _figure(words: str, span: Span) -> Filler:
    digits = _DIGITS.match(words)
    assert digits, "a figure begins with digits"
    number = float(digits.group().replace(".", "").replace(",", "."))
    unit = canonical(words[digits.end() :])
    return Filler(FIGURE, f"{number:g}{unit}", squeeze(words), span, math.log(number + 1), unit)


def _age(day: date) -> float:
    return day.toordinal() / 365

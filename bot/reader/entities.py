"""What a question insists on: the numbers, places, persons and times that evidence must agree with."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.reader.reading import head_of, holds_name, names_at_head, persons_of, places_of, references_of, terms_of
from bot.understanding.answer_types import AnswerType
from bot.understanding.days import DayMention, days_in
from bot.understanding.legal_units import LegalUnit, units_in
from bot.understanding.lexicon import Phrase
from bot.understanding.localities import Locality
from bot.understanding.numbered import Numbered, numbered_in
from bot.understanding.query import Query
from bot.understanding.weekdays import weekday_label, weekdays_asked, weekdays_told
from ingest.documents import SourceDocument
from ingest.facts.numbers import NumberMention, document_numbers
from ingest.text import canonical, index_terms

# How far a whole document stands for something its passage does not name: its title or metadata are about it,
# or it is the first document it names.
ABOUT, FIRST_NAMED = 0.9, 0.6
_QUOTED = re.compile(r"[\"“«]([^\"“”«»]{3,80})[\"”»]")
_MONTH = re.compile(r"(?<!\w)tháng\s+0?(\d{1,2})(?!\d)(?:\s*(?:/|-|năm)\s*(20\d\d)(?!\d))?")


class Month(NamedTuple):
    """A month in a text, and where it begins; `year` is None where it is left out."""

    month: int
    year: int | None
    start: int

    def matches(self, other: "Month") -> bool:
        """Whether both may be one month."""
        return self.month == other.month and (self.year == other.year or None in (self.year, other.year))


@dataclass(frozen=True, slots=True)
class Entity:
    """Something the question names: where a text names it, and how far a document as such is about it."""

    label: str
    find: Callable[[str], Sequence[int]]
    about: Callable[[SourceDocument], float]
    is_denied: Callable[[str], bool] = lambda text: False
    """Whether a text names another thing of the kind, and so cannot be about this one."""


def entities_of(query: Query) -> list[Entity]:
    """All that the question names."""
    return [
        *numbers_of(query), *_places(query), *_localities(query), *_persons(query), *_days(query), *_years(query),
        *_weekdays(query), *_months(query), *_units(query), *_numbered(query), *_quoted(query),
    ]  # fmt: skip


def numbers_of(query: Query) -> list[Entity]:
    """The documents that it names by number, in the order of `query.named.numbers`."""

    def entity(number: NumberMention) -> Entity:
        def find(text: str) -> list[int]:
            return [mention.start for mention in references_of(text) if number.matches(mention)]

        def about(document: SourceDocument) -> float:
            if document.metadata.number and _names(document.metadata.number, number):
                return ABOUT
            if find(document.title):
                return ABOUT
            # What a text names first it is about; a number named in passing says nothing of other passages.
            first = document.metadata.numbers_mentioned[:1]
            return FIRST_NAMED if any(_names(other, number) for other in first) else 0.0

        return Entity(number.canonical, find, about)

    return [entity(number) for number in query.named.numbers]


def _names(canonical_number: str, number: NumberMention) -> bool:
    return any(number.matches(mention) for mention in document_numbers(canonical_number))


def _places(query: Query) -> list[Entity]:
    def entity(name: str) -> Entity:
        def find(text: str) -> list[int]:
            return [place.start for place in places_of(text) if place.name == name]

        def about(document: SourceDocument) -> float:
            own = document.metadata.province
            return ABOUT if own == name or find(document.title) or (own is None and find(head_of(document))) else 0.0

        return Entity(name, find, about)

    return [entity(name) for name in query.named.places]


def _localities(query: Query) -> list[Entity]:
    def entity(locality: Locality) -> Entity:
        def about(document: SourceDocument) -> float:
            return ABOUT * names_at_head(document, locality.name)

        return Entity(locality.label, _finder(locality.name), about)

    return [entity(locality) for locality in query.named.localities]


def person_label(name: Phrase) -> str:
    """How a person is called in what is missing."""
    return " ".join(name).title()


def _persons(query: Query) -> list[Entity]:
    def entity(name: Phrase) -> Entity:
        def about(document: SourceDocument) -> float:
            # The author of an article, who is interviewed: named once, at its head.
            return FIRST_NAMED * names_at_head(document, name)

        def is_denied(text: str) -> bool:
            # Who did something to the person is told without naming them again.
            return query.type is not AnswerType.PERSON and bool(persons_of(text)) and not find(text)

        find = _finder(name)
        return Entity(person_label(name), find, about, is_denied)

    return [entity(name) for name in query.named.persons]


def _quoted(query: Query) -> list[Entity]:
    """What stands in quotation marks is meant word for word, 'mô hình "Ngày không hẹn"', unless it was translated."""
    if query.language == "en":
        return []

    def entity(said: str) -> Entity:
        find = _finder(tuple(index_terms(said)))
        # No label: what a person puts in quotation marks is not said back to them.
        return Entity("", find, lambda document: ABOUT if find(document.title) else 0.0)

    return [entity(match.group(1).strip()) for match in _QUOTED.finditer(query.text)]


def _finder(words: Phrase) -> Callable[[str], list[int]]:
    """Where a text has all of `words` in a row."""

    def find(text: str) -> list[int]:
        if not holds_name(text, words):
            return []
        terms, size = terms_of(text), len(words)
        return [
            terms.starts[i] for i in range(len(terms.syllables) - size + 1) if terms.syllables[i : i + size] == words
        ]

    return find


def _years(query: Query) -> list[Entity]:
    def entity(year: int) -> Entity:
        def find(text: str) -> list[int]:
            return [match.start() for match in re.finditer(rf"(?<!\d){year}(?!\d)", text)]

        def about(document: SourceDocument) -> float:
            dated = document.metadata.date is not None and document.metadata.date.year == year
            return ABOUT if dated or find(document.title) else 0.0

        return Entity(str(year), find, about)

    return [entity(year) for year in query.named.years]


def _units(query: Query) -> list[Entity]:
    def entity(unit: LegalUnit) -> Entity:
        def find(text: str) -> list[int]:
            return [u.span.start for u in units_in(text) if (u.kind, u.number) == (unit.kind, unit.number)]

        label = f"{unit.kind.capitalize()} {unit.number.upper()}"
        return Entity(label, find, lambda document: ABOUT * bool(find(document.title)))

    return [entity(unit) for unit in query.named.units]


def numbered_of(query: Query) -> list[Numbered]:
    """What the question names by a noun and a number; of a noun with several numbers none, for it sets them apart."""
    found = numbered_in(query.text)
    nouns = [each.noun for each in found]
    return [each for each in found if nouns.count(each.noun) == 1]


def _numbered(query: Query) -> list[Entity]:
    def entity(asked: Numbered) -> Entity:
        def find(text: str) -> list[int]:
            return [other.span.start for other in numbered_in(text) if other[:2] == asked[:2]]

        def is_denied(text: str) -> bool:
            return any(other.noun == asked.noun for other in numbered_in(text)) and not find(text)

        return Entity(asked.label, find, lambda document: ABOUT * bool(find(document.title)), is_denied)

    return [entity(asked) for asked in numbered_of(query)]


def months_in(text: str) -> list[Month]:
    """The months that `text` names, by themselves or in a day written in words."""
    return [
        Month(int(match[1]), int(match[2]) if match[2] else None, match.start())
        for match in _MONTH.finditer(canonical(text))
    ]


def _months(query: Query) -> list[Entity]:
    """The one month with its year that the question names, "tháng 4/2031"."""
    named = [month for month in months_in(query.own_text) if month.year]
    if query.named.days or len({month[:2] for month in named}) != 1:
        return []
    asked = named[0]

    def find(text: str) -> list[int]:
        days = [Month(day.month, day.year, day.start) for day in days_in(text)]
        return [month.start for month in (*months_in(text), *days) if month.matches(asked)]

    def about(document: SourceDocument) -> float:
        date = document.metadata.date
        same = date is not None and (date.year, date.month) == (asked.year, asked.month)
        return ABOUT if find(document.title) else FIRST_NAMED * same

    def is_denied(text: str) -> bool:
        # A day may be one by which something of that month is due, and no other month.
        if query.type is AnswerType.DATE or find(text):
            return False
        days = days_in(text)
        return any(not any(day.start <= month.start < day.end for day in days) for month in months_in(text))

    return [Entity(f"tháng {asked.month}/{asked.year}", find, about, is_denied)]


def _weekdays(query: Query) -> list[Entity]:
    def entity(days: frozenset[int]) -> Entity:
        def find(text: str) -> list[int]:
            return [told.start for told in weekdays_told(text) if told.day in days]

        def is_denied(text: str) -> bool:
            return bool(weekdays_told(text)) and not find(text)

        return Entity(weekday_label(days), find, lambda document: 0.0, is_denied)

    return [entity(days) for days in weekdays_asked(query.own_text)]


def _days(query: Query) -> list[Entity]:
    def entity(day: DayMention) -> Entity:
        def find(text: str) -> list[int]:
            return [mention.start for mention in days_in(text) if mention.matches(day)]

        def about(document: SourceDocument) -> float:
            date = document.metadata.date
            same = date is not None and day.matches(DayMention(date.day, date.month, date.year, 0, 0))
            return ABOUT if same or find(document.title) else 0.0

        return Entity(f"{day.day}/{day.month}" + (f"/{day.year}" if day.year else ""), find, about)

    return [entity(day) for day in query.named.days]

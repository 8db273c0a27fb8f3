"""The facts of a text that a chat model may get wrong: numbers, dates, document numbers, names, addresses.

`absent` is the heart of the check: what a statement says of these and its quotes do not.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from bot.generation.capitals import absent_names
from bot.generation.numerals import Figure, figures_in
from bot.reader.reading import places_of, references_of
from bot.understanding.days import DayMention, days_in
from bot.understanding.persons import persons_in
from bot.understanding.roles import holders_in, is_role
from ingest.documents import Span
from ingest.facts.numbers import KINDS, NumberMention
from ingest.text import canonical, squeeze

_ENGLISH_MONTHS = "january february march april may june july august september october november december".split()
_MONTH_NAME = "|".join(_ENGLISH_MONTHS)
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+({_MONTH_NAME}),?\s+(\d{{4}})\b", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"\b({_MONTH_NAME})\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b", re.IGNORECASE)
_MONTH_ALONE = re.compile(rf"\b({_MONTH_NAME})\s+(\d{{4}})\b", re.IGNORECASE)
_MONTH = re.compile(r"\btháng\s+(\d{1,2})\b(?:\s*(?:/|-|năm|,)?\s*(\d{4})\b)?")
_NUMBERS_A_DOCUMENT = re.compile(rf"(?:{'|'.join(KINDS.values())})(?: số)?\s*$")
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d]|[.,]\d)")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|\b\w+(?:\.\w+)*\.(?:com|net|org|vn|gov|edu)\b(?:/\S*)?")


Kind = Literal["document", "time", "figure", "place", "person", "name", "role", "address"]
# Of these a sentence names few, so that another in its place says something else.
_EXCLUSIVE: frozenset[Kind] = frozenset({"document", "time", "figure", "place", "person"})


class Fact(NamedTuple):
    """Something a text states, as it is written."""

    kind: Kind
    written: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What a text states, each kind apart: a month is no number of tasks."""

    text: str
    documents: tuple[NumberMention, ...]
    days: tuple[DayMention, ...]
    months: frozenset[tuple[int, int | None]]
    """(month, year), days' months included."""
    years: frozenset[int]
    figures: tuple[Figure, ...]
    places: frozenset[str]
    addresses: frozenset[str]
    rest: str
    """The text with blanks for its documents, times and figures."""


def absent(statement: str, quotes: Sequence[str]) -> list[Fact]:
    """The facts of `statement` that none of its `quotes` holds; [] for a sound one."""
    claimed = facts_of(statement)
    held = [facts_of(quote) for quote in quotes]
    return [
        *(Fact("document", number) for number in _absent_documents(claimed, held)),
        *(Fact("time", time) for time in _absent_times(claimed, held)),
        *(Fact("figure", figure) for figure in _absent_figures(claimed, held)),
        *(Fact("place", place) for place in sorted(claimed.places.difference(*(facts.places for facts in held)))),
        *(Fact("address", a) for a in sorted(claimed.addresses) if not any(a in facts.text for facts in held)),
        *(Fact("person" if persons_in(n) else "name", n) for n in absent_names(claimed.text, quotes)),
        *(Fact("role", role) for role in _absent_roles(claimed.text, quotes)),
    ]


def kinds_in(text: str) -> frozenset[Kind]:
    """Which of documents, times, figures and persons `text` names."""
    facts = facts_of(text)
    found: dict[Kind, bool] = {
        "document": bool(facts.documents),
        "time": bool(facts.days or facts.months or facts.years),
        "figure": bool(facts.figures),
        "person": bool(persons_in(text)),
    }
    return frozenset(kind for kind, is_there in found.items() if is_there)


def contradicts(statement: str, quote: str) -> bool:
    """Whether the statement has other facts where the quote has its own: Bến Tre for Nam Định, 5 for 3.

    Another quote that names Bến Tre does not bear out such a statement.
    """
    claimed, held = absent(statement, [quote]), absent(quote, [statement])
    return bool({fact.kind for fact in claimed} & {fact.kind for fact in held} & _EXCLUSIVE)


@lru_cache(4096)
def facts_of(text: str) -> Facts:
    """The facts of a statement or quote."""
    text = _english_days_as_digits(squeeze(text))
    documents, left = references_of(text), text
    left = _without(left, [(mention.start, mention.end) for mention in documents])
    days = tuple(days_in(left))
    left = _without(left, [(day.start, day.end) for day in days])
    months = {(int(m[1]), int(m[2]) if m[2] else None) for m in _MONTH.finditer(canonical(left))}
    months |= {(day.month, day.year) for day in days}
    years = {int(match.group()) for match in _YEAR.finditer(left)}
    years |= {day.year for day in days if day.year} | {number.year for number in documents if number.year}
    left = _without(left, [m.span() for m in _MONTH.finditer(canonical(left))])
    left = _without(left, [match.span() for match in _YEAR.finditer(left)])
    figures = figures_in(left)
    return Facts(
        text=text,
        documents=documents,
        days=days,
        months=frozenset(months),
        years=frozenset(years),
        figures=figures,
        places=frozenset(place.name for place in places_of(text)),
        addresses=frozenset(match.group().rstrip(".,;)") for match in _ADDRESS.finditer(text)),
        rest=_without(left, [(figure.start, figure.end) for figure in figures]),
    )


def _absent_documents(claimed: Facts, held: Sequence[Facts]) -> Iterator[str]:
    stated = [number for facts in held for number in facts.documents]
    for number in claimed.documents:
        if not any(number.matches(other) for other in stated):
            yield number.canonical


def _absent_times(claimed: Facts, held: Sequence[Facts]) -> Iterator[str]:
    years = {year for facts in held for year in facts.years}
    for day in claimed.days:
        same = [other for facts in held for other in facts.days if day.matches(other)]
        if not same or (day.year and day.year not in years):
            yield claimed.text[day.start : day.end]
    months = [month for facts in held for month in facts.months]
    for month, year in claimed.months:
        if not any(month == other and (year is None or of_year in (None, year)) for other, of_year in months):
            yield f"tháng {month}"
    yield from (str(year) for year in sorted(claimed.years - years))


def _absent_figures(claimed: Facts, held: Sequence[Facts]) -> Iterator[str]:
    stated = [figure for facts in held for figure in facts.figures]
    documents = {str(number.number) for facts in held for number in facts.documents}
    for figure in claimed.figures:
        # "Chỉ thị 34 ngày 7/10": before a day the number reads as one of days.
        if figure.value in documents and _NUMBERS_A_DOCUMENT.search(canonical(claimed.text[: figure.start])):
            continue
        same = [other for other in stated if other.value == figure.value]
        if not same or not any(_counts_the_same(figure, other, stated) for other in same):
            yield claimed.text[figure.start : figure.end]


def _counts_the_same(claimed: Figure, stated: Figure, all_stated: Sequence[Figure]) -> bool:
    """Whether two equal numbers count one thing: their units agree, and the quote counts the claim's thing by no
    other number ("30 tập thể" where the quote has "12 tập thể và 30 cá nhân")."""
    if claimed.unit != stated.unit and (claimed.unit or (stated.unit and claimed.following)):
        return False
    if not claimed.following or claimed.following == stated.following:
        return True
    return not any(other.following == claimed.following for other in all_stated if other.value != claimed.value)


def _absent_roles(statement: str, quotes: Sequence[str]) -> Iterator[str]:
    """Positions that the quotes give to others, "Giám đốc A" where they have "Giám đốc B, Phó Giám đốc A"."""
    for holder in holders_in(statement):
        person = statement[slice(*holder.person)]
        for position in holder.positions:
            role = statement[slice(*position)]
            if any(_holds(quote, person, role) is False for quote in quotes):
                yield f"{role} {person}"


def _holds(quote: str, person: str, role: str) -> bool | None:
    """Whether `quote` gives `person` the position `role`; None where it gives that position to nobody."""
    holding = [
        canonical(quote[slice(*holder.person)])
        for holder in holders_in(quote)
        if any(is_role(quote, position, role) for position in holder.positions)
    ]
    return canonical(person) in holding if holding else None


def _without(text: str, spans: Sequence[tuple[int, int]] | Sequence[Span]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _english_days_as_digits(text: str) -> str:
    def month(name: str) -> int:
        return _ENGLISH_MONTHS.index(name.lower()) + 1

    text = _DAY_FIRST.sub(lambda m: f"{m[1]}/{month(m[2])}/{m[3]}", text)
    text = _MONTH_FIRST.sub(lambda m: f"{m[2]}/{month(m[1])}/{m[3]}", text)
    return _MONTH_ALONE.sub(lambda m: f"tháng {month(m[1])} năm {m[2]}", text)

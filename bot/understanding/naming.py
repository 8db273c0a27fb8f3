"""What a question names: documents by number, provinces, communes, persons, days and years."""

import re
from dataclasses import dataclass

from bot.understanding.days import DayMention, days_in
from bot.understanding.legal_units import ArticleMention, LegalUnit, articles_in, units_in
from bot.understanding.lexicon import Phrase
from bot.understanding.localities import AreWritten, Locality, localities_in
from bot.understanding.persons import persons_in
from ingest.documents import Span
from ingest.facts.numbers import KINDS, NumberMention, references
from ingest.facts.places import PlaceMention, provinces_in
from ingest.text import canonical, fold, index_terms

_YEAR = re.compile(
    r"(?:\bnăm )?(?<![\d/-])(?:19|20)\d\d(?!\d|/[\w])|(?<=[-–])(?:19|20)\d\d(?!\d)|(?<=[-–] )(?:19|20)\d\d(?!\d)"
)

_HONORIFIC = re.compile(r"\b(?:ông|bà|đồng chí|đ/c|anh|chị|cô|chú|mr|mrs|ms)\.?\s+$")
_KIND_BEFORE = re.compile(rf"(?:{'|'.join(KINDS.values())})(?:\s+số)?\s*:?\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The names in a question; evidence must agree with each of them."""

    numbers: tuple[NumberMention, ...] = ()
    places: tuple[str, ...] = ()
    """Provinces."""
    localities: tuple[Locality, ...] = ()
    """Districts, communes, wards and villages."""
    persons: tuple[Phrase, ...] = ()
    days: tuple[DayMention, ...] = ()
    years: tuple[int, ...] = ()
    units: tuple[LegalUnit, ...] = ()
    articles: tuple[ArticleMention, ...] = ()
    terms: tuple[Phrase, ...] = ()
    """All of them as search terms."""
    spans: tuple[Span, ...] = ()
    """Where they stand in the question."""

    def __bool__(self) -> bool:
        return bool(self.terms)


def named_in(
    text: str, *, typed: str, written: str | None = None, are_written: AreWritten = lambda words: False
) -> Named:
    """What `text` names. Restoring accents may turn a bare name into common words, so `typed` is asked too.

    `written` is `text` with the capitals of the documents, by which names are known; `are_written` tells whether the
    documents write words so.
    """
    written = text if written is None else written
    articles = articles_in(text)
    codified = [article.span for article in articles if article.is_codified]
    numbers, days = references(text), days_in(text)
    numbers = [number for number in numbers if not any(span.overlaps((number.start, number.end)) for span in codified)]
    days = [day for day in days if not any(span.overlaps((day.start, day.end)) for span in codified)]
    places = provinces_in(text) or provinces_in(written)
    typed_places = [] if places else provinces_in(typed)
    # Of those, the ones in a clause that is no part of `text` stand nowhere in it.
    places = [*places, *(place for place in typed_places if _stands_alike(place, text, typed))]
    apart = [place for place in typed_places if place not in places]
    mentions = [Span(with_kind(text, number.start), number.end) for number in numbers]
    mentions += [Span(place.start, place.end) for place in places]
    mentions += [Span(day.start, day.end) for day in days]
    persons = persons_in(written)
    localities = localities_in(written, are_written, taken=mentions, persons=persons)
    mentions += [locality.span for locality in localities]
    persons = [span for span in persons if not any(span.overlaps(other) for other in mentions)]
    mentions += persons
    years = [year for year in years_in(text) if not any(span.overlaps(year) for span in mentions)]
    units = [unit for unit in units_in(text) if not any(unit.span.overlaps(other) for other in mentions)]
    mentions += [article.span for article in articles]
    names = (*mentions, *years, *(unit.span for unit in units))
    return Named(
        numbers=tuple(numbers),
        places=tuple(dict.fromkeys(place.name for place in (*places, *apart))),
        localities=tuple({locality.name: locality for locality in localities}.values()),
        persons=tuple(tuple(index_terms(text[start:end])) for start, end in persons),
        days=tuple(days),
        years=tuple(sorted({int(text[year.end - 4 : year.end]) for year in years})),
        units=tuple(units),
        articles=tuple(articles),
        terms=tuple(
            tuple(index_terms(said))
            for said in (*(text[start:end] for start, end in names), *(place.name for place in apart))
        ),
        spans=tuple(Span(_with_honorific(text, start), end) for start, end in names),
    )


def years_in(text: str) -> list[Span]:
    """Where `text` writes a year, its "năm" included."""
    return [Span(*match.span()) for match in _YEAR.finditer(canonical(text))]


def _stands_alike(place: PlaceMention, text: str, typed: str) -> bool:
    """Whether `text` says, but for its accents, the place where it is typed."""
    said = slice(place.start, place.end)
    return fold(text[said]) == fold(typed[said])


def _with_honorific(text: str, start: int) -> int:
    match = _HONORIFIC.search(canonical(text[:start]))
    return match.start() if match else start


def with_kind(text: str, start: int) -> int:
    """Where the mention begins with the kind of document before its number: "Quyết định số 34/QĐ-UBND"."""
    match = _KIND_BEFORE.search(canonical(text[:start]))
    return match.start() if match else start

"""Wider ways to ask a question that found no answer."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.answers import Answer
from bot.suggesting.checking import Ask
from bot.suggesting.places import asked_of, only_province
from bot.understanding.courtesies import without_courtesies
from bot.understanding.naming import years_in
from bot.understanding.scoping import scoped
from ingest.documents import Span
from ingest.facts.numbers import references
from ingest.facts.places import provinces_in
from ingest.text import index_terms, squeeze, tidy

# Less than this says nothing any more of what was asked.
_FEWEST_WORDS = 4
_OFFERED = 3


@dataclass(frozen=True, slots=True)
class Wider:
    """Another way to ask, and what it does, for people."""

    label: str
    question: str


def without_scope(question: str) -> str:
    """`question` without its words that say where to look."""
    return scoped(question).text


async def wider(answer: Answer, provinces: list[str], ask: Ask) -> list[Wider]:
    """At most three ways to ask that are answered, given the refused `answer` and the provinces of the index."""
    found: list[Wider] = []
    for way in _ways(answer.question, provinces):
        if len(found) < _OFFERED and (await ask(way.question)).refusal is None:
            found.append(way)
    return found


def _ways(typed: str, provinces: list[str]) -> Iterator[Wider]:
    question = without_courtesies(squeeze(tidy(typed)))
    numbers = [Span(mention.start, mention.end) for mention in references(question)]
    places = [Span(place.start, place.end) for place in provinces_in(question)]
    years = [span for span in years_in(question) if not any(span.overlaps(number) for number in numbers)]
    for label, spans in (("Bỏ số hiệu", numbers), ("Hỏi cho mọi tỉnh", places), ("Bỏ năm", years)):
        rest = _without(question, spans)
        if spans and len(index_terms(rest)) >= _FEWEST_WORDS:
            yield Wider(label, rest)
    here = only_province(question)
    for province in provinces if here else []:
        if province != here:
            yield Wider(f"Hỏi cho {province}", asked_of(question, province))


def _without(question: str, spans: list[Span]) -> str:
    """`question` without `spans` and the words that only led to them."""
    for span in sorted(spans, reverse=True):
        before = question[: span.start].rstrip()
        for leading in (" số", " tỉnh", " thành phố", " của", " ở", " tại", " trong", " theo"):
            before = before.removesuffix(leading)
        question = f"{before} {question[span.end :].lstrip()}"
    rest = squeeze(question).replace(" ?", "?").strip(" ,")
    return f"{rest[:1].upper()}{rest[1:]}"

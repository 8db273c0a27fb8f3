"""Which candidate span of a sentence is the answer: the one that stands nearest to the words of the question."""

import re
from collections.abc import Sequence
from functools import partial

from bot.answers import Hit
from bot.reader.entities import Entity
from bot.reader.matching import Matcher
from bot.reader.reading import heading_over, names_at_head, terms_of
from bot.spans import Candidate, candidates
from bot.spans.people import holders_in_short
from bot.spans.reasons import asks_purpose, tells_purpose
from bot.understanding.answer_types import AnswerType
from bot.understanding.days import days_in
from bot.understanding.query import Query
from ingest.documents import Span
from ingest.facts.numbers import document_numbers
from ingest.text import fold

# How fast the worth of standing close to the question's words fades.
_FADE_CHARS = 40
_ENTITY_ANCHOR = 1.0
# What the date line of the very document asked about gains: it stands apart from the question's words.
_OWN_DATE = 1.0
# A semicolon between a span and a word counts as this many characters, a comma as a fifth of it.
_CLAUSE_CHARS = 60
_PUBLICATION = re.compile(r"\b(?:dang|dang tai|xuat ban|published)\b")


class SpanFinder:
    """Finds the answering spans for one query."""

    def __init__(self, query: Query, matcher: Matcher, entities: Sequence[Entity]) -> None:
        self._query, self._matcher, self._entities = query, matcher, entities

    def best(
        self, hit: Hit, sentence: Span, own: Sequence[float], *, head: str | None = None
    ) -> tuple[Span | None, float]:
        """The span in the sentence (offsets in its text) and how near it stands, 0 being far.

        `sentence` are offsets in the hit's passage, `own` are the degrees of its text, `head` is the head of the
        table of which it is a row.
        """
        text = hit.passage.text[sentence.start : sentence.end]
        found = candidates(text, self._query, head=head)
        found = found or list(holders_in_short(text, self._query, partial(names_at_head, hit.document)))
        if not found and self._query.type is AnswerType.REASON and asks_purpose(self._query):
            over = heading_over(hit.document.text, hit.passage.start + sentence.start)
            found = [Candidate(Span(0, len(text)))] if over and tells_purpose(over) else []
        if not found:
            return None, 0.0
        anchors = self._anchors(text, own)
        total = sum(weight for weight, _ in anchors) or 1.0
        scored = [
            (
                candidate.worth
                + _OWN_DATE * self._dates_document(text, candidate.span, hit)
                + sum(
                    weight * max(_closeness(text, candidate.reach or candidate.span, at) for at in places)
                    for weight, places in anchors
                )
                / total,
                candidate.span,
            )
            for candidate in found
        ]
        nearness, span = max(scored, key=lambda pair: (pair[0], -pair[1].start))
        return span, nearness

    def _dates_document(self, text: str, span: Span, hit: Hit) -> bool:
        """Whether the span is the date of a document that the question names by number or asks the publication of."""
        own_number, date = hit.document.metadata.number, hit.document.metadata.date
        if self._query.type is not AnswerType.DATE or date is None:
            return False
        asked = own_number is not None and any(
            number.matches(own) for number in self._query.named.numbers for own in document_numbers(own_number)
        )
        published = _PUBLICATION.search(fold(self._query.text)) is not None
        days = days_in(text[span.start : span.end])
        return (asked or published) and any((d.day, d.month, d.year) == (date.day, date.month, date.year) for d in days)

    def _anchors(self, text: str, own: Sequence[float]) -> list[tuple[float, Sequence[int]]]:
        """(weight, character positions) of each question word and entity that `text` holds."""
        terms = terms_of(text)
        anchors: list[tuple[float, Sequence[int]]] = []
        for term, weight, degree in zip(self._matcher.syllables, self._matcher.weights, own, strict=True):
            standing = [start for s, start in zip(terms.syllables, terms.starts, strict=True) if s == term]
            if standing:
                anchors.append((weight * degree, standing))
        anchors += [(_ENTITY_ANCHOR, places) for entity in self._entities if (places := entity.find(text))]
        return anchors


def _closeness(text: str, span: Span, at: int) -> float:
    """1 beside the span, fading with distance; punctuation between makes the distance longer."""
    between = text[span.end : at] if at >= span.end else text[at : span.start]
    distance = (
        len(between)
        + _CLAUSE_CHARS * (between.count(";") + between.count(". "))
        + _CLAUSE_CHARS // 5 * between.count(",")
    )
    return 1 / (1 + distance / _FADE_CHARS)

"""Reads retrieved passages sentence by sentence: how well each supports an answer, and which span gives it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.answer_types import AnswerType
from bot.answers import Hit
from bot.days import days_in
from bot.matching import Matcher
from bot.query import Query
from bot.reading import statements_of, terms_of
from bot.spans import candidates
from bot.support import Judge, Support
from bot.tables import head_above, is_row
from ingest.documents import Span
from ingest.facts.numbers import document_numbers
from ingest.text import fold

# How much standing close to the question's words adds to a candidate span, and how fast that fades.
_NEARNESS, _FADE_CHARS = 0.5, 40
_ENTITY_ANCHOR = 1.0
# What the date line of the very document asked about gains: it stands apart from the question's words.
_OWN_DATE = 1.0
# A semicolon between a span and a word counts as this many characters, a comma as a fifth of it.
_CLAUSE_CHARS = 60
# A title announces what the text then says: the saying is preferred.
_TITLE_LOSS = 0.2
# "X là ...", "X (viết tắt ...)": what "X là gì" asks for.
_DEFINITION_GAIN = 0.1
_DEFINES = re.compile(r"^[^.;:]{2,80}?(?:\s(?:là|được hiểu là|nghĩa là|viết tắt)\s|:\s)")
_NUMBER_LINE = re.compile(r"\W*số\s*:?\s*\d\S*", re.IGNORECASE)
_PUBLICATION = re.compile(r"\b(?:dang|dang tai|xuat ban|published)\b")
# Sentences above this are quoted in part (bot/quoting.py).
LONG_SENTENCE_CHARS = 480
# Sentences with less support are not searched for spans: they could not be shown anyway (bot/extract.py).
_LEAST_TO_SEARCH = 0.3
_CLAUSE_END = re.compile(r"[;,:](?=\s)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A sentence that may answer. Spans are offsets in `hit.document.text`."""

    hit: Hit
    sentence: Span
    span: Span | None
    """The exact answer inside the sentence, when the question asks for one."""
    core: Span
    """The clause of the sentence that holds most of the question: what a quotation must include."""
    support: Support
    score: float
    """The share of support plus the nearness of the span: ranks evidence within one question."""

    @property
    def is_name(self) -> bool:
        """Whether it is the title of the document or the line with its number, and no statement of its own."""
        return self.text.strip() == self.hit.document.title or _NUMBER_LINE.fullmatch(self.text) is not None

    @property
    def text(self) -> str:
        """The sentence."""
        return self.hit.document.text[self.sentence.start : self.sentence.end]


class Reader:
    """Reads passages for one query."""

    def __init__(self, query: Query, matcher: Matcher) -> None:
        self._query = query
        self._matcher = matcher
        self._judge = Judge(query, matcher)

    def read(self, hits: Sequence[Hit]) -> list[Evidence]:
        """Every sentence of the hits as evidence, the most convincing first."""
        return sorted((e for hit in hits for e in self._read_passage(hit)), key=lambda e: -e.score)

    def support_of(self, hit: Hit, stretch: Span) -> Support:
        """The support of any stretch of the hit's passage."""
        text = hit.passage.text[stretch.start : stretch.end]
        return self._judge.support(text, self._judge.degrees(text), self._judge.surroundings(hit))

    def _read_passage(self, hit: Hit) -> Iterator[Evidence]:
        around = self._judge.surroundings(hit)
        before: Sequence[float] | None = None
        for sentence in statements_of(hit.passage.text):
            text = hit.passage.text[sentence.start : sentence.end]
            own = self._judge.degrees(text)
            yield self._evidence(hit, sentence, own, self._judge.support(text, own, around, before))
            before = own

    def _evidence(self, hit: Hit, sentence: Span, own: Sequence[float], support: Support) -> Evidence:
        text = hit.passage.text[sentence.start : sentence.end]
        hopeful = support.share >= _LEAST_TO_SEARCH and not support.missing
        span, nearness = self._best_span(text, own, hit, sentence) if hopeful else (None, 0.0)
        offset = hit.passage.start + sentence.start
        return Evidence(
            hit=hit,
            sentence=Span(offset, hit.passage.start + sentence.end),
            span=span and Span(offset + span.start, offset + span.end),
            core=Span(*(offset + at for at in span or self._fullest_clause(text))),
            support=support,
            score=support.share + _NEARNESS * nearness + self._form(text, hit),
        )

    def _form(self, text: str, hit: Hit) -> float:
        """What the form of a sentence adds: a definition to "là gì", less for a mere title."""
        defines = self._query.type is AnswerType.DEFINITION and _DEFINES.search(text) is not None
        return _DEFINITION_GAIN * defines - _TITLE_LOSS * (text.strip() == hit.document.title)

    def _best_span(self, text: str, own: Sequence[float], hit: Hit, sentence: Span) -> tuple[Span | None, float]:
        found = candidates(text, self._query, head=head_above(hit.passage.text, sentence) if is_row(text) else None)
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

    def _fullest_clause(self, text: str) -> Span:
        if len(text) <= LONG_SENTENCE_CHARS:
            return Span(0, len(text))
        clauses = clauses_of(text)
        return max(clauses, key=lambda clause: self._matcher.held(self._judge.degrees(text[clause.start : clause.end])))

    def _anchors(self, text: str, own: Sequence[float]) -> list[tuple[float, Sequence[int]]]:
        """(weight, character positions) of each question word and entity that `text` holds."""
        terms = terms_of(text)
        anchors: list[tuple[float, Sequence[int]]] = []
        for term, weight, degree in zip(self._matcher.syllables, self._matcher.weights, own, strict=True):
            standing = [start for s, start in zip(terms.syllables, terms.starts, strict=True) if s == term]
            if standing:
                anchors.append((weight * degree, standing))
        anchors += [(_ENTITY_ANCHOR, places) for entity in self._judge.entities if (places := entity.find(text))]
        return anchors


def clauses_of(text: str, span: Span | None = None) -> list[Span]:
    """The clauses of a sentence: stretches that end in a comma, semicolon or colon."""
    start, end = span or (0, len(text))
    cuts = [start, *(match.end() for match in _CLAUSE_END.finditer(text, start, end)), end]
    return [Span(left, right) for left, right in pairwise(cuts) if left < right]


def _closeness(text: str, span: Span, at: int) -> float:
    """1 beside the span, fading with distance; punctuation between makes the distance longer."""
    between = text[span.end : at] if at >= span.end else text[at : span.start]
    distance = (
        len(between)
        + _CLAUSE_CHARS * (between.count(";") + between.count(". "))
        + _CLAUSE_CHARS // 5 * between.count(",")
    )
    return 1 / (1 + distance / _FADE_CHARS)

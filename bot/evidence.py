"""Reads retrieved passages sentence by sentence: how well each supports an answer, and which span gives it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.answer_types import AnswerType
from bot.answers import Hit
from bot.days import days_in
from bot.entities import entities_of
from bot.matching import Matcher
from bot.query import Query
from bot.reading import statements_of, terms_of
from bot.spans import candidates
from ingest.documents import Span
from ingest.numbers import document_numbers
from ingest.text import fold, squeeze

# What a question word found outside the sentence is worth beside one found inside it.
# Tuned on question sets over news, directives and plans; measure again with `cchc ask --batch` over eval/data.
_IN_TITLE, _IN_NEIGHBOUR, _IN_PASSAGE = 0.8, 0.6, 0.4
# The same for the names, numbers, places and years a question insists on.
_NAMED_IN_PASSAGE = 0.75
# Weight of one such entity: as much as a rare word.
_ENTITY_WEIGHT = 2.0
# Half of the support is what the sentence says itself. There, a word that the title says anyway counts for little:
# every sentence of the document shares it.
_OWN_SHARE, _TITLE_WORD_WEIGHT = 0.4, 0.3
# How much standing close to the question's words adds to a candidate span, and how fast that fades.
_NEARNESS, _FADE_CHARS = 0.5, 40
_ENTITY_ANCHOR = 1.0
# What the date line of the very document asked about gains: it stands apart from the question's words.
_OWN_DATE = 1.0
# A semicolon between a span and a word counts as this many characters, a comma as a fifth of it.
_CLAUSE_CHARS = 60
# A title announces what the text then says: the saying is preferred.
_TITLE_LOSS = 0.2
# Of the words a quantity is asked of, how many a sentence and its surroundings must hold on average.
_LEAST_SUBJECT = 0.55
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
    support: float
    """Share of the question, by weight, that the sentence and its surroundings hold: 0 to 1."""
    score: float
    """`support` plus the nearness of the span: ranks evidence within one question."""
    content: float
    """Share of the question's content words, those of the title aside, that the sentence itself holds: 0 to 1."""
    missing: tuple[str, ...]
    """Names, numbers, places or years of the question that neither passage nor document mentions."""

    @property
    def text(self) -> str:
        """The sentence."""
        return self.hit.document.text[self.sentence.start : self.sentence.end]


@dataclass(frozen=True, slots=True)
class _Degrees:
    """How surely each content syllable of the question stands in a sentence, and around it."""

    own: Sequence[float]
    title: Sequence[float]
    before: Sequence[float] | None
    passage: Sequence[float]

    def own_weighted(self, weights: Sequence[float]) -> list[tuple[float, float]]:
        """(weight, degree) of each syllable in the sentence itself; what the title says weighs less."""
        columns = zip(weights, self.own, self.title, strict=True)
        return [(w * _own_weight(title), max(own, title / 2)) for w, own, title in columns]

    def anywhere(self) -> list[float]:
        """The best of all places, those outside the sentence discounted."""
        before = self.before or [0.0] * len(self.own)
        columns = zip(self.own, self.title, before, self.passage, strict=True)
        return [max(o, _IN_TITLE * t, _IN_NEIGHBOUR * b, _IN_PASSAGE * p) for o, t, b, p in columns]


class Reader:
    """Judges sentences against one query."""

    def __init__(self, query: Query, matcher: Matcher) -> None:
        self._query = query
        self._matcher = matcher
        self._entities = entities_of(query)

    def read(self, hits: Sequence[Hit]) -> list[Evidence]:
        """Every sentence of the hits as evidence, the most convincing first."""
        return sorted((e for hit in hits for e in self._read_passage(hit)), key=lambda e: -e.score)

    def _read_passage(self, hit: Hit) -> list[Evidence]:
        text = hit.passage.text
        spans = statements_of(text)
        own = [self._degrees(text[start:end]) for start, end in spans]
        title = self._degrees(_titles(hit))
        passage = self._degrees(text)
        around = self._around(hit)
        return [
            self._judge(hit, span, _Degrees(own[i], title, own[i - 1] if i else None, passage), around)
            for i, span in enumerate(spans)
        ]

    def support_of(self, hit: Hit, stretch: Span) -> tuple[float, tuple[str, ...]]:
        """Support and missing entities of any stretch of the hit's passage, given the whole passage around it."""
        own = self._degrees(hit.passage.text[stretch.start : stretch.end])
        title, passage = self._degrees(_titles(hit)), self._degrees(hit.passage.text)
        return self._support(hit, stretch, _Degrees(own, title, None, passage), self._around(hit))

    def _degrees(self, text: str) -> list[float]:
        return self._matcher.degrees(terms_of(text))

    def _around(self, hit: Hit) -> list[float]:
        """How far the surroundings of a sentence stand for the entities that it does not name itself."""
        text = hit.passage.text
        return [
            max(_NAMED_IN_PASSAGE if entity.find(text) else 0.0, entity.about(hit.document))
            for entity in self._entities
        ]

    def _support(
        self, hit: Hit, stretch: Span, degrees: _Degrees, surroundings: Sequence[float]
    ) -> tuple[float, tuple[str, ...]]:
        text = hit.passage.text[stretch.start : stretch.end]
        here_and_around = zip(self._entities, surroundings, strict=True)
        named = [(bool(entity.find(text)), around) for entity, around in here_and_around]
        missing = tuple(
            entity.label for entity, (here, around) in zip(self._entities, named, strict=True) if not (here or around)
        )
        weights = self._matcher.weights
        everywhere = _share(
            [*zip(weights, degrees.anywhere(), strict=True)]
            + [(_ENTITY_WEIGHT, 1.0 if here else around) for here, around in named]
        )
        itself = _share(
            degrees.own_weighted(weights)
            + [(_ENTITY_WEIGHT * _own_weight(around), float(here)) for here, around in named]
        )
        return (1 - _OWN_SHARE) * everywhere + _OWN_SHARE * itself, missing

    def _judge(self, hit: Hit, sentence: Span, degrees: _Degrees, around: Sequence[float]) -> Evidence:
        text = hit.passage.text[sentence.start : sentence.end]
        support, missing = self._support(hit, sentence, degrees, around)
        hopeful = support >= _LEAST_TO_SEARCH and not missing
        span, nearness = self._best_span(text, degrees.own, hit) if hopeful else (None, 0.0)
        offset = hit.passage.start + sentence.start
        return Evidence(
            hit=hit,
            sentence=Span(offset, hit.passage.start + sentence.end),
            span=span and Span(offset + span.start, offset + span.end),
            core=Span(*(offset + at for at in span or self._fullest_clause(text))),
            support=support,
            score=support + _NEARNESS * nearness - _TITLE_LOSS * (squeeze(text) == squeeze(hit.document.title)),
            content=self._content(degrees),
            missing=missing,
        )

    def _content(self, degrees: _Degrees) -> float:
        subject = degrees.anywhere()[self._matcher.subject]
        if subject and sum(subject) / len(subject) < _LEAST_SUBJECT:
            return 0.0
        if not self._matcher.syllables:
            return 1.0
        if self._query.type is AnswerType.REASON:  # the cause often stands in the sentence after
            return _share(list(zip(self._matcher.weights, degrees.anywhere(), strict=True)))
        return _share(degrees.own_weighted(self._matcher.weights))

    def _best_span(self, text: str, own: Sequence[float], hit: Hit) -> tuple[Span | None, float]:
        found = candidates(text, self._query)
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
        return max(clauses, key=lambda clause: self._matcher.held(self._degrees(text[clause.start : clause.end])))

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


def clauses_of(text: str, span: Span | None = None) -> list[Span]:
    """The clauses of a sentence: stretches that end in a comma, semicolon or colon."""
    start, end = span or (0, len(text))
    cuts = [start, *(match.end() for match in _CLAUSE_END.finditer(text, start, end)), end]
    return [Span(left, right) for left, right in pairwise(cuts) if left < right]


def _titles(hit: Hit) -> str:
    # A document with a number of its own is, as a whole, something that was issued and signed.
    issued = "ban hành ký" if hit.document.metadata.number else ""
    return " ".join((hit.document.title, *hit.passage.heading, issued))


def _own_weight(around: float) -> float:
    return 1 - (1 - _TITLE_WORD_WEIGHT) * around


def _share(weighted: Sequence[tuple[float, float]]) -> float:
    """The weighted mean of degrees; 0 for none."""
    total = sum(weight for weight, _ in weighted)
    return sum(weight * degree for weight, degree in weighted) / total if total else 0.0


def _closeness(text: str, span: Span, at: int) -> float:
    """1 beside the span, fading with distance; punctuation between makes the distance longer."""
    between = text[span.end : at] if at >= span.end else text[at : span.start]
    distance = (
        len(between)
        + _CLAUSE_CHARS * (between.count(";") + between.count(". "))
        + _CLAUSE_CHARS // 5 * between.count(",")
    )
    return 1 / (1 + distance / _FADE_CHARS)

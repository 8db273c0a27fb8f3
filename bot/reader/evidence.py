"""Reads retrieved passages sentence by sentence: how likely each is to answer, and which span gives it."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.answers import Hit
from bot.reader.answer_spans import SpanFinder
from bot.reader.clauses import clauses_of
from bot.reader.entities import ABOUT
from bot.reader.issued import ISSUED, days_of_named
from bot.reader.matching import Matcher
from bot.reader.reading import headings_of, sentences_of, statements_of
from bot.reader.sentence_facts import facts_of
from bot.reader.sentence_features import Features, Measured, SentenceFeatures, compared, is_title
from bot.reader.support import Judge, Support, Surroundings
from bot.reader.tables import (
    counts_otherwise,
    head_above,
    is_head,
    is_labelled,
    is_letterhead,
    is_row,
    is_rule,
    is_total_asked,
    read_out,
)
from bot.reader.told import leanings_of
from bot.understanding.orders import holds_order, is_about, is_order
from bot.understanding.query import Query
from bot.weights import LinearModel, linear_model
from ingest.documents import Span

# A row is about what its own cells say: so surely must they hold a word of the question, whatever the heads say.
_NAMES_ROW = 0.8
_NUMBER_LINE = re.compile(r"\W*số\s*:?\s*\d\S*", re.IGNORECASE)
# Sentences above this are quoted in part (bot/writing/quoting.py).
LONG_SENTENCE_CHARS = 480
# Items of one list and clauses of one article say things apart: "- CCHC: ..." needs no "- TTHC: ..." beside it.
_ITEM = re.compile(r"[-*+•]\s|(?:[a-zđ]\)|\d{1,2}[.)])\s")
# A neighbour is quoted with the best sentence when it has at least this share of its chance; one that leans on the
# other ("Ông ...", "Điều này ...") needs less. On viquad-dev, cross-validated: quote@1 .73 with single sentences of
# 189 characters on average, .80 so, with 269; by chance for each character .81 with 297.
# `eval/train_reader.py` prints it.
_BESIDE, _LEANING = 0.05, 0.011


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
    """The learnt score: its differences are log odds between the sentences of one question."""
    chance: float = 1.0
    """The probability that this sentence answers, given that one of those read does."""
    features: Mapping[str, float] = field(default_factory=dict)
    leaning: float = 0.0
    """What its place beside what was told before adds to its score."""
    beside: Span | None = None
    """A neighbouring sentence that the answer seems to need as well."""

    @property
    def is_official(self) -> bool:
        """Whether its document bears marks of an office."""
        facts = self.hit.document.metadata
        return bool(facts.number or facts.issuer or facts.province or facts.numbers_mentioned)

    @property
    def is_found(self) -> bool:
        """Whether it was found as a fact, and not chosen among sentences."""
        return not self.features

    @property
    def is_name(self) -> bool:
        """Whether it is the title of the document or the line with its number, and no statement of its own."""
        return is_title(self.text, self.hit.document) or _NUMBER_LINE.fullmatch(self.text) is not None

    @property
    def text(self) -> str:
        """The sentence."""
        return self.hit.document.text[self.sentence.start : self.sentence.end]

    @property
    def stretch(self) -> Span:
        """The sentence and its neighbour, if there is one: contiguous text."""
        both = [self.sentence, self.beside or self.sentence]
        return Span(min(both).start, max(span.end for span in both))


def fact_at(hit: Hit, sentence: Span, span: Span | None, *, core: Span) -> Evidence:
    """A fact that was found and not chosen among sentences: it holds all that is asked."""
    return Evidence(hit=hit, sentence=sentence, span=span, core=core, support=Support(1.0, 1.0, 1.0, 0, ()), score=0.0)


class Reader:
    """Reads passages for one query."""

    def __init__(self, query: Query, matcher: Matcher) -> None:
        self._query, self._matcher = query, matcher
        self.judge = Judge(query, matcher)
        self._features = SentenceFeatures(query, matcher)
        self._spans = SpanFinder(query, matcher, self.judge.entities)
        self._cut_heads: dict[str, str | None] = {}

    def read(self, hits: Sequence[Hit]) -> list[Evidence]:
        """Every sentence of the hits as evidence, the likeliest first."""
        return scored(self.measure(hits), linear_model("sentences"))

    def measure(self, hits: Sequence[Hit]) -> list[Evidence]:
        """Every sentence of the hits in reading order, with features and not yet scored."""
        measured = [it for hit in hits for it in self._read_passage(hit)]
        features = compared(measured, [self._features.of(it) for it in measured])
        leanings = leanings_of(self._query, self._matcher, measured)
        return [self._evidence(*each) for each in zip(measured, features, leanings, strict=True)]

    def support_of(self, hit: Hit, stretch: Span) -> Support:
        """The support of any stretch of the hit's passage."""
        text = hit.passage.text[stretch.start : stretch.end]
        return self.judge.support(text, self.judge.degrees(text), self.judge.surroundings(hit))

    def adds(self, hit: Hit, stretch: Span, *, beyond: Span) -> float:
        """The share of the question, by weight, that `stretch` of the document holds and `beyond` does not."""
        here, there = (self.judge.degrees(hit.document.text[slice(*span)]) for span in (stretch, beyond))
        total = sum(self._matcher.weights) or 1.0
        return self._matcher.held([max(0.0, a - b) for a, b in zip(here, there, strict=True)]) / total

    def _read_passage(self, hit: Hit) -> Iterator[Measured]:
        around = self.judge.surroundings(hit)
        statements = [span for span in statements_of(hit.passage.text) if self._is_evidence(hit, span)]
        texts = [hit.passage.text[start:end] for start, end in statements]
        heads = [self._head(hit, span) for span in statements]
        said = [read_out(text, head) if head else text for text, head in zip(texts, heads, strict=True)]
        degrees = [
            self.judge.degrees(words) if head else self._degrees(hit.passage.text, span)
            for words, head, span in zip(said, heads, statements, strict=True)
        ]
        cosines = _cosines(hit)
        for place, (text, own) in enumerate(zip(texts, degrees, strict=True)):
            # Rows beside a row tell of other things.
            before = degrees[place - 1] if place and not heads[place] else None
            follows = place + 1 < len(degrees) and not heads[place]
            support = self.judge.support(said[place], own, around, before)
            span, nearness = self._spans.best(hit, statements[place], own, head=heads[place])
            if (head := heads[place]) and not self._is_about_row(text, head, around):
                continue
            yield Measured(
                hit=hit,
                sentence=statements[place],
                text=text,
                said=said[place],
                own=own,
                before=before,
                after=degrees[place + 1] if follows else None,
                around=around,
                support=support,
                place=place,
                count=len(texts),
                cosine=cosines.get(statements[place], hit.dense),
                span=span,
                nearness=nearness,
            )

    def _is_about_row(self, row: str, head: str, around: Surroundings) -> bool:
        """Whether the cells say a word of the question, or name what it names and the document is not about anyway."""
        if is_total_asked(self._query.text, row):
            return True
        labelled = is_labelled(self._query.text, row, head)
        if labelled is not None or counts_otherwise(self._query.text, row):
            return labelled is True
        tells_apart = [e for e, near in zip(self.judge.entities, around.entities, strict=True) if near < ABOUT]
        named = any(entity.find(read_out(row, head)) for entity in tells_apart)
        return named or max(self.judge.degrees(row), default=0.0) >= _NAMES_ROW

    def _head(self, hit: Hit, row: Span) -> str | None:
        """The head of the table in which `row` of the passage stands, be it in a passage before; None for no row."""
        text = hit.passage.text
        if not is_row(text[slice(*row)]):
            return None
        first = text.partition("\n")[0]
        head = head_above(text, row)
        if head not in (None, first.strip()):
            return head
        if hit.passage.id not in self._cut_heads:
            line = Span(hit.passage.start, hit.passage.start + len(first))
            self._cut_heads[hit.passage.id] = head_above(hit.document.text, line) if is_row(first) else None
        return self._cut_heads[hit.passage.id] or head

    def _degrees(self, text: str, sentence: Span) -> Sequence[float]:
        """The degrees of the sentence; where it is the answer to a question of the document, that question counts."""
        own = self.judge.degrees(text[slice(*sentence)])
        if days_of_named(self._query, text[slice(*sentence)]):
            own = [*map(max, own, self.judge.degrees(ISSUED))]
        line = text.rfind("\n", 0, sentence.start) + 1
        before = text[:line].rstrip().rpartition("\n")[2].strip("*_ ")
        return [*map(max, own, self.judge.degrees(before))] if before.endswith("?") else own

    def _is_evidence(self, hit: Hit, span: Span) -> bool:
        """Whether it does more than order its reader about, unless it is asked about itself, or head a table."""
        sentence = hit.passage.text[slice(*span)]
        if is_rule(sentence) or is_head(hit.passage.text, span) or is_letterhead(sentence, hit.document.title):
            return False
        return not is_order(sentence) or is_about(self._query.text, sentence)

    def _evidence(self, it: Measured, features: Features, leaning: float) -> Evidence:
        offset, span = it.hit.passage.start + it.sentence.start, it.span
        return Evidence(
            hit=it.hit,
            sentence=Span(offset, offset + len(it.text)),
            span=span and Span(offset + span.start, offset + span.end),
            core=Span(*(offset + at for at in span or self._fullest_clause(it.text))),
            support=it.support,
            score=0.0,
            features=features,
            leaning=leaning,
        )

    def _fullest_clause(self, text: str) -> Span:
        if len(text) <= LONG_SENTENCE_CHARS:
            return Span(0, len(text))
        clauses = clauses_of(text)
        return max(clauses, key=lambda clause: self._matcher.held(self.judge.degrees(text[clause.start : clause.end])))


def scored(found: Sequence[Evidence], model: LinearModel) -> list[Evidence]:
    """The sentences `found` (in reading order) with scores and chances, the likeliest first."""
    scores = [model.score(evidence.features) + evidence.leaning for evidence in found]
    chances = _chances(scores)
    needed = _needed(found, chances)
    judged = [
        replace(evidence, score=score, chance=chance, beside=beside)
        for evidence, score, chance, beside in zip(found, scores, chances, needed, strict=True)
    ]
    return sorted(judged, key=lambda e: -e.score)


def parted(hit: Hit, first: Span, second: Span) -> bool:
    """Whether a heading or an order to the reader stands between two sentences of the hit's passage."""
    offset = hit.passage.start
    headed = any(first.end <= offset + start < second.start for start, _ in headings_of(hit.passage.text))
    return headed or holds_order(hit.document.text[first.end : second.start])


def _cosines(hit: Hit) -> dict[Span, float]:
    """The cosine of each sentence of the passage, where the index has them."""
    if not hit.sentence_cosines:
        return {}
    return dict(zip(sentences_of(hit.passage.text), hit.sentence_cosines, strict=True))


def _chances(scores: Sequence[float]) -> list[float]:
    top = max(scores, default=0.0)
    odds = [math.exp(score - top) for score in scores]
    total = sum(odds)
    return [each / total for each in odds]


def _needed(found: Sequence[Evidence], chances: Sequence[float]) -> list[Span | None]:
    """For each of `found` (in reading order) the neighbour that its answer seems to need.

    That is the likelier one within the passage, titles aside, if its chance is near enough.
    """
    texts = [evidence.text for evidence in found]
    leaning = [_LEANING if facts_of(text).leans_back else _BESIDE for text in texts]
    rows, items = [*map(is_row, texts)], [*map(_ITEM.match, texts)]
    needed: list[Span | None] = []
    for at, (evidence, chance) in enumerate(zip(found, chances, strict=True)):
        near = [
            beside
            for beside in (at - 1, at + 1)
            if 0 <= beside < len(found)
            and chances[beside] >= leaning[max(at, beside)] * chance
            and found[beside].hit is evidence.hit
            and not found[beside].is_name
            and not (rows[at] or rows[beside])
            and not (items[at] and items[beside])
            and not parted(evidence.hit, *sorted((evidence.sentence, found[beside].sentence)))
        ]
        needed.append(found[max(near, key=chances.__getitem__)].sentence if near else None)
    return needed

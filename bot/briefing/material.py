"""What an index holds on a topic: the passages found by asking about it, cut into statements."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from statistics import fmean

from bot.answerer import Answerer
from bot.answers import Answer, Citation, Hit
from bot.briefing.aspects import ASPECTS, LIMITS, OF_PROVINCE, Aspect, aspect_of
from bot.rarity import rarity_in
from bot.reader.matching import Matcher
from bot.reader.on_topic import OnTopic
from bot.reader.reading import places_of, sentences_of
from bot.reader.stating import is_about_itself, lists_in, statements_in
from bot.understanding.query import Query
from bot.understanding.question import readings
from bot.writing.locating import headings_at
from ingest.documents import Span

Tell = Callable[[str, float], None]
"""Told what is being done and the share, 0 to 1, that is done."""

# Passages looked at beside those that the questions find.
_PASSAGES = 40
# Provinces asked about one by one; an index of a whole country would be asked for minutes.
_PROVINCES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A stretch of a passage that states something: a sentence, or a list with its lead."""

    hit: Hit
    span: Span
    lead: Span
    items: tuple[Span, ...] = ()
    aspect: Aspect | None
    """What it tells of the topic; None where it tells only of the text in which it stands."""
    score: float
    """How much it holds of the topic, by words and meaning; higher is better."""

    @property
    def words(self) -> str:
        """The stretch as it stands in the document."""
        return self.hit.document.text[self.span.start : self.span.end]

    @property
    def province(self) -> str | None:
        """That of its document, else the only one that it names itself."""
        named = {place.name for place in places_of(self.words)}
        return self.hit.document.metadata.province or (named.pop() if len(named) == 1 else None)

    def citation(self) -> Citation:
        """Its quote; the key is given when the briefing is printed."""
        return Citation(
            key="",
            document=self.hit.document,
            passage=self.hit.passage,
            quote=self.words,
            start=self.span.start,
            end=self.span.end,
            variants=self.hit.variants,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """All that was found on `topic`, written with its accents."""

    topic: str
    findings: tuple[Finding, ...]
    hits: tuple[Hit, ...] = ()
    """The passages on the topic."""
    refused: tuple[Answer, ...] = field(default=())
    """To questions about it."""


def gather(answerer: Answerer, topic: str, tell: Tell) -> Material:
    """What the index says of `topic`; nothing where no passage is about it."""
    index = answerer.index
    query = readings(topic, (), index.accents, index.lexical.holds)[0]
    matcher = Matcher(query, rarity=rarity_in(index))
    about, named = _About(matcher), _within_a_title(query)
    hits = {hit.passage.id: hit for hit in answerer.search(topic, _PASSAGES) if about.is_on_topic(hit)}
    if not hits:
        return Material(topic=named, findings=())
    answers = list(_asked(answerer, named, hits.values(), tell))
    for answer in answers:
        hits |= {hit.passage.id: hit for hit in answer.hits if hit.passage.id not in hits and about.is_on_topic(hit)}
    return Material(
        topic=named,
        findings=tuple(finding for hit in hits.values() for finding in about.findings_in(hit)),
        hits=tuple(hits.values()),
        refused=tuple(answer for answer in answers if answer.refusal),
    )


def _within_a_title(query: Query) -> str:
    """The topic as it stands after other words: only a name, or what was typed so, begins with a capital."""
    text, (first, *_) = query.text, query.typed.split() or [""]
    begins_large = any(span.start == 0 for span in query.named.spans) or text.startswith(first)
    return text if begins_large else text[:1].lower() + text[1:]


def _asked(answerer: Answerer, topic: str, hits: Iterable[Hit], tell: Tell) -> Iterator[Answer]:
    provinces = dict.fromkeys(hit.document.metadata.province for hit in hits if hit.document.metadata.province)
    questions = [question.format(topic=topic) for aspect in ASPECTS for question in aspect.questions]
    questions += [
        question.format(topic=topic, province=province)
        for province in [*provinces][:_PROVINCES]
        for question in OF_PROVINCE
    ]
    for done, question in enumerate(questions):
        tell(question, done / len(questions))
        yield answerer.answer(question[:1].upper() + question[1:])


class _About(OnTopic):
    """Cuts passages into statements, measured against a topic."""

    def findings_in(self, hit: Hit) -> Iterator[Finding]:
        """The statements of the passage: its lists, and the sentences outside of them."""
        lists = lists_in(hit.passage.text)
        taken = [Span(one.lead.start, one.items[-1].end) for one in lists]
        for one, span in zip(lists, taken, strict=True):
            yield self._finding(hit, span, one.lead, one.items)
        for span in statements_in(hit.passage.text):
            if not any(span.overlaps(other) for other in taken):
                yield self._finding(hit, span, span, ())

    def _finding(self, hit: Hit, span: Span, lead: Span, items: Sequence[Span]) -> Finding:
        offset = hit.passage.start
        span, lead, *listed = (Span(offset + start, offset + end) for start, end in (span, lead, *items))
        words = hit.document.text[slice(*lead)]
        heading = headings_at(hit.document, hit.passage, span.start)
        aspect = aspect_of(words, heading[-1] if heading else "")
        return Finding(
            hit=hit,
            span=span,
            lead=lead,
            items=tuple(listed),
            aspect=None if is_about_itself(words) and aspect is not LIMITS else aspect,
            score=self.share(hit.document.text[slice(*span)]) + _nearness(hit, span),
        )


def _nearness(hit: Hit, span: Span) -> float:
    """The mean cosine of the sentences of the stretch with what was searched; the passage's where there is none."""
    if not hit.sentence_cosines:
        return hit.dense
    offset = hit.passage.start
    inside = [
        cosine
        for (start, end), cosine in zip(sentences_of(hit.passage.text), hit.sentence_cosines, strict=True)
        if span.overlaps((offset + start, offset + end))
    ]
    return fmean(inside) if inside else hit.dense

"""Which documents an index holds, at all or on a topic, and which one a person means as a whole."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from bot.answers import Hit
from bot.filters import Filter
from bot.finder import Finder
from bot.reader.entities import ABOUT, Entity, entities_of
from bot.reader.on_topic import OnTopic
from bot.reader.reading import head_of, places_of, sentences_of
from bot.retrieve import SHORTLIST
from bot.understanding.query import Query
from bot.writing.compose import title_of
from ingest.documents import DocumentKind, SourceDocument, Span
from ingest.facts.kinds import SORT_OF
from ingest.text import canonical, fold

# Passages looked at for documents on a topic: they are many more than answer a question.
_PASSAGES = 200
# What a title and what else a document says of itself must hold of the words by which it is meant.
_LEAST_NAMED = 0.6
# The same with its first lines, which hold much else.
_LEAST_AT_ITS_HEAD = 0.85
# What the words of its own must hold of the topic of a document that is about that.
_LEAST_ABOUT = 0.7


# "Báo cáo thẩm tra" is a report.
_KIND = re.compile(rf"(?:{'|'.join(sorted(SORT_OF, key=len, reverse=True))})(?!\w)")


class Holding(NamedTuple):
    """A document, and the words of it that show why it is named: a span of the document inside the hit."""

    hit: Hit
    words: Span
    about: bool = True
    """Whether it is about what was asked for; else it only speaks of it."""

    @property
    def document(self) -> SourceDocument:
        return self.hit.document


class Overview(NamedTuple):
    """A collection of documents in figures."""

    documents: int
    kinds: tuple[tuple[DocumentKind, int], ...]
    """How many there are of each kind, most first, and last those of none that is known."""
    oldest: date | None
    newest: date | None
    """The first and the last day of issue among those that tell one."""
    taken_in: date
    """When documents were added or taken out last."""


class Holdings:
    """What one opened index holds."""

    def __init__(self, finder: Finder) -> None:
        self._finder = finder
        self._retriever = finder.retriever

    def on(self, query: Query) -> list[Holding]:
        """The documents that are about what `query` says, then those that speak of it."""
        topic = OnTopic(self._finder.matcher(query))
        entities = entities_of(query)
        found: dict[str, Holding] = {}
        worth: dict[str, float] = {}
        for hit in self._retriever.shortlist(query, _PASSAGES):
            document = hit.document
            agrees = all(one.about(document) or one.find(hit.passage.text) for one in entities)
            if not agrees or not topic.is_on_topic(hit):
                continue
            named = topic.share_in_words(_own_words(document))
            about = named >= _LEAST_ABOUT and all(_about(one, document) for one in entities)
            about = about and not _is_of_many(document, query.named.places)
            words = max(_sentences(hit), key=lambda span: topic.share(document.text[slice(*span)]))
            score = 2 * about + named + topic.share(document.text[slice(*words)])
            if score > worth.get(document.id, -1.0):
                found[document.id], worth[document.id] = Holding(hit, words, about), score
        return sorted(found.values(), key=lambda one: -worth[one.document.id])

    def overview(self) -> Overview:
        """All documents in figures."""
        described = [entry.metadata for entry in self._finder.index.store.entries()]
        days = [about.date for about in described if about.date]
        kinds = Counter(about.kind for about in described).most_common()
        kinds.sort(key=lambda one: one[0] is DocumentKind.OTHER)
        made = self._finder.index.manifest.created_at.astimezone().date()
        return Overview(len(described), tuple(kinds), min(days, default=None), max(days, default=None), made)

    def all_of(self, filter: Filter, most: int) -> tuple[int, list[Holding]]:
        """How many documents `filter` admits, and the first `most`: the newest, and last those without a date."""
        admitted = [entry for entry in self._finder.index.store.entries() if filter.admits(entry)]
        admitted.sort(key=lambda entry: (-(entry.metadata.date or date.min).toordinal(), entry.key))
        ids = [entry.id for entry in admitted[:most]]
        documents = self._finder.index.store.documents(ids)
        return len(admitted), [one for id_ in ids if (one := self._opening(documents[id_]))]

    def meant(self, query: Query, answer: str) -> SourceDocument | None:
        """The one document that `query` calls by its number, its title, or whose and what it is, or that the `answer`
        is from on which it leans; of several alike the first that is found."""
        if not (query.runs or query.named):
            return None
        topic, entities = OnTopic(self._finder.matcher(query)), entities_of(query)
        kind = _KIND.match(fold(query.text))
        found = dict.fromkeys(hit.document for hit in self._retriever.retrieve(query, SHORTLIST))
        if shown := [document for document in found if title_of(document) in answer]:
            return min(shown, key=lambda document: answer.index(title_of(document)))
        best, most = None, (0.0, 0)
        for document in found:
            own = _own_words(document)
            named = topic.share(own)
            if named < _LEAST_NAMED and topic.share(f"{own} {head_of(document)}") >= _LEAST_AT_ITS_HEAD:
                named = _LEAST_NAMED
            about = [_about(one, document) + bool(one.find(document.title)) for one in entities]
            is_kind = not kind or bool(query.named.numbers) or kind.group() in fold(own)
            # Of two that are as much about a number the one whose first lines name it more.
            worth = named + sum(about), sum(len(one.find(head_of(document))) for one in entities)
            if named >= _LEAST_NAMED and is_kind and all(about) and worth > most:
                best, most = document, worth
        return best

    def _opening(self, document: SourceDocument) -> Holding | None:
        """The document with its title where that stands in it, else its first words."""
        passages = self._retriever.passages_in(document)
        if not passages:
            return None
        first = passages[0]
        at = canonical(first.passage.text).find(canonical(document.title))
        if at >= 0:
            start = first.passage.start + at
            return Holding(first, Span(start, start + len(document.title)))
        return Holding(first, next(_sentences(first)))


def _about(entity: Entity, document: SourceDocument) -> float:
    """How far the document is about what is named; what it names first, but not at its head, it is not about."""
    about = entity.about(document)
    return about if about >= ABOUT or entity.find(head_of(document)) else 0.0


def _is_of_many(document: SourceDocument, places: Sequence[str]) -> bool:
    """Whether one of `places` is only one of several that a document names at its head, and none is its own."""
    at_head = {place.name for place in places_of(head_of(document))}
    own = {place.name for place in places_of(document.title)} or {document.metadata.province} - {None} or at_head
    return len(own) > 1 and not {*places} <= {place.name for place in places_of(document.title)} and bool(places)


def _own_words(document: SourceDocument) -> str:
    """What the document says of itself: its title, what it is about, whose it is."""
    facts = document.metadata
    return " ".join(filter(None, (document.title, facts.summary, facts.issuer)))


def _sentences(hit: Hit) -> Iterator[Span]:
    """The sentences of the passage as spans of its document, at least one."""
    spans = sentences_of(hit.passage.text) or (Span(0, len(hit.passage.text)),)
    return (Span(hit.passage.start + start, hit.passage.start + end) for start, end in spans)

"""Which documents an index holds, at all or on a topic, and which one a person means as a whole."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.answers import Hit
from bot.finder import Finder
from bot.reader.entities import entities_of
from bot.reader.on_topic import OnTopic
from bot.reader.reading import sentences_of
from bot.understanding.query import Query
from ingest.documents import SourceDocument, Span
from ingest.text import canonical

# Passages looked at for documents on a topic: they are many more than answer a question.
_PASSAGES = 200
# What a title and what else a document says of itself must hold of the words by which it is meant.
_LEAST_NAMED = 0.6


class Holding(NamedTuple):
    """A document, and the words of it that show why it is named: a span of the document inside the hit."""

    hit: Hit
    words: Span

    @property
    def document(self) -> SourceDocument:
        return self.hit.document


class Holdings:
    """What one opened index holds."""

    def __init__(self, finder: Finder) -> None:
        self._finder = finder
        self._retriever = finder.retriever

    def on(self, query: Query) -> list[Holding]:
        """The documents that are about what `query` says, or speak of it: the former first."""
        topic = OnTopic(self._finder.matcher(query))
        entities = entities_of(query)
        found: dict[str, Holding] = {}
        worth: dict[str, float] = {}
        for hit in self._retriever.shortlist(query, _PASSAGES):
            document = hit.document
            agrees = all(one.about(document) or one.find(hit.passage.text) for one in entities)
            if not agrees or not topic.is_on_topic(hit):
                continue
            about = topic.share(document.title) + all(one.about(document) for one in entities)
            words = max(_sentences(hit), key=lambda span: topic.share(document.text[slice(*span)]))
            score = 2 * about + topic.share(document.text[slice(*words)])
            if score > worth.get(document.id, -1.0):
                found[document.id], worth[document.id] = Holding(hit, words), score
        return sorted(found.values(), key=lambda one: -worth[one.document.id])

    def all_of(self, query: Query, most: int) -> tuple[int, list[Holding]]:
        """How many documents there are that `query` is asked of, and the first `most` in the order of their keys."""
        entries = sorted(self._finder.index.store.entries(), key=lambda entry: entry.key)
        ids = [entry.id for entry in entries if query.within.admits(entry)]
        documents = self._finder.index.store.documents(ids[:most])
        return len(ids), [one for id_ in ids[:most] if (one := self._opening(documents[id_]))]

    def meant(self, query: Query, hits: Sequence[Hit]) -> SourceDocument | None:
        """The one document among those of `hits` that `query` calls by its number, its title, or whose and what it
        is; of several alike the first."""
        topic, entities = OnTopic(self._finder.matcher(query)), entities_of(query)
        best, most = None, 0.0
        for document in (hit.document for hit in hits):
            facts = document.metadata
            named = topic.share(" ".join(filter(None, (document.title, facts.summary, facts.issuer))))
            about = [one.about(document) + bool(one.find(document.title)) for one in entities]
            if named >= _LEAST_NAMED and all(about) and named + sum(about) > most:
                best, most = document, named + sum(about)
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


def _sentences(hit: Hit) -> Iterator[Span]:
    """The sentences of the passage as spans of its document, at least one."""
    spans = sentences_of(hit.passage.text) or (Span(0, len(hit.passage.text)),)
    return (Span(hit.passage.start + start, hit.passage.start + end) for start, end in spans)

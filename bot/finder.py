"""Finds in one index what answers a question: the passages, and what they say."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property, lru_cache, partial

from bot.answers import Hit, Refusal, Turn
from bot.extract import Extract, extract
from bot.filters import EVERYTHING, Filter
from bot.rarity import rarity_in
from bot.reader.answerability import OUTRIGHT
from bot.reader.asked_document import own_document
from bot.reader.cited_documents import cited_fact
from bot.reader.evidence import Evidence
from bot.reader.matching import Matcher
from bot.reader.own_facts import holder_signing, own_fact
from bot.reader.page_facts import page_facts
from bot.reader.topic import Topic
from bot.retrieve import Direction, HybridRetriever, directions_by
from bot.understanding.intents import Intent, intent_model
from bot.understanding.orders import without_orders
from bot.understanding.query import Query
from bot.understanding.question import readings
from ingest.embed import BUNDLED, Embedder, open_embedder
from ingest.index import Index
from ingest.text import squeeze, tidy

# Passages retrieved for an answer: enough that the right one is nearly always among them (hit@10 .98
# for 411 encyclopedia questions), few enough to read in milliseconds.
PASSAGES = 10
# Messages kept at hand as they were understood: those of a conversation are looked at again with each new one, and each
# is understood both for what it is for and for what it asks.
_REMEMBERED = 1024


class Finder:
    """Reads one opened index. Safe to use from several threads."""

    def __init__(self, index: Index, embedder: Embedder, *, least_confidence: float) -> None:
        """What is less likely to be in the documents than `least_confidence` is not found."""
        self.index = index
        self._embedder = embedder
        self.retriever = HybridRetriever(index, embedder)
        self._intents = lru_cache(_REMEMBERED)(self._intent)
        self._alone = lru_cache(_REMEMBERED)(partial(self._readings, history=()))
        self._least_confidence = least_confidence
        self._rarity = rarity_in(index)
        self._topic = Topic(index)

    def readings(self, question: str, history: Sequence[Turn], filter: Filter) -> list[Query]:
        """What the question may mean after `history`, the likeliest first."""
        meant = self._readings(question, history) if history else self._alone(question)
        return [replace(query, within=filter) for query in meant]

    def _readings(self, question: str, history: Sequence[Turn]) -> list[Query]:
        return readings(question, history, self.index.accents, self.index.lexical.holds)

    def intent(self, typed: str, *, later: bool) -> Intent:
        """What `typed` is for; `later` where something of the documents was asked before it."""
        return self._intents(squeeze(without_orders(tidy(typed))), later)

    def _intent(self, typed: str, later: bool) -> Intent:
        if not typed:
            return Intent.QUESTION
        alone = self.readings(typed, (), EVERYTHING)[0]
        return intent_model().of(typed, self._direction(alone.in_vietnamese or typed), later=later)

    @cached_property
    def _direction(self) -> Direction:
        """By the bundled model, which the intents were learnt with."""
        bundled = self._embedder.identity.name == BUNDLED
        return self.retriever.direction if bundled else directions_by(open_embedder())

    def facts(self, query: Query, hits: Sequence[Hit]) -> tuple[Evidence, ...]:
        """What the document that is asked about tells of itself, its author or newsroom, its signer or its day; else
        what others say of it."""
        if told := page_facts(query, hits):
            return told
        document = own_document(query, hits)
        own = own_fact(query, self.retriever.passages_in(document)) if document else None
        fact = own or cited_fact(query, hits)
        return (fact,) if fact else ()

    def matcher(self, query: Query) -> Matcher:
        """Measures how much of the query texts hold, its words weighed by how rare they are here."""
        return Matcher(query, rarity=self._rarity)

    def extract(self, query: Query, hits: Sequence[Hit]) -> Extract | Refusal:
        """The list or the sentences of the hits that answer, else the signature of the holder of a position; a refusal
        where none is sure enough."""
        found = extract(
            query,
            hits,
            self.matcher(query),
            topic=self._topic.features(query),
            least_confidence=self._least_confidence,
            passages_in=self.retriever.passages_in,
        )
        signing = holder_signing(query, hits, self.retriever.passages_in) if isinstance(found, Refusal) else None
        return Extract(sentences=(signing,), confidence=OUTRIGHT) if signing else found

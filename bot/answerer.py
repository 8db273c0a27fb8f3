"""Question in, cited answer or refusal out: the whole of the bot, top to bottom."""

import asyncio
import time
from collections.abc import AsyncGenerator, Sequence
from dataclasses import replace

from bot.answers import EXTRACTIVE, Answer, Hit, Refusal, Turn
from bot.citations import Citations, check
from bot.extract import Extract, extract
from bot.filters import EVERYTHING, Filter
from bot.named_articles import NamedArticle
from bot.rarity import rarity_in
from bot.reader.abbreviations import spelt_out
from bot.reader.answerability import LEAST_CONFIDENCE, NEEDS_SPAN
from bot.reader.article_answers import ArticleText, asks_for_the_whole, compose_article, may_be_shown, text_of
from bot.reader.asked_document import own_document
from bot.reader.cited_documents import cited_fact
from bot.reader.evidence import Evidence
from bot.reader.matching import Matcher
from bot.reader.own_facts import own_fact
from bot.reader.page_facts import page_facts
from bot.reader.topic import Topic
from bot.retrieve import SHORTLIST, HybridRetriever
from bot.understanding.alone import asked_of_one
from bot.understanding.answer_types import AnswerType
from bot.understanding.comparison import side_questions
from bot.understanding.contrasts import contrast_of
from bot.understanding.parts import of_the_year, questions_of
from bot.understanding.query import Query
from bot.understanding.question import readings, understand
from bot.understanding.reading_back import read_as
from bot.understanding.scoping import Scoped, scoped
from bot.understanding.sides import beside_each_other
from bot.understanding.versions import questions_of_versions
from bot.writing.compose import compose
from bot.writing.side_by_side import Side, compose_sides
from bot.writing.wording import refusal_text
from ingest.documents import SourceDocument
from ingest.embed import Embedder
from ingest.index import Index
from ingest.text import squeeze, tidy

# Passages retrieved for an answer: enough that the right one is nearly always among them (hit@10 .98
# for 411 encyclopedia questions), few enough to read in milliseconds.
PASSAGES = 10


class Answerer:
    """Answers from one opened index. Safe to call from several threads."""

    model = EXTRACTIVE

    def __init__(self, index: Index, embedder: Embedder, *, least_confidence: float = LEAST_CONFIDENCE) -> None:
        """What is less likely to be in the documents than `least_confidence` is refused."""
        self.index = index
        self._least_confidence = least_confidence
        self._retriever = HybridRetriever(index, embedder)
        self._rarity = rarity_in(index)
        self._topic = Topic(index)

    def answer(self, question: str, history: Sequence[Turn] = (), *, filter: Filter = EVERYTHING) -> Answer:
        """The answer from the documents that `filter` admits, every statement cited; or a refusal that says why there
        is none."""
        started = time.perf_counter()
        asked = self._scoped(question)
        within = filter.narrowed(asked.filter)
        if refusal := self._cannot_ask(asked.text, within):
            nothing = Query(typed=question, language="vi", text="", type=AnswerType.TEXT, within=within)
            return self._refused(nothing, refusal, hits=())
        before = [replace(turn, question=self._scoped(turn.question).text) for turn in history]
        meant = self._understood(asked.text, before, within)
        understood = time.perf_counter()
        answer = self._surest(meant)
        took = time.perf_counter()
        timings = {"understand": understood - started, **answer.timings_ms, "total": took - started}
        timings_ms = {name: round(seconds * 1000, 2) for name, seconds in timings.items()}
        typed = meant[0].typed if asked.text == question else squeeze(tidy(question))
        return replace(answer, question=typed, timings_ms=timings_ms)

    def _surest(self, meant: Sequence[Query]) -> Answer:
        """The answer to the first reading that has one; where that may as well mean the next, the surer of the two."""
        answer, last = self._answer(meant[0]), meant[0]
        for query in meant[1:]:
            if answer.refusal is None and not last.may_stand_alone:
                break
            other, last = self._answer(query), query
            surer = other.refusal is None and other.confidence > answer.confidence
            answer = other if answer.refusal or surer else answer
        return answer

    def _answer(self, query: Query) -> Answer:
        """The answer to one reading of a question; its timings are in seconds."""
        if not (query.runs or query.carried or query.named):
            return self._refused(query, Refusal(reason="empty_question"), hits=())
        started = time.perf_counter()
        hits = self._retriever.retrieve(query, PASSAGES)
        retrieved = time.perf_counter()
        articles = self._retriever.named_articles(query)
        answer = self._from_articles(query, articles, hits) if articles else self._from_hits(query, hits)
        timings = {"retrieve": retrieved - started, "answer": time.perf_counter() - retrieved}
        return replace(answer, timings_ms=timings)

    async def stream(
        self, question: str, history: Sequence[Turn] = (), *, filter: Filter = EVERYTHING
    ) -> AsyncGenerator[Answer]:
        """The answer, which is whole at once; an answerer with a chat model gives it as it grows."""
        yield await asyncio.to_thread(self.answer, question, history, filter=filter)

    def search(self, query: str, k: int, *, filter: Filter = EVERYTHING) -> list[Hit]:
        """The `k` passages nearest to `query` among those that `filter` admits, best first."""
        if not query.strip():
            return []
        asked = self._scoped(query)
        return self._retriever.retrieve(self._read(asked.text, (), filter.narrowed(asked.filter))[0], k)

    def passages_in(self, document: SourceDocument) -> list[Hit]:
        """The passages of the document, in reading order, with no scores."""
        return self._retriever.passages_in(document)

    def _scoped(self, question: str) -> Scoped:
        return scoped(question, self._retriever.scopes.facets.folders)

    def _understood(self, question: str, history: Sequence[Turn], filter: Filter) -> list[Query]:
        """The readings of the question; where it leans on one whose answer was not handed in, that is found."""
        meant = self._read(question, history, filter)
        if not history or history[-1].answer or not history[-1].question.strip():
            return meant
        if meant[0].text == self._read(question, (), filter)[0].text:
            return meant
        last = history[-1].question
        answered = Turn(last, self.answer(last, history[:-1], filter=filter).text)
        return self._read(question, (*history[:-1], answered), filter)

    def _read(self, question: str, history: Sequence[Turn], filter: Filter) -> list[Query]:
        meant = readings(question, history, self.index.accents, self.index.lexical.holds)
        return [replace(query, within=filter) for query in meant]

    def _cannot_ask(self, question: str, filter: Filter) -> Refusal | None:
        if not question.strip():
            return Refusal(reason="empty_question")
        if not len(self.index):
            return Refusal(reason="empty_index")
        scope = self._retriever.scopes.of(filter)
        return Refusal(reason="empty_scope") if scope and not scope.rows else None

    def _from_hits(self, query: Query, hits: list[Hit]) -> Answer:
        facts = self._own_facts(query, hits)
        if facts:
            hits = _led_by(facts, hits)
        elif query.sides and (contrast := contrast_of(query.sides, hits)):
            facts = (contrast,)
        found = Extract(sentences=facts) if facts else self._extract(query, hits)
        if not facts and (sides := self._sides(query, found, hits)):
            return self._side_by_side(query, sides, hits)
        if not _names_meaning(found) and (spelt := spelt_out(query, hits)):
            found = Extract(sentences=(spelt,))
        if isinstance(found, Refusal):
            return self._refused(query, found, hits=tuple(hits))
        citations = Citations()
        text = compose(query, found, citations)
        return self._cited(query, text, citations, tuple(found.among(hits)), confidence=found.confidence)

    def _own_facts(self, query: Query, hits: Sequence[Hit]) -> tuple[Evidence, ...]:
        """What the document that is asked about tells of itself, its author or newsroom, its signer or its day; else
        what others say of it."""
        if told := page_facts(query, hits):
            return told
        document = own_document(query, hits)
        own = own_fact(query, self._retriever.passages_in(document)) if document else None
        fact = own or cited_fact(query, hits)
        return (fact,) if fact else ()

    def _from_articles(self, query: Query, articles: Sequence[NamedArticle], hits: list[Hit]) -> Answer:
        """The answer from the articles that are asked about: their own words, or what they say of the question."""
        texts = [self._text_of(article) for article in articles]
        if missing := tuple(article.label for article, text in zip(articles, texts, strict=True) if text is None):
            refusal = Refusal(reason="unknown_article", searched=(query.text,), missing=missing)
            return self._refused(query, refusal, hits=tuple(hits))
        found = [text for text in texts if text]
        offered = list({hit.passage.id: hit for hit in (*(hit for text in found for hit in text.hits), *hits)}.values())
        if not asks_for_the_whole(query, articles):
            # The passages are known to be those of the article: they need not name it.
            within = replace(query, named=replace(query.named, numbers=(), units=(), articles=()))
            answer = self._from_hits(within, [hit for text in found for hit in text.hits])
            if answer.refusal is None or not may_be_shown(query):
                return answer
        citations = Citations()
        text = "\n\n".join(compose_article(query, article, citations) for article in found)
        return self._cited(query, text, citations, tuple(offered))

    def _text_of(self, article: NamedArticle) -> ArticleText | None:
        hits = self._retriever.passages_of(article)
        return text_of(article, hits) if hits else None

    def _sides(self, query: Query, whole: Extract | Refusal, hits: Sequence[Hit]) -> list[tuple[Side, list[Hit]]]:
        """The parts of a question of several things, each with what its own texts say; none where one answer will do.

        One answer will do where it names all of them, unless they are compared by facts that stand apart.
        """
        versions = self._asked_of_each(query, questions_of_versions(query.text, hits))
        parts = versions or self._parts(query) or query.parts() or self._compared(query)
        things = [label for label, _ in parts]
        covered = isinstance(whole, Extract) and whole.names(things) and not query.sides
        if not parts or (covered and not query.compares and query.type not in NEEDS_SPAN):
            return []
        sides = [self._side(label, alone) for label, alone in parts]
        all_facts = all(side.fact for side, _ in sides)
        if covered and not query.compares and len({side.fact.span for side, _ in sides if side.fact}) < len(sides):
            return []
        return sides if all_facts or (not covered and any(side.found for side, _ in sides)) else []

    def _parts(self, query: Query) -> list[tuple[str, Query]]:
        """Each of several names asked about at once, with the question that is asked of it."""
        questions = [] if query.sides else questions_of(query.text)
        if query.compares:
            questions = [(label, asked_of_one(question, query.type)) for label, question in questions]
        return self._asked_of_each(query, questions)

    def _asked_of_each(self, query: Query, questions: Sequence[tuple[str, str]]) -> list[tuple[str, Query]]:
        return beside_each_other([(label, self._read(question, (), query.within)[0]) for label, question in questions])

    def _compared(self, query: Query) -> list[tuple[str, Query]]:
        questions = (
            side_questions(query.text, query.sides, query.type, english=query.language == "en") if query.sides else []
        )
        alone = [(label, understand(question, (), self.index.accents)) for label, question in questions]
        return [(label, replace(part, within=query.within)) for label, part in alone]

    def _side(self, label: str, alone: Query) -> tuple[Side, list[Hit]]:
        hits = of_the_year(alone.named.years, self._retriever.retrieve(alone, SHORTLIST))[:PASSAGES]
        facts = self._own_facts(alone, hits)
        found = Extract(sentences=facts) if facts else self._extract(alone, hits)
        hits = _led_by(facts, hits)
        hits = found.among(hits) if isinstance(found, Extract) else hits
        tells = isinstance(found, Extract) and (alone.type not in NEEDS_SPAN or found.tells_fact(alone))
        return Side(label, alone, found if isinstance(found, Extract) and tells else None), hits

    def _side_by_side(self, query: Query, sides: Sequence[tuple[Side, list[Hit]]], hits: list[Hit]) -> Answer:
        citations = Citations()
        text = compose_sides([side for side, _ in sides], citations)
        offered = [*hits, *(hit for _, found_for in sides for hit in found_for)]
        confidence = min(side.found.confidence for side, _ in sides if side.found)
        return self._cited(query, text, citations, tuple(offered), confidence=confidence)

    def _extract(self, query: Query, hits: Sequence[Hit]) -> Extract | Refusal:
        matcher = Matcher(query, rarity=self._rarity)
        topic = self._topic.features(query)
        return extract(
            query,
            hits,
            matcher,
            topic=topic,
            least_confidence=self._least_confidence,
            passages_in=self._retriever.passages_in,
        )

    def _cited(
        self, query: Query, text: str, citations: Citations, hits: tuple[Hit, ...], *, confidence: float = 1.0
    ) -> Answer:
        made = tuple(citations.made)
        check(made, text, hits)
        return Answer(
            question=query.typed,
            text=text,
            citations=made,
            hits=hits,
            confidence=confidence,
            index_id=self.index.id,
            model=self.model,
            filter=query.within,
            read_as=read_as(query, self.index.accents),
        )

    def _refused(self, query: Query, refusal: Refusal, *, hits: tuple[Hit, ...]) -> Answer:
        return Answer(
            question=query.typed,
            text=refusal_text(refusal, query.language, within=query.within),
            hits=hits,
            refusal=refusal,
            confidence=refusal.confidence,
            index_id=self.index.id,
            model=self.model,
            filter=query.within,
            read_as=read_as(query, self.index.accents),
        )


def _names_meaning(found: Extract | Refusal) -> bool:
    """Whether what was found holds the exact words that are asked for."""
    return isinstance(found, Extract) and any(sentence.span for sentence in found.sentences)


def _led_by(facts: Sequence[Evidence], hits: Sequence[Hit]) -> list[Hit]:
    """The passages of `facts`, then the others of `hits`, each once and ranked so."""
    first = {fact.hit.passage.id: fact.hit for fact in facts}
    led = [*first.values(), *(hit for hit in hits if hit.passage.id not in first)]
    return [replace(hit, rank=rank) for rank, hit in enumerate(led, start=1)]

"""Question in, cited answer or refusal out: the whole of the bot, top to bottom."""

import asyncio
import time
from collections.abc import AsyncGenerator, Callable, Iterable, Sequence
from dataclasses import replace

from bot.answers import EXTRACTIVE, Answer, Hit, Refusal, Turn
from bot.citations import Citations, check
from bot.extract import Extract
from bot.filters import EVERYTHING, Filter
from bot.finder import PASSAGES, Finder
from bot.named_articles import NamedArticle
from bot.reader.abbreviations import spelt_out
from bot.reader.answerability import LEAST_CONFIDENCE
from bot.reader.article_answers import ArticleText, asks_for_the_whole, compose_article, may_be_shown, text_of
from bot.several import Found, sides_of, turns_of
from bot.understanding.answer_types import AnswerType
from bot.understanding.contrasts import contrast_of
from bot.understanding.english import is_english
from bot.understanding.intents import TALK, Intent
from bot.understanding.query import Language, Query
from bot.understanding.reading_back import read_as
from bot.understanding.scoping import Scoped, scoped
from bot.understanding.wanted import Wanted, points_back, wanted_in
from bot.whole_documents import Told, WholeDocuments
from bot.writing.compose import compose
from bot.writing.side_by_side import Side, compose_in_turn, compose_sides
from bot.writing.whole_documents import with_kinds_written_out
from bot.writing.wording import refusal_text
from ingest.documents import SourceDocument
from ingest.embed import Embedder
from ingest.index import Index
from ingest.text import squeeze, tidy

# "Tóm tắt giúp": what was spoken of before.
_SPOKEN_OF = "văn bản đó"


class Answerer:
    """Answers from one opened index. Safe to call from several threads."""

    model = EXTRACTIVE

    def __init__(self, index: Index, embedder: Embedder, *, least_confidence: float = LEAST_CONFIDENCE) -> None:
        """What is less likely to be in the documents than `least_confidence` is refused."""
        self.index = index
        self._finder = Finder(index, embedder, least_confidence=least_confidence)
        self._retriever = self._finder.retriever
        self._whole_documents = WholeDocuments(self._finder)

    def answer(self, question: str, history: Sequence[Turn] = (), *, filter: Filter = EVERYTHING) -> Answer:
        """The answer from the documents that `filter` admits, every statement cited; or a refusal that says why there
        is none."""
        started = time.perf_counter()
        asked = self._scoped(question)
        within = filter.narrowed(asked.filter)
        if refusal := self._cannot_ask(asked.text, within):
            nothing = Query(typed=question, language="vi", text="", type=AnswerType.TEXT, within=within)
            return self._refused(nothing, refusal, hits=())
        before = self._leant_on(history)
        intent = self._finder.intent(asked.text, later=bool(before))
        if intent in TALK:
            return self._talked(question, intent)
        meant = self._understood(asked.text, before, within)
        understood = time.perf_counter()
        answer = self._of_whole_documents(intent, meant[0], before) or self._surest(meant)
        took = time.perf_counter()
        timings = {"understand": understood - started, **answer.timings_ms, "total": took - started}
        timings_ms = {name: round(seconds * 1000, 2) for name, seconds in timings.items()}
        typed = meant[0].typed if asked.text == question else squeeze(tidy(question))
        return replace(answer, question=typed, timings_ms=timings_ms)

    def _leant_on(self, history: Sequence[Turn]) -> list[Turn]:
        """The turns that name anything of the documents, as the next may lean on them: of one that wants documents as
        wholes what it calls them by."""
        before: list[Turn] = []
        for turn in history:
            question = self._scoped(turn.question).text
            intent = self._finder.intent(question, later=bool(before))
            if intent in (Intent.DOCUMENTS, Intent.SUMMARY):
                question = wanted_in(question, one=intent is Intent.SUMMARY).of
            names_none = intent is Intent.LIBRARY or (intent is Intent.SUMMARY and points_back(question))
            if intent not in TALK and not names_none:
                before.append(replace(turn, question=question))
        return before

    def _talked(self, question: str, talk: Intent) -> Answer:
        """What is said to somebody who asks nothing of the documents."""
        language: Language = "en" if is_english(question) else "vi"
        nothing = Query(typed=squeeze(tidy(question)), language=language, text="", type=AnswerType.TEXT)
        return self._refused(nothing, Refusal(reason=TALK[talk]), hits=())

    def _of_whole_documents(self, intent: Intent, asked: Query, history: Sequence[Turn]) -> Answer | None:
        """Which documents there are, or what one says in short; None where `asked` wants something else, or it is not
        plain which one."""
        if intent is Intent.SUMMARY:
            return self._summed_up(asked, history)
        if intent is Intent.DOCUMENTS:
            return self._listed(asked, wanted_in(asked.typed), history)
        if intent is Intent.LIBRARY:
            if asked.within:
                return self._listed(asked, Wanted(""), ())
            return self._told(asked, self._whole_documents.library(asked.language))
        return None

    def _summed_up(self, asked: Query, history: Sequence[Turn]) -> Answer | None:
        of = wanted_in(asked.typed, one=True).of
        # "Tóm tắt chỉ thị đó" leans on the turn before, "Tóm tắt Chỉ thị 34" on none.
        before = history if points_back(of) else ()
        if points_back(of) and not history:
            return self._refused(asked, Refusal(reason="which_document"), hits=())
        query = self._called(of or _SPOKEN_OF, asked, before)
        told = self._whole_documents.summary(query, before[-1].answer if before else "")
        return self._told(asked, told) if told else None

    def _listed(self, asked: Query, wanted: Wanted, history: Sequence[Turn]) -> Answer:
        within = replace(asked, within=asked.within.narrowed(wanted.filter))
        query = self._called(wanted.of, within, history if points_back(wanted.of) else ())
        of = wanted.of and (wanted.of if asked.language == "en" else with_kinds_written_out(query.text))
        if told := self._whole_documents.listed(query, of):
            return self._told(query, told)
        if not of:
            return self._refused(query, Refusal(reason="empty_scope"), hits=())
        # It may have been a question that only looks like this.
        answer = self._answer(asked)
        none = Refusal(reason="no_documents", missing=(of,))
        return self._refused(query, none, hits=()) if answer.refusal else answer

    def _called(self, of: str, asked: Query, history: Sequence[Turn]) -> Query:
        """What calls documents, understood; in the language of what was `asked`, and of the same documents."""
        meant = self._understood(of, history, asked.within)[0]
        return replace(meant, typed=asked.typed, language=asked.language)

    def _told(self, query: Query, told: Told) -> Answer:
        """An answer that says itself what it is of."""
        plain = replace(query, text=query.typed, context="")
        return replace(self._cited(plain, told.text, told.citations, told.hits), of_whole_documents=True)

    def _surest(self, meant: Sequence[Query]) -> Answer:
        """The answer to the first reading that has one; where that may as well mean the next, the surer of the two."""
        answer, last = self._answer(meant[0]), meant[0]
        for query in meant[1:]:
            if (answer.refusal is None and not last.may_stand_alone) or _is_final(answer.refusal):
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
        return self._retriever.retrieve(self._finder.readings(asked.text, (), filter.narrowed(asked.filter))[0], k)

    def passages_in(self, document: SourceDocument) -> list[Hit]:
        """The passages of the document, in reading order, with no scores."""
        return self._retriever.passages_in(document)

    def _scoped(self, question: str) -> Scoped:
        return scoped(question, self._retriever.scopes.facets.folders)

    def _understood(self, question: str, history: Sequence[Turn], filter: Filter) -> list[Query]:
        """The readings of the question; where it leans on one whose answer was not handed in, that is found."""
        meant = self._finder.readings(question, history, filter)
        if not history or history[-1].answer or not history[-1].question.strip():
            return meant
        if meant[0].text == self._finder.readings(question, (), filter)[0].text:
            return meant
        last = history[-1].question
        answered = Turn(last, self.answer(last, history[:-1], filter=filter).text)
        return self._finder.readings(question, (*history[:-1], answered), filter)

    def _cannot_ask(self, question: str, filter: Filter) -> Refusal | None:
        if not question.strip():
            return Refusal(reason="empty_question")
        if not len(self.index):
            return Refusal(reason="empty_index")
        scope = self._retriever.scopes.of(filter)
        return Refusal(reason="empty_scope") if scope and not scope.rows else None

    def _from_hits(self, query: Query, hits: list[Hit]) -> Answer:
        facts = self._finder.facts(query, hits)
        if facts:
            hits = [*(fact.hit for fact in facts), *hits]
        elif query.sides and (contrast := contrast_of(query.sides, hits)):
            facts = (contrast,)
        found = Extract(sentences=facts) if facts else self._finder.extract(query, hits)
        if not facts and (sides := sides_of(self._finder, query, found, hits)):
            return self._beside(query, sides, hits, compose_sides)
        if turns := turns_of(self._finder, query, found):
            return self._beside(query, turns, hits, compose_in_turn)
        if not _names_meaning(found) and (spelt := spelt_out(query, hits)):
            found = Extract(sentences=(spelt,))
        if isinstance(found, Refusal):
            return self._refused(query, found, hits=tuple(hits))
        citations = Citations()
        text = compose(query, found, citations)
        return self._cited(query, text, citations, found.among(hits), confidence=found.confidence)

    def _from_articles(self, query: Query, articles: Sequence[NamedArticle], hits: list[Hit]) -> Answer:
        """The answer from the articles that are asked about: their own words, or what they say of the question."""
        texts = [self._text_of(article) for article in articles]
        if missing := tuple(article.label for article, text in zip(articles, texts, strict=True) if text is None):
            refusal = Refusal(reason="unknown_article", searched=(query.text,), missing=missing)
            return self._refused(query, refusal, hits=tuple(hits))
        found = [text for text in texts if text]
        offered = [*(hit for text in found for hit in text.hits), *hits]
        if not asks_for_the_whole(query, articles):
            # The passages are known to be those of the article: they need not name it.
            within = replace(query, named=replace(query.named, numbers=(), units=(), articles=()))
            answer = self._from_hits(within, [hit for text in found for hit in text.hits])
            if answer.refusal is None or not may_be_shown(query):
                return answer
        citations = Citations()
        text = "\n\n".join(compose_article(query, article, citations) for article in found)
        return self._cited(query, text, citations, offered)

    def _text_of(self, article: NamedArticle) -> ArticleText | None:
        hits = self._retriever.passages_of(article)
        return text_of(article, hits) if hits else None

    def _beside(
        self, query: Query, sides: Sequence[Found], hits: list[Hit], write: Callable[[Sequence[Side], Citations], str]
    ) -> Answer:
        citations = Citations()
        text = write([side for side, _ in sides], citations)
        offered = [*hits, *(hit for _, found_for in sides for hit in found_for)]
        confidence = min(side.found.confidence for side, _ in sides if side.found)
        return self._cited(query, text, citations, offered, confidence=confidence)

    def _cited(
        self, query: Query, text: str, citations: Citations, offered: Iterable[Hit], *, confidence: float = 1.0
    ) -> Answer:
        made, hits = tuple(citations.made), _ranked(offered)
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
            read_as=read_as(query),
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
            read_as=read_as(query),
        )


def _ranked(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """Each passage once, ranked in this order."""
    first: dict[str, Hit] = {}
    for hit in hits:
        first.setdefault(hit.passage.id, hit)
    return tuple(replace(hit, rank=rank) for rank, hit in enumerate(first.values(), start=1))


def _is_final(refusal: Refusal | None) -> bool:
    """Whether another reading of the question could not answer it: the list that it asks of has no such item."""
    return refusal is not None and refusal.reason == "unknown_item"


def _names_meaning(found: Extract | Refusal) -> bool:
    """Whether what was found holds the exact words that are asked for."""
    return isinstance(found, Extract) and any(sentence.span for sentence in found.sentences)

"""Answers what is asked of documents as wholes: which there are, what the collection is, what one says in short."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers import Hit
from bot.citations import Citations
from bot.filters import EVERYTHING
from bot.finder import Finder
from bot.holdings import Holdings
from bot.summary import main_points
from bot.understanding.query import Language, Query
from bot.writing.whole_documents import MOST_DOCUMENTS, compose_documents, compose_library, compose_summary


@dataclass(frozen=True, slots=True)
class Told:
    """What is told, its citations, and the passages that they may be of."""

    text: str
    citations: Citations
    hits: Sequence[Hit]


class WholeDocuments:
    """Answers from one opened index."""

    def __init__(self, finder: Finder) -> None:
        self._finder = finder
        self._holdings = Holdings(finder)

    def library(self, language: Language) -> Told:
        """What the collection is, and its newest documents."""
        citations = Citations()
        _, newest = self._holdings.all_of(EVERYTHING, MOST_DOCUMENTS)
        text = compose_library(self._holdings.overview(), newest, citations, language)
        return Told(text, citations, [one.hit for one in newest])

    def listed(self, query: Query, of: str) -> Told | None:
        """The documents that `query` is asked of; those on the topic that it says, where there is one, called `of`.
        None where there are none."""
        citations = Citations()
        if of:
            found = self._holdings.on(query)
            count = len(found)
        else:
            count, found = self._holdings.all_of(query.within, MOST_DOCUMENTS)
        text = compose_documents(found, count, of, citations, query)
        return Told(text, citations, [one.hit for one in found]) if found else None

    def summary(self, query: Query, answer: str) -> Told | None:
        """What the one document says in short that `query` calls by its number, its title, or whose and what it is, or
        that the `answer` is from on which it leans; None where it is not plain which one."""
        meant = self._holdings.meant(query, answer)
        if meant is None:
            return None
        passages = self._finder.retriever.passages_in(meant)
        index, citations = self._finder.index, Citations()
        points = main_points(passages, index.sentence_directions(index.store.rows_of([meant.id])))
        text = compose_summary(meant, points, citations, query.language)
        return Told(text, citations, passages) if points else None

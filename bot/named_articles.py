"""The articles of law that a question names, looked up in the index."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from bot.titles import Titled, named_by_title, titled
from bot.understanding.legal_units import ArticleMention
from bot.understanding.query import Query
from ingest.documents import Passage, article_key
from ingest.facts.numbers import NumberMention, document_numbers
from ingest.index import Index
from ingest.structure import blocks
from ingest.text import fold

# "Điều 5 Nghị định 63" may mean that of several years; more than three articles are no answer.
_MOST = 3
# What may stand between an article and the name of its document.
_OF = re.compile(r"^[\s,]*(?:(?:của|trong|tại|thuộc|ở|theo)\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NamedArticle:
    """An article that was asked for; without `rows` the index holds its document and not the article."""

    mention: ArticleMention
    number: str | None
    """Of its document, "63/2010/NĐ-CP", or its title; None where the codification's number names the article."""
    rows: tuple[int, ...] = ()
    is_document: bool = False
    """Whether a document of its own holds it, without its heading."""

    @property
    def label(self) -> str:
        """As a person would write it: "điểm a khoản 2 Điều 5 (63/2010/NĐ-CP)"."""
        point = f"điểm {self.mention.point} " if self.mention.point else ""
        clause = f"khoản {self.mention.clause} " if self.mention.clause else ""
        document = f" ({self.number})" if self.number else ""
        article = self.mention.article.upper() if self.mention.is_codified else self.mention.article
        return f"{point}{clause}Điều {article}{document}"


class ArticleFinder:
    """Finds named articles in one opened index."""

    def __init__(self, index: Index) -> None:
        self._store = index.store

    def named_in(self, query: Query) -> list[NamedArticle]:
        """The articles that `query` names, of documents that the index holds, at most three."""
        found: list[NamedArticle] = []
        for mention in query.named.articles:
            if mention.is_codified:
                found.append(NamedArticle(mention, None, tuple(self._under(mention))))
                continue
            for number in query.named.numbers:
                found += self._of_document(mention, number)
            if not query.named.numbers:
                found += self._of_titled(mention, query.text)
        return found[:_MOST]

    def _of_titled(self, mention: ArticleMention, text: str) -> list[NamedArticle]:
        """The article in the one document whose title stands after `mention`; without rows where that has none."""
        meant = named_by_title(_OF.sub("", text[mention.span.end :]), self._titled)
        if len({document.name for document in meant}) != 1 or not (meant[0].article or len(meant) == 1):
            return []
        rows = tuple(row for one in meant for row in self._rows_in(one, mention.article))
        title = meant[0].entry.title
        is_document = meant[0].article is not None
        return [NamedArticle(mention, title.rpartition(",")[0] if is_document else title, rows, is_document)]

    def _rows_in(self, document: Titled, article: str) -> list[int]:
        if document.article not in (None, article):
            return []
        mark = re.compile(rf"Điều {article}(?:\W|$)", re.IGNORECASE)
        passages = self._store.passages_of(document.entry.id)
        return [row for row, passage in passages if document.article or any(map(mark.match, passage.heading))]

    @cached_property
    def _titled(self) -> list[Titled]:
        return titled(self._store.entries())

    def _of_document(self, mention: ArticleMention, number: NumberMention) -> list[NamedArticle]:
        """The article in each document that `number` may mean, newest first; if none has it, one without rows."""
        known = [other for other in self._numbers if number.matches(other)]
        newest_first = sorted(known, key=lambda other: -(other.year or 0))
        found = [NamedArticle(mention, other.canonical, self._rows(mention, other)) for other in newest_first]
        return [article for article in found if article.rows] or found[:1]

    def _rows(self, mention: ArticleMention, number: NumberMention) -> tuple[int, ...]:
        return tuple(self._store.rows_of_article(article_key(mention.article, number.canonical)))

    def _under(self, mention: ArticleMention) -> Iterator[int]:
        """The rows of a codified article, a table of contents apart. "nd" may have been typed for "NĐ"."""
        rows = self._store.rows_under("Điều " + fold(mention.article).replace("d", "_"))
        passages = self._store.passages(rows)
        yield from (row for row, passage in zip(rows, passages, strict=True) if _says_something(passage))

    @cached_property
    def _numbers(self) -> list[NumberMention]:
        """The numbers of all documents in the index."""
        own = (entry.metadata.number for entry in self._store.entries())
        known = dict.fromkeys([*self._store.article_numbers(), *filter(None, own)])
        return [mention for number in known for mention in document_numbers(number)[:1]]


def _says_something(passage: Passage) -> bool:
    return any(block.kind != "heading" for block in blocks(passage.text))

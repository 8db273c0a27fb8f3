"""Hybrid retrieval: candidates by BM25 on folded words and cosine on meanings, put in order by `bot.rerank`; articles
that the question names come first."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from bot.answers import Hit
from bot.named_articles import ArticleFinder, NamedArticle
from bot.rerank import rerank
from bot.scopes import Scope, Scopes
from bot.understanding.query import Query
from ingest.documents import SourceDocument
from ingest.embed import Embedder
from ingest.index import Index
from ingest.storage.lexical import search_terms

# Share of the words' z-score in the choice of the shortlist; the rest is the passages' cosine.
LEXICAL_SHARE = 0.4
# How many candidates words and meaning each offer, and how many of them all are looked at closely. With 40, hit@1 is
# .003 less on viquad-dev and the same on alqac-dev; with 24 the right passage is among them for .99 of the questions.
DEPTH = 100
SHORTLIST = 24
# Questions whose directions are kept at hand: each is looked at several times.
_REMEMBERED = 256


Direction = Callable[[str], NDArray[np.float32]]
"""Where what a question asks points: a unit vector, shape (dimensions,)."""


def directions_by(embedder: Embedder) -> Direction:
    """The directions that `embedder` finds; the last few are kept at hand."""

    @lru_cache(_REMEMBERED)
    def direction(question: str) -> NDArray[np.float32]:
        found: NDArray[np.float32] = embedder.embed([question], kind="query")[0]
        return found

    return direction


class HybridRetriever:
    """Finds passages for queries in one opened index."""

    def __init__(self, index: Index, embedder: Embedder) -> None:
        self.index = index
        self.direction = directions_by(embedder)
        self._articles = ArticleFinder(index)
        self.scopes = Scopes(index)

    def named_articles(self, query: Query) -> list[NamedArticle]:
        """The articles of documents in the index that `query` names; without rows where it is not asked of them."""
        found = self._articles.named_in(query)
        scope = self.scopes.of(query.within)
        if scope is None:
            return found
        inside = [replace(one, rows=tuple(row for row in one.rows if row in scope.rows)) for one in found]
        return [article for article in inside if article.rows] or inside[:1]

    def passages_of(self, article: NamedArticle) -> list[Hit]:
        """The passages of the article, in reading order."""
        return self._unranked(article.rows)

    def passages_in(self, document: SourceDocument) -> list[Hit]:
        """The passages of the document, in reading order."""
        return self._unranked([row for row, _ in self.index.store.passages_of(document.id)])

    def retrieve(self, query: Query, k: int) -> list[Hit]:
        """The best `k` passages that `query` is asked of, best first; fewer where there are fewer, none for an empty
        query.

        All passages of the articles that it names come first, in reading order, and score as the best other one.
        """
        best = self._best(query, k)
        top = best[0].score if best else 0.0
        offered = {hit.passage.id: hit for hit in best}
        named = [hit for article in self.named_articles(query) for hit in self.passages_of(article)]
        first = {hit.passage.id: replace(offered.get(hit.passage.id, hit), score=top) for hit in named}
        ordered = [*first.values(), *(hit for hit in best if hit.passage.id not in first)]
        return [replace(hit, rank=rank) for rank, hit in enumerate(self._of_one_variant(ordered)[:k], start=1)]

    def _of_one_variant(self, hits: Sequence[Hit]) -> list[Hit]:
        """The hits without those of documents that are variants of one that stands before them."""
        variants = self.index.variants
        speaks_for: dict[str, str] = {}
        for hit in hits:
            speaks_for.setdefault(variants.group_of(hit.passage.document_id), hit.passage.document_id)
        return [
            hit for hit in hits if speaks_for[variants.group_of(hit.passage.document_id)] == hit.passage.document_id
        ]

    def _best(self, query: Query, k: int) -> list[Hit]:
        found = self.shortlist(query, max(k, SHORTLIST))
        first = rerank(query, found[:SHORTLIST])
        least = min((hit.score for hit in first), default=0.0)
        return [*first, *(replace(hit, score=min(hit.score, least)) for hit in found[SHORTLIST:])]

    def shortlist(self, query: Query, k: int) -> list[Hit]:
        """The `k` passages nearest by words and meaning, in a rough order."""
        scope, about = self.scopes.of(query.within), self._about(query)
        vector = self.direction(query.in_vietnamese)
        lexical = self._offered(query, vector, DEPTH, scope)
        for row, score in (self._offered(query, vector, k, about) if about else {}).items():
            lexical[row] = max(score, lexical.get(row, 0.0))
        rows = sorted(lexical)
        if not rows:
            return []
        dense = np.asarray(self.index.vectors.scores(vector, rows))
        bm25 = np.asarray([lexical[row] for row in rows])
        fused = LEXICAL_SHARE * _z_scores(bm25) + (1 - LEXICAL_SHARE) * _z_scores(dense)
        order = np.argsort(-fused, kind="stable")
        # Where documents are about the place that the question names, half of the shortlist is theirs.
        own = [i for i in order if about and rows[i] in about.rows][: k // 2]
        shortlist = np.array(
            sorted({*own, *[i for i in order if i not in own][: k - len(own)]}, key=lambda i: -fused[i])
        )
        chosen = [rows[i] for i in shortlist]
        hits = self._hits(chosen, fused[shortlist], bm25[shortlist], dense[shortlist])
        sentences = self.index.sentence_cosines(vector, chosen)
        return [replace(hit, sentence_cosines=found) for hit, found in zip(hits, sentences, strict=True)]

    def _about(self, query: Query) -> Scope | None:
        """The documents about the places that the query names, unless it is asked of some documents only."""
        localities = tuple(locality.name for locality in query.named.localities)
        if query.within or not (localities or query.named.places):
            return None
        return self.scopes.about(localities, query.named.places)

    def _offered(self, query: Query, vector: NDArray[np.float32], k: int, scope: Scope | None) -> dict[int, float]:
        """The rows of the `k` passages nearest by words and of those nearest by meaning, with their scores by words."""
        by_words, by_meaning = (scope.lexical, scope.vectors) if scope else (None, None)
        lexical = dict(self.index.lexical.search(_lexical_terms(query), k, only=by_words))
        nearest = self.index.vectors.search(vector, k, only=by_meaning)
        return {row: lexical.get(row, 0.0) for row in (*lexical, *(row for row, _ in nearest))}

    def _unranked(self, rows: Sequence[int]) -> list[Hit]:
        nothing = np.zeros(len(rows))
        return self._hits(rows, nothing, nothing, nothing)

    def _hits(
        self, rows: Sequence[int], fused: NDArray[np.float64], bm25: NDArray[np.float64], dense: NDArray[np.float64]
    ) -> list[Hit]:
        passages = self.index.store.passages(rows)
        documents = self.index.store.documents({passage.document_id for passage in passages})
        return [
            Hit(
                passage=passage,
                document=documents[passage.document_id],
                variants=self.index.variants.others(passage.document_id),
                rank=rank,
                score=float(fused[rank - 1]),
                lexical=float(bm25[rank - 1]),
                dense=float(dense[rank - 1]),
            )
            for rank, passage in enumerate(passages, start=1)
        ]


def _lexical_terms(query: Query) -> list[str]:
    if query.language == "vi":
        phrases = [query.text, *(" ".join(phrase) for phrase in query.carried)]
    else:
        phrases = [" ".join(phrase) for phrase in (*query.runs, *query.named.terms, *query.carried)]
    return [term for phrase in phrases for term in search_terms(phrase)]


def _z_scores(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    spread = scores.std()
    return (scores - scores.mean()) / spread if spread > 0 else np.zeros_like(scores)

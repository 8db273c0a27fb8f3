"""Answerers and retrieved passages over texts of a test's own."""

import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from bot.answerer import Answerer
from bot.answers import Answer, Hit, Turn
from bot.reader.matching import Matcher
from bot.understanding.query import Query
from bot.understanding.question import understand
from ingest.accents import AccentModel
from ingest.build import build_index
from ingest.chunk import chunk
from ingest.embed import open_embedder
from ingest.index import Index
from ingest.metadata import describe
from ingest.read import RawDocument
from ingest.text import tidy

PROJECT = Path(__file__).parents[2]
CORPUS = PROJECT / "corpus"


def answerer_over(*sources: Path, index_dir: Path) -> Answerer:
    """An answerer over a new index of `sources`, with the bundled model."""
    embedder = open_embedder()
    build_index(sources, index_dir, embedder=embedder)
    return Answerer(Index.open(index_dir, embedder=embedder.identity), embedder)


@cache
def base_accents() -> AccentModel:
    """The accent model before it learns from any document."""
    return AccentModel.base()


def asked_as(question: str, *history: Turn) -> Query:
    """The question understood, after the turns of `history`."""
    return understand(question, history, base_accents())


def hits_in(*texts: str) -> list[Hit]:
    """The passages of `texts` as if retrieved in that order; each text is a document, "1.txt" onwards."""
    hits: list[Hit] = []
    for number, written in enumerate(texts, start=1):
        text = tidy(written)
        document = describe(
            RawDocument(
                key=f"{number}.txt",
                text=text,
                title=None,
                reader="text/1",
                content_hash=hashlib.sha256(text.encode()).hexdigest(),
                hints={},
            )
        )
        hits += [
            Hit(passage=passage, document=document, rank=len(hits) + at, score=0.0, lexical=0.0, dense=0.0)
            for at, passage in enumerate(chunk(document), start=1)
        ]
    return hits


def matcher_of(query: Query) -> Matcher:
    """A matcher to which all words are equally rare."""
    return Matcher(query, rarity=lambda term: 1.0)


def faults_of_citations(answer: Answer) -> list[str]:
    """What is wrong with the citations of an answer, whatever it says: [] for a sound one."""
    offered = {hit.passage.id for hit in answer.hits}
    faults = [
        f"{citation.key}: {fault}"
        for citation in answer.citations
        for fault, wrong in {
            "is not verbatim": citation.document.text[citation.start : citation.end] != citation.quote,
            "is empty": not citation.quote.strip(),
            "leaves its passage": not (citation.passage.start <= citation.start < citation.end <= citation.passage.end),
            "cites a passage that was not offered": citation.passage.id not in offered,
            "is not used in the text": citation.key not in answer.text,
            "highlights outside its quote": citation.highlight is not None
            and not (citation.start <= citation.highlight.start < citation.highlight.end <= citation.end),
        }.items()
        if wrong
    ]
    keys = [citation.key for citation in answer.citations]
    if keys != [f"[{number}]" for number in range(1, len(keys) + 1)]:
        faults.append(f"keys are not numbered from 1: {keys}")
    if (answer.refusal is None) != bool(keys):
        faults.append("an answer has citations and a refusal has none")
    return faults


def shown_by(answer: Answer) -> Sequence[str]:
    """All that a reader of the answer sees: its text and its quotes."""
    return (answer.text, *(citation.quote for citation in answer.citations))

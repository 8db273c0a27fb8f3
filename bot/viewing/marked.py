"""What is to be marked in a document: the stretches that an address names, their citations, and their pages."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bot.writing.locating import headings_at
from bot.writing.official import official_citation
from ingest.documents import Passage, SourceDocument, Span
from ingest.storage.store import Store


class MarkedQuote(NamedTuple):
    """A stretch of a document that is marked, and its citation."""

    span: Span
    citation: str


def spans_of(written: Iterable[str]) -> list[Span]:
    """The stretches written "120-340"."""
    return [Span(*map(int, one.split("-"))) for one in written]


def marked_quotes(store: Store, id_: str, document: SourceDocument, spans: Sequence[Span]) -> list[MarkedQuote]:
    """Those of `spans` that lie in the document, each with its citation, in the order given."""
    sound = [span for span in dict.fromkeys(spans) if 0 <= span.start < span.end <= len(document.text)]
    passages = [passage for _, passage in store.passages_of(id_)] if sound else []
    return [MarkedQuote(span, _citation(document, passages, span)) for span in sound]


def words_on(document: SourceDocument, span: Span, page: int) -> Span | None:
    """The part of `span` that stands on the page (from 1); None where there is none."""
    bounds = _page_span(document, page)
    start, end = max(span.start, bounds.start), min(span.end, bounds.end)
    return Span(start, end) if start < end else None


def share_before(document: SourceDocument, span: Span, page: int) -> float:
    """The share of the page's text that stands before `span`, 0 to 1."""
    bounds = _page_span(document, page)
    return (span.start - bounds.start) / max(bounds.end - bounds.start, 1)


def _page_span(document: SourceDocument, page: int) -> Span:
    starts = document.reading.page_starts
    if page > max(len(starts), 1):
        return Span(0, 0)
    first = starts[page - 1] if starts else 0
    return Span(first, starts[page] if page < len(starts) else len(document.text))


def _citation(document: SourceDocument, passages: Sequence[Passage], span: Span) -> str:
    page = document.reading.page_at(span.start)
    passage = next((one for one in passages if one.start <= span.start < one.end), None)
    if passage is None:
        return official_citation(document, page=page)
    heading = headings_at(document, passage, span.start)
    return official_citation(document, heading, page=page or passage.page, article=passage.article)

"""Lists that a text gives without setting them out: the documents or the persons that one sentence names."""

import re
from collections.abc import Callable, Sequence

from bot.evidence import Evidence
from bot.lists import ListEvidence
from bot.query import Query
from bot.roles import holders_in
from ingest.documents import Span
from ingest.facts.numbers import KINDS, document_numbers
from ingest.text import canonical, index_terms

_KIND_BEFORE = re.compile(rf"(?:{'|'.join(KINDS.values())})\s+(?:số\s*:?\s*)?$")
_DATE_AFTER = re.compile(r"\s*,?\s*(?:ngày\s+)?\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{4}")
_DOCUMENT_NOUNS = frozenset(tuple(index_terms(name)) for name in (*KINDS.values(), "văn bản", "tài liệu"))
_PERSON_NOUNS = frozenset(tuple(index_terms(name)) for name in ("ai", "đồng chí", "đại biểu", "người", "lãnh đạo"))
# Sentences tried, the best first.
_TRIED = 3


def named_list(query: Query, evidence: Sequence[Evidence]) -> ListEvidence | None:
    """The documents or persons named together in one of the best sentences, if that is what is asked for."""
    find = _finder(query)
    if find is None:
        return None
    for found in evidence[:_TRIED]:
        items = find(found.text)
        if len(items) > 1:
            return _as_list(found, items)
    return None


def _finder(query: Query) -> Callable[[str], list[Span]] | None:
    nouns = {noun[:size] for noun in query.asked_for for size in (1, 2)}
    if nouns & _DOCUMENT_NOUNS:
        return _documents
    return _persons if nouns & _PERSON_NOUNS else None


def _documents(text: str) -> list[Span]:
    """Each document number with the kind before it and the date after it."""
    spans = []
    for mention in document_numbers(text):
        before = _KIND_BEFORE.search(canonical(text[: mention.start]))
        after = _DATE_AFTER.match(canonical(text), mention.end)
        spans.append(Span(before.start() if before else mention.start, after.end() if after else mention.end))
    return spans


def _persons(text: str) -> list[Span]:
    return [holder.reach for holder in holders_in(text)]


def _as_list(found: Evidence, items: Sequence[Span]) -> ListEvidence:
    start = found.sentence.start
    return ListEvidence(
        hit=found.hit,
        lead=Span(start, start + items[0].start),
        items=tuple(Span(start + item.start, start + item.end) for item in items),
        support=found.support,
        score=found.score,
        fits=True,
    )

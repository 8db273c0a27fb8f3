"""What a document prints of itself: number, issuer and day in its head, signer at its foot, when it takes force."""

import datetime
import re
from collections.abc import Callable, Mapping, Sequence

from bot.answers import Hit
from bot.reader.asked_document import asks_force
from bot.reader.evidence import Evidence, fact_at
from bot.reader.tables import line_around
from bot.understanding.answer_types import AnswerType
from bot.understanding.days import days_in
from bot.understanding.query import Query
from ingest.documents import SourceDocument, Span
from ingest.facts.numbers import document_numbers
from ingest.text import canonical, index_terms

_TAKES_FORCE = re.compile(r"\b(?:này|thông qua)\b[^.;]{0,120}\bcó hiệu lực\b[^.;\d]{0,40}")
_GAP, _MARKS = re.compile(r" {3,}|\t|\|"), " *_"
_CHAIRMAN, _COMMITTEE = index_terms("chủ tịch"), index_terms("ủy ban nhân dân")
_OF_COMMUNE = frozenset(index_terms("xã phường đặc khu huyện quận thị trấn"))
_ASKS_NAME = frozenset(index_terms("tên họ ai là hiện nay"))
_UNITS = _OF_COMMUNE | {"tinh"}
# Characters from "có hiệu lực từ" to its day.
_DAY_WITHIN = 12


def own_fact(query: Query, hits: Sequence[Hit]) -> Evidence | None:
    """Where the document whose passages `hits` are prints what is asked; None where none of them does."""
    document = hits[0].document
    span = _in_force(document) if asks_force(query) else _FACTS[query.type](document)
    if span is None:
        return None
    return _at(document, span, hits)


def _at(document: SourceDocument, span: Span, hits: Sequence[Hit]) -> Evidence | None:
    line = _cell(document.text, span)
    hit = next((hit for hit in hits if hit.passage.start <= line.start and line.end <= hit.passage.end), None)
    return fact_at(hit, line, span, core=line) if hit else None


def holder_signing(
    query: Query, hits: Sequence[Hit], passages_in: Callable[[SourceDocument], Sequence[Hit]]
) -> Evidence | None:
    """Where the holder of the position that is asked for signs one of the documents, the latest, by that position."""
    signed = [hit.document for hit in hits if _is_signed_by_role(query, hit.document)]
    if not signed:
        return None
    document = max(signed, key=lambda document: document.metadata.date or datetime.date.min)
    span = _signer(document)
    return _at(document, span, passages_in(document)) if span else None


def _is_signed_by_role(query: Query, document: SourceDocument) -> bool:
    """Whether whoever signs it does so as the head of the very body, of the place that the question names."""
    title, issuer = index_terms(document.metadata.signer_title or ""), index_terms(document.metadata.issuer or "")
    asked = [term for term in index_terms(query.role or "") if term != "cua"]
    # What else the question says, "cũ" or "nhiệm kỳ tới", a signature does not tell.
    more = {term for run in query.runs for term in run} - _ASKS_NAME - set(asked)
    if query.type is not AnswerType.PERSON or not title or asked[: len(title)] != title or more or query.carried:
        return False
    body = asked[len(title) :]
    if title[-2:] == _CHAIRMAN and (not body or (len(body) == 1 and body[0] in _UNITS)):
        body = _COMMITTEE  # "Chủ tịch xã" is that of its committee.
    elif issuer[:1] and issuer[0] in title[1:]:
        body = asked[title.index(issuer[0], 1) :]  # "Trưởng phòng Kinh tế" is of "Phòng Kinh tế".
    named = query.named
    names = [locality.name for locality in named.localities] or [tuple(index_terms(place)) for place in named.places]
    if not body or len(names) != 1 or issuer[: len(body)] != body:
        return False
    before, found, _ = f" {' '.join(issuer[len(body) :])} ".partition(f" {' '.join(names[0])} ")
    # A commune's committee is called after its province, too.
    return bool(found) and (bool(named.localities) or _OF_COMMUNE.isdisjoint(before.split()))


def number_in(document: SourceDocument) -> Span | None:
    """The first place with the document's own number: it stands in the head."""
    own = document_numbers(document.metadata.number or "")
    found = (mention for mention in document_numbers(document.text) if own and mention.canonical == own[0].canonical)
    return next((Span(mention.start, mention.end) for mention in found), None)


def _issuer(document: SourceDocument) -> Span | None:
    """The first place with the issuer as it was read off the head, on one line."""
    name = document.metadata.issuer
    at = canonical(document.text).find(canonical(name)) if name else -1
    return Span(at, at + len(name)) if name and at >= 0 else None


def _signer(document: SourceDocument) -> Span | None:
    """The last place with the signer's name: it stands under the text."""
    name = document.metadata.signer
    at = canonical(document.text).rfind(canonical(name)) if name else -1
    return Span(at, at + len(name)) if name and at >= 0 else None


def issue_day_in(document: SourceDocument) -> Span | None:
    """The first place with the day of issue: it stands in the head."""
    date = document.metadata.date
    days = days_in(document.text) if date else []
    same = (day for day in days if date and (day.day, day.month, day.year) == (date.day, date.month, date.year))
    return next((Span(day.start, day.end) for day in same), None)


def subject_in(document: SourceDocument) -> Span | None:
    """Where the head says what the document is about; it may run over several lines there."""
    words = map(re.escape, canonical(document.metadata.summary or "").split())
    said = re.search(r"\s+".join(words), canonical(document.text)) if document.metadata.summary else None
    return Span(*said.span()) if said else None


def _cell(text: str, span: Span) -> Span:
    """The line that `span` stands on, of one set in columns its own cell, without marks of bold print."""
    start, end = line_around(text, span)
    before, after = text[start : span.start], text[span.end : end]
    start += max((gap.end() for gap in _GAP.finditer(before)), default=0)
    end -= len(after) - min((gap.start() for gap in _GAP.finditer(after)), default=len(after))
    bare = text[start:end]
    return Span(start + len(bare) - len(bare.lstrip(_MARKS)), end - len(bare) + len(bare.rstrip(_MARKS)))


def _in_force(document: SourceDocument) -> Span | None:
    """The day from which the document says of itself to be in force."""
    said = _TAKES_FORCE.search(canonical(document.text))
    days = [day for day in days_in(document.text) if said and said.end() <= day.start <= said.end() + _DAY_WITHIN]
    return Span(days[0].start, days[0].end) if days else None


_FACTS: Mapping[AnswerType, Callable[[SourceDocument], Span | None]] = {
    AnswerType.NUMBER: number_in,
    AnswerType.ORGANISATION: _issuer,
    AnswerType.PERSON: _signer,
    AnswerType.DATE: issue_day_in,
    AnswerType.TEXT: subject_in,
    AnswerType.DEFINITION: subject_in,
}

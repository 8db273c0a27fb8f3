"""What a document prints of itself: number, issuer and day in its head, signer at its foot, when it takes force."""

import re
from collections.abc import Callable, Mapping, Sequence

from bot.answers import Hit
from bot.reader.asked_document import asks_force
from bot.reader.evidence import Evidence, fact_at
from bot.understanding.answer_types import AnswerType
from bot.understanding.days import days_in
from bot.understanding.query import Query
from ingest.documents import SourceDocument, Span
from ingest.facts.numbers import document_numbers
from ingest.text import canonical

_TAKES_FORCE = re.compile(r"\b(?:này|thông qua)\b[^.;]{0,120}\bcó hiệu lực\b[^.;\d]{0,40}")
_GAP, _MARKS = re.compile(r" {3,}|\t"), " *_"
# Characters from "có hiệu lực từ" to its day.
_DAY_WITHIN = 12


def own_fact(query: Query, hits: Sequence[Hit]) -> Evidence | None:
    """Where the document whose passages `hits` are prints what is asked; None where none of them does."""
    document = hits[0].document
    span = _in_force(document) if asks_force(query) else _FACTS[query.type](document)
    if span is None:
        return None
    line = _cell(document.text, span)
    hit = next((hit for hit in hits if hit.passage.start <= line.start and line.end <= hit.passage.end), None)
    if hit is None:
        return None
    return fact_at(hit, line, span, core=line)


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
    """The line that `span` stands on, of one set in columns its own, without marks of bold print."""
    start, end = text.rfind("\n", 0, span.start) + 1, (text + "\n").find("\n", span.end)
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

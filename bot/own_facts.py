"""Who signed a document and when it was issued: from its foot and its head, where a question names it by its number."""

from collections.abc import Sequence

from bot.answer_types import AnswerType
from bot.answers import Hit
from bot.days import days_in
from bot.evidence import Evidence
from bot.query import Query
from bot.support import Support
from ingest.documents import SourceDocument, Span
from ingest.facts.numbers import document_numbers
from ingest.text import canonical

# Index terms of "ký", "ban hành". With other content than these a question asks for what the document tells of others.
_ISSUING = frozenset(["ki", "hanh"])
_OF_ITSELF = _ISSUING | frozenset(["ban", "nguoi", "ten", "ngay"])


def own_document(query: Query, hits: Sequence[Hit]) -> SourceDocument | None:
    """The document among those of `hits` of which `query` asks the signer or the day of issue; None for any other."""
    asks = query.type in (AnswerType.PERSON, AnswerType.DATE) and not query.also and len(query.named.numbers) == 1
    terms = {term for run in query.runs for term in run}
    if not asks or not terms & _ISSUING or terms - _OF_ITSELF:
        return None
    found = {hit.document.id: hit.document for hit in hits if _is_meant(query, hit.document)}
    return found.popitem()[1] if len(found) == 1 else None


def own_fact(query: Query, hits: Sequence[Hit]) -> Evidence | None:
    """Where the document whose passages `hits` are prints what is asked; None where none of them does."""
    document = hits[0].document
    span = _signer(document) if query.type is AnswerType.PERSON else _issued(document)
    if span is None:
        return None
    line = Span(document.text.rfind("\n", 0, span.start) + 1, (document.text + "\n").find("\n", span.end))
    hit = next((hit for hit in hits if hit.passage.start <= line.start and line.end <= hit.passage.end), None)
    if hit is None:
        return None
    return Evidence(hit=hit, sentence=line, span=span, core=line, support=Support(1.0, 1.0, ()), score=1.0)


def _is_meant(query: Query, document: SourceDocument) -> bool:
    own = document_numbers(document.metadata.number or "")
    return any(query.named.numbers[0].matches(number) for number in own)


def _signer(document: SourceDocument) -> Span | None:
    """The last place with the signer's name: it stands under the text."""
    name = document.metadata.signer
    at = canonical(document.text).rfind(canonical(name)) if name else -1
    return Span(at, at + len(name)) if name and at >= 0 else None


def _issued(document: SourceDocument) -> Span | None:
    """The first place with the day of issue: it stands in the head."""
    date = document.metadata.date
    days = days_in(document.text) if date else []
    same = (day for day in days if date and (day.day, day.month, day.year) == (date.day, date.month, date.year))
    return next((Span(day.start, day.end) for day in same), None)

"""What a document prints of itself: number, issuer and day in its head, signer at its foot, when it takes force."""

import re
from collections.abc import Callable, Mapping, Sequence

from bot.answers import Hit
from bot.reader.evidence import Evidence
from bot.reader.support import Support
from bot.understanding.answer_types import AnswerType
from bot.understanding.days import days_in
from bot.understanding.query import Query
from ingest.documents import SourceDocument, Span
from ingest.facts.numbers import KINDS, document_numbers
from ingest.text import canonical, index_terms

# Index terms of "ký", "ban hành". With other content than these a question asks for what the document tells of others.
_ISSUING = frozenset(["ki", "hanh"])
_OF_ITSELF = _ISSUING | frozenset(["ban", "nguoi", "ten", "ngay", "so", "hieu", "co", "quan", "van"])
# "có hiệu lực từ ngày nào", "bắt đầu áp dụng từ bao giờ"
_IN_FORCE = frozenset(["hieu", "luc", "bat", "dau", "ap", "dung", "thi"])
_ASKS_FORCE = re.compile(r"\b(?:hiệu lực|(?:bắt đầu|được) áp dụng|áp dụng từ|effect|force)\b")
# "thay thế quyết định nào" asks for another number than the document's own.
_ASKS_OTHER = re.compile(
    r"\b(?:thay thế|thay cho|bãi bỏ|sửa đổi|replaces?|repeals?|amends?)(?: \w+){0,4} (?:nào|gì|mấy)\b"
)
_TAKES_FORCE = re.compile(r"\b(?:này|thông qua)\b[^.;]{0,120}\bcó hiệu lực\b[^.;\d]{0,40}")
# Characters from "có hiệu lực từ" to its day.
_DAY_WITHIN = 12
_OPEN = frozenset({AnswerType.TEXT, AnswerType.DEFINITION})
_OF_THE_WHOLE = frozenset(index_terms("nói về việc nội dung chính chủ đề trích yếu"))
_KIND_TERMS = frozenset(term for name in KINDS.values() for term in index_terms(name))
# A document without its number in the question is meant when its own title and subject hold this share of what the
# question says it is about, and the question says at least so much or whose it is.
_LEAST_OF_SUBJECT, _LEAST_TERMS = 0.85, 3


def own_document(query: Query, hits: Sequence[Hit]) -> SourceDocument | None:
    """The document among those of `hits` of which `query` asks the number, issuer, day of issue or signer."""
    terms = [term for run in query.runs for term in run]
    if query.type not in _FACTS or query.also or len(query.named.numbers) > 1:
        return None
    if query.type is AnswerType.NUMBER and (query.named.numbers or _ASKS_OTHER.search(canonical(query.own_text))):
        return None
    asks = query.type is AnswerType.NUMBER or _ISSUING.intersection(terms) or _asks_force(query)
    if not (_asks_subject(query) if query.type in _OPEN else asks):
        return None
    about = [
        term for term in terms if term not in _OF_ITSELF | _KIND_TERMS | (_IN_FORCE if _asks_force(query) else set())
    ]
    if query.named.numbers:
        numbered = [hit.document for hit in hits if _has_number(query, hit.document)]
        meant = [document for document in numbered if _says(document, about)]
    else:
        told_apart = len(about) >= _LEAST_TERMS or query.named.places
        meant = [hit.document for hit in hits if told_apart and _is_about(query, about, hit.document)]
    found = {document.id: document for document in meant}
    return found.popitem()[1] if len(found) == 1 else None


def own_fact(query: Query, hits: Sequence[Hit]) -> Evidence | None:
    """Where the document whose passages `hits` are prints what is asked; None where none of them does."""
    document = hits[0].document
    span = _in_force(document) if _asks_force(query) else _FACTS[query.type](document)
    if span is None:
        return None
    line = Span(document.text.rfind("\n", 0, span.start) + 1, (document.text + "\n").find("\n", span.end))
    hit = next((hit for hit in hits if hit.passage.start <= line.start and line.end <= hit.passage.end), None)
    if hit is None:
        return None
    return Evidence(hit=hit, sentence=line, span=span, core=line, support=Support(1.0, 1.0, 1.0, 0, ()), score=0.0)


def _asks_subject(query: Query) -> bool:
    """Whether the question asks what one document says and nothing narrower: "Công văn 12/SNV-CCHC nói gì?" """
    terms = {term for run in query.runs for term in run}
    narrower = query.named.articles or query.named.units or query.carried
    return bool(query.named.numbers) and not narrower and terms <= _KIND_TERMS | _OF_THE_WHOLE


def _asks_force(query: Query) -> bool:
    return (
        query.type is AnswerType.DATE and _ASKS_FORCE.search(canonical(query.typed + " " + query.own_text)) is not None
    )


def _has_number(query: Query, document: SourceDocument) -> bool:
    own = document_numbers(document.metadata.number or "")
    return any(query.named.numbers[0].matches(number) for number in own)


def _is_about(query: Query, about: Sequence[str], document: SourceDocument) -> bool:
    """Whether the document is of the kind the question names, and its own words say what it is about."""
    facts = document.metadata
    number = next(iter(document_numbers(facts.number or "")), None)
    if number is None or number.code is None or KINDS.get(number.code, "?") not in canonical(query.text):
        return False
    places_agree = all(place in (facts.province or document.title) for place in query.named.places)
    years_agree = all(year in {number.year, facts.date and facts.date.year} for year in query.named.years)
    return places_agree and years_agree and _says(document, about)


def _says(document: SourceDocument, about: Sequence[str]) -> bool:
    """Whether the document's own title and subject hold what the question says it is about."""
    facts = document.metadata
    own = set(index_terms(" ".join(filter(None, (document.title, facts.summary, facts.issuer, facts.province)))))
    return sum(term in own for term in about) >= _LEAST_OF_SUBJECT * len(about)


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

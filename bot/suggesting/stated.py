"""Questions about what a document says of itself: its day, number, signer, issuer, what it replaces."""

from collections.abc import Iterator

from bot.suggesting.candidate import Asking, Candidate
from bot.suggesting.naming import at_end, called, numbered
from ingest.documents import DocumentKind, Relation, SourceDocument, Span
from ingest.facts.dates import dates_in
from ingest.facts.numbers import document_numbers
from ingest.text import canonical


def stated(document: SourceDocument) -> Iterator[Candidate]:
    """A candidate for each fact whose words stand in the text."""
    yield from _days(document)
    yield from _persons(document)
    yield from _numbers(document)


def _days(document: SourceDocument) -> Iterator[Candidate]:
    facts, name = document.metadata, called(document)
    verb = "đăng" if facts.kind is DocumentKind.NEWS or facts.number is None else "ban hành"
    asked = [(facts.date, f"{name} {verb} ngày nào")]
    if facts.effective_date != facts.date:
        asked.append((facts.effective_date, f"{name} có hiệu lực từ ngày nào"))
    for day, question in asked:
        if mention := next((found for found in dates_in(document.text) if found.date == day), None):
            span = Span(mention.start, mention.end)
            yield _candidate(document, question, span, "when")


def _persons(document: SourceDocument) -> Iterator[Candidate]:
    facts, name = document.metadata, numbered(document.metadata)
    for words, question in ((facts.signer, f"ai ký {name}"), (facts.issuer, f"cơ quan nào ban hành {name}")):
        at = canonical(document.text).find(canonical(words)) if words and name else -1
        if words and at >= 0:
            yield _candidate(document, question, Span(at, at + len(words)), "who")


def _numbers(document: SourceDocument) -> Iterator[Candidate]:
    facts, name = document.metadata, numbered(document.metadata)
    wanted = {}
    if facts.number and name and facts.summary:
        kind = name.removesuffix(facts.number).strip()
        wanted[facts.number] = f"{kind} {_lowered(facts.summary)} mang số bao nhiêu"
    for link in facts.links:
        if name and link.relation in (Relation.REPLACES, Relation.REPEALS, Relation.AMENDS):
            verb = {Relation.REPLACES: "thay thế", Relation.REPEALS: "bãi bỏ"}.get(link.relation, "sửa đổi")
            wanted.setdefault(link.number, f"{name} {verb} văn bản nào")
    for mention in document_numbers(document.text):
        if question := wanted.pop(mention.canonical, None):
            yield _candidate(document, question, Span(mention.start, mention.end), "number")


def _candidate(document: SourceDocument, question: str, span: Span, asking: Asking) -> Candidate:
    words, question = document.text[span.start : span.end], at_end(question)
    return Candidate(
        question=question, bare=question, answers=(words,), document=document.key, span=span, asking=asking
    )


def _lowered(text: str) -> str:
    """`text` as it goes on in a sentence: a first letter that begins no name is small."""
    second = text[1:2]
    return text if second.isupper() else text[:1].lower() + text[1:]

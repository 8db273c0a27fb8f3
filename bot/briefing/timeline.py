"""The documents of a topic by their day: those that the index holds, and those that its texts name with a day."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.answers import Citation, Hit
from bot.briefing.quoting import quoted
from bot.briefing.value import Section, Statement
from bot.reader.own_facts import issue_day_in, number_in, subject_in
from bot.reader.reading import lists_of, statements_of
from bot.writing.official import written_date
from ingest.documents import Relation, SourceDocument, Span
from ingest.facts.dates import dates_in
from ingest.facts.numbers import KINDS, NumberMention, document_numbers
from ingest.text import canonical, squeeze

TIMELINE = "Các văn bản theo thời gian"
_COLUMNS = ("Ngày", "Số, ký hiệu", "Nội dung, quan hệ với văn bản khác")
_MOST = 30
# Number, day and subject of a letterhead are one quote when they stand so close; else a quote each.
_HEAD_CHARS = 400
_SENTENCE_CHARS = 600
# "Thông tư liên tịch số ": a sentence with a number so near its beginning is about the document.
_KIND_CHARS = 25
# "ban hành ngày", "ký ngày", "ra ngày", or the number right before "ngày": the day is that of the document.
_ISSUED = re.compile(r"(?<!\w)(?:ban hành|ký|ra|công bố)(?!\w)|(?:^|[\s,(])ngày\s*$")
_ACTS = {Relation.REPLACES: "thay thế", Relation.REPEALS: "bãi bỏ", Relation.AMENDS: "sửa đổi"}

PassagesIn = Callable[[SourceDocument], Sequence[Hit]]
"""The passages of a document, in reading order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    day: date
    number: str
    text: str
    citations: tuple[Citation, ...]
    begins: bool = True
    """Whether the text is about the document, and does not name it by the way."""


def timeline(hits: Sequence[Hit], passages_in: PassagesIn) -> Section | None:
    """The table of documents of which a number and a day are quoted; None where there is none."""
    documents = {hit.document.id: hit.document for hit in hits}
    own = [entry for document in documents.values() for entry in _own(document, passages_in(document))]
    named = [entry for hit in hits for entry in _named(hit)]
    rows: dict[str, list[_Entry]] = {}
    for entry in own:
        rows.setdefault(entry.number, []).append(entry)
    for entry in sorted(named, key=lambda one: (not one.begins, len(one.text))):
        # Of several texts the shortest sentence about a document says it; one that gives another day is shown as well.
        days = {known.day for known in rows.get(entry.number, ())}
        if entry.day not in days:
            rows.setdefault(entry.number, []).append(entry)
    ordered = sorted((entry for row in rows.values() for entry in row), key=lambda one: (one.day, one.number))
    statements = tuple(_statement(entry) for entry in ordered[-_MOST:])
    return Section(id="", title=TIMELINE, statements=statements, columns=_COLUMNS) if statements else None


def _statement(entry: _Entry) -> Statement:
    return Statement(
        id="", text=entry.text, citations=entry.citations, under=(written_date(entry.day), _named_kind(entry.number))
    )


def _named_kind(number: str) -> str:
    """The number with the kind of document that its letters tell: "Chỉ thị số 34/CT-UBND"."""
    code = next((mention.code for mention in document_numbers(number)), None)
    return f"{KINDS[code].capitalize()} số {number}" if code in KINDS else number


def _own(document: SourceDocument, hits: Sequence[Hit]) -> Iterator[_Entry]:
    """What a document with a letterhead says of itself, and what it does to others."""
    day, number = document.metadata.date, document.metadata.number
    spans = [find(document) for find in (number_in, issue_day_in, subject_in)]
    if day is None or number is None or spans[0] is None or spans[1] is None:
        return
    subject = spans[2] or spans[0]
    citations = _head(hits, [span for span in spans if span])
    if citations:
        text = squeeze(document.text[subject.start : subject.end])
        yield _Entry(day=day, number=number, text=text, citations=citations)
    for quote in _acts(document, hits):
        yield _Entry(day=day, number=number, text=squeeze(quote.quote), citations=(quote,))


def _head(hits: Sequence[Hit], spans: Sequence[Span]) -> tuple[Citation, ...]:
    """The quotes of number, day and subject: one where they stand together; none where one cannot be quoted."""
    whole = Span(min(span.start for span in spans), max(span.end for span in spans))
    if whole.end - whole.start <= _HEAD_CHARS and (together := quoted(hits, whole)):
        return (together,)
    each = [quoted(hits, span) for span in sorted(spans)]
    return tuple(one for one in each if one) if all(each) else ()


def _acts(document: SourceDocument, hits: Sequence[Hit]) -> Iterator[Citation]:
    """The sentences by which it replaces, repeals or amends the documents that its links name."""
    wanted = {(link.number, _ACTS[link.relation]) for link in document.metadata.links if link.relation in _ACTS}
    for hit in hits if wanted else ():
        for start, end in statements_of(hit.passage.text):
            words = hit.passage.text[start:end]
            said = {
                (number, verb)
                for number, verb in wanted
                if verb in canonical(words) and number in {mention.canonical for mention in document_numbers(words)}
            }
            span = Span(hit.passage.start + start, hit.passage.start + end)
            if said and end - start <= _SENTENCE_CHARS and (citation := quoted([hit], span)):
                wanted -= said
                yield citation


def _named(hit: Hit) -> Iterator[_Entry]:
    """The documents that a sentence or list item of the passage names with the day of their issue."""
    text, offset = hit.passage.text, hit.passage.start
    items = [item for one in lists_of(text) for item in one.items]
    sentences = [span for span in statements_of(text) if not any(span.overlaps(item) for item in items)]
    for span in (*items, *sentences):
        words = text[span.start : span.end]
        if len(words) > _SENTENCE_CHARS:
            continue
        for mention, day in _issued_in(words):
            if citation := quoted([hit], Span(offset + span.start, offset + span.end)):
                begins = mention.start <= _KIND_CHARS
                yield _Entry(
                    day=day, number=mention.canonical, text=squeeze(words), citations=(citation,), begins=begins
                )


def _issued_in(words: str) -> Iterator[tuple[NumberMention, date]]:
    """Each document whose day of issue follows its number, before the next one's."""
    mentions = document_numbers(words)
    ends = [*(mention.start for mention in mentions), len(words)][1:]
    for mention, end in zip(mentions, ends, strict=True):
        after = next((day for day in dates_in(words) if mention.end <= day.start < end), None)
        if after and _ISSUED.search(canonical(words[mention.end : after.start])):
            yield mention, after.date

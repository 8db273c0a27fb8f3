"""Answers and hits as JSON records: what other programs and the evaluation read."""

from collections.abc import Sequence
from typing import NotRequired

from typing_extensions import TypedDict

from bot.answers import Answer, Citation, Hit
from bot.filter_fields import FilterRecord, filter_record
from ingest.documents import Passage

RecordId = str | int | None
"""As the question file gives it; None where it gives none."""


class CitationRecord(TypedDict):
    """`document` is the key of a document, whose text reads `quote` from `start` to `end`.

    `heading` and `page` are those of the quote, its clause and point included. `variants`, where there
    are any, are keys of other documents that are the same source.
    """

    key: str
    document: str
    title: str
    quote: str
    start: int
    end: int
    page: int | None
    heading: str | None
    variants: NotRequired[list[str]]


class AnswerRecord(TypedDict):
    """`reason` says why `refused`; `confidence` is the probability that the documents hold this answer,
    `index` the id of the index and `model` what wrote the answer.

    `notice`, where there is one, says for people what became of a chat model's answer; `filter`, where there is one,
    which documents were asked.
    """

    id: RecordId
    question: str
    answer: str
    refused: bool
    reason: str | None
    confidence: float
    citations: list[CitationRecord]
    timings_ms: dict[str, float]
    index: str
    model: str
    notice: NotRequired[str]
    filter: NotRequired[FilterRecord]


class ResultRecord(TypedDict):
    """`document` and `passage` are keys; `score` is comparable within one search only."""

    document: str
    passage: str
    rank: int
    score: float
    text: str
    title: str
    heading: str | None
    page: int | None
    variants: NotRequired[list[str]]


class SearchRecord(TypedDict):
    """Results best first."""

    id: RecordId
    results: list[ResultRecord]


def answer_record(answer: Answer, id: RecordId = None) -> AnswerRecord:
    """`answer` as `cchc ask --json` prints it."""
    record = AnswerRecord(
        id=id,
        question=answer.question,
        answer=answer.text,
        refused=answer.refusal is not None,
        reason=answer.refusal.reason if answer.refusal else None,
        confidence=round(answer.confidence, 4),
        citations=[citation_record(citation) for citation in answer.citations],
        timings_ms=dict(answer.timings_ms),
        index=answer.index_id,
        model=answer.model,
    )
    if answer.notice:
        record["notice"] = answer.notice
    if answer.filter:
        record["filter"] = filter_record(answer.filter)
    return record


def search_record(hits: Sequence[Hit], id: RecordId = None) -> SearchRecord:
    """`hits` as `cchc search --json` prints them."""
    return SearchRecord(id=id, results=[_result(hit) for hit in hits])


def heading_of(place: Passage | Citation) -> str | None:
    """The headings above it on one line, outermost first: "Chương II. Hồ sơ > Điều 5. Lệ phí > Khoản 2"."""
    return " > ".join(place.heading) or None


def citation_record(citation: Citation) -> CitationRecord:
    """`citation` as the records of answers have it."""
    record = CitationRecord(
        key=citation.key,
        document=citation.document.key,
        title=citation.document.title,
        quote=citation.quote,
        start=citation.start,
        end=citation.end,
        page=citation.page,
        heading=heading_of(citation),
    )
    if citation.variants:
        record["variants"] = list(citation.variants)
    return record


def _result(hit: Hit) -> ResultRecord:
    record = ResultRecord(
        document=hit.document.key,
        passage=hit.passage.id,
        rank=hit.rank,
        score=hit.score,
        text=hit.passage.text,
        title=hit.document.title,
        heading=heading_of(hit.passage),
        page=hit.passage.page,
    )
    if hit.variants:
        record["variants"] = list(hit.variants)
    return record

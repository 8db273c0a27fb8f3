"""What the index holds of documents as JSON records: what other programs read."""

from collections.abc import Sequence
from typing import TypedDict

from bot.records import heading_of
from ingest.documents import DocumentMetadata, Passage, Reading, SourceDocument
from ingest.storage.store import DocumentEntry


class LinkRecord(TypedDict):
    """`relation` is "replaces", "repeals", "amends" or "based_on"."""

    relation: str
    number: str


class EntryRecord(TypedDict):
    """`document` is the key of a document; days are ISO dates. Null where the text does not say."""

    document: str
    title: str
    kind: str
    number: str | None
    date: str | None
    issuer: str | None
    province: str | None
    status: str | None


class ReadingRecord(TypedDict):
    """Pages are 1-based; `pages` is 0 for formats without pages."""

    reader: str
    pages: int
    ocr_pages: list[int]
    converted_from: str | None
    warnings: list[str]


class PassageRecord(TypedDict):
    """The text of the document from `start` to `end`; `page` is that on which it begins."""

    passage: str
    start: int
    end: int
    heading: str | None
    article: str | None
    page: int | None
    text: str


class DocumentRecord(EntryRecord):
    """Everything the index holds of a document, its passages in reading order."""

    summary: str | None
    signed_at: str | None
    signer: str | None
    signer_title: str | None
    effective_date: str | None
    links: list[LinkRecord]
    numbers_mentioned: list[str]
    reading: ReadingRecord
    chars: int
    passages: list[PassageRecord]


class ListRecord(TypedDict):
    """All documents of an index in the order of their keys."""

    index: str
    documents: list[EntryRecord]


def document_record(document: SourceDocument, passages: Sequence[Passage]) -> DocumentRecord:
    """A document as `cchc index show --json` prints it."""
    about = document.metadata
    return DocumentRecord(
        **_entry(document.key, document.title, about),
        summary=about.summary,
        signed_at=about.signed_at,
        signer=about.signer,
        signer_title=about.signer_title,
        effective_date=about.effective_date.isoformat() if about.effective_date else None,
        links=[LinkRecord(relation=link.relation.value, number=link.number) for link in about.links],
        numbers_mentioned=list(about.numbers_mentioned),
        reading=reading_record(document.reader, document.reading),
        chars=len(document.text),
        passages=[_passage(passage) for passage in passages],
    )


def list_record(index_id: str, entries: Sequence[DocumentEntry]) -> ListRecord:
    """The documents of an index as `cchc index list --json` prints them."""
    return ListRecord(index=index_id, documents=[_entry(entry.key, entry.title, entry.metadata) for entry in entries])


def reading_record(reader: str, reading: Reading) -> ReadingRecord:
    """How a document was read."""
    return ReadingRecord(
        reader=reader,
        pages=len(reading.page_starts),
        ocr_pages=list(reading.ocr_pages),
        converted_from=reading.converted_from,
        warnings=list(reading.warnings),
    )


def _entry(key: str, title: str, about: DocumentMetadata) -> EntryRecord:
    return EntryRecord(
        document=key,
        title=title,
        kind=about.kind.value,
        number=about.number,
        date=about.date.isoformat() if about.date else None,
        issuer=about.issuer,
        province=about.province,
        status=about.status,
    )


def _passage(passage: Passage) -> PassageRecord:
    return PassageRecord(
        passage=passage.id,
        start=passage.start,
        end=passage.end,
        heading=heading_of(passage),
        article=passage.article,
        page=passage.page,
        text=passage.text,
    )

"""The report of an ingest as a JSON record: what `cchc ingest --json` prints."""

from typing import TypedDict

from bot.commands.document_records import ReadingRecord, reading_record
from bot.commands.readings import format_title
from ingest.report import DocumentRead, IngestReport


class DocumentReadRecord(TypedDict):
    """A document read in this run: `path` is the file or URL, `document` its key, `date` an ISO date, `format`
    the kind of file for people."""

    path: str
    document: str
    title: str
    number: str | None
    date: str | None
    format: str
    passages: int
    reading: ReadingRecord


class RejectionRecord(TypedDict):
    """`subject` is the path or URL of a file, or the key of a record in one; the others are for people."""

    subject: str
    reason: str
    help: str


class SkippedRecord(TypedDict):
    """Something that is no document."""

    path: str
    reason: str


class IngestRecord(TypedDict):
    """`added` to `removed` are paths and URLs; `documents` and `passages` count the whole index, `embedded` the
    passages whose vectors were computed in this run."""

    index: str
    added: list[str]
    changed: list[str]
    unchanged: list[str]
    removed: list[str]
    read: list[DocumentReadRecord]
    rejected: list[RejectionRecord]
    skipped: list[SkippedRecord]
    notes: list[str]
    documents: int
    passages: int
    embedded: int
    seconds: float


def ingest_record(report: IngestReport) -> IngestRecord:
    """`report` as `cchc ingest --json` prints it."""
    return IngestRecord(
        index=report.index_id,
        added=report.added,
        changed=report.changed,
        unchanged=report.unchanged,
        removed=report.removed,
        read=[_read(document) for document in report.read],
        rejected=[RejectionRecord(subject=r.subject, reason=r.reason, help=r.help) for r in report.rejected],
        skipped=[SkippedRecord(path=str(path), reason=reason) for path, reason in report.skipped.items()],
        notes=report.notes,
        documents=report.documents,
        passages=report.passages,
        embedded=report.embedded,
        seconds=round(report.seconds, 3),
    )


def _read(document: DocumentRead) -> DocumentReadRecord:
    return DocumentReadRecord(
        path=document.path,
        document=document.key,
        title=document.title,
        number=document.number,
        date=document.date.isoformat() if document.date else None,
        format=format_title(document.reader),
        passages=document.passages,
        reading=reading_record(document.reader, document.reading),
    )

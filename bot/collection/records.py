"""What the library page is told, as JSON."""

from collections.abc import Sequence
from typing import Literal

from pydantic import AwareDatetime, BaseModel

from bot.collection.catalog import Catalog, Listed
from bot.collection.job import Job, Remark
from bot.collection.uploads import UploadedFile, Uploads
from bot.viewing.standing import STATUSES
from bot.writing.official import KIND_NAMES, kind_of, voice_of
from ingest.text import squeeze

PER_PAGE = 50


class Choice(BaseModel):
    """A value to filter by, what it is called, and how many documents have it."""

    value: str
    name: str
    count: int


class OverviewRecord(BaseModel):
    """What the index holds; zero and null without one."""

    index: str | None
    made_at: AwareDatetime | None
    documents: int
    passages: int
    places: list[Choice]
    kinds: list[Choice]
    collections: list[str]
    may_edit: bool
    upload_mb: int


class ListedRecord(BaseModel):
    """A document; empty where it does not state something."""

    id: str
    title: str
    kind: str
    voice: Literal["official", "press", "other"]
    number: str
    issuer: str
    date: str
    province: str
    status: str
    """What one must know before relying on it: that it is not in force, or not all of it."""
    passages: int
    place: str
    file: str
    is_upload: bool
    siblings: int
    """How many other documents came from its file, and go with it if that is an upload."""
    question: str
    """What to ask about it."""


class DocumentsRecord(BaseModel):
    """One page of a list; pages count from 1."""

    total: int
    page: int
    pages: int
    documents: list[ListedRecord]


class FileRecord(BaseModel):
    """An uploaded file; `remarks` say why nothing of it is in the index."""

    collection: str
    name: str
    bytes: int
    remarks: list[Remark] = []


class WorkRecord(BaseModel):
    """What editors see of the work on the index."""

    job: Job | None
    waiting: list[FileRecord]
    """Uploaded, and not ingested yet."""
    unusable: list[FileRecord]
    """Uploaded and ingested, and nothing could be read of them."""


def overview_record(catalog: Catalog | None, uploads: Uploads, *, may_edit: bool, most_mb: int) -> OverviewRecord:
    """What is in `catalog`; None is no index."""
    return OverviewRecord(
        index=catalog and catalog.index_id,
        made_at=catalog and catalog.made_at,
        documents=len(catalog.documents) if catalog else 0,
        passages=catalog.passages if catalog else 0,
        places=[Choice(value=place, name=place, count=n) for place, n in (catalog.places if catalog else [])],
        kinds=[Choice(value=kind, name=KIND_NAMES[kind], count=n) for kind, n in (catalog.kinds if catalog else [])],
        collections=uploads.collections() if may_edit else [],
        may_edit=may_edit,
        upload_mb=most_mb,
    )


def documents_record(found: Sequence[Listed], *, page: int) -> DocumentsRecord:
    """Page `page` of what was `found`."""
    start = (page - 1) * PER_PAGE
    return DocumentsRecord(
        total=len(found),
        page=page,
        pages=max(1, -(-len(found) // PER_PAGE)),
        documents=[_listed(one) for one in found[start : start + PER_PAGE]],
    )


def work_record(job: Job | None, files: Sequence[UploadedFile], catalog: Catalog | None) -> WorkRecord:
    """What the work on the index looks like: its job, and the uploaded `files` that `catalog` does not hold."""
    sources = catalog.sources if catalog else frozenset()
    unusable = catalog.unusable if catalog else {}
    return WorkRecord(
        job=job,
        waiting=[file_record(file) for file in files if str(file.path) not in sources],
        unusable=[
            file_record(file, [Remark(reason=r.reason, help=r.help) for r in unusable[str(file.path)]])
            for file in files
            if str(file.path) in unusable
        ],
    )


def file_record(file: UploadedFile, remarks: Sequence[Remark] = ()) -> FileRecord:
    """An uploaded file, with what is to be said of it."""
    size = file.path.stat().st_size if file.path.exists() else 0
    return FileRecord(collection=file.collection, name=file.name, bytes=size, remarks=list(remarks))


def _listed(one: Listed) -> ListedRecord:
    entry, about = one.entry, one.entry.metadata
    kind = kind_of(entry)
    return ListedRecord(
        id=entry.id,
        title=squeeze(entry.title),
        kind=kind,
        voice=voice_of(entry),
        number=about.number or "",
        issuer=about.issuer or "",
        date=f"{about.date:%d/%m/%Y}" if about.date else "",
        province=about.province or "",
        status=STATUSES[about.status] if about.status and about.status != "in_force" else "",
        passages=one.passages,
        place=one.place,
        file=one.file,
        is_upload=one.is_upload,
        siblings=one.siblings,
        question=_question(one, kind),
    )


def _question(one: Listed, kind: str) -> str:
    """The beginning of a question about a document, by its number if it has one."""
    number = one.entry.metadata.number
    named = f"{kind} {number}" if number else f"Tài liệu “{squeeze(one.entry.title)}”"
    return f"{named} có những nội dung chính nào?"

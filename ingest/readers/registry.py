"""Which reader reads which kind of file."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import BinaryIO, Protocol

from ingest.errors import RejectedSource
from ingest.readers import (
    archive,
    doc,
    docx,
    eml,
    html,
    image,
    jsonl,
    markdown,
    mht,
    odt,
    pdf,
    plain,
    pptx,
    rtf,
    xls,
    xlsx,
)
from ingest.readers.content import Content
from ingest.readers.formats import IMAGES
from ingest.readers.unpacking import Budget, Member
from ingest.report import Progress

_MB = 1024**2
# The largest file of the official codification of law is 3.3 MB. Reading and cutting a text takes about 20
# times its size in memory, so this bound keeps ingest under 1 GB. Collections in .jsonl have no bound: they
# are read line by line.
MAX_TEXT_BYTES = 32 * _MB
# 1 s and 40 MB of memory a megabyte of page.
_MAX_PAGE_BYTES = 16 * _MB
# Pictures in them make these large, not their words.
_MAX_OFFICE_BYTES = 128 * _MB
# A scanned volume of 1000 pages; the reader holds a page at a time.
_MAX_PDF_BYTES = 512 * _MB


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """How files of one kind are read: as a document, as a container of further files, or both (a mail),
    or record by record."""

    name: str
    """Name and version, "html/1": a new version makes files of this kind be read again."""
    read: Callable[[bytes, Progress], Content] | None = None
    unpack: Callable[[BinaryIO, Budget], Iterator[Member | RejectedSource]] | None = None
    records: Callable[[BinaryIO], Iterator[tuple[str, Content] | RejectedSource]] | None = None
    max_bytes: int = MAX_TEXT_BYTES
    isolated: bool = False
    """Whether it must run in a process of its own: it is slow, or rests on a library in C that may crash."""
    sees: bool = False
    """Whether it reads scans: what it gives depends on Tesseract being installed."""


class _Paged(Protocol):
    """A reader of pages, which takes long enough to tell how far it is."""

    def __call__(self, data: bytes, *, progress: Progress) -> Content: ...


def _plain(name: str, read: Callable[[bytes], Content], max_bytes: int = MAX_TEXT_BYTES) -> Reader:
    return Reader(name=name, read=lambda data, progress: read(data), max_bytes=max_bytes)


def _office(name: str, read: Callable[[bytes], Content]) -> Reader:
    return replace(_plain(name, read, _MAX_OFFICE_BYTES), isolated=True)


def _paged(name: str, read: _Paged, max_bytes: int) -> Reader:
    def with_progress(data: bytes, progress: Progress) -> Content:
        return read(data, progress=progress)

    return Reader(name=name, read=with_progress, max_bytes=max_bytes, isolated=True, sees=True)


READERS: Mapping[str, Reader] = {
    "text": _plain(plain.NAME, plain.read),
    "markdown": _plain(markdown.NAME, markdown.read),
    "html": _plain(html.NAME, html.read, _MAX_PAGE_BYTES),
    "jsonl": Reader(name=jsonl.NAME, records=jsonl.read),
    "pdf": _paged(pdf.NAME, pdf.read, _MAX_PDF_BYTES),
    **dict.fromkeys(sorted(IMAGES), _paged(image.NAME, image.read, _MAX_OFFICE_BYTES)),
    "doc": _office(doc.NAME, doc.read),
    "docx": _office(docx.NAME, docx.read),
    "rtf": _office(rtf.NAME, rtf.read),
    "xls": _office(xls.NAME, xls.read),
    "xlsx": _office(xlsx.NAME, xlsx.read),
    "pptx": _office(pptx.NAME, pptx.read),
    **dict.fromkeys(["odt", "ods", "odp"], _office(odt.NAME, odt.read)),
    "mht": _office(mht.NAME, mht.read),
    "eml": replace(_office(eml.NAME, eml.read), unpack=eml.attachments),
    "zip": Reader(name=archive.NAME, unpack=archive.members, isolated=True),
}
"""By the kind of file, a key of `ingest.readers.formats.FORMATS`. Kinds that are not here cannot be read."""

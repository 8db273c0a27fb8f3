"""The texts of an index in one SQLite file: sources, their documents, and the passages by row number."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeVar
from urllib.parse import quote

from ingest.documents import DocumentMetadata, Passage, SourceDocument
from ingest.errors import IndexCorrupt

_SCHEMA = """
CREATE TABLE sources (
    number INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, key TEXT NOT NULL, sha256 TEXT NOT NULL,
    bytes INTEGER NOT NULL, reader TEXT NOT NULL);
CREATE TABLE rejections (
    source INTEGER NOT NULL REFERENCES sources, subject TEXT NOT NULL, reason TEXT NOT NULL,
    help TEXT NOT NULL);
CREATE TABLE documents (
    number INTEGER PRIMARY KEY, source INTEGER NOT NULL REFERENCES sources, id TEXT NOT NULL UNIQUE,
    key TEXT NOT NULL UNIQUE, title TEXT NOT NULL, metadata TEXT NOT NULL, reader TEXT NOT NULL,
    text TEXT NOT NULL);
CREATE TABLE passages (
    row INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES documents, start INTEGER NOT NULL,
    "end" INTEGER NOT NULL, page INTEGER, heading TEXT NOT NULL, text TEXT NOT NULL, digest BLOB NOT NULL);
CREATE INDEX documents_by_source ON documents (source);
CREATE INDEX passages_by_document ON passages (document);
CREATE INDEX passages_by_digest ON passages (digest);
"""
_DOCUMENT = "d.key, d.title, d.text, d.metadata, d.reader"
_PASSAGE = 'p.row, d.id, p.start, p."end", p.text, p.heading, p.page'
_PASSAGES = f"SELECT {_PASSAGE} FROM passages p JOIN documents d ON d.number = p.document"
_Row = tuple[Any, ...]  # SQLite says nothing of the types of its columns
_Made = TypeVar("_Made")
_COUNTED = Literal["sources", "documents", "passages"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file as it was when it was ingested."""

    path: str
    """Absolute: what identifies the file from one ingest to the next."""
    key: str
    sha256: str
    bytes: int
    reader: str
    """Name and version of the reader that read it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """A file or record that was left out; `reason` and `help` are for people, in Vietnamese."""

    subject: str
    """The file's path, or the key of a record inside a file."""
    reason: str
    help: str
    foreseen: bool = True
    """False when a reader failed by a fault of its own: the file is then tried again by every ingest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentEntry:
    """A document without its text, for filters and listings."""

    id: str
    key: str
    title: str
    metadata: DocumentMetadata


class StoreWriter:
    """Fills a new store. Rows are numbered in the order of `add_passage`."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path)
        # The file is not part of an index until it is finished, so a crash needs no journal.
        self._db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA)
        self.rows = 0

    def add_source(self, source: Source) -> int:
        """The number by which documents refer to `source`."""
        values = (source.path, source.key, source.sha256, source.bytes, source.reader)
        return self._insert("INSERT INTO sources VALUES (NULL, ?, ?, ?, ?, ?)", values)

    def add_rejection(self, source: int, rejection: Rejection) -> None:
        if not rejection.foreseen:
            self._db.execute("UPDATE sources SET sha256 = '' WHERE number = ?", (source,))
        values = (source, rejection.subject, rejection.reason, rejection.help)
        self._insert("INSERT INTO rejections VALUES (?, ?, ?, ?)", values)

    def has_key(self, key: str) -> bool:
        """Whether a document of this key was added."""
        return self._db.execute("SELECT 1 FROM documents WHERE key = ?", (key,)).fetchone() is not None

    def add_document(self, source: int, document: SourceDocument) -> int:
        """The number by which passages refer to `document`."""
        metadata = document.metadata.model_dump_json(exclude_defaults=True)
        values = (source, document.id, document.key, document.title, metadata, document.reader, document.text)
        return self._insert("INSERT INTO documents VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)", values)

    def add_passage(self, document: int, passage: Passage, digest: bytes) -> None:
        heading = json.dumps(passage.heading, ensure_ascii=False)
        place = (self.rows, document, passage.start, passage.end, passage.page)
        values = (*place, heading, passage.text, digest)
        self._insert("INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)
        self.rows += 1

    def close(self) -> None:
        self._db.commit()
        self._db.close()

    def _insert(self, statement: str, values: Sequence[object]) -> int:
        return self._db.execute(statement, values).lastrowid or 0


class Store:
    """A finished store, opened read-only. Safe to call from several threads.

    Every method raises IndexCorrupt where the file does not hold what it should.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        # immutable: no locks and no journal, so that it also opens on a read-only disk.
        address = f"file:{quote(str(path.absolute()))}?mode=ro&immutable=1"
        try:
            self._db = sqlite3.connect(address, uri=True, check_same_thread=False)
        except sqlite3.OperationalError as error:
            raise IndexCorrupt.at(path, "không đọc được") from error
        self.count("sources")

    def close(self) -> None:
        self._db.close()

    def count(self, table: _COUNTED) -> int:
        return next(self._read(f"SELECT count(*) FROM {table}", (), _number))

    def sources(self) -> list[Source]:
        """Every source, in the order of its path."""
        statement = "SELECT path, key, sha256, bytes, reader FROM sources ORDER BY path"
        return list(self._read(statement, (), _source))

    def sources_without_documents(self) -> set[str]:
        """Paths of the sources that gave nothing to the index."""
        statement = "SELECT path FROM sources WHERE number NOT IN (SELECT source FROM documents)"
        return set(self._read(statement, (), _text))

    def rejections(self, path: str) -> list[Rejection]:
        """What was left out of the source at `path`."""
        statement = (
            "SELECT r.subject, r.reason, r.help FROM rejections r JOIN sources s ON s.number = r.source"
            " WHERE s.path = ? ORDER BY r.rowid"
        )
        return list(self._read(statement, (path,), _rejection))

    def documents_of(self, path: str) -> Iterator[SourceDocument]:
        """The documents of the source at `path`, in reading order, one at a time."""
        statement = f"SELECT {_DOCUMENT} FROM documents d JOIN sources s ON s.number = d.source WHERE s.path = ?"
        yield from self._read(f"{statement} ORDER BY d.number", (path,), _document)

    def documents(self, ids: Iterable[str]) -> dict[str, SourceDocument]:
        """The documents with these ids; an unknown id is absent."""
        wanted = list(dict.fromkeys(ids))
        statement = f"SELECT d.id, {_DOCUMENT} FROM documents d WHERE d.id IN {_marks(wanted)}"
        return dict(self._read(statement, wanted, lambda row: (row[0], _document(row[1:]))))

    def entries(self) -> list[DocumentEntry]:
        """Every document without its text, in row order."""
        return list(self._read("SELECT id, key, title, metadata FROM documents ORDER BY number", (), _entry))

    def passages(self, rows: Sequence[int]) -> list[Passage]:
        """The passages of `rows`, in their order; raises KeyError for a row that is not there."""
        wanted = list(dict.fromkeys(rows))
        by_row = dict(self._read(f"{_PASSAGES} WHERE p.row IN {_marks(wanted)}", wanted, _passage))
        return [by_row[row] for row in rows]

    def passages_of(self, document_id: str) -> list[tuple[int, Passage]]:
        """(row, passage) of a document, in reading order."""
        return list(self._read(f"{_PASSAGES} WHERE d.id = ? ORDER BY p.row", (document_id,), _passage))

    def titled_passages(self) -> Iterator[tuple[str, Passage]]:
        """(document title, passage) of every row in order, one at a time."""
        columns = f"{_PASSAGE}, d.title"
        statement = f"SELECT {columns} FROM passages p JOIN documents d ON d.number = p.document ORDER BY p.row"
        yield from self._read(statement, (), lambda row: (row[-1], _passage(row[:-1])[1]))

    def rows_with(self, digests: Sequence[bytes]) -> dict[bytes, int]:
        """A row whose embedded text has the digest, for each of `digests` that is known."""
        statement = f"SELECT digest, row FROM passages WHERE digest IN {_marks(digests)}"
        return dict(self._read(statement, digests, lambda row: (row[0], row[1])))

    def broken_offsets(self) -> list[str]:
        """Keys of documents that hold a passage which is not at its offsets in the text."""
        return [entry.key for entry in self.entries() if self._has_broken_offsets(entry.id)]

    def is_sound(self) -> bool:
        """Whether SQLite finds its own structure intact."""
        try:
            return list(self._read("PRAGMA integrity_check", (), _text)) == ["ok"]
        except IndexCorrupt:
            return False

    def _has_broken_offsets(self, document_id: str) -> bool:
        text = self.documents([document_id])[document_id].text
        return any(text[p.start : p.end] != p.text for _, p in self.passages_of(document_id))

    def _read(self, statement: str, values: Sequence[object], make: Callable[[_Row], _Made]) -> Iterator[_Made]:
        try:
            for row in self._db.execute(statement, values):
                yield make(row)
        except (sqlite3.DatabaseError, ValueError) as error:
            raise IndexCorrupt.at(self._path, "không đọc được") from error


def _marks(values: Sequence[object]) -> str:
    return f"({', '.join('?' * len(values))})"


def _number(row: _Row) -> int:
    return int(row[0])


def _text(row: _Row) -> str:
    return str(row[0])


def _source(row: _Row) -> Source:
    path, key, sha256, size, reader = row
    return Source(path=path, key=key, sha256=sha256, bytes=size, reader=reader)


def _rejection(row: _Row) -> Rejection:
    subject, reason, help_ = row
    return Rejection(subject=subject, reason=reason, help=help_)


def _entry(row: _Row) -> DocumentEntry:
    id_, key, title, metadata = row
    return DocumentEntry(id=id_, key=key, title=title, metadata=DocumentMetadata.model_validate_json(metadata))


def _document(row: _Row) -> SourceDocument:
    key, title, text, metadata, reader = row
    parsed = DocumentMetadata.model_validate_json(metadata)
    return SourceDocument(key=key, title=title, text=text, metadata=parsed, reader=reader)


def _passage(row: _Row) -> tuple[int, Passage]:
    number, document_id, start, end, text, heading, page = row
    headings = tuple(json.loads(heading))
    return number, Passage(document_id=document_id, start=start, end=end, text=text, heading=headings, page=page)

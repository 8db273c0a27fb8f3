"""The texts of an index in one SQLite file: sources, their documents, and the passages by row number."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from urllib.parse import quote

from ingest.documents import DocumentMetadata, Passage, SourceDocument

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
_PASSAGE = 'd.id, p.start, p."end", p.text, p.heading, p.page'
_Row = tuple[Any, ...]  # SQLite says nothing of the types of its columns
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
    """A finished store, opened read-only. Safe to call from several threads."""

    def __init__(self, path: Path) -> None:
        """Raises sqlite3.DatabaseError when `path` is not a store."""
        # immutable: no locks and no journal, so that it also opens on a read-only disk.
        address = f"file:{quote(str(path.absolute()))}?mode=ro&immutable=1"
        self._db = sqlite3.connect(address, uri=True, check_same_thread=False)
        self._db.execute("SELECT count(*) FROM sources").fetchone()

    def close(self) -> None:
        self._db.close()

    def count(self, table: _COUNTED) -> int:
        number: int = self._query(f"SELECT count(*) FROM {table}")[0][0]
        return number

    def sources(self) -> list[Source]:
        """Every source, in the order of its path."""
        rows = self._query("SELECT path, key, sha256, bytes, reader FROM sources ORDER BY path")
        return [Source(path=p, key=k, sha256=s, bytes=b, reader=r) for p, k, s, b, r in rows]

    def sources_without_documents(self) -> set[str]:
        """Paths of the sources that gave nothing to the index."""
        return {
            p for (p,) in self._query("SELECT path FROM sources WHERE number NOT IN (SELECT source FROM documents)")
        }

    def rejections(self, path: str) -> list[Rejection]:
        """What was left out of the source at `path`."""
        rows = self._query(
            "SELECT r.subject, r.reason, r.help FROM rejections r JOIN sources s ON s.number = r.source"
            " WHERE s.path = ? ORDER BY r.rowid",
            (path,),
        )
        return [Rejection(subject=subject, reason=reason, help=help_) for subject, reason, help_ in rows]

    def documents_of(self, path: str) -> Iterator[SourceDocument]:
        """The documents of the source at `path`, in reading order, one at a time."""
        statement = f"SELECT {_DOCUMENT} FROM documents d JOIN sources s ON s.number = d.source WHERE s.path = ?"
        yield from map(_document, self._db.execute(f"{statement} ORDER BY d.number", (path,)))

    def documents(self, ids: Iterable[str]) -> dict[str, SourceDocument]:
        """The documents with these ids; an unknown id is absent."""
        wanted = list(dict.fromkeys(ids))
        rows = self._query(f"SELECT d.id, {_DOCUMENT} FROM documents d WHERE d.id IN {_marks(wanted)}", wanted)
        return {id_: _document(columns) for id_, *columns in rows}

    def entries(self) -> list[DocumentEntry]:
        """Every document without its text, in row order."""
        rows = self._query("SELECT id, key, title, metadata FROM documents ORDER BY number")
        return [
            DocumentEntry(id=i, key=k, title=t, metadata=DocumentMetadata.model_validate_json(m)) for i, k, t, m in rows
        ]

    def passages(self, rows: Sequence[int]) -> list[Passage]:
        """The passages of `rows`, in their order; raises KeyError for a row that is not there."""
        wanted = list(dict.fromkeys(rows))
        found = self._query(
            f"SELECT p.row, {_PASSAGE} FROM passages p JOIN documents d ON d.number = p.document"
            f" WHERE p.row IN {_marks(wanted)}",
            wanted,
        )
        by_row = {row: _passage(columns) for row, *columns in found}
        return [by_row[row] for row in rows]

    def passages_of(self, document_id: str) -> list[tuple[int, Passage]]:
        """(row, passage) of a document, in reading order."""
        found = self._query(
            f"SELECT p.row, {_PASSAGE} FROM passages p JOIN documents d ON d.number = p.document"
            " WHERE d.id = ? ORDER BY p.row",
            (document_id,),
        )
        return [(row, _passage(columns)) for row, *columns in found]

    def titled_passages(self) -> Iterator[tuple[str, Passage]]:
        """(document title, passage) of every row in order, one at a time."""
        statement = f"SELECT d.title, {_PASSAGE} FROM passages p JOIN documents d ON d.number = p.document"
        for title, *columns in self._db.execute(f"{statement} ORDER BY p.row"):
            yield title, _passage(columns)

    def rows_with(self, digests: Sequence[bytes]) -> dict[bytes, int]:
        """A row whose embedded text has the digest, for each of `digests` that is known."""
        return dict(self._query(f"SELECT digest, row FROM passages WHERE digest IN {_marks(digests)}", digests))

    def broken_offsets(self) -> list[str]:
        """Keys of documents that hold a passage which is not at its offsets in the text."""
        rows = self._query(
            "SELECT DISTINCT d.key FROM passages p JOIN documents d ON d.number = p.document"
            ' WHERE substr(d.text, p.start + 1, p."end" - p.start) <> p.text ORDER BY d.key'
        )
        return [key for (key,) in rows]

    def is_sound(self) -> bool:
        """Whether SQLite finds its own structure intact."""
        try:
            return self._query("PRAGMA integrity_check") == [("ok",)]
        except sqlite3.DatabaseError:
            return False

    def _query(self, statement: str, values: Sequence[object] = ()) -> list[_Row]:
        return self._db.execute(statement, values).fetchall()


def _marks(values: Sequence[object]) -> str:
    return f"({', '.join('?' * len(values))})"


def _document(columns: Sequence[str]) -> SourceDocument:
    key, title, text, metadata, reader = columns
    parsed = DocumentMetadata.model_validate_json(metadata)
    return SourceDocument(key=key, title=title, text=text, metadata=parsed, reader=reader)


def _passage(columns: Sequence[Any]) -> Passage:
    document_id, start, end, text, heading, page = columns
    return Passage(
        document_id=document_id,
        start=start,
        end=end,
        text=text,
        heading=tuple(json.loads(heading)),
        page=page,
    )

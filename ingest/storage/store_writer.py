"""Writes the SQLite files that `ingest.storage.store` reads."""

import json
import sqlite3
from collections.abc import Collection, Sequence
from contextlib import closing
from pathlib import Path

from ingest.documents import Passage, SourceDocument
from ingest.storage.store import AMONG, Rejection, Source, as_lists
from ingest.storage.vectors import Directions

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
    reading TEXT NOT NULL, signature BLOB NOT NULL, text TEXT NOT NULL);
CREATE TABLE passages (
    row INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES documents, start INTEGER NOT NULL,
    "end" INTEGER NOT NULL, page INTEGER, article TEXT, heading TEXT NOT NULL, text TEXT NOT NULL,
    digest BLOB NOT NULL);
CREATE TABLE sentences (row INTEGER PRIMARY KEY REFERENCES passages, vectors BLOB NOT NULL);
CREATE INDEX documents_by_source ON documents (source);
CREATE INDEX passages_by_document ON passages (document);
CREATE INDEX passages_by_digest ON passages (digest);
CREATE INDEX passages_by_article ON passages (article) WHERE article IS NOT NULL;
"""
# The file is not part of an index until it is finished, so a crash needs no journal.
_FAST = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"


class StoreWriter:
    """Fills a new store. The caller numbers the rows, ascending."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path)
        self._db.executescript(_FAST + _SCHEMA)

    def add_source(self, source: Source) -> int:
        """The number by which documents refer to `source`."""
        values = (source.path, source.key, source.sha256, source.bytes, source.reader)
        return self._insert("INSERT INTO sources VALUES (NULL, ?, ?, ?, ?, ?)", values)

    def add_rejection(self, source: int, rejection: Rejection) -> None:
        if not rejection.foreseen:
            self._db.execute("UPDATE sources SET sha256 = '' WHERE number = ?", (source,))
        values = (source, rejection.subject, rejection.reason, rejection.help)
        self._insert("INSERT INTO rejections VALUES (?, ?, ?, ?)", values)

    def add_document(self, source: int, document: SourceDocument, signature: bytes) -> int:
        """The number by which passages refer to `document`."""
        metadata = document.metadata.model_dump_json(exclude_defaults=True)
        reading = document.reading.model_dump_json(exclude_defaults=True)
        named = (source, document.id, document.key, document.title, metadata, document.reader)
        values = (*named, reading, signature, document.text)
        return self._insert("INSERT INTO documents VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)

    def add_passage(self, row: int, document: int, passage: Passage, *, digest: bytes, sentences: Directions) -> None:
        heading = json.dumps(passage.heading, ensure_ascii=False)
        place = (row, document, passage.start, passage.end, passage.page, passage.article)
        self._insert("INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (*place, heading, passage.text, digest))
        self._insert("INSERT INTO sentences VALUES (?, ?)", (row, sentences.tobytes()))

    def close(self) -> None:
        self._db.commit()
        self._db.close()

    def _insert(self, statement: str, values: Sequence[object]) -> int:
        return self._db.execute(statement, values).lastrowid or 0


def delete_from(path: Path, *, sources: Collection[str], documents: Collection[str]) -> None:
    """Take the sources (paths) and documents (ids) out of the store at `path`; what they held is overwritten.

    A source whose last document goes, goes too.
    """
    with closing(sqlite3.connect(path)) as db:
        db.executescript(f"{_FAST} PRAGMA secure_delete = ON;")
        named = _column(db, f"SELECT number FROM sources WHERE path {AMONG}", sources)
        leaving = f"SELECT number FROM documents WHERE id {AMONG} OR source {AMONG}"
        numbers = _column(db, leaving, documents, named)
        holders = _column(db, f"SELECT DISTINCT source FROM documents WHERE number {AMONG}", numbers)
        rows = f"SELECT row FROM passages WHERE document {AMONG}"
        _column(db, f"DELETE FROM sentences WHERE row IN ({rows})", numbers)
        _column(db, f"DELETE FROM passages WHERE document {AMONG}", numbers)
        _column(db, f"DELETE FROM documents WHERE number {AMONG}", numbers)
        gone = {*named, *holders} - {*_column(db, "SELECT DISTINCT source FROM documents")}
        _column(db, f"DELETE FROM rejections WHERE source {AMONG}", gone)
        _column(db, f"DELETE FROM sources WHERE number {AMONG}", gone)
        # What is left of such a source is not what was read: the next ingest must not take it for unchanged.
        _column(db, f"UPDATE sources SET sha256 = '' WHERE number {AMONG}", holders)
        db.commit()


def _column(db: sqlite3.Connection, statement: str, *values: Collection[object]) -> list[int]:
    """The first column of what `statement` gives; each of `values` is a list for one of its parameters."""
    return [row[0] for row in db.execute(statement, as_lists(*values))]

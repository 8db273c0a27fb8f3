"""What an interrupted ingest had worked out already: the next one need not read, recognise and embed it again."""

import sqlite3
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Self

import numpy as np
from pydantic import TypeAdapter, ValidationError

from ingest.chunk import CHUNKER
from ingest.cutting import Cut
from ingest.embedding.identity import EmbedderIdentity
from ingest.storage.store import Rejection, Source
from ingest.storage.vectors import PassageVectors

# A table of another embedder or chunker is another table, so what it holds is never mixed up.
_SCHEMA = """
PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;
CREATE TABLE IF NOT EXISTS passage_vectors (
    embedder TEXT, digest BLOB, whole BLOB, sentences BLOB, PRIMARY KEY (embedder, digest));
CREATE TABLE IF NOT EXISTS cuts (source TEXT PRIMARY KEY, items TEXT);
"""


class Unfinished:
    """A scratch file beside the index; it lives from the start of an ingest until one is published.

    What cannot be read in it counts as not there. Writing goes through to the file at every call, so that it
    survives the process; it need not survive a power cut.
    """

    def __init__(self, path: Path, embedder: EmbedderIdentity) -> None:
        self._embedder = repr(embedder)
        try:
            self._db = _opened(path)
        except sqlite3.DatabaseError:
            path.unlink()
            self._db = _opened(path)

    def vectors(self, digests: Sequence[bytes]) -> dict[bytes, PassageVectors]:
        """The vectors kept for texts with these digests."""
        marks = ", ".join("?" * len(digests))
        statement = f"SELECT digest, whole, sentences FROM passage_vectors WHERE embedder = ? AND digest IN ({marks})"
        rows = self._read(statement, (self._embedder, *digests))
        return {digest: _vectors(whole, sentences) for digest, whole, sentences in rows}

    def keep_vectors(self, vectors: Iterable[tuple[bytes, PassageVectors]]) -> None:
        rows = [(self._embedder, digest, one.whole.tobytes(), one.sentences.tobytes()) for digest, one in vectors]
        self._db.executemany("INSERT OR REPLACE INTO passage_vectors VALUES (?, ?, ?, ?)", rows)
        self._db.commit()

    def items(self, source: Source) -> list[Cut | Rejection] | None:
        """What reading `source` gave, if it was kept."""
        for (items,) in self._read("SELECT items FROM cuts WHERE source = ?", (_name(source),)):
            try:
                return _items_adapter().validate_json(items)
            except ValidationError:
                return None
        return None

    def keep_items(self, source: Source, items: list[Cut | Rejection]) -> None:
        values = (_name(source), _items_adapter().dump_json(items).decode())
        self._db.execute("INSERT OR REPLACE INTO cuts VALUES (?, ?)", values)
        self._db.commit()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def _read(self, statement: str, values: Sequence[object]) -> list[tuple[bytes, ...]]:
        try:
            return self._db.execute(statement, values).fetchall()
        except sqlite3.DatabaseError:
            return []


@cache
def _items_adapter() -> TypeAdapter[list[Cut | Rejection]]:
    return TypeAdapter(list[Cut | Rejection])


def _vectors(whole: bytes, sentences: bytes) -> PassageVectors:
    vector = np.frombuffer(whole, np.float32)
    return PassageVectors(vector, np.frombuffer(sentences, np.int8).reshape(-1, len(vector)))


def _opened(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path)
    db.executescript(_SCHEMA)
    return db


def _name(source: Source) -> str:
    return f"{CHUNKER} {source}"

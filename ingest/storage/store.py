"""The texts of an index in SQLite files: sources, their documents, and the passages by row number."""

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, TypeVar
from urllib.parse import quote

from ingest.documents import DocumentMetadata, Passage, Reading, SourceDocument
from ingest.errors import IndexCorrupt

_DOCUMENT = "d.key, d.title, d.text, d.metadata, d.reader, d.reading"
_PASSAGE = 'p.row, d.id, p.start, p."end", p.text, p.heading, p.page, p.article'
_PASSAGES = f"SELECT {_PASSAGE} FROM passages p JOIN documents d ON d.number = p.document"
AMONG = "IN (SELECT value FROM json_each(?))"
"""SQL for being among any number of strings or numbers, given as one parameter (`as_lists`)."""
_Row = tuple[Any, ...]  # SQLite says nothing of the types of its columns
_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file as it was when it was ingested."""

    path: str
    """Absolute, or a URL: what identifies the file from one ingest to the next."""
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
    """False when a reader failed by a fault of its own, or the file could not be read just then: every ingest tries
    again."""


class DocumentPlace(NamedTuple):
    """Where a document came from: its id, its key, and the path of its source."""

    document: str
    key: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentEntry:
    """A document without its text, for filters and listings."""

    id: str
    key: str
    title: str
    metadata: DocumentMetadata
    signature: bytes
    """What near-duplicates are told by (`ingest.storage.duplicates`)."""


class Store:
    """Finished stores, read as one and read-only. Safe to call from several threads.

    Every method raises IndexCorrupt where a file does not hold what it should.
    """

    def __init__(self, paths: Sequence[Path]) -> None:
        self._parts = [(path, _opened(path)) for path in paths]
        self.passage_count()

    def close(self) -> None:
        for _, part in self._parts:
            part.close()

    def document_count(self) -> int:
        return sum(self._read("SELECT count(*) FROM documents", (), _number))

    def passage_count(self) -> int:
        return sum(self._read("SELECT count(*) FROM passages", (), _number))

    def sources(self) -> list[Source]:
        """Every source, in the order of its path; one whose documents lie in several files is one."""
        statement = "SELECT path, key, sha256, bytes, reader FROM sources"
        found = {source.path: source for source in self._read(statement, (), _source)}
        return [found[path] for path in sorted(found)]

    def source_of(self, document_id: str) -> Source | None:
        """The source that the document came from; None for an unknown id."""
        columns = "s.path, s.key, s.sha256, s.bytes, s.reader"
        statement = f"SELECT {columns} FROM documents d JOIN sources s ON s.number = d.source WHERE d.id = ?"
        return next(self._read(statement, (document_id,), _source), None)

    def places(self) -> list[DocumentPlace]:
        """Where every document came from, in row order."""
        statement = "SELECT d.id, d.key, s.path FROM documents d JOIN sources s ON s.number = d.source"
        return list(self._read(f"{statement} ORDER BY d.number", (), lambda row: DocumentPlace(*row)))

    def holds(self, *, sources: Collection[str], documents: Collection[str]) -> bool:
        """Whether any of these sources (paths) or documents (ids) is here."""
        statement = f"SELECT 1 FROM sources WHERE path {AMONG} UNION ALL SELECT 1 FROM documents WHERE id {AMONG}"
        return any(self._read(statement, as_lists(sources, documents), _number))

    def passages_from(self, *, sources: Collection[str], documents: Collection[str]) -> list[tuple[int, Passage]]:
        """(row, passage) of these documents (ids) and of those of these sources (paths)."""
        of_sources = f"d.source IN (SELECT number FROM sources WHERE path {AMONG})"
        statement = f"{_PASSAGES} WHERE {of_sources} OR d.id {AMONG} ORDER BY p.row"
        return list(self._read(statement, as_lists(sources, documents), _passage))

    def sources_without_documents(self) -> set[str]:
        """Paths of the sources that gave nothing to the index."""
        with_documents = "SELECT path FROM sources WHERE number IN (SELECT source FROM documents)"
        return {source.path for source in self.sources()} - set(self._read(with_documents, (), _text))

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
        statement = f"SELECT d.id, {_DOCUMENT} FROM documents d WHERE d.id {AMONG}"
        return dict(self._read(statement, as_lists(set(ids)), lambda row: (row[0], _document(row[1:]))))

    def entries(self) -> list[DocumentEntry]:
        """Every document without its text, in row order."""
        statement = "SELECT id, key, title, metadata, signature FROM documents ORDER BY number"
        return list(self._read(statement, (), _entry))

    def passage_counts(self) -> dict[str, int]:
        """How many passages each document (id) has."""
        statement = "SELECT d.id, count(*) FROM passages p JOIN documents d ON d.number = p.document GROUP BY d.number"
        return dict(self._read(statement, (), lambda row: (row[0], row[1])))

    def passages(self, rows: Sequence[int]) -> list[Passage]:
        """The passages of `rows`, in their order; raises KeyError for a row that is not there."""
        by_row = dict(self._read(f"{_PASSAGES} WHERE p.row {AMONG}", as_lists(set(rows)), _passage))
        return [by_row[row] for row in rows]

    def passages_of(self, document_id: str) -> list[tuple[int, Passage]]:
        """(row, passage) of a document, in reading order."""
        return list(self._read(f"{_PASSAGES} WHERE d.id = ? ORDER BY p.row", (document_id,), _passage))

    def rows_of(self, documents: Collection[str]) -> list[int]:
        """The rows of the passages of these documents (ids), ascending."""
        statement = f"SELECT p.row FROM passages p JOIN documents d ON d.number = p.document WHERE d.id {AMONG}"
        return sorted(self._read(statement, as_lists(documents), _number))

    def titled_passages(self, *, from_row: int = 0) -> Iterator[tuple[int, str, Passage]]:
        """(row, document title, passage) of every row from `from_row` on in order, one at a time."""
        columns = f"{_PASSAGE}, d.title"
        statement = f"SELECT {columns} FROM passages p JOIN documents d ON d.number = p.document"
        ordered = f"{statement} WHERE p.row >= ? ORDER BY p.row"
        yield from self._read(ordered, (from_row,), lambda row: (row[0], row[-1], _passage(row[:-1])[1]))

    def rows_of_article(self, key: str) -> list[int]:
        """The rows of the passages of the article with this `ingest.documents.article_key`, in reading order."""
        return list(self._read("SELECT row FROM passages WHERE article = ? ORDER BY row", (key,), _number))

    def article_numbers(self) -> list[str]:
        """The numbers of the documents of whose articles there are passages, each once."""
        number = "substr(article, instr(article, '@') + 1)"
        statement = f"SELECT DISTINCT {number} FROM passages WHERE article IS NOT NULL"
        return sorted(set(self._read(statement, (), _text)))

    def rows_under(self, heading: str) -> list[int]:
        """The rows of the passages under the heading with the mark `heading` ("Điều 1.2.NĐ.3"), in reading order.

        Case does not matter, and "_" stands for any one letter.
        """
        values = (f'%"{heading}.%', f'%"{heading}"%')
        return list(
            self._read("SELECT row FROM passages WHERE heading LIKE ? OR heading LIKE ? ORDER BY row", values, _number)
        )

    def rows_with(self, digests: Sequence[bytes]) -> dict[bytes, int]:
        """A row whose embedded text has the digest, for each of `digests` that is known."""
        marks = ", ".join("?" * len(digests))  # JSON cannot hold bytes
        statement = f"SELECT digest, row FROM passages WHERE digest IN ({marks})"
        return dict(self._read(statement, digests, lambda row: (row[0], row[1])))

    def digests_of(self, document_id: str) -> list[bytes]:
        """The digests of the embedded texts of a document's passages, in reading order."""
        statement = "SELECT digest FROM passages p JOIN documents d ON d.number = p.document WHERE d.id = ?"
        return list(self._read(f"{statement} ORDER BY p.row", (document_id,), lambda row: bytes(row[0])))

    def sentence_vectors(self, rows: Sequence[int]) -> list[bytes]:
        """The vectors of the sentences of each of `rows`, in their order, as they were added."""
        by_row = dict(self._read(f"SELECT row, vectors FROM sentences WHERE row {AMONG}", as_lists(set(rows)), _pair))
        return [by_row[row] for row in rows]

    def broken_offsets(self) -> list[str]:
        """Keys of documents that hold a passage which is not at its offsets in the text."""
        return [entry.key for entry in self.entries() if self._has_broken_offsets(entry.id)]

    def is_sound(self) -> bool:
        """Whether SQLite finds its own structures intact."""
        try:
            return set(self._read("PRAGMA integrity_check", (), _text)) <= {"ok"}
        except IndexCorrupt:
            return False

    def _has_broken_offsets(self, document_id: str) -> bool:
        text = self.documents([document_id])[document_id].text
        return any(text[p.start : p.end] != p.text for _, p in self.passages_of(document_id))

    def _read(self, statement: str, values: Sequence[object], make: Callable[[_Row], _Made]) -> Iterator[_Made]:
        for path, part in self._parts:
            try:
                for row in part.execute(statement, values):
                    yield make(row)
            except (sqlite3.DatabaseError, ValueError) as error:
                raise IndexCorrupt.at(path, "không đọc được") from error


def as_lists(*values: Collection[object]) -> list[str]:
    """Each of `values` as the one parameter that an AMONG reads."""
    return [json.dumps([*value]) for value in values]


def _opened(path: Path) -> sqlite3.Connection:
    # immutable: no locks and no journal, so that it also opens on a read-only disk.
    address = f"file:{quote(str(path.absolute()))}?mode=ro&immutable=1"
    try:
        return sqlite3.connect(address, uri=True, check_same_thread=False)
    except sqlite3.OperationalError as error:
        raise IndexCorrupt.at(path, "không đọc được") from error


def _number(row: _Row) -> int:
    return int(row[0])


def _pair(row: _Row) -> tuple[int, bytes]:
    number, vectors = row
    return number, vectors


def _text(row: _Row) -> str:
    return str(row[0])


def _source(row: _Row) -> Source:
    path, key, sha256, size, reader = row
    return Source(path=path, key=key, sha256=sha256, bytes=size, reader=reader)


def _rejection(row: _Row) -> Rejection:
    subject, reason, help_ = row
    return Rejection(subject=subject, reason=reason, help=help_)


def _entry(row: _Row) -> DocumentEntry:
    id_, key, title, metadata, signature = row
    parsed = DocumentMetadata.model_validate_json(metadata)
    return DocumentEntry(id=id_, key=key, title=title, metadata=parsed, signature=signature)


def _document(row: _Row) -> SourceDocument:
    key, title, text, metadata, reader, reading = row
    return SourceDocument(
        key=key,
        title=title,
        text=text,
        metadata=DocumentMetadata.model_validate_json(metadata),
        reader=reader,
        reading=Reading.model_validate_json(reading),
    )


def _passage(row: _Row) -> tuple[int, Passage]:
    number, document_id, start, end, text, heading, page, article = row
    return number, Passage(
        document_id=document_id,
        start=start,
        end=end,
        text=text,
        heading=tuple(json.loads(heading)),
        page=page,
        article=article,
    )

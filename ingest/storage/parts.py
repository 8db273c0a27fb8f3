"""The files of a generation, and its parts: folders with the texts and the vectors of a few thousand passages.

parts/NUMBER/store.sqlite     the texts, and the vectors of their sentences (`ingest.storage.store`)
parts/NUMBER/vectors.faiss    the vectors of the same rows (`ingest.storage.vectors`)
lexical/                      one word index over all parts (`ingest.storage.lexical`)
accents.npz                   how the documents write their accents (`ingest.accents`)
variants.json                 which documents are one source (`ingest.storage.variants`)
manifest.json                 what shaped it, and the seals of the other files (`ingest.storage.manifest`)
"""

import shutil
from collections.abc import Collection, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import numpy as np

from ingest.documents import Passage, SourceDocument
from ingest.storage.store import Rejection, Source, Store
from ingest.storage.store_writer import StoreWriter, delete_from
from ingest.storage.vectors import PassageVectors, VectorIndex, VectorWriter, copy_without

STORE, VECTORS = "store.sqlite", "vectors.faiss"
LEXICAL, ACCENTS, VARIANTS = "lexical", "accents.npz", "variants.json"
_FOLDER = "parts"


class Entry(NamedTuple):
    """A passage as it goes into a part."""

    passage: Passage
    digest: bytes
    """Of the text that was embedded: the same text has the same vectors."""
    vectors: PassageVectors


def part_folders(generation: Path) -> list[Path]:
    """The folders of the parts of a generation, in the order of their rows."""
    folder = generation / _FOLDER
    return sorted(folder.iterdir()) if folder.is_dir() else []


def store_of(generation: Path) -> Store:
    """The texts of a generation; raises IndexCorrupt."""
    return Store([part / STORE for part in part_folders(generation)])


def vectors_of(generation: Path) -> VectorIndex:
    """The vectors of a generation; raises IndexCorrupt."""
    return VectorIndex([part / VECTORS for part in part_folders(generation)])


def passage_vectors(store: Store, vectors: VectorIndex, rows: Sequence[int]) -> list[PassageVectors]:
    """All vectors of `rows`, in their order; raises KeyError for an unknown row."""
    wholes = vectors.rows(rows)
    sentences = (np.frombuffer(one, np.int8).reshape(-1, wholes.shape[1]) for one in store.sentence_vectors(rows))
    return list(map(PassageVectors, wholes, sentences))


def drop_from_part(part: Path, *, sources: Collection[str], documents: Collection[str]) -> list[tuple[int, Passage]]:
    """(row, passage) of what left the part with these sources (paths) and documents (ids).

    The part's files are replaced, never changed: the generation before may share them.
    """
    with closing(Store([part / STORE])) as store:
        if not store.holds(sources=sources, documents=documents):
            return []
        leaving = store.passages_from(sources=sources, documents=documents)
    store_copy, vectors_copy = part / "store.new", part / "vectors.new"
    shutil.copyfile(part / STORE, store_copy)
    delete_from(store_copy, sources=sources, documents=documents)
    store_copy.replace(part / STORE)
    copy_without(part / VECTORS, vectors_copy, [row for row, _ in leaving])
    vectors_copy.replace(part / VECTORS)
    return leaving


def passages_in(part: Path) -> int:
    """How many passages the part holds."""
    with closing(Store([part / STORE])) as store:
        return store.passage_count()


def is_empty(part: Path) -> bool:
    """Whether not even a rejected source is left in the part."""
    with closing(Store([part / STORE])) as store:
        return not store.sources()


class PartWriter:
    """A part while it is filled."""

    def __init__(self, generation: Path, dimensions: int) -> None:
        number = max((int(part.name) for part in part_folders(generation)), default=0) + 1
        self._folder = generation / _FOLDER / f"{number:06}"
        self._folder.mkdir(parents=True)
        self._store = StoreWriter(self._folder / STORE)
        self._vectors = VectorWriter(dimensions)
        self._sources: dict[str, int] = {}
        self.passages = 0

    def add_source(self, source: Source) -> int:
        """The number of `source` in this part."""
        if source.path not in self._sources:
            self._sources[source.path] = self._store.add_source(source)
        return self._sources[source.path]

    def reject(self, source: Source, rejection: Rejection) -> None:
        self._store.add_rejection(self.add_source(source), rejection)

    def add(self, source: Source, document: SourceDocument, signature: bytes, entries: Mapping[int, Entry]) -> None:
        """Add a document with its passages by their row numbers."""
        number = self._store.add_document(self.add_source(source), document, signature)
        for row, entry in entries.items():
            self._store.add_passage(row, number, entry.passage, digest=entry.digest, sentences=entry.vectors.sentences)
        self._vectors.add(list(entries), np.stack([entry.vectors.whole for entry in entries.values()]))
        self.passages += len(entries)

    def close(self) -> None:
        """Finish the files of the part."""
        self._store.close()
        self._vectors.save(self._folder / VECTORS)

"""The next generation of an index while it is being written.

A generation is made of parts and of one word index over all of them. What stays as it was is linked, not copied:
taking a document out of a large index rewrites the one part it lies in. Row numbers only grow, and a passage keeps
its own as long as its part lives.
"""

import os
import shutil
from collections.abc import Callable, Collection, Sequence
from contextlib import closing
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from ingest.accents import AccentModel
from ingest.documents import SourceDocument
from ingest.embedding.identity import EmbedderIdentity
from ingest.storage.duplicates import signature
from ingest.storage.lexical import write_lexical
from ingest.storage.manifest import FILE_NAME as MANIFEST
from ingest.storage.manifest import IndexManifest, seal_files
from ingest.storage.parts import (
    ACCENTS,
    LEXICAL,
    STORE,
    VARIANTS,
    VECTORS,
    Entry,
    PartWriter,
    drop_from_part,
    is_empty,
    part_folders,
    passage_vectors,
    passages_in,
    store_of,
)
from ingest.storage.store import Rejection, Source, Store
from ingest.storage.variants import Variants
from ingest.storage.vectors import VectorIndex

# 12 MB of vectors and some 30 MB of texts: rewriting a part takes 0.1 s, and a million passages make 122 parts.
PART_PASSAGES = 8192
# Every ingest begins a part of its own; when more than this many are less than half full, they become one.
_MAX_SPARSE = 4


class Base(NamedTuple):
    """The generation that a draft starts from."""

    folder: Path
    manifest: IndexManifest


class Draft:
    """A generation in an empty folder: `drop`, `gather_sparse_parts`, `add`, `finish`, in this order."""

    def __init__(self, folder: Path, *, embedder: EmbedderIdentity, chunker: str, base: Base | None) -> None:
        self._folder = folder
        self._embedder = embedder
        self._chunker = chunker
        self._base = base
        self._first_row = self._next_row = self._learn_from = base.manifest.next_row if base else 0
        self._leaving: list[int] = []
        self._forgotten: list[str] = []
        self._part: PartWriter | None = None
        if base:
            without_manifest = shutil.ignore_patterns(MANIFEST)
            shutil.copytree(base.folder, folder, ignore=without_manifest, copy_function=_link, dirs_exist_ok=True)

    def keys(self) -> set[str]:
        """The keys of the documents in it so far."""
        with closing(store_of(self._folder)) as store:
            return {place.key for place in store.places()}

    def drop(self, *, sources: Collection[str] = (), documents: Collection[str] = ()) -> None:
        """Leave out what came from the sources at these paths, and the documents of these ids."""
        for part in part_folders(self._folder):
            for row, passage in drop_from_part(part, sources=sources, documents=documents):
                self._leaving.append(row)
                self._forgotten.append(passage.text)

    def gather_sparse_parts(self) -> None:
        """Write the documents of parts that are mostly empty into one, if there are many such parts."""
        sparse = [part for part in part_folders(self._folder) if passages_in(part) < PART_PASSAGES // 2]
        for part in sparse if len(sparse) > _MAX_SPARSE else []:
            with closing(Store([part / STORE])) as store:
                self._take_over(store, VectorIndex([part / VECTORS]))
            shutil.rmtree(part)
        self._close_part()
        self._learn_from = self._next_row

    def add_source(self, source: Source) -> None:
        """Note that `source` was read, whatever it gives."""
        self._open_part().add_source(source)

    def reject(self, source: Source, rejection: Rejection) -> None:
        """Note what of `source` is left out."""
        self._open_part().reject(source, rejection)

    def add(self, source: Source, document: SourceDocument, entries: Sequence[Entry]) -> None:
        """Add a document of `source` with its passages."""
        self._add(source, document, signature(document.text), entries)

    def _add(self, source: Source, document: SourceDocument, fingerprint: bytes, entries: Sequence[Entry]) -> None:
        rows = range(self._next_row, self._next_row + len(entries))
        self._open_part().add(source, document, fingerprint, dict(zip(rows, entries, strict=True)))
        self._next_row = rows.stop

    def finish(self, *, roots: Sequence[str]) -> IndexManifest:
        """The manifest of the generation, saved beside its files; nothing of it may be written any more."""
        self._close_part()
        for part in filter(is_empty, part_folders(self._folder)):
            shutil.rmtree(part)
        with closing(store_of(self._folder)) as store:
            fresh = store.titled_passages(from_row=self._first_row)
            titled = ((row, "\n".join((title, *p.heading)), p.text) for row, title, p in fresh)
            write_lexical(self._folder / LEXICAL, titled, leaving=self._leaving)
            self._learn_accents(store)
            _write_anew(self._folder / VARIANTS, self._variants(store).save)
            manifest = self._manifest(store, roots)
        manifest.save(self._folder)
        return manifest

    def _take_over(self, store: Store, vectors: VectorIndex) -> None:
        signatures = {entry.id: entry.signature for entry in store.entries()}
        for source in store.sources():
            self.add_source(source)
            for rejection in store.rejections(source.path):
                self.reject(source, rejection)
            for document in store.documents_of(source.path):
                rows, passages = zip(*store.passages_of(document.id), strict=True)
                entries = list(
                    map(Entry, passages, store.digests_of(document.id), passage_vectors(store, vectors, rows))
                )
                self._add(source, document, signatures[document.id], entries)
                self._leaving += rows

    def _open_part(self) -> PartWriter:
        if self._part is not None and self._part.passages >= PART_PASSAGES:
            self._close_part()
        if self._part is None:
            self._part = PartWriter(self._folder, self._embedder.dimensions)
        return self._part

    def _close_part(self) -> None:
        if self._part is not None:
            self._part.close()
        self._part = None

    def _learn_accents(self, store: Store) -> None:
        """How the documents write their accents: that of the base, less what left it, and what is new.

        Documents that only leave stay counted: nobody can read them off sums over pairs of syllables, and
        counting anew would take longer than the whole removal.
        """
        path = self._folder / ACCENTS
        if path.exists() and not self._has_news:
            return
        accents = AccentModel.load(path) if path.exists() else AccentModel.base()
        accents.forget(self._forgotten)
        accents.learn(passage.text for _, _, passage in store.titled_passages(from_row=self._learn_from))
        _write_anew(path, accents.save)

    def _variants(self, store: Store) -> Variants:
        """Which of the documents are one source; compared anew only when there are new ones."""
        path = self._folder / VARIANTS
        if path.exists() and not self._has_news:
            return Variants.load(path).among_those_left({place.document for place in store.places()})
        return Variants.among(store.entries())

    @property
    def _has_news(self) -> bool:
        return self._next_row > self._learn_from

    def _manifest(self, store: Store, roots: Sequence[str]) -> IndexManifest:
        sources = store.sources()
        return IndexManifest(
            embedder=self._embedder,
            chunker=self._chunker,
            readers=tuple(sorted({source.reader for source in sources})),
            corpus_hash=sha256("".join(sorted(place.document for place in store.places())).encode()).hexdigest(),
            sources=len(sources),
            documents=store.document_count(),
            passages=store.passage_count(),
            next_row=self._next_row,
            roots=tuple(roots),
            created_at=datetime.now(UTC),
            files=seal_files(self._folder, self._base),
        )


def _write_anew(path: Path, write: Callable[[Path], None]) -> None:
    path.unlink(missing_ok=True)  # the base may have the same file
    write(path)


def _link(source: str, target: str) -> None:
    """The same file under a second name, or a copy where the disk knows no links."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)

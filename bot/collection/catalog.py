"""What the index holds, document by document, as the library page lists it."""

import threading
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from bot.writing.official import KIND_NAMES
from ingest.documents import DocumentKind
from ingest.errors import IndexCorrupt
from ingest.fetch import is_url
from ingest.storage.generations import Generations
from ingest.storage.manifest import IndexManifest
from ingest.storage.parts import store_of
from ingest.storage.store import DocumentEntry, Rejection, Store
from ingest.text import fold, squeeze


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A document in the list."""

    entry: DocumentEntry
    passages: int
    source: str
    """The path or URL that it came from."""
    place: str
    """What people call where it lies: a collection, the name of an ingested folder, a web site."""
    file: str
    """Its file below that place."""
    is_upload: bool
    siblings: int
    """How many other documents came from its source."""
    words: str
    """What a search looks through, folded."""


@dataclass(frozen=True)
class Catalog:
    """One generation of the index."""

    generation: Path
    index_id: str
    made_at: datetime
    passages: int
    documents: Sequence[Listed]
    """By title."""
    sources: frozenset[str]
    """The paths and URLs that were read, those that gave nothing too."""
    unusable: Mapping[str, Sequence[Rejection]]
    """Why, for every upload that gave nothing, by its path."""
    keys: Mapping[str, str]
    """Keys of the sources that gave something, by their sha256."""

    @classmethod
    def of(cls, generation: Path, uploads: Path) -> "Catalog":
        """Raises IndexCorrupt and IndexMismatch."""
        manifest = IndexManifest.load(generation)
        with closing(store_of(generation)) as store:
            sources, empty = store.sources(), store.sources_without_documents()
            return cls(
                generation=generation,
                index_id=manifest.index_id,
                made_at=manifest.created_at,
                passages=manifest.passages,
                documents=_listed(store, _Places(uploads, manifest.roots)),
                sources=frozenset(source.path for source in sources),
                unusable={path: store.rejections(path) for path in empty if Path(path).is_relative_to(uploads)},
                keys={source.sha256: source.key for source in sources if source.path not in empty},
            )

    @cached_property
    def places(self) -> list[tuple[str, int]]:
        """Every place and how many documents lie there, the most first."""
        return Counter(one.place for one in self.documents).most_common()

    @cached_property
    def kinds(self) -> list[tuple[DocumentKind, int]]:
        """Every kind of document and how many there are of it, the most first."""
        return Counter(one.entry.metadata.kind for one in self.documents).most_common()

    def found(self, query: str, *, place: str = "", kind: str = "") -> list[Listed]:
        """The documents with every word of `query`, with accents or without, at `place` and of `kind` if given."""
        words = fold(query).split()
        return [
            one
            for one in self.documents
            if (not place or one.place == place)
            and (not kind or one.entry.metadata.kind.value == kind)
            and all(word in one.words for word in words)
        ]


class Catalogs:
    """The catalog of the index in use: made when first asked, and again after each ingest. Safe to call from many
    threads."""

    def __init__(self, index: Path, uploads: Path) -> None:
        self._generations = Generations(index)
        self._uploads = uploads
        self._making = threading.Lock()
        self._latest: Catalog | None = None

    def current(self) -> Catalog:
        """Raises IndexMissing, IndexCorrupt, IndexMismatch, IndexUnreadable."""
        with self._making:
            generation = self._generations.current()
            if self._latest is None or self._latest.generation != generation:
                self._latest = self._made(generation)
            return self._latest

    def _made(self, generation: Path) -> Catalog:
        try:
            return Catalog.of(generation, self._uploads)
        except IndexCorrupt:
            # A removal may have gone by since the pointer was read, and taken the folder away.
            if (newer := self._generations.current()) == generation:
                raise
            return Catalog.of(newer, self._uploads)


class _Places:
    """What people call the places that documents come from."""

    def __init__(self, uploads: Path, roots: Sequence[str]) -> None:
        self._uploads = uploads
        self._roots = sorted((Path(root) for root in roots), key=lambda root: len(root.parts), reverse=True)

    def of(self, source: str) -> tuple[str, str, bool]:
        """The place of a source, its file below that, and whether it is an upload."""
        if is_url(source):
            address = urlsplit(source)
            return address.hostname or source, address.path.lstrip("/") or source, False
        path = Path(source)
        if path.parent.parent == self._uploads:
            return path.parent.name, path.name, True
        root = next((root for root in self._roots if path.is_relative_to(root) and path != root), path.parent)
        return root.name, path.relative_to(root).as_posix(), False


def _listed(store: Store, places: _Places) -> list[Listed]:
    counts = store.passage_counts()
    sources = {place.document: place.path for place in store.places()}
    from_source = Counter(sources.values())
    documents = []
    for entry in store.entries():
        place, file, is_upload = places.of(sources[entry.id])
        about = entry.metadata
        facts = (about.number, about.issuer, about.province, KIND_NAMES[about.kind])
        listed = Listed(
            entry=entry,
            passages=counts.get(entry.id, 0),
            source=sources[entry.id],
            place=place,
            file=file,
            is_upload=is_upload,
            siblings=from_source[sources[entry.id]] - 1,
            words=fold("\n".join(filter(None, (entry.title, entry.key, place, file, *facts)))),
        )
        documents.append(listed)
    return sorted(documents, key=lambda one: (fold(squeeze(one.entry.title)), one.entry.key))

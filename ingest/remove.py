"""Takes documents out of an index at once: nothing is read or embedded, and nothing of them stays behind."""

import os
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from ingest.storage.draft import Base, Draft
from ingest.storage.generations import Generations
from ingest.storage.manifest import IndexManifest
from ingest.storage.parts import store_of
from ingest.storage.store import DocumentPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """What was taken out of an index."""

    removed: tuple[str, ...]
    """Keys of the documents that left it."""
    unknown: tuple[str, ...]
    """Names that nothing in the index has."""
    passages: int
    """How many passages are left."""
    index_id: str


def remove(names: Sequence[str], index_dir: Path) -> Removal:
    """Take out the documents with these names: keys, or paths or URLs of files and folders that were ingested.

    The index goes on answering throughout; what was removed is gone from the disk when this returns. A later
    ingest of a folder in which a file still lies brings it back. Raises IndexMissing, IndexCorrupt,
    IndexMismatch, IndexLocked, IndexUnreadable and IndexUnwritable.
    """
    generations = Generations(index_dir)
    generations.current()  # a missing index must not be made
    with generations.writing():
        folder = generations.current()
        manifest = IndexManifest.load(folder)
        with closing(store_of(folder)) as store:
            places, paths = store.places(), [source.path for source in store.sources()]
        found = [_Found.of(name, places, paths) for name in names]
        keys = {id_: key for one in found for id_, key in one.documents.items()}
        sources = {path for one in found for path in one.sources}
        if keys or sources:
            with generations.building() as draft_folder:
                base = Base(folder, manifest)
                draft = Draft(draft_folder, embedder=manifest.embedder, chunker=manifest.chunker, base=base)
                draft.drop(sources=sources, documents=keys)
                manifest = draft.finish(roots=manifest.roots)
                generations.publish(draft_folder, manifest.name, keep="none")
                generations.forget_unfinished()
    return Removal(
        removed=tuple(sorted(keys.values())),
        unknown=tuple(one.name for one in found if not (one.documents or one.sources)),
        passages=manifest.passages,
        index_id=manifest.index_id,
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """What a name stands for."""

    name: str
    documents: Mapping[str, str]
    """Keys by id."""
    sources: frozenset[str]

    @classmethod
    def of(cls, name: str, places: Sequence[DocumentPlace], paths: Sequence[str]) -> "_Found":
        """The documents of this key, else those of the file or folder at this path, or of this URL."""
        if by_key := {place.document: place.key for place in places if place.key == name}:
            return cls(name, by_key, frozenset())
        root = Path(os.path.abspath(name))  # noqa: PTH100 keeps links, as ingestion does
        meant = frozenset(path for path in paths if path == name or Path(path).is_relative_to(root))
        return cls(name, {place.document: place.key for place in places if place.path in meant}, meant)

"""The index a set of questions is asked of: built once for the same documents, then taken from the cache."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from ingest.build import build_index
from ingest.cache import cache_folder
from ingest.chunk import CHUNKER
from ingest.embed import Embedder
from ingest.embedding.identity import EmbedderIdentity
from ingest.errors import IndexMissing
from ingest.report import Progress
from ingest.sources import Sources, discover
from ingest.storage.generations import Generations
from ingest.storage.manifest import IndexManifest


def index_of(paths: Sequence[Path], embedder: Embedder, *, progress: Progress) -> Path:
    """The folder of an index of all documents under `paths`; built if this machine has none of just these.

    Raises SourceError, IndexLocked (another process builds the same), IndexUnwritable, ModelUnavailable; and
    IndexMissing when no document can be used.
    """
    folder = cache_folder() / "eval" / _key(discover(paths), embedder.identity)
    try:
        Generations(folder).current()
    except IndexMissing:
        build_index(paths, folder, embedder=embedder, progress=progress)
        Generations(folder).current()
    return folder


def _key(sources: Sources, embedder: EmbedderIdentity) -> str:
    """Changes with every file, with how files are read and cut, and with what makes the vectors."""
    made_by = (IndexManifest.SCHEMA_VERSION, CHUNKER, embedder.name, embedder.revision, embedder.dimensions)
    files = sorted((source.key, source.reader, source.sha256) for source in sources.files)
    parts = [*map(str, made_by), *(part for file in files for part in file)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]

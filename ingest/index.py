"""A finished index, opened for reading: texts, words and vectors under the same row numbers."""

from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TypeVar

import numpy as np

from ingest.accents import AccentModel
from ingest.chunk import CHUNKER
from ingest.embedding.identity import EmbedderIdentity
from ingest.errors import IndexCorrupt
from ingest.storage.generations import Generations
from ingest.storage.lexical import LexicalIndex
from ingest.storage.manifest import IndexManifest
from ingest.storage.parts import ACCENTS, LEXICAL, VARIANTS, store_of, vectors_of
from ingest.storage.variants import Variants
from ingest.storage.vectors import Vectors, cosines, unit_vectors

# Their readers end the process, or answer nonsense, on a wrong byte; they are small: 54 MB at 130,000 passages.
_FRAGILE = (LEXICAL, ACCENTS, VARIANTS)

_Part = TypeVar("_Part")


class Index:
    """One generation of an index. It goes on answering while a later ingest replaces it on disk.

    A row number means the same passage in `store`, `lexical` and `vectors`.
    """

    def __init__(self, folder: Path) -> None:
        """Opens a generation without reading its bulk; raises IndexCorrupt or IndexMismatch."""
        self.folder = folder
        self.manifest = IndexManifest.load(folder)
        self.manifest.check_files(folder, read=_FRAGILE)
        self.store = store_of(folder)
        self.lexical = _opened(LexicalIndex, folder / LEXICAL)
        self.vectors = vectors_of(folder)
        self.variants = _opened(Variants.load, folder / VARIANTS)
        if not len(self.lexical) == len(self.vectors) == self.manifest.passages:
            raise IndexCorrupt.at(folder, "các phần không cùng số đoạn")

    @classmethod
    def open(cls, index_dir: Path, *, embedder: EmbedderIdentity | None = None) -> "Index":
        """The index in use at `index_dir`.

        Raises IndexMissing, IndexCorrupt, and IndexMismatch when `embedder` is given and is not the one the
        index was built with, or when passages are cut differently now.
        """
        generations = Generations(index_dir)
        folder = generations.current()
        try:
            index = cls(folder)
        except IndexCorrupt:
            # Two ingests may have gone by since the pointer was read, and taken the folder away.
            if generations.current() == folder:
                raise
            index = cls(generations.current())
        if embedder is not None:
            index.manifest.require(embedder=embedder, chunker=CHUNKER)
        return index

    def __len__(self) -> int:
        return self.manifest.passages

    @property
    def id(self) -> str:
        return self.manifest.index_id

    def sentence_cosines(self, vector: Vectors, rows: Sequence[int]) -> list[tuple[float, ...]]:
        """The cosine of the unit `vector` with every sentence of each of `rows`.

        The sentences are those of `ingest.structure.sentences` in the passage's text.
        """
        found = [np.frombuffer(one, np.int8).reshape(-1, len(vector)) for one in self.store.sentence_vectors(rows)]
        scores = iter(cosines(vector, np.concatenate(found)).tolist() if found else ())
        return [tuple(islice(scores, len(one))) for one in found]

    def sentence_directions(self, rows: Sequence[int]) -> list[Vectors]:
        """Unit vectors of the sentences of each of `rows`, as in `sentence_cosines`: shape (sentences, dimensions)."""
        dimensions = self.manifest.embedder.dimensions
        found = (np.frombuffer(one, np.int8).reshape(-1, dimensions) for one in self.store.sentence_vectors(rows))
        return [unit_vectors(one) for one in found]

    @cached_property
    def accents(self) -> AccentModel:
        """Restores accents the way the documents of this index write them."""
        return _opened(AccentModel.load, self.folder / ACCENTS)

    def verify(self) -> list[str]:
        """What is wrong with the index, in Vietnamese; empty when all is well. Reads every file."""
        problems = [f"{name}: nội dung đã bị thay đổi" for name in self.manifest.broken_seals(self.folder)]
        if not self.store.is_sound():
            return [*problems, "Cấu trúc SQLite bị hỏng"]
        counts = (self.manifest.sources, self.manifest.documents, self.manifest.passages)
        stored = (len(self.store.sources()), self.store.document_count(), self.store.passage_count())
        if stored != counts:
            problems.append(f"Số nguồn, tài liệu, đoạn là {stored}, bản kê ghi {counts}")
        problems += [f"{key}: có đoạn không nằm đúng vị trí" for key in self.store.broken_offsets()]
        return problems

    def close(self) -> None:
        self.store.close()


def _opened(load: Callable[[Path], _Part], path: Path) -> _Part:
    """What `load` makes of `path`; raises IndexCorrupt, whatever the library behind it says."""
    try:
        return load(path)
    except (OSError, RuntimeError, ValueError, KeyError, MemoryError) as error:
        raise IndexCorrupt.at(path, "không đọc được") from error

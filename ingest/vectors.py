"""Search by meaning: an exact FAISS scan over the passages' vectors."""

from collections.abc import Sequence
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class VectorIndex:
    """Unit vectors by row number; every score is a cosine. Safe to read from several threads.

    The scan is exact: 9 ms over 100,000 passages on two cores, which no trained index type is worth below a
    million. 4 bytes a dimension: 1.5 kB a passage of the bundled model.
    """

    def __init__(self, index: faiss.Index) -> None:
        self._index = index

    @classmethod
    def empty(cls, dimensions: int) -> "VectorIndex":
        return cls(faiss.IndexFlatIP(dimensions))

    @classmethod
    def load(cls, path: Path) -> "VectorIndex":
        """The saved vectors, mapped from the file rather than read; raises RuntimeError when FAISS cannot."""
        return cls(faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC))

    def save(self, path: Path) -> None:
        faiss.write_index(self._index, str(path))

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @property
    def dimensions(self) -> int:
        return int(self._index.d)

    def add(self, vectors: Vectors) -> None:
        """Append rows; `vectors` is float32 (n, dimensions) with rows of length one."""
        self._index.add(np.ascontiguousarray(vectors, dtype=np.float32))

    def search(self, vector: Vectors, k: int) -> list[tuple[int, float]]:
        """(row, cosine) of the `k` nearest passages, best first."""
        k = min(k, len(self))
        if k < 1:
            return []
        scores, rows = self._index.search(vector.reshape(1, -1), k)
        return [(int(row), float(score)) for row, score in zip(rows[0], scores[0], strict=True)]

    def scores(self, vector: Vectors, rows: Sequence[int]) -> list[float]:
        """The cosine of `vector` with each of `rows`, in their order."""
        return [float(score) for score in self.rows(rows) @ vector.reshape(-1)]

    def rows(self, rows: Sequence[int]) -> Vectors:
        """The stored vectors of `rows`, float32 (len(rows), dimensions)."""
        if not rows:
            return np.empty((0, self.dimensions), dtype=np.float32)
        stored: Vectors = self._index.reconstruct_batch(np.asarray(rows, dtype=np.int64))
        return stored

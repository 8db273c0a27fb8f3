"""A small embedder for tests of the index: texts with the same words lie close, and it is ready at once."""

from collections.abc import Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from ingest.documents import Span
from ingest.embed import Embedder, TextKind, TextVectors
from ingest.embedding.identity import EmbedderIdentity
from ingest.text import index_terms

DIMENSIONS = 64


class WordEmbedder(Embedder):
    """The sum of a fixed random vector for each word. Keeps what it was asked to embed."""

    def __init__(self, revision: str = "1") -> None:
        self.embedded: list[str] = []
        self._revision = revision

    @property
    def identity(self) -> EmbedderIdentity:
        return EmbedderIdentity("words", self._revision, DIMENSIONS)

    def embed(self, texts: Sequence[str], *, kind: TextKind) -> NDArray[np.float32]:
        self.embedded += texts
        if not texts:
            return np.empty((0, DIMENSIONS), np.float32)
        vectors = np.stack([self._vector(text) for text in texts])
        units: NDArray[np.float32] = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
        return units

    def embed_with_stretches(self, texts: Sequence[str], stretches: Sequence[Sequence[Span]]) -> list[TextVectors]:
        """Keeps the texts only."""
        embedded = [*self.embedded, *texts]
        found = super().embed_with_stretches(texts, stretches)
        self.embedded = embedded
        return found

    def _vector(self, text: str) -> NDArray[np.float64]:
        words = index_terms(text) or [""]
        vectors = [np.random.default_rng(crc32(word.encode())).normal(size=DIMENSIONS) for word in words]
        total: NDArray[np.float64] = np.sum(vectors, axis=0)
        return total

"""The embedder seam: texts in, unit vectors out, and the identity an index is tied to."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from ingest.documents import Span
from ingest.embedding.identity import EmbedderIdentity
from ingest.errors import ModelUnavailable

BUNDLED = "bundled"
SENTENCE_TRANSFORMERS = "sentence-transformers"

TextKind = Literal["query", "passage"]
Progress = Callable[[str], None]


class TextVectors(NamedTuple):
    """What is known of the meaning of a text and of some of its stretches: float32, each row of length 1."""

    whole: NDArray[np.float32]
    """Shape (dimensions,)."""
    stretches: NDArray[np.float32]
    """Shape (stretches, dimensions)."""


class Embedder(Embeddings, ABC):
    """A LangChain `Embeddings` that knows its identity and works on arrays."""

    @property
    @abstractmethod
    def identity(self) -> EmbedderIdentity:
        """The identity that the manifest of an index stores."""

    @abstractmethod
    def embed(self, texts: Sequence[str], *, kind: TextKind) -> NDArray[np.float32]:
        """One row a text, in order: shape (len(texts), dimensions), each of length 1.

        Text beyond the model's window is left out.
        """

    def embed_with_stretches(self, texts: Sequence[str], stretches: Sequence[Sequence[Span]]) -> list[TextVectors]:
        """The vectors of passages and of `stretches` of each, in order.

        Here a stretch is embedded like a text of its own; an embedder that sees the tokens does better.
        """
        apart = [text[span.start : span.end] for text, spans in zip(texts, stretches, strict=True) for span in spans]
        ends = np.cumsum([len(spans) for spans in stretches])
        wholes, parts = self.embed(texts, kind="passage"), self.embed(apart, kind="passage")
        return list(map(TextVectors, wholes, np.split(parts, ends[:-1])))

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """The vectors of passages, as LangChain wants them."""
        return [[float(x) for x in row] for row in self.embed(texts, kind="passage")]

    def embed_query(self, text: str) -> list[float]:
        """The vector of one question, as LangChain wants it."""
        return [float(x) for x in self.embed([text], kind="query")[0]]


def open_embedder(name: str = BUNDLED, *, progress: Progress | None = None) -> Embedder:
    """The embedder called `name`: "bundled", or "sentence-transformers:FOLDER-OR-HUB-NAME".

    `progress` gets a line for people when a step takes seconds. Raises `ModelUnavailable`.
    """
    adapter, _, model = name.partition(":")
    if name == BUNDLED:
        from ingest.embedding.e5 import BundledEmbedder

        return BundledEmbedder.open(progress=progress)
    if adapter == SENTENCE_TRANSFORMERS and model:
        from ingest.embedding.sbert import SentenceTransformerEmbedder

        return SentenceTransformerEmbedder.open(model)
    raise ModelUnavailable(
        f"Không có mô hình nhúng tên “{name}”.",
        help=f"Dùng “{BUNDLED}” (có sẵn) hoặc “{SENTENCE_TRANSFORMERS}:THƯ-MỤC-HOẶC-TÊN-MÔ-HÌNH”.",
    )

"""The sentence-transformers adapter: any model of that family, from a folder or a hub."""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ingest.embed import SENTENCE_TRANSFORMERS, Embedder, TextKind
from ingest.embedding.identity import EmbedderIdentity
from ingest.errors import ModelUnavailable

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_E5_PROMPTS: Mapping[TextKind, str] = {"query": "query: ", "passage": "passage: "}
_PROMPT_NAMES: Mapping[TextKind, tuple[str, ...]] = {
    "query": ("query",),
    "passage": ("passage", "document", "corpus"),
}
_MODEL_SUFFIXES = (".json", ".safetensors", ".bin", ".txt", ".model")
_PATTERNS = [f"*{suffix}" for suffix in _MODEL_SUFFIXES]
_OTHER_ENGINES = ["onnx/*", "openvino/*"]


class SentenceTransformerEmbedder(Embedder):
    """`open` it; the constructor takes the loaded model."""

    def __init__(self, model: "SentenceTransformer", *, name: str, revision: str) -> None:
        self._model = model
        self._identity = EmbedderIdentity(
            f"{SENTENCE_TRANSFORMERS}:{name}", revision, model.get_embedding_dimension() or 0
        )
        self._prompts = _prompts(model.prompts, name=name)

    @classmethod
    def open(cls, name: str) -> "SentenceTransformerEmbedder":
        """The model in the folder or hub repository `name`, on the fastest device. Raises `ModelUnavailable`."""
        from safetensors import SafetensorError
        from sentence_transformers import SentenceTransformer

        try:
            folder = Path(name) if Path(name).is_dir() else _downloaded(name)
            model = SentenceTransformer(str(folder))
        except (OSError, ValueError, RuntimeError, SafetensorError) as error:
            raise ModelUnavailable(
                f"Không mở được mô hình “{name}”: không có thư mục này, hoặc không tải được từ kho mô hình.",
                help="Kiểm tra mạng và tên mô hình, hoặc tải mô hình về rồi chỉ tới thư mục: "
                f"{SENTENCE_TRANSFORMERS}:/đường/dẫn/tới/mô-hình",
            ) from error
        return cls(model, name=name, revision=_revision(folder))

    @property
    def identity(self) -> EmbedderIdentity:
        return self._identity

    def embed(self, texts: Sequence[str], *, kind: TextKind) -> NDArray[np.float32]:
        if not texts:
            return np.empty((0, self._identity.dimensions), np.float32)
        vectors = self._model.encode(
            list(texts), prompt=self._prompts[kind], normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(vectors, np.float32)


def _prompts(own: Mapping[str, str | None], *, name: str) -> Mapping[TextKind, str]:
    """The prompts that the model brings; else those of the E5 family if it is called so; else none."""
    found = {
        kind: next((prompt for key in keys if (prompt := own.get(key))), "") for kind, keys in _PROMPT_NAMES.items()
    }
    if not any(found.values()) and "e5" in Path(name).name.lower():
        return _E5_PROMPTS
    return found


def _downloaded(name: str) -> Path:
    """The folder of a hub repository: the newest commit, or without a network the one fetched before."""
    from huggingface_hub import snapshot_download

    return Path(snapshot_download(name, allow_patterns=_PATTERNS, ignore_patterns=_OTHER_ENGINES))


def _revision(folder: Path) -> str:
    """A hash of the model's files: the same weights are the same revision wherever they lie."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.suffix in _MODEL_SUFFIXES:
            digest.update(path.relative_to(folder).as_posix().encode())
            with path.open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()[:16]

"""The bundled embedder: multilingual-e5-small in ONNX Runtime, with no torch in the process."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ingest.embed import BUNDLED, Embedder, Progress, TextKind
from ingest.embedding.e5_prepare import ENCODER, REVISION, WORDS, prepared_model
from ingest.embedding.e5_weights import DIMENSIONS, unpack
from ingest.embedding.identity import EmbedderIdentity
from ingest.embedding.unigram import PAD, UnigramTokenizer

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

BATCH_TOKENS = 512
"""Padded tokens a batch. On 2 cores, processor time a text is the same from 256 to 1024 (60 ms for 215 tokens,
9 ms for 42); 8192, shared out over two threads, costs 96 ms. Re-measure with `make bench`."""


MOST_TOKENS = 416
"""Of the 512 tokens the model can see: about 1,500 characters. On 100 law questions over 2,536 passages hit@1 is
.90 at 512 and 416 and .89 at 384, on 411 encyclopedia questions the same for all; a token less costs a token less."""


class BundledEmbedder(Embedder):
    """`open` it; the constructor takes the parts."""

    def __init__(self, *, session: "InferenceSession", tokenizer: UnigramTokenizer, words: NDArray[np.void]) -> None:
        self._session = session
        self._tokenizer = tokenizer
        self._words = words

    @classmethod
    def open(cls, *, progress: Progress | None = None) -> "BundledEmbedder":
        """The embedder, prepared first if this machine has not used it yet. Raises `ModelUnavailable`."""
        folder = prepared_model(progress=progress)
        tokenizer = UnigramTokenizer.load(folder)
        words = np.asarray(np.load(folder / WORDS, mmap_mode="r"))  # mapped, not read
        return cls(session=_session(folder / ENCODER), tokenizer=tokenizer, words=words)

    @property
    def identity(self) -> EmbedderIdentity:
        return EmbedderIdentity(BUNDLED, f"{REVISION}-{MOST_TOKENS}", DIMENSIONS)

    def embed(self, texts: Sequence[str], *, kind: TextKind) -> NDArray[np.float32]:
        vectors = np.empty((len(texts), DIMENSIONS), np.float32)
        ids = [self._tokenizer.encode(f"{kind}: {text}", window=MOST_TOKENS) for text in texts]

        def run(rows: list[int]) -> None:
            vectors[rows] = self._run([ids[row] for row in rows])

        batches = list(_batches([len(one) for one in ids]))[::-1]  # the long ones first: no thread waits for the last
        if len(batches) == 1:
            run(batches[0])
        else:
            with ThreadPoolExecutor(_processors()) as pool:
                list(pool.map(run, batches))
        return vectors

    def _run(self, texts: Sequence[list[int]]) -> NDArray[np.float32]:
        ids = np.full((len(texts), max(map(len, texts))), PAD)
        for row, text in zip(ids, texts, strict=True):
            row[: len(text)] = text
        distinct, places = np.unique(ids, return_inverse=True)
        words = unpack(self._words[distinct])[places.reshape(ids.shape)]
        (vectors,) = self._session.run(None, {"words": words, "mask": (ids != PAD).astype(np.int64)})
        return np.asarray(vectors, np.float32)


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Row numbers in batches of at most `BATCH_TOKENS` padded tokens, texts of like length together."""
    batch: list[int] = []
    for row in sorted(range(len(lengths)), key=lengths.__getitem__):
        if batch and (len(batch) + 1) * lengths[row] > BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(row)
    if batch:
        yield batch


def _session(path: Path) -> "InferenceSession":
    """A session of one thread: whole batches run side by side, which costs half the processor time of
    sharing each batch out."""
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    return InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

"""The bundled embedder: multilingual-e5-small in ONNX Runtime, with no torch in the process."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ingest.documents import Span
from ingest.embed import BUNDLED, Embedder, Progress, TextKind, TextVectors
from ingest.embedding.e5_prepare import LOWER, PADDING, REVISION, SHARED, UPPER, WORDS, prepared_model
from ingest.embedding.e5_weights import DIMENSIONS, unpack
from ingest.embedding.engine import keep_to_itself
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

    def __init__(
        self,
        *,
        lower: "InferenceSession",
        upper: "InferenceSession",
        tokenizer: UnigramTokenizer,
        words: NDArray[np.void],
    ) -> None:
        self._lower, self._upper = lower, upper
        self._tokenizer = tokenizer
        self._words = words

    @classmethod
    def open(cls, *, progress: Progress | None = None) -> "BundledEmbedder":
        """The embedder, prepared first if this machine has not used it yet. Raises `ModelUnavailable`."""
        folder = prepared_model(progress=progress)
        tokenizer = UnigramTokenizer.load(folder)
        words = np.asarray(np.load(folder / WORDS, mmap_mode="r"))  # mapped, not read
        return cls(
            lower=open_session(folder / LOWER), upper=open_session(folder / UPPER), tokenizer=tokenizer, words=words
        )

    @property
    def identity(self) -> EmbedderIdentity:
        return EmbedderIdentity(BUNDLED, f"{REVISION}-{MOST_TOKENS}", DIMENSIONS)

    def embed(self, texts: Sequence[str], *, kind: TextKind) -> NDArray[np.float32]:
        ids = [self._tokenizer.encode(f"{kind}: {text}", window=MOST_TOKENS) for text in texts]
        found = self._in_batches([_Reading(one, ()) for one in ids])
        return np.stack([one.whole for one in found]) if found else np.empty((0, DIMENSIONS), np.float32)

    def embed_with_stretches(self, texts: Sequence[str], stretches: Sequence[Sequence[Span]]) -> list[TextVectors]:
        """From one reading of each text, in which a stretch reads itself and what stands outside of all stretches:
        titles and headings, which read everything. For the vector of the text the last layers read it as a whole. A
        stretch past the window gets the vector of the text.

        hit@1 of viquad-dev and alqac-dev by passages alone is .68 and .74, by the best sentence alone .78 and .84; read
        as a whole, passages reach .70 and .79, and sentences, the means of their tokens, .72 and .78. The best sentence
        of the right passage answers .73 of the questions, .63 if all is read as a whole, .70 each in its own text.
        """
        cut = [_cut(text, spans) for text, spans in zip(texts, stretches, strict=True)]
        return self._in_batches(
            [_Reading(*self._tokenizer.encode_stretches(pieces, window=MOST_TOKENS)) for pieces in cut]
        )

    def _in_batches(self, readings: Sequence["_Reading"]) -> list[TextVectors]:
        """The vectors of each reading, in order; worked out on all processors."""
        found: dict[int, TextVectors] = {}

        def run(rows: list[int]) -> None:
            batch = [readings[row] for row in rows]
            found.update(zip(rows, map(_pooled, batch, *self._states(batch)), strict=True))

        batches = [*_batches([len(one.ids) for one in readings])][::-1]  # the long first: no thread waits for the last
        if len(batches) == 1:
            run(batches[0])
        else:
            with ThreadPoolExecutor(_processors()) as pool:
                list(pool.map(run, batches))
        return [found[row] for row in range(len(readings))]

    def _states(self, readings: Sequence["_Reading"]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """The tokens of each text: (texts, tokens, DIMENSIONS) each, read together and with stretches apart.

        Where there are no stretches, the two are one reading.
        """
        shape = len(readings), max(len(one.ids) for one in readings)
        ids, stretches = np.full(shape, PAD), np.full(shape, PADDING)
        for row, one in enumerate(readings):
            ids[row, : len(one.ids)] = one.ids
            stretches[row, : len(one.ids)] = SHARED
            for number, (start, end) in enumerate(one.spans, start=1):
                stretches[row, start:end] = number
        distinct, places = np.unique(ids, return_inverse=True)
        words = unpack(self._words[distinct])[places.reshape(shape)]
        below = _read(self._lower, words, stretches)
        together = _read(self._upper, below, np.minimum(stretches, SHARED))
        return together, _read(self._upper, below, stretches) if (stretches > SHARED).any() else together


def _read(
    session: "InferenceSession", states: NDArray[np.float32], stretches: NDArray[np.int64]
) -> NDArray[np.float32]:
    (tokens,) = session.run(None, {"states": states, "stretches": stretches})
    return np.asarray(tokens, np.float32)


class _Reading(NamedTuple):
    """A text as the model reads it."""

    ids: list[int]
    ends: Sequence[int]
    """Where what `_cut` cut it into ends among the ids."""

    @property
    def spans(self) -> list[tuple[int, int]]:
        """The tokens of each stretch."""
        return list(zip(self.ends[:-1:2], self.ends[1::2], strict=True))


def _cut(text: str, spans: Sequence[Span]) -> list[str]:
    """A passage as the model reads it: what stands before the first span, the span, what follows up to the next..."""
    bounds = [0, *(bound for span in spans for bound in span), len(text)]
    first, *others = (text[start:end] for start, end in pairwise(bounds))
    return [f"passage: {first}", *others]


def _pooled(reading: _Reading, together: NDArray[np.float32], apart: NDArray[np.float32]) -> TextVectors:
    """Unit means of all tokens and of those of each stretch; a stretch without tokens has that of all."""
    whole = _unit(together[: len(reading.ids)].sum(axis=0))
    means = [_unit(apart[start:end].sum(axis=0)) if start < end else whole for start, end in reading.spans]
    return TextVectors(whole, np.stack(means) if means else np.empty((0, DIMENSIONS), np.float32))


def _unit(vector: NDArray[np.float32]) -> NDArray[np.float32]:
    unit: NDArray[np.float32] = vector / np.linalg.norm(vector)
    return unit


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


def open_session(path: Path) -> "InferenceSession":
    """A session of one thread: whole batches run side by side, which costs half the processor time of
    sharing each batch out."""
    keep_to_itself()
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    # Sum and normalisation in one operator take seven times as long as apart: a tenth of a reading.
    return InferenceSession(
        str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
    )


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

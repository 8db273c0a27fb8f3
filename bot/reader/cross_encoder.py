"""The cross-encoder: a small network that reads question and sentence together, word against word.

The layers of the bundled embedder, trained on by `eval/train_cross_encoder.py`; its word embeddings and tokenizer are
the bundled ones. Opened once for the process.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ingest.documents import Span
from ingest.embedding.e5 import open_session
from ingest.embedding.e5_prepare import WORDS, prepared_model
from ingest.embedding.e5_weights import unpack
from ingest.embedding.unigram import BEGIN, END, UnigramTokenizer

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

WEIGHTS = "cross-encoder.onnx"
MOST_OF_QUESTION, MOST_OF_SENTENCE = 40, 84
"""Pieces that are read of each, in learning and in use: nine of ten sentences are whole."""
MOST_OF_TITLE_CHARS = 60
"""What is read of a title."""
# Readings kept at hand: a question is asked again, and learning reads each pair several times.
_KEPT = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A question and a sentence as the network sees them."""

    ids: tuple[int, ...]
    words: tuple[Span, ...]
    """Where each word stands in the sentence: it is cut between words, and learning needs to know which answer."""
    starts: tuple[int, ...]
    """Which of `ids` is the first of each word; one more, for the end of the last."""


class CrossEncoder:
    """`cross_encoder` opens it; the constructor takes the parts. Safe to call from several threads."""

    def __init__(self, session: "InferenceSession", tokenizer: UnigramTokenizer, words: NDArray[np.void]) -> None:
        self._session, self._tokenizer, self._words = session, tokenizer, words
        self.read = lru_cache(_KEPT)(self._read)

    def _read(self, question: str, title: str, sentence: str) -> float:
        """The log odds that the sentence, of a document with that title, answers the question."""
        ids = np.array([paired(self._tokenizer, question, title, sentence).ids])
        states, mask = unpack(self._words[ids]), np.ones(ids.shape, np.float32)
        (scores,) = self._session.run(None, {"states": states, "mask": mask})
        return float(np.asarray(scores)[0])


@cache
def cross_encoder() -> CrossEncoder:
    """The shipped network. Raises `ModelUnavailable`."""
    folder = prepared_model()
    with as_file(files("bot").joinpath("weights", WEIGHTS)) as graph:
        session = open_session(graph)
    words = np.asarray(np.load(folder / WORDS, mmap_mode="r"))
    return CrossEncoder(session, UnigramTokenizer.load(folder), words)


def paired(tokenizer: UnigramTokenizer, question: str, title: str, sentence: str) -> Pair:
    """The question and the sentence, led by the title of its document unless it begins with that."""
    lead = "" if sentence.startswith(title[:MOST_OF_TITLE_CHARS]) else f"{title[:MOST_OF_TITLE_CHARS]}. "
    asked = [piece for ids, _ in tokenizer.words(f"query: {question}") for piece in ids][:MOST_OF_QUESTION]
    led = [piece for ids, _ in tokenizer.words(f"passage: {lead}") for piece in ids]
    ids = [BEGIN, *asked, END, *led]
    until = len(ids) - len(led) + MOST_OF_SENTENCE
    words, starts = [], []
    for pieces, span in tokenizer.words(sentence):
        if len(ids) + len(pieces) > until:
            break
        words.append(span)
        starts.append(len(ids))
        ids += pieces
    return Pair(ids=(*ids[:until], END), words=tuple(words), starts=(*starts, len(ids)))

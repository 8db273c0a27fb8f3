"""What a message is for: it asks what the documents say, asks for documents as wholes, or only talks.

Learnt by `eval/train_intents.py` from messages that people wrote who did not know the program (`eval/data/messages`):
a logistic model of the words, one to three in a row without accents, of the vector by which passages are sought, and
of whether anything was asked before.
"""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from ingest.text import fold, squeeze, tidy

WEIGHTS = "intents.npz"
_PARTS = ("by_gram", "by_direction", "constant")
_MOST_IN_A_ROW = 3
# Stands among the words where something was asked before: of 42 short questions that go on two more are told by it.
_LATER = "…"
# What is less likely than this to be talk is taken for a question: it is searched for, which is never wrong.
LEAST_LIKELY = 0.75
# What asks for documents and finds none is answered as a question after all. In folds .5 tells 30 more of 730 messages
# that ask which documents there are and 11 more of 317 about the library, and mistakes 15 more of 11,500 questions.
_LEAST_LIKELY_DOCUMENTS = 0.5
_FIRST_EMOJI = 0x2600
_WORD = re.compile(r"[^\W_]+")
# A message is a few words; what is longer tells something first, and its words tell less and less.
_MOST_WORDS = 60


class Intent(StrEnum):
    """What a message is for."""

    QUESTION = "question"
    """It asks what the documents say. The first: anything else must be likelier together."""
    DOCUMENTS = "documents"
    """It asks which documents there are, of some kind or on something."""
    LIBRARY = "library"
    """It asks about the collection of documents as such."""
    SUMMARY = "summary"
    """It asks what one document says in short."""
    ASSISTANT = "about_assistant"
    """It asks who or what answers, what it can do, how it is asked."""
    GREETING = "greeting"
    THANKS = "thanks"
    """It thanks, assents or leaves."""
    COMPLAINT = "complaint"
    """It says that an answer was wrong or no help."""


TALK: Mapping[Intent, Literal["about_assistant", "greeting", "thanks", "complaint"]] = {
    Intent.ASSISTANT: "about_assistant",
    Intent.GREETING: "greeting",
    Intent.THANKS: "thanks",
    Intent.COMPLAINT: "complaint",
}
"""What asks nothing of the documents, and why it is not answered from them."""


class IntentModel:
    """`intent_model` opens the shipped one; the constructor takes the parts: the n-grams that count, the weights of
    each, shape (n-grams, intents), those of the vector, shape (dimensions, intents), and a constant for each intent."""

    def __init__(
        self,
        grams: Sequence[str],
        by_gram: NDArray[np.float32],
        by_direction: NDArray[np.float32],
        constant: NDArray[np.float32],
    ) -> None:
        self._places = {gram: at for at, gram in enumerate(grams)}
        self._by_gram, self._by_direction, self._constant = by_gram, by_direction, constant

    @classmethod
    def load(cls, path: Path) -> "IntentModel":
        """The model that `save` wrote."""
        with np.load(path) as held:
            return cls(held["grams"].tolist(), *(held[name].astype(np.float32) for name in _PARTS))

    def save(self, path: Path) -> None:
        """Write the model, its weights in half precision; raises OSError."""
        parts = zip(_PARTS, (self._by_gram, self._by_direction, self._constant), strict=True)
        halves: dict[str, Any] = {name: part.astype(np.float16) for name, part in parts}
        np.savez_compressed(path, grams=np.array([*self._places]), **halves)

    def of(self, typed: str, direction: NDArray[np.float32], *, later: bool) -> Intent:
        """What `typed` is for; `direction` is the unit vector of what it asks, `later` whether anything was asked of
        the documents before."""
        if not any(char.isalnum() for char in typed):
            return Intent.THANKS if any(ord(char) >= _FIRST_EMOJI for char in typed) else Intent.QUESTION
        likely = self.probabilities(typed, direction, later=later)
        others = likely[1:]
        likeliest = tuple(Intent)[1 + int(others.argmax())]
        least = LEAST_LIKELY if likeliest in TALK else _LEAST_LIKELY_DOCUMENTS
        return likeliest if others.sum() >= least else Intent.QUESTION

    def probabilities(self, typed: str, direction: NDArray[np.float32], *, later: bool) -> NDArray[np.float32]:
        """How likely each `Intent` is, in their order."""
        grams = grams_of(typed, later=later)
        held = [self._places[gram] for gram in grams if gram in self._places]
        odds = self._constant + direction @ self._by_direction
        odds = odds + self._by_gram[held].sum(axis=0) / max(1.0, len(grams) ** 0.5)
        likely = np.exp(odds - odds.max())
        return np.asarray(likely / likely.sum(), np.float32)


@cache
def intent_model() -> IntentModel:
    """The shipped model."""
    with as_file(files("bot").joinpath("weights", WEIGHTS)) as path:
        return IntentModel.load(path)


def grams_of(typed: str, *, later: bool) -> list[str]:
    """The words of `typed`, folded, one to three in a row, each once; "<" and ">" stand for its ends, and one more for
    what was asked before."""
    words = ["<", *_WORD.findall(fold(squeeze(tidy(typed))))[:_MOST_WORDS], ">"]
    rows = (words[at : at + size] for size in range(1, _MOST_IN_A_ROW + 1) for at in range(len(words) - size + 1))
    return [*dict.fromkeys(" ".join(row) for row in rows), *([_LATER] if later else [])]

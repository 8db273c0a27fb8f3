"""What a message is for: it asks what the documents say, asks for documents as wholes, or only talks.

Learnt by `eval/train_intents.py` from messages that people wrote who did not know the program (`eval/data/messages`):
a logistic model of the words, one to three in a row without accents, and of the vector by which passages are sought.
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
# What is less likely than this to be anything else is taken for a question: it is searched for, which is never wrong.
# Of 350 questions kept aside that look like something else or only go on .75 mistakes 29 and .9 19; of 771 other
# messages kept aside they tell 618 and 600 rightly.
LEAST_LIKELY = 0.75
# What asks for a summary of no one document is answered as a question after all. Of the same messages .5 tells
# six more rightly, and mistakes one more of the questions.
_LEAST_LIKELY_SUMMARY = 0.5
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

    def of(self, typed: str, direction: NDArray[np.float32]) -> Intent:
        """What `typed` is for; `direction` is the unit vector of what it asks."""
        if not any(char.isalnum() for char in typed):
            return Intent.THANKS if any(ord(char) >= _FIRST_EMOJI for char in typed) else Intent.QUESTION
        likely = self.probabilities(typed, direction)
        others = likely[1:]
        likeliest = tuple(Intent)[1 + int(others.argmax())]
        least = _LEAST_LIKELY_SUMMARY if likeliest is Intent.SUMMARY else LEAST_LIKELY
        return likeliest if others.sum() >= least else Intent.QUESTION

    def probabilities(self, typed: str, direction: NDArray[np.float32]) -> NDArray[np.float32]:
        """How likely each `Intent` is, in their order."""
        grams = grams_of(typed)
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


def grams_of(typed: str) -> list[str]:
    """The words of `typed`, folded, one to three in a row, each once; "<" and ">" stand for its ends."""
    words = ["<", *_WORD.findall(fold(squeeze(tidy(typed))))[:_MOST_WORDS], ">"]
    rows = (words[at : at + size] for size in range(1, _MOST_IN_A_ROW + 1) for at in range(len(words) - size + 1))
    return list(dict.fromkeys(" ".join(row) for row in rows))

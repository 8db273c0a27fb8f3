"""Of what documents are wanted: the words of a message that name the topic, or the one document.

Learnt by `eval/train_intents.py`: how likely each word belongs to the topic, by itself, its shape and its neighbours,
and by whether people use it to ask for documents whatever the topic. The stretch with the greatest sum is the topic.
"""

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from ingest.documents import Span
from ingest.text import fold

WEIGHTS = "topics.json"
# "34/CT-UBND" and "2021-2025" are words.
_WORD = re.compile(r"[^\W_]+(?:[/.–-][^\W_]+)*")
_EDGE = "|"
_FEW = 5


@dataclass(frozen=True, slots=True)
class TopicModel:
    """`topic_model` opens the shipped one."""

    asking: Mapping[str, int]
    """In how many messages each folded word stood outside of the topic."""
    weights: Mapping[str, float]
    """What each feature adds to the log odds that a word belongs to the topic."""

    def topic_in(self, text: str) -> Span:
        """Where `text` names of what documents are wanted; an empty span where it does not."""
        words = words_of(text)
        told = features_of(text, words, self.asking)
        gains = [sum(self.weights.get(feature, 0.0) for feature in features) for features in told]
        first, last = _best_stretch(gains)
        return Span(words[first].start, words[last - 1].end) if first < last else Span(0, 0)

    @classmethod
    def load(cls, path: Path | Traversable) -> "TopicModel":
        """The model that `save` wrote."""
        return cls(**json.loads(path.read_text(encoding="utf-8")))

    def save(self, path: Path) -> None:
        """Write the model as JSON; raises OSError."""
        path.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


@cache
def topic_model() -> TopicModel:
    """The shipped model."""
    return TopicModel.load(files("bot").joinpath("weights", WEIGHTS))


def words_of(text: str) -> list[Span]:
    """Where the words of `text` stand."""
    return [Span(*match.span()) for match in _WORD.finditer(text)]


def features_of(
    text: str, words: Sequence[Span], asking: Mapping[str, int], *, but: Collection[str] = ()
) -> Iterator[tuple[str, ...]]:
    """What is known of each of `words`, as names; in learning, `but` are the folded words that the message itself
    counts for among `asking`."""
    said = [_EDGE, *(fold(text[slice(*span)]) for span in words), _EDGE]
    known = [_known(asking.get(word, 0) - (word in but)) if word != _EDGE else _EDGE for word in said]
    for at, span in enumerate(words, start=1):
        before, word, after = said[at - 1 : at + 2]
        used_before, used, used_after = known[at - 1 : at + 2]
        typed = text[slice(*span)]
        shape = "digits" if any(char.isdigit() for char in typed) else "capital" if typed[0].isupper() else "small"
        yield (
            "every", used, f"{used_before}<{used}", f"{used}>{used_after}", f"{shape} {used}", f"is {word}",
            f"after {before}", f"before {after}", f"{before} {word}", f"{word} {after}",
            shape if at > 1 else f"first {shape}",
        )  # fmt: skip


def _known(times: int) -> str:
    """How often a word asks for documents, in words."""
    if times <= 1:
        return "once" if times == 1 else "never"
    return "few" if times < _FEW else "many"


def _best_stretch(gains: Sequence[float]) -> tuple[int, int]:
    """Where the stretch with the greatest sum begins and ends; an empty one where none gains anything."""
    best, found, gained, start = 0.0, (0, 0), 0.0, 0
    for at, gain in enumerate(gains):
        if gained <= 0:
            gained, start = 0.0, at
        gained += gain
        if gained > best:
            best, found = gained, (start, at + 1)
    return found

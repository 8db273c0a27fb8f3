"""Counts of syllable pairs, and how likely one syllable is after another: what accent restoration leans on."""

import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

Ids = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

# Kneser-Ney's usual discount. Between 0.5 and 0.95 the accuracy of restored accents moves by less than 0.3 points
# (change it and run tests/ingest/test_accents.py, which measures).
_DISCOUNT = 0.75
# Pairs held while counting; singletons are dropped above it. 60 MB of law texts hold 0.2 million.
_MAX_COUNTED = 1_000_000


@dataclass(frozen=True)
class Bigrams:
    """An immutable table of how often each word is followed by each other word."""

    words: tuple[str, ...]
    keys: Ids
    """`left * len(words) + right`, as positions in `words`; ascending, no key twice."""
    counts: Floats

    @classmethod
    def counted(cls, sequences: Iterable[Sequence[str]]) -> "Bigrams":
        """The pairs of neighbours in `sequences`."""
        pairs: Counter[tuple[str, str]] = Counter()
        for sequence in sequences:
            pairs.update(pairwise(sequence))
            if len(pairs) > _MAX_COUNTED:
                pairs = Counter({pair: count for pair, count in pairs.items() if count > 1})
        words = tuple(sorted({word for pair in pairs for word in pair}))
        index = {word: position for position, word in enumerate(words)}
        keys = np.fromiter((index[a] * len(words) + index[b] for a, b in pairs), np.int64, len(pairs))
        counts = np.fromiter(pairs.values(), np.float64, len(pairs))
        order = np.argsort(keys)
        return cls(words, keys[order], counts[order])

    def merged(self, other: "Bigrams", *, weight: float = 1) -> "Bigrams":
        """Both tables in one, the counts of `other` times `weight`."""
        words = tuple(dict.fromkeys(self.words + other.words))
        index = {word: position for position, word in enumerate(words)}
        keys = np.concatenate([table._keys_in(index, table.words, len(index)) for table in (self, other)])
        merged, where = np.unique(keys, return_inverse=True)
        counts = np.concatenate([self.counts, other.counts * weight])
        return Bigrams(words, merged, _sums(where, counts, len(merged)))

    def pruned(self, least: float) -> "Bigrams":
        """The pairs counted at least `least` times, and their words."""
        keep = self.counts >= least
        left, right = np.divmod(self.keys[keep], len(self.words) or 1)
        used = np.unique(np.concatenate([left, right]))
        keys = np.searchsorted(used, left) * len(used) + np.searchsorted(used, right)
        return Bigrams(tuple(self.words[i] for i in used), keys, self.counts[keep])

    def renamed(self, name: Callable[[str], str]) -> "Bigrams":
        """The table with every word as `name` gives it; words that come to be the same are counted together."""
        names = [name(word) for word in self.words]
        words = tuple(dict.fromkeys(names))
        keys, where = np.unique(
            self._keys_in({word: i for i, word in enumerate(words)}, names, len(words)), return_inverse=True
        )
        return Bigrams(words, keys, _sums(where, self.counts, len(keys)))

    def save(self, path: Path) -> None:
        """Write the table to `path`, compressed; counts are rounded to whole numbers."""
        text = np.frombuffer("\n".join(self.words).encode(), np.uint8)
        steps = np.diff(self.keys, prepend=0).astype(np.uint32)
        with path.open("wb") as file:
            np.savez_compressed(file, words=text, steps=steps, counts=self.counts.astype(np.uint32))

    @classmethod
    def load(cls, path: Path) -> "Bigrams":
        """The table that `save` wrote. Raises OSError, or ValueError when `path` holds something else."""
        try:
            with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
                text = arrays["words"].tobytes().decode()
                keys = np.cumsum(arrays["steps"], dtype=np.int64)
                counts = arrays["counts"].astype(np.float64)
        except (AttributeError, BadZipFile, EOFError, KeyError, TypeError, zlib.error) as error:
            raise ValueError(f"{path}: not a table of bigrams") from error
        words = tuple(text.split("\n")) if text else ()
        if len(keys) != len(counts) or (len(keys) and keys[-1] >= len(words) ** 2):
            raise ValueError(f"{path}: the parts do not belong together")
        return cls(words, keys, counts)

    @cached_property
    def positions(self) -> dict[str, int]:
        """The position of each word in `words`."""
        return {word: position for position, word in enumerate(self.words)}

    def _place(self, left: int, right: int) -> int | None:
        """Where the pair stands in `keys`."""
        key = left * len(self.words) + right
        at = int(np.searchsorted(self.keys, key))
        return at if at < len(self.keys) and int(self.keys[at]) == key else None

    def holds(self, left: int, right: int) -> bool:
        """Whether the word at `right` was seen after the one at `left`."""
        return self._place(left, right) is not None

    def count(self, left: int, right: int) -> float:
        """How often the word at `right` was seen after the one at `left`."""
        at = self._place(left, right)
        return 0.0 if at is None else float(self.counts[at])

    def share_together(self, left: int, right: int) -> float:
        """How often the words stand in a row, as a share of how often the rarer one stands anywhere: 0 to 1."""
        return self.count(left, right) / max(1.0, float(min(self._contexts[0][left], self.frequencies[right])))

    def log_probabilities(self, left: Ids, right: Ids) -> Floats:
        """Natural logarithms of P(right | left), shape (len(left), len(right)): interpolated Kneser-Ney."""
        wanted = left[:, None] * len(self.words) + right[None, :]
        at = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
        seen = np.where(self.keys[at] == wanted, np.maximum(self.counts[at] - _DISCOUNT, 0), 0)
        totals, followers = self._contexts
        share = _DISCOUNT * followers[left] / totals[left]
        logs: Floats = np.log(seen / totals[left, None] + share[:, None] * self.novelty[right][None, :])
        return logs

    @cached_property
    def novelty(self) -> Floats:
        """For each word its share of all distinct pairs as their second word: how readily it follows any other."""
        seconds = np.bincount(self.keys % len(self.words), minlength=len(self.words))
        smoothed: Floats = (seconds + 0.1) / len(self.keys)
        return smoothed

    @cached_property
    def frequencies(self) -> Floats:
        """How often each word stands second in a pair."""
        return _sums(self.keys % len(self.words), self.counts, len(self.words))

    @cached_property
    def _contexts(self) -> tuple[Floats, Floats]:
        """For each word: how often anything followed it, and how many distinct words did; at least 1."""
        left = self.keys // len(self.words)
        totals = _sums(left, self.counts, len(self.words))
        followers = np.bincount(left, minlength=len(self.words)).astype(np.float64)
        return np.maximum(totals, 1), np.maximum(followers, 1)

    def likeliest(self, choices: Sequence[Ids], *, around: int) -> list[int]:
        """The likeliest sequence that takes one word of each of `choices`, between two words `around` (Viterbi)."""
        edge = np.array([around])
        left, scores, back = edge, np.zeros(1), []
        for words in [*choices, edge]:
            paths = scores[:, None] + self.log_probabilities(left, words)
            back.append(paths.argmax(axis=0))
            scores, left = paths.max(axis=0), words
        best, chosen = 0, []
        for words, came_from in zip(reversed(choices), reversed(back), strict=False):
            best = int(came_from[best])
            chosen.append(int(words[best]))
        return chosen[::-1]

    def _keys_in(self, index: Mapping[str, int], names: Sequence[str], size: int) -> Ids:
        """`keys` for a table of `size` words, where each word stands at the place that `index` gives its name."""
        to = np.array([index[name] for name in names], np.int64)
        if not len(to):
            return self.keys
        left, right = np.divmod(self.keys, len(self.words))
        return to[left] * size + to[right]


def _sums(groups: Ids, values: Floats, size: int) -> Floats:
    """The sum of the `values` of each group 0 .. `size` - 1."""
    return np.bincount(groups, values, size).astype(np.float64)

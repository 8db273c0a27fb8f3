"""Vietnamese accents for questions typed without them: "nam dinh" -> "nam định".

Every syllable without accents stands for a handful with them; the likeliest sequence of those is found from
counts of how often one syllable follows another, shipped ones and those of the user's own texts.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from ingest.bigrams import Bigrams, Ids
from ingest.capitals import Capitals
from ingest.official import official_pairs
from ingest.spelling import Speller
from ingest.syllable_counts import FOREIGN, PAUSE, TOKEN, count_syllables, symbol
from ingest.text import canonical, fold, has_accents, tidy

QUESTIONS = Path(__file__).parent / "data" / "questions.npz"
"""What people ask and what they ask it of: only questions are restored by it."""

_WORD = re.compile(r"[^\W\d_]+")
# English function and question words that are no Vietnamese syllables once the accents are gone.
_ENGLISH = frozenset(
    "about and are by did does for from give has have how is list of please tasks tell was were what when "
    "where which who whose why with".split()
)
# A text is English when it has one of those and this share of its words cannot be Vietnamese.
_ENGLISH_SHARE = 0.3

# How many times a count of the user's own texts weighs against one of the shipped table: learnt from half of
# the passages of two retrieval sets, restored on the other half, flat between 5 and 50.
_OWN_WEIGHT = 20
# A syllable that stands bare this rarely in accented text lacks its accents; with more of those than this share
# of the accented words, a text was typed with only some accents. Chosen so that of 3,700 accented questions and
# sentences (laws, news, encyclopedia) 0.3 % are touched, while with half the accents gone 98 % of the syllables of
# law questions come back right.
_HARDLY_EVER_BARE = 0.05
_PARTLY_TYPED = 0.2
# Above it pairs seen once are dropped from what was learnt: 60 MB of law stay below, and load in 45 ms.
_MAX_OWN_PAIRS = 300_000


class _Word(NamedTuple):
    """A token of the question: its place, and the table positions of the words it may stand for."""

    start: int
    end: int
    choices: Ids
    bare_share: float | None = None
    """How often the spelling typed, without accents, is right; None when the word is kept as typed."""


class AccentModel:
    """Restores accents; knows official Vietnamese from the start and learns the user's texts on top."""

    def __init__(self, own: Bigrams | None = None) -> None:
        self._use(own)

    def _use(self, own: Bigrams | None) -> None:
        self._own = own
        self._table = _shipped() if own is None else _shipped().merged(own.renamed(str.lower), weight=_OWN_WEIGHT)
        self._spellings = _spellings(self._table.words)
        self._speller = Speller(self._table, self._spellings)
        self._capitals = Capitals(own or Bigrams.counted([]))

    @classmethod
    def base(cls) -> "AccentModel":
        """The model that knows the shipped counts only."""
        return cls()

    @classmethod
    def load(cls, path: Path) -> "AccentModel":
        """The shipped model with the counts that `save` wrote. Raises OSError, or ValueError when `path` is spoilt."""
        return cls(Bigrams.load(path))

    def save(self, path: Path) -> None:
        """Write what `learn` counted, and only that, to `path`."""
        own = Bigrams.counted([]) if self._own is None else self._own
        own.save(path)

    def learn(self, texts: Iterable[str]) -> None:
        """Count the syllables of `texts`, accented Vietnamese; lines without accents teach nothing."""
        learnt = count_syllables(texts)
        own = learnt if self._own is None else self._own.merged(learnt)
        self._use(own if len(own.keys) <= _MAX_OWN_PAIRS else own.pruned(2))

    def forget(self, texts: Iterable[str]) -> None:
        """Take back what `learn` counted in `texts`."""
        if self._own is not None:
            self._use(self._own.merged(count_syllables(texts), weight=-1).pruned(1))

    def needs_restoring(self, text: str) -> bool:
        """Whether `text` is Vietnamese with accents missing, all of them or some."""
        return self._lacks_accents(text, self._read(tidy(text)))

    def restore(self, text: str) -> str:
        """`text`, tidy, with accents on the words that lack them; folding it gives the folded `text`."""
        text = tidy(text)
        words = self._read(text)
        if not self._lacks_accents(text, words):
            return text
        likeliest = self._table.likeliest([word.choices for word in words], around=self._table.positions[PAUSE])
        letters = list(text)
        for word, choice in zip(words, likeliest, strict=True):
            if word.bare_share is not None:
                for at, letter in enumerate(self._table.words[choice], word.start):
                    letters[at] = letter.upper() if letters[at].isupper() else letter
        return "".join(letters)

    def mended(self, text: str, is_held: Callable[[str], bool]) -> str:
        """`text`, tidy, with the slips mended that left no word; none is a folded word that `is_held` by a document."""
        text = tidy(text)
        return self._speller.mended(text, bare=not has_accents(text), is_held=is_held)

    def capitalised(self, text: str) -> str:
        """`text`, tidy, with the capitals that the user's own texts write, if it bears none, and one to begin with."""
        return self._capitals.restored(tidy(text))

    def are_written(self, words: Sequence[str]) -> bool:
        """Whether the user's own texts write `words` in a row (or each beside the next), with these capitals."""
        return self._capitals.are_written(words)

    def _read(self, text: str) -> list[_Word]:
        """The tokens of `text`, each with what it may stand for."""
        shouted = text.isupper()
        words = []
        for match in TOKEN.finditer(canonical(text)):
            start, end = match.span()
            typed = match.group()
            abbreviated = end - start > 1 and text[start:end].isupper() and not shouted
            if typed in self._spellings and not abbreviated:
                words.append(_Word(start, end, *self._choices(typed)))
            else:
                words.append(_Word(start, end, np.array([self._position(typed)])))
        return words

    def _choices(self, bare: str) -> tuple[Ids, float]:
        """The positions of the spellings of `bare` (itself first, where it is one), and how often it is itself."""
        choices = np.array(self._spellings[bare])
        counts = self._table.frequencies[choices]
        is_spelling = self._table.words[choices[0]] == bare
        return choices, float(counts[0] / max(counts.sum(), 1)) if is_spelling else 0.0

    def _position(self, token: str) -> int:
        positions = self._table.positions
        return positions.get(symbol(token), positions[FOREIGN])

    def _lacks_accents(self, text: str, words: list[_Word]) -> bool:
        if self._is_english(text):
            return False
        accented = sum(text[word.start].isalpha() and not text[word.start : word.end].isascii() for word in words)
        bare_shares = [(word, word.bare_share) for word in words if word.bare_share is not None]
        if not accented:
            return sum(1 - share for _, share in bare_shares) > 0.5
        lacking = sum(share < _HARDLY_EVER_BARE and text[word.start].islower() for word, share in bare_shares)
        return lacking > _PARTLY_TYPED * accented

    def _is_english(self, text: str) -> bool:
        words = _WORD.findall(fold(text))
        foreign = sum(word in _ENGLISH or word not in self._spellings for word in words)
        return not _ENGLISH.isdisjoint(words) and foreign >= _ENGLISH_SHARE * len(words)


@cache
def _shipped() -> Bigrams:
    return official_pairs().merged(Bigrams.load(QUESTIONS))


def _spellings(words: tuple[str, ...]) -> dict[str, list[int]]:
    """For each syllable without accents, the positions of its spellings, the bare one first where it is one."""
    grouped: defaultdict[str, list[int]] = defaultdict(list)
    for position, folded in enumerate(fold("\n".join(words)).split("\n")):
        if not folded.isalpha():
            continue
        if words[position] == folded:
            grouped[folded].insert(0, position)
        else:
            grouped[folded].append(position)
    return grouped

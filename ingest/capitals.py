"""Capitals for questions typed without them: "hồ quý ly sinh năm nào" -> "Hồ Quý Ly sinh năm nào"."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np

from ingest.bigrams import Bigrams, Ids
from ingest.syllable_counts import FOREIGN, PAUSE, TOKEN, symbol
from ingest.text import canonical

_KEPT = 256
_WORD = re.compile(r"[^\W\d_]+")


class Capitals:
    """Writes names the way the counted texts write them."""

    def __init__(self, table: Bigrams) -> None:
        """`table` is what `ingest.syllable_counts` counted, with capitals."""
        self._table = table
        # A question's are wanted when it is understood and again when passages are looked for.
        self.restored = lru_cache(_KEPT)(self._restored)

    def _restored(self, text: str) -> str:
        """Tidy `text` with the capitals of names, if none was typed, and one at its beginning."""
        if PAUSE in self._table.positions and not _bears_capitals(text):
            text = self._with_names(text)
        return text[:1].upper() + text[1:] if len(text[:1].upper()) == 1 else text

    def are_written(self, words: Sequence[str]) -> bool:
        """Whether each of `words` was counted beside the next, capitals as they are.

        Words that are no syllables are counted as one: two of them in a row are not known to be these.
        """
        positions = self._table.positions
        counted = [(symbol(canonical(word)), word[0].isupper()) for word in words]
        if any(first == second == FOREIGN for (first, _), (second, _) in pairwise(counted)):
            return False
        at = [positions.get(form.capitalize() if is_upper else form) for form, is_upper in counted]
        known = [position for position in at if position is not None]
        return len(known) == len(at) and all(self._table.holds(*pair) for pair in pairwise(known))

    def _with_names(self, text: str) -> str:
        words = list(TOKEN.finditer(canonical(text)))
        choices = [self._choices(word.group()) for word in words]
        likeliest = self._table.likeliest(choices, around=self._table.positions[PAUSE])
        letters = list(text)
        named, last = False, self._table.positions[PAUSE]
        for word, choice in zip(words, likeliest, strict=True):
            # What is no syllable goes on with a name, "Ea Tling"; it was counted without its capital.
            # That the texts write one after "Ea" makes it part of the name; after "Tân Lập" it is a "zalo".
            goes_on = named and symbol(word.group()) == FOREIGN and word.group().isalpha()
            goes_on = goes_on and self._table.holds(last, choice)
            named = self._table.words[choice][0].isupper() or goes_on
            last = choice
            if named:
                letters[word.start()] = letters[word.start()].upper()
        return "".join(letters)

    def _choices(self, token: str) -> Ids:
        positions = self._table.positions
        counted = symbol(token)
        forms = dict.fromkeys((counted, counted.capitalize()))
        known = [positions[form] for form in forms if form in positions]
        return np.array(known or [positions.get(FOREIGN, positions[PAUSE])])


def _bears_capitals(text: str) -> bool:
    """Whether a word inside `text` was typed with a capital; "UBND" and "THỦ TỤC" say nothing of names."""
    return any(
        word.start() > 0 and word.group()[1:].islower() and word.group()[0].isupper() for word in _WORD.finditer(text)
    )

"""Capitals for questions typed without them: "hồ quý ly sinh năm nào" -> "Hồ Quý Ly sinh năm nào"."""

import numpy as np

from ingest.bigrams import Bigrams, Ids
from ingest.syllable_counts import FOREIGN, PAUSE, TOKEN, symbol
from ingest.text import canonical, tidy


class Capitals:
    """Writes names the way the counted texts write them."""

    def __init__(self, table: Bigrams) -> None:
        """`table` is what `ingest.syllable_counts` counted, with capitals."""
        self._table = table

    def restored(self, text: str) -> str:
        """`text`, tidy, with the capitals of names; as it is where it bears capitals beyond the first letter."""
        text = tidy(text)
        if text[1:] != text[1:].lower() or PAUSE not in self._table.positions:
            return text
        words = list(TOKEN.finditer(canonical(text)))
        choices = [self._choices(word.group()) for word in words]
        likeliest = self._table.likeliest(choices, around=self._table.positions[PAUSE])
        letters = list(text)
        for word, choice in zip(words, likeliest, strict=True):
            if self._table.words[choice][0].isupper():
                letters[word.start()] = letters[word.start()].upper()
        return "".join(letters)

    def _choices(self, token: str) -> Ids:
        positions = self._table.positions
        counted = symbol(token)
        forms = dict.fromkeys((counted, counted.capitalize()))
        known = [positions[form] for form in forms if form in positions]
        return np.array(known or [positions.get(FOREIGN, positions[PAUSE])])

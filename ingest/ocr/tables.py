"""Ruled tables on a page: where their lines run, and the words between those lines as rows of cells."""

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from ingest.ocr.tesseract import Word
from ingest.table_rows import printed_rows

if TYPE_CHECKING:
    from PIL import Image

Bits = npt.NDArray[np.bool_]

# The page is looked at in half its size. A rule is dark over at least this many pixels of that (14 mm; the tallest
# letter has 5), less the few that noise takes.
_REDUCED = 2
_RULE, _MIN_DARK = 60, 0.92
_DARK = 150
# Of the upright rules of one table the shortest have this share of the length of the longest.
_MIN_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Grid:
    """The rules of a table: pixels from the left of the upright ones, from the top of the level ones, ascending."""

    across: tuple[int, ...]
    down: tuple[int, ...]

    def holds(self, word: Word) -> bool:
        """Whether `word` stands at the height of the table."""
        return self.down[0] <= word.middle <= self.down[-1]

    def rows(self, words: Sequence[Word]) -> str:
        """The text of the table: a line a row, " | " between its cells."""
        cells: dict[tuple[int, int], list[str]] = {}
        for word in words:
            row = bisect(self.down[1:-1], word.middle)
            column = bisect(self.across[1:-1], (word.left + word.right) / 2)
            cells.setdefault((row, column), []).append(word.text.strip("|"))
        columns = range(len(self.across) - 1)
        rows = range(len(self.down) - 1)
        return "\n".join(printed_rows([" ".join(cells.get((row, column), ())) for column in columns] for row in rows))


def grids(page: "Image.Image") -> list[Grid]:
    """The tables of a level grey page with at least two columns and two rows, from top to bottom."""
    dark = np.asarray(page.reduce(_REDUCED)) < _DARK
    level = _rules(dark.T)
    found: list[Grid] = []
    upright = sorted(_rules(dark), key=lambda rule: rule[1] - rule[2])
    while upright:
        _, top, bottom = upright[0]
        beside = [rule for rule in upright if rule[1] < bottom and top < rule[2]]
        upright = [rule for rule in upright if rule not in beside]
        across = sorted(at for at, start, end in beside if end - start >= _MIN_SHARE * (bottom - top))
        down = sorted(
            {at for at, start, end in level if top - 5 <= at <= bottom + 5 and start < across[-1] and end > across[0]}
        )
        if len(across) > 2 and len(down) > 2:
            found.append(Grid(tuple(at * _REDUCED for at in across), tuple(at * _REDUCED for at in down)))
    return sorted(found, key=lambda grid: grid.down)


def _rules(dark: Bits) -> list[tuple[int, int, int]]:
    """The upright rules: column, first and last row; of `dark` transposed, the level ones likewise."""
    if dark.shape[0] <= _RULE:
        return []
    wide = dark.copy()  # a rule that leans a little steps from one column to the next
    wide[:, 1:] |= dark[:, :-1]
    wide[:, :-1] |= dark[:, 1:]
    sums = np.cumsum(wide, axis=0, dtype=np.int32)
    long = sums[_RULE:] - sums[:-_RULE] >= _MIN_DARK * _RULE
    columns = np.flatnonzero(long.any(axis=0))
    rules = []
    for group in np.split(columns, np.flatnonzero(np.diff(columns) > 2) + 1):
        if len(group):
            rows = np.flatnonzero(long[:, group].any(axis=1))
            rules.append((int(group.mean()), int(rows[0]), int(rows[-1]) + _RULE))
    return rules

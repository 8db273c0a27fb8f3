"""Tables drawn with rules: which words stand in which cell, a line of text a row."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from ingest.pdf.rules import Rule
from ingest.pdf.words import Box, Word, lines_of, text_of
from ingest.table_rows import printed_rows

# Points. The rules of a table meet to within a border's thickness, and the sides of one border lie as close.
_TOUCH = 3.0
# Beyond this a page is a drawing; grouping compares every rule with every other. A sheet of 60 rows has 100.
_MAX_RULES = 500


@dataclass(frozen=True, slots=True)
class Table:
    """Where a table stands on its page, the words in it, and its text: rows on lines, cells parted by " | "."""

    box: Box
    words: tuple[Word, ...]
    text: str


def tables_of(words: Sequence[Word], rules: Sequence[Rule]) -> list[Table]:
    """The tables of a page from the top down; a frame around text is none."""
    rules = _merged(rules)
    if len(rules) > _MAX_RULES:
        return []
    grids = [grid for group in _groups(rules) if (grid := _Grid.of(group))]
    found, loose = [], list(words)
    for grid in sorted(grids, key=lambda grid: grid.box.top):
        inside = [word for word in loose if grid.holds(word)]
        if inside and grid.has_columns(inside):
            loose = [word for word in loose if not grid.holds(word)]
            found.append(Table(grid.box, tuple(inside), grid.text(inside)))
    return found


def _merged(rules: Sequence[Rule]) -> list[Rule]:
    """The rules with those that continue one another, as the borders of neighbouring cells do, made one."""
    merged: list[Rule] = []
    for level in (True, False):
        beside = [rule for rule in rules if rule.level == level]
        places = _places(rule.at for rule in beside)
        for _, row in groupby(
            sorted((bisect_right(places, rule.at), rule.start, rule) for rule in beside), itemgetter(0)
        ):
            begun = len(merged)
            for _, _, rule in row:
                if len(merged) > begun and rule.start <= merged[-1].end + _TOUCH:
                    merged[-1] = merged[-1]._replace(end=max(merged[-1].end, rule.end))
                else:
                    merged.append(rule)
    return merged


def _groups(rules: Sequence[Rule]) -> list[list[Rule]]:
    """The rules that hang together."""
    groups: list[list[Rule]] = []
    for rule in rules:
        touching = [group for group in groups if any(_meet(rule, other) for other in group)]
        groups = [group for group in groups if group not in touching]
        groups.append([rule, *(other for group in touching for other in group)])
    return groups


def _meet(one: Rule, other: Rule) -> bool:
    if one.level == other.level:
        return abs(one.at - other.at) <= _TOUCH and one.start - _TOUCH <= other.end and other.start <= one.end + _TOUCH
    return one.start - _TOUCH <= other.at <= one.end + _TOUCH and other.start - _TOUCH <= one.at <= other.end + _TOUCH


@dataclass(frozen=True, slots=True)
class _Grid:
    """The places where rows and columns may end, and the rules that say where they do."""

    downs: tuple[float, ...]
    rights: tuple[float, ...]
    rules: tuple[Rule, ...]

    @classmethod
    def of(cls, rules: Sequence[Rule]) -> "_Grid | None":
        downs = _places(rule.at for rule in rules if rule.level)
        rights = _places(rule.at for rule in rules if not rule.level)
        return cls(downs, rights, tuple(rules)) if len(downs) > 1 and len(rights) > 1 else None

    @property
    def box(self) -> Box:
        return Box(self.rights[0], self.downs[0], self.rights[-1], self.downs[-1])

    def holds(self, word: Word) -> bool:
        across, down = word.centre
        return self.box.left <= across <= self.box.right and self.box.top <= down <= self.box.bottom

    def has_columns(self, words: Sequence[Word]) -> bool:
        return len({self.cell(*word.centre)[1] for word in words}) > 1

    def cell(self, across: float, down: float) -> tuple[int, int]:
        """Row and column of the first place of the cell around a point: a cell may take up several."""
        row = sum(place <= down for place in self.downs[1:-1])
        column = sum(place <= across for place in self.rights[1:-1])
        while column and not self._is_ruled(self.rights[column], down, level=False):
            column -= 1
        while row and not self._is_ruled(self.downs[row], across, level=True):
            row -= 1
        return row, column

    def _is_ruled(self, at: float, beside: float, *, level: bool) -> bool:
        return any(
            rule.level == level and abs(rule.at - at) <= _TOUCH and rule.start <= beside <= rule.end
            for rule in self.rules
        )

    def text(self, words: Sequence[Word]) -> str:
        cells: dict[tuple[int, int], list[Word]] = {}
        for word in words:
            cells.setdefault(self.cell(*word.centre), []).append(word)
        rows = list[Sequence[str]]()
        for row in range(len(self.downs) - 1):
            starts = self._starts(row)
            texts = [" ".join(map(text_of, lines_of(cells.get((row, column), [])))) for column in starts]
            rows.append(texts)
        return "\n".join(printed_rows(rows))

    def _starts(self, row: int) -> list[int]:
        """The columns in which a cell of `row` begins."""
        down = (self.downs[row] + self.downs[row + 1]) / 2
        inner = range(1, len(self.rights) - 1)
        return [0, *(column for column in inner if self._is_ruled(self.rights[column], down, level=False))]


def _places(values: Iterable[float]) -> tuple[float, ...]:
    """The values, those that are nearly the same once."""
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _TOUCH:
            places.append(value)
    return tuple(places)

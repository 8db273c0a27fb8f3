"""Rows of tables as lines of text, whatever kind of file they stand in."""

from collections.abc import Iterable, Sequence


def printed_rows(rows: Iterable[Sequence[str]]) -> list[str]:
    """The rows that hold words, "a | b | c".

    Where a row of several filled cells begins or ends with an empty one, all rows of the table stand between bars,
    "| a | b |  |": without them nothing would tell under which head a cell stands.
    """
    filled = [row for row in rows if any(row)]
    first = min((_empty_before(row) for row in filled), default=0)
    behind = min((_empty_before(row[::-1]) for row in filled), default=0)
    kept = [row[first : len(row) - behind] for row in filled]
    several = (row for row in kept if sum(map(bool, row)) > 1)
    if all(row[0] and row[-1] for row in several):
        return [" | ".join(row).strip(" |") for row in kept]
    return [f"| {' | '.join(row)} |" for row in kept]


def _empty_before(cells: Sequence[str]) -> int:
    return next(at for at, cell in enumerate(cells) if cell)

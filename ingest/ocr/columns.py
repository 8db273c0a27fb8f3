"""The order in which the pieces of a page are read: columns that stand side by side one after the other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.ocr.lines import Piece

# The strip of paper between two columns, and the way down to a line that still belongs to one, in heights of a word.
# A gap in one line only is a gutter if it is wider than justified text ever has it.
_MIN_GAP = 0.8
_WIDE_GAP = 3.0
_MAX_STEP = 0.9


@dataclass(slots=True)
class _Gutter:
    """Empty paper between two columns: its sides, its ends, and how many rows have words on both sides of it."""

    left: int
    right: int
    top: int
    bottom: int
    rows: int = 1

    def beside(self, piece: Piece, least: float) -> "_Gutter | None":
        """The gutter narrowed to what `piece` leaves of it; None if that is less than `least` pixels."""
        left = max(self.left, piece.right) if piece.left < self.left else self.left
        right = min(self.right, piece.left) if piece.left >= self.left else self.right
        return replace(self, left=left, right=right) if right - left >= least else None


def in_order(pieces: Sequence[Piece], height: float) -> Iterator[list[Piece]]:
    """Groups of lines, top to bottom and columns left to right; of one group, the lines are of one column."""
    loose = sorted(pieces, key=lambda piece: piece.middle)
    for gutter in _gutters(loose, height):
        above = [piece for piece in loose if piece.middle < gutter.top]
        beside = [piece for piece in loose if gutter.top <= piece.middle <= gutter.bottom]
        loose = [piece for piece in loose if piece.middle > gutter.bottom]
        yield _lines(above)
        yield from in_order([piece for piece in beside if piece.right <= gutter.left], height)
        yield from in_order([piece for piece in beside if piece.right > gutter.left], height)
    yield _lines(loose)


def _gutters(pieces: Sequence[Piece], height: float) -> list[_Gutter]:
    """The gutters of a page from top to bottom; none overlaps the next. `pieces` run from top to bottom."""
    found: list[_Gutter] = []
    for at, piece in enumerate(pieces):
        right = _right_neighbour(piece, pieces[max(0, at - 60) : at + 60])
        if right is None or right.left - piece.right < _MIN_GAP * height:
            continue
        row = _Gutter(piece.right, right.left, min(piece.top, right.top), max(piece.bottom, right.bottom))
        if found and (longer := _longer(found[-1], row, pieces, height)):
            found[-1] = longer
        elif not found or row.top >= found[-1].bottom:
            found.append(row)
    kept: list[_Gutter] = []
    for gutter in found:
        if gutter.rows > 1 or gutter.right - gutter.left > _WIDE_GAP * height:
            kept.append(_lengthened(gutter, pieces, height, since=kept[-1].bottom if kept else 0))
    return kept


def _right_neighbour(piece: Piece, others: Sequence[Piece]) -> Piece | None:
    beside = [other for other in others if other.left >= piece.right and other.beside(piece)]
    return min(beside, key=lambda other: other.left, default=None)


def _longer(gutter: _Gutter, row: _Gutter, pieces: Sequence[Piece], height: float) -> _Gutter | None:
    """`gutter` taken down to `row`, the gap in one line; None where something bars the way."""
    left, right = max(gutter.left, row.left), min(gutter.right, row.right)
    longer: _Gutter | None = _Gutter(left, right, gutter.top, max(gutter.bottom, row.bottom), gutter.rows + 1)
    if right - left < _MIN_GAP * height:
        return None
    for piece in pieces:
        if longer and gutter.top <= piece.middle <= longer.bottom:
            longer = longer.beside(piece, _MIN_GAP * height)
    return longer


def _lengthened(gutter: _Gutter, pieces: Sequence[Piece], height: float, *, since: int) -> _Gutter:
    """`gutter` taken down and up past lines close by that stand on one side of it."""
    for piece in pieces:
        if piece.middle > gutter.bottom:
            beside = gutter.beside(piece, _MIN_GAP * height)
            if beside is None or piece.top - gutter.bottom > _MAX_STEP * height:
                break
            gutter = replace(beside, bottom=max(gutter.bottom, piece.bottom))
    for piece in reversed(pieces):
        if since < piece.middle < gutter.top:
            beside = gutter.beside(piece, _MIN_GAP * height)
            if beside is None or gutter.top - piece.bottom > _MAX_STEP * height:
                break
            gutter = replace(beside, top=min(gutter.top, piece.top))
    return gutter


def _lines(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of one column with those at one height made one line each."""
    lines: list[list[Piece]] = []
    for piece in pieces:
        if lines and piece.beside(lines[-1][-1]):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [_joined(sorted(line, key=lambda piece: piece.left)) for line in lines]


def _joined(line: Sequence[Piece]) -> Piece:
    return Piece(
        " ".join(piece.text for piece in line),
        line[0].left,
        min(piece.top for piece in line),
        max(piece.right for piece in line),
        max(piece.bottom for piece in line),
    )

"""The ruled lines of a page: what its tables are drawn with."""

import ctypes
import math
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ingest.pdf.words import Turn

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

# Drawings and maps have tens of thousands of objects, a page full of tables up to 2,000.
_MAX_OBJECTS = 20_000
_MAX_SEGMENTS = 64
# Points. Borders are at most 2 thick; a rule shorter than 8 is a dash or the stroke of a letter.
_MAX_THICKNESS, _MIN_LENGTH = 3.0, 8.0

_Point = tuple[float, float]


class Rule(NamedTuple):
    """A line from left to right (or top to bottom), in points from the top left of the page."""

    level: bool
    at: float
    """How far down a level rule lies, how far right an upright one."""
    start: float
    end: float


def rules_of(page: "PdfPage", turn: Turn) -> list[Rule]:
    """The level and upright lines drawn on the page; none where it is a drawing of very many objects."""
    import pypdfium2.raw as pdfium

    if pdfium.FPDFPage_CountObjects(page.raw) > _MAX_OBJECTS:
        return []
    return [
        rule
        for at in range(pdfium.FPDFPage_CountObjects(page.raw))
        for start, end in _strokes(pdfium.FPDFPage_GetObject(page.raw, at))
        if (rule := _rule(turn(*start), turn(*end)))
    ]


def _strokes(path: object) -> Iterator[tuple[_Point, _Point]]:
    """The lines that an object of the page draws, end to end."""
    import pypdfium2.raw as pdfium

    if pdfium.FPDFPageObj_GetType(path) != pdfium.FPDF_PAGEOBJ_PATH:
        return
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(path, left, bottom, right, top):
        return
    width, height = right.value - left.value, top.value - bottom.value
    if min(width, height) <= _MAX_THICKNESS:
        across, up = (left.value + right.value) / 2, (bottom.value + top.value) / 2
        yield ((left.value, up), (right.value, up)) if width > height else ((across, bottom.value), (across, top.value))
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    if stroke.value:
        yield from _sides(path)


def _sides(path: object) -> Iterator[tuple[_Point, _Point]]:
    import pypdfium2.raw as pdfium

    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(path, matrix)
    points: list[_Point] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(min(pdfium.FPDFPath_CountSegments(path), _MAX_SEGMENTS)):
        segment = pdfium.FPDFPath_GetPathSegment(path, at)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
            yield from pairwise(points)
            points = []
        points.append(
            (matrix.a * x.value + matrix.c * y.value + matrix.e, matrix.b * x.value + matrix.d * y.value + matrix.f)
        )
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    yield from pairwise(points)


def _rule(start: _Point, end: _Point) -> Rule | None:
    if not all(map(math.isfinite, (*start, *end))):
        return None
    width, height = abs(end[0] - start[0]), abs(end[1] - start[1])
    if max(width, height) < _MIN_LENGTH or min(width, height) > _MAX_THICKNESS:
        return None
    level = width > height
    along, across = (0, 1) if level else (1, 0)
    first, last = sorted((start[along], end[along]))
    return Rule(level, (start[across] + end[across]) / 2, first, last)

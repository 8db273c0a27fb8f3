"""The words of a page's text layer with their boxes, upright and in points from the top left, as people see them."""

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from string import ascii_lowercase
from typing import TYPE_CHECKING, NamedTuple

from ingest.ocr.lines import Piece

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

# The fullest pages of gazettes have 9,000 characters; beyond this it is a dump of data.
MAX_PAGE_CHARS = 200_000
# What pdfium gives for a hyphen at the end of a line, and what we give for it where it may part a word.
_PDFIUM_HYPHENS = (0x2, 0xFFFE)
LINE_HYPHEN = "\u2010"
# Lengths below are shares of the font's size. Words whose baselines are closer stand on one line: figures stamped
# into a form are up to 0.3 off, superscripts as much, and the next line is 1.0 away.
_SAME_LINE = 0.4
# Between words of a line stand 0.2 to 0.6, between columns 0.8 and more; a line that is stretched shows its own gap.
_COLUMN_GAP, _STRETCHED = 0.7, 2.5
_WORD_GAP = 0.12
# Between letters of one word from different fonts lie up to 0.13, between words that happen so 0.17 and more.
_LETTER_GAP = 0.14
_STAMPED_BEFORE = "/-.,;:)"
_JUMP = 0.5
# Figures stamped by signing programs lean by 0.13 quarter turns, watermarks by 0.3 to 0.6.
_MAX_SLANT = 0.2
# After these a form leaves room for a figure that is written in later.
_BLANK_AFTER = frozenset(["số", "số:", "ngày", "tháng", "năm"])
# The mark of a list stands apart from its item and is no column, however wide its hanging indent.
_BULLETS = frozenset("-–+•*◦▪●")
# Tops and bottoms of the letters, above and below the baseline.
_ASCENT, _DESCENT = 0.72, 0.1


class Box(NamedTuple):
    """A rectangle on a page, in points from the top left."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(slots=True)
class Word:
    """Letters without a space between them."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    """Of its font, in points on the page."""
    index: int
    """Its place in the order in which the file has the words."""

    @property
    def centre(self) -> tuple[float, float]:
        """Across and down, in points."""
        return (self.left + self.right) / 2, self.baseline - self.size / 3


class Turn(NamedTuple):
    """How a page is turned so that its lines run from left to right."""

    quarters: int
    """Turns of 90 degrees, clockwise, in which most letters stand."""
    box: Box
    """Of the page as the file has it, up being up: `bottom` is the lower edge."""

    @property
    def height(self) -> float:
        """Of the page as it is seen, in points."""
        left, top, right, bottom = self.box
        return right - left if self.quarters % 2 else top - bottom

    def __call__(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the file is seen, from the top left."""
        left, top, right, bottom = self.box
        seen = ((x - left, top - y), (top - y, right - x), (right - x, y - bottom), (y - bottom, x - left))
        return seen[self.quarters]


def turn_of(page: "PdfTextPage") -> Turn:
    """How most letters of the page stand."""
    import pypdfium2.raw as pdfium

    count = pdfium.FPDFText_CountChars(page.raw)
    step = max(1, count // 200)
    angles = Counter(_quarters(pdfium.FPDFText_GetCharAngle(page.raw, at)) for at in range(0, count, step))
    left, bottom, right, top = page.page.get_bbox()
    quarters = angles.most_common(1)[0][0] if angles else 0
    return Turn(quarters if quarters is not None else 0, Box(left, top, right, bottom))


def words_of(page: "PdfTextPage", turn: Turn) -> list[Word]:
    """The words that stand as `turn` says, in the order of the file; at most MAX_PAGE_CHARS are looked at."""
    found: list[Word] = []
    word: Word | None = None
    place_of = _places(page, turn)
    for char, at in _chars(page):
        # Old Vietnamese fonts have letters where Unicode has soft hyphens and other signs that print nothing.
        if char.isspace() or char < " ":
            word = None
            continue
        place = place_of(at)
        if place is None:
            continue
        left, right, baseline = place
        if word and not unicodedata.combining(char) and _is_apart(word, left, baseline):
            word = None
        if word:
            word.text += "-" if char == LINE_HYPHEN and word.text[-1] not in ascii_lowercase else char
            word.right = max(word.right, right)
        else:
            word = Word(char, left, right, baseline, _size(page, at), len(found))
            found.append(word)
    return found


def lines_of(words: list[Word]) -> list[list[Word]]:
    """The words that stand at one height, left to right, from the top down."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.baseline):
        if lines and word.baseline - lines[-1][0].baseline <= _SAME_LINE * max(word.size, lines[-1][0].size):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda word: word.left) for line in lines]


def pieces_of(words: list[Word]) -> list[Piece]:
    """The words joined as far as no gap shows another column, in tenths of a point."""
    return [_piece(run) for line in lines_of(words) for run in _runs(line)]


def text_of(line: list[Word]) -> str:
    """The words of a line, a space between them but where a figure was stamped into a number: "102", "/2025/QĐ",
    and where letters from another font were drawn later: "T", "NH", "Ỉ".
    """
    parts = [word.text for word in line[:1]]
    for word, after in pairwise(line):
        gap = (after.left - word.right) / word.size
        stamped = after.index != word.index + 1 and gap <= _WORD_GAP and after.text[0] in _STAMPED_BEFORE
        is_one = after.index != word.index + 1 and abs(gap) <= _LETTER_GAP and not _has_figure_at(word, after)
        parts.append("" if stamped or is_one else " ")
        parts.append(after.text)
    return "".join(parts)


def _has_figure_at(word: Word, after: Word) -> bool:
    """Whether a figure stands where the two meet: one stamped in may come close to the words beside it."""
    return word.text[-1].isdigit() or after.text[0].isdigit()


def _chars(page: "PdfTextPage") -> Iterator[tuple[str, int]]:
    import pypdfium2.raw as pdfium

    count = min(pdfium.FPDFText_CountChars(page.raw), MAX_PAGE_CHARS)
    for at in range(count):
        code = pdfium.FPDFText_GetUnicode(page.raw, at)
        if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000:
            yield (LINE_HYPHEN if code in _PDFIUM_HYPHENS else chr(code)), at


def _places(page: "PdfTextPage", turn: Turn) -> "Callable[[int], tuple[float, float, float] | None]":
    """Tells left, right and baseline of a letter; None where it stands another way than the page, as watermarks do."""
    import pypdfium2.raw as pdfium

    edges = [ctypes.c_double() for _ in range(6)]
    left, right, bottom, top, x, y = edges

    def place(at: int) -> tuple[float, float, float] | None:
        if _quarters(pdfium.FPDFText_GetCharAngle(page.raw, at)) != turn.quarters:
            return None
        pdfium.FPDFText_GetCharBox(page.raw, at, left, right, bottom, top)
        pdfium.FPDFText_GetCharOrigin(page.raw, at, x, y)
        if not all(math.isfinite(edge.value) for edge in edges):
            return None
        ends = turn(left.value, bottom.value)[0], turn(right.value, top.value)[0]
        return min(ends), max(ends), turn(x.value, y.value)[1]

    return place


def _quarters(angle: float) -> int | None:
    """The quarter turns that `angle` (radians) amounts to; None where it is none, or unknown."""
    turns = angle / (math.pi / 2)
    return round(turns) % 4 if angle >= 0 and abs(turns - round(turns)) < _MAX_SLANT else None


def _size(page: "PdfTextPage", at: int) -> float:
    import pypdfium2.raw as pdfium

    matrix = pdfium.FS_MATRIX()
    size = float(pdfium.FPDFText_GetFontSize(page.raw, at))
    if pdfium.FPDFText_GetMatrix(page.raw, at, matrix):
        size *= math.hypot(matrix.c, matrix.d)
    return size if math.isfinite(size) and size > 1 else 1.0


def _is_apart(word: Word, left: float, baseline: float) -> bool:
    jump = _JUMP * word.size
    return left - word.right > jump or word.left - left > jump or abs(baseline - word.baseline) > jump


def _runs(line: list[Word]) -> Iterator[list[Word]]:
    gaps = [max(after.left - word.right, 0) / word.size for word, after in pairwise(line)]
    widest = max(_COLUMN_GAP, _STRETCHED * median(gaps)) if len(gaps) > 3 else _COLUMN_GAP
    run = line[:1]
    for gap, after in zip(gaps, line[1:], strict=True):
        is_bullet = len(run) == 1 and run[0].text in _BULLETS
        if gap > widest and not is_bullet and run[-1].text.lower() not in _BLANK_AFTER:
            yield run
            run = []
        run.append(after)
    yield run


def _piece(run: list[Word]) -> Piece:
    size, baseline = median(word.size for word in run), median(word.baseline for word in run)
    box = (run[0].left, baseline - _ASCENT * size, max(word.right for word in run), baseline + _DESCENT * size)
    left, top, right, bottom = (round(10 * edge) for edge in box)
    return Piece(text_of(run), left, top, max(right, left + 1), max(bottom, top + 1))

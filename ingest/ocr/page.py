"""A picture of a page in, its text out: the pipeline of this package, top to bottom."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ingest.ocr.columns import in_order
from ingest.ocr.lines import pieces
from ingest.ocr.paragraphs import paragraphs
from ingest.ocr.picture import Prepared, prepared, upright
from ingest.ocr.slips import mended, vocabulary
from ingest.ocr.tables import grids
from ingest.ocr.tesseract import Word, quarter_turns, words

if TYPE_CHECKING:
    from PIL import Image

# Pages the right way up come back with 85 and more, upside down ones with less than 45.
_DOUBTFUL = 65


class _Page(NamedTuple):
    """A page as it was recognised and its words."""

    picture: Prepared
    words: list[Word]
    turns: int
    """Quarter turns clockwise that set it upright first."""


class PlacedWord(NamedTuple):
    """A word as it was recognised, and its box as shares of the width and height of the picture."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def recognise(image: "Image.Image") -> str:
    """The text of a page: a line a paragraph, blank lines between, the left of two columns first; "" without words.

    Raises OcrUnavailable where Tesseract or its Vietnamese is missing, RejectedSource where it gives up.
    """
    page = _read(image)
    found = mended(page.words)
    text: list[str] = []
    for grid in grids(page.picture.image):
        text += _paragraphs([word for word in found if word.middle < grid.down[0]])
        text.append(grid.rows([word for word in found if grid.holds(word)]))
        found = [word for word in found if word.middle > grid.down[-1]]
    return "\n\n".join(filter(None, text + _paragraphs(found)))


def _paragraphs(found: Sequence[Word]) -> list[str]:
    groups, height = pieces(found, vocabulary())
    return [paragraph for lines in in_order(groups, height) for paragraph in paragraphs(lines, height)]


def placed_words(image: "Image.Image") -> Iterator[PlacedWord]:
    """The words on a picture of a page where they stand on it, set upright as its camera says; errors as `recognise`.

    What they say is as it was recognised: `recognise` puts slips right.
    """
    page = _read(image)
    for word in page.words:
        corners = [(x, y) for x in (word.left, word.right) for y in (word.top, word.bottom)]
        across, down = zip(*(_unturned(page, *corner) for corner in corners), strict=True)
        yield PlacedWord(word.text, min(across), min(down), max(across), max(down))


def _unturned(page: _Page, x: float, y: float) -> tuple[float, float]:
    across, down = page.picture.before(x, y)
    for _ in range(page.turns):
        across, down = down, 1 - across
    return across, down


def _read(image: "Image.Image") -> _Page:
    """The page as it was recognised, turned upright if it lies on its side or head."""
    page = prepared(image)
    found = words(page.image)
    if _uprightness(found) >= _DOUBTFUL or not (turns := quarter_turns(page.image)):
        return _Page(page, found, 0)
    turned = prepared(upright(image).rotate(-90 * turns, expand=True))
    again = words(turned.image)
    is_better = _uprightness(again) > _uprightness(found)
    return _Page(turned, again, turns) if is_better else _Page(page, found, 0)


def _uprightness(found: Sequence[Word]) -> float:
    """The mean confidence of the letters, 0 to 100; of a page that lies on its side, which Tesseract may read, 0."""
    letters = sum(len(word.text) for word in found)
    wide = sum(len(word.text) for word in found if word.right - word.left >= word.bottom - word.top)
    if 2 * wide < letters or not letters:
        return 0.0
    return sum(word.confidence * len(word.text) for word in found) / letters

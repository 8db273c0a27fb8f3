"""A picture of a page in, its text out: the pipeline of this package, top to bottom."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.ocr.columns import in_order
from ingest.ocr.lines import pieces
from ingest.ocr.paragraphs import paragraphs
from ingest.ocr.picture import prepared, upright
from ingest.ocr.slips import mended, vocabulary
from ingest.ocr.tables import grids
from ingest.ocr.tesseract import Word, quarter_turns, words

if TYPE_CHECKING:
    from PIL import Image

# Pages the right way up come back with 85 and more, upside down ones with less than 45.
_DOUBTFUL = 65


def recognise(image: "Image.Image") -> str:
    """The text of a page: a line a paragraph, blank lines between, the left of two columns first; "" without words.

    Raises OcrUnavailable where Tesseract or its Vietnamese is missing, RejectedSource where it gives up.
    """
    page, found = _read(image)
    found = mended(found)
    text: list[str] = []
    for grid in grids(page):
        text += _paragraphs([word for word in found if word.middle < grid.down[0]])
        text.append(grid.rows([word for word in found if grid.holds(word)]))
        found = [word for word in found if word.middle > grid.down[-1]]
    return "\n\n".join(filter(None, text + _paragraphs(found)))


def _paragraphs(found: Sequence[Word]) -> list[str]:
    groups, height = pieces(found, vocabulary())
    return [paragraph for lines in in_order(groups, height) for paragraph in paragraphs(lines, height)]


def _read(image: "Image.Image") -> "tuple[Image.Image, list[Word]]":
    """The page as it was recognised and its words, turned upright if it lies on its side or head."""
    page = prepared(image)
    found = words(page)
    if _uprightness(found) >= _DOUBTFUL or not (turns := quarter_turns(page)):
        return page, found
    turned = prepared(upright(image).rotate(-90 * turns, expand=True))
    again = words(turned)
    return (turned, again) if _uprightness(again) > _uprightness(found) else (page, found)


def _uprightness(found: Sequence[Word]) -> float:
    """The mean confidence of the letters, 0 to 100; of a page that lies on its side, which Tesseract may read, 0."""
    letters = sum(len(word.text) for word in found)
    wide = sum(len(word.text) for word in found if word.right - word.left >= word.bottom - word.top)
    if 2 * wide < letters or not letters:
        return 0.0
    return sum(word.confidence * len(word.text) for word in found) / letters

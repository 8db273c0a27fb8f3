"""The words of a PDF page's text layer with their boxes, as shares of the page as it is drawn."""

import ctypes
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.ocr import PlacedWord
from ingest.pdf.words import MAX_PAGE_CHARS
from ingest.repair.encodings import to_unicode

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

# The page is measured in this many steps each way: 0.02 mm on A4.
_STEPS = 10_000
# A word's letters stand in one line: a box that leaves it by this share of its height begins a new one.
_SAME_LINE = 0.5

_Edges = tuple[float, float, float, float]


def layer_words(page: "PdfPage") -> list[PlacedWord]:
    """The words in the order of the file, in Unicode even where the file has them in a legacy encoding."""
    text_page = page.get_textpage()
    try:
        found = list(_words(page, text_page.raw))
    finally:
        text_page.close()
    converted = to_unicode(" ".join(word.text for word in found))[0].split(" ")
    if len(converted) != len(found):
        return found
    return [word._replace(text=text) for word, text in zip(found, converted, strict=True)]


def _words(page: "PdfPage", text_page: object) -> Iterator[PlacedWord]:
    import pypdfium2.raw as pdfium

    word: PlacedWord | None = None
    for at in range(min(pdfium.FPDFText_CountChars(text_page), MAX_PAGE_CHARS)):
        code = pdfium.FPDFText_GetUnicode(text_page, at)
        char = chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE else " "
        box = None if char.isspace() else _box(page, text_page, at)
        if word and (box is None or not _is_beside(word, box)):
            yield word
            word = None
        if box is not None:
            word = _joined(word, char, box) if word else PlacedWord(char, *box)
    if word:
        yield word


def _box(page: "PdfPage", text_page: object, at: int) -> _Edges | None:
    """Left, top, right and bottom of the letter `at`, as high as its font; None where it has no place."""
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    if not pdfium.FPDFText_GetLooseCharBox(text_page, at, box):
        return None
    corners = [_seen(page, box.left, box.top), _seen(page, box.right, box.bottom)]
    across, down = zip(*corners, strict=True)
    return min(across), min(down), max(across), max(down)


def _seen(page: "PdfPage", x: float, y: float) -> tuple[float, float]:
    import pypdfium2.raw as pdfium

    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDF_PageToDevice(page.raw, 0, 0, _STEPS, _STEPS, 0, x, y, across, down)
    return across.value / _STEPS, down.value / _STEPS


def _is_beside(word: PlacedWord, box: _Edges) -> bool:
    """Whether the box continues the line of `word`, across or, on a page that lies on its side, down."""
    left, top, right, bottom = box
    across = min(word.bottom, bottom) - max(word.top, top) >= _SAME_LINE * min(word.bottom - word.top, bottom - top)
    down = min(word.right, right) - max(word.left, left) >= _SAME_LINE * min(word.right - word.left, right - left)
    return across or down


def _joined(word: PlacedWord, char: str, box: _Edges) -> PlacedWord:
    left, top, right, bottom = box
    return PlacedWord(
        word.text + char,
        min(word.left, left),
        min(word.top, top),
        max(word.right, right),
        max(word.bottom, bottom),
    )

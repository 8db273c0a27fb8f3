"""The pages of an original, PDF or pictures: their sizes, their pictures, and where their words stand.

Run in a process of its own (`bot.viewing.desk`): pdfium and Pillow's decoders read what anybody sent in.
"""

import json
import math
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bot.viewing.boxes import Box, quote_boxes
from bot.viewing.layer_words import layer_words
from bot.viewing.originals import Original, unchanged_bytes
from ingest.cache import cache_folder
from ingest.errors import RejectedSource
from ingest.ocr import PlacedWord, placed_words
from ingest.ocr.picture import upright
from ingest.pdf.file import fix_notes, has_notes, opened, page_of, picture_of
from ingest.readers.image import pages_of

if TYPE_CHECKING:
    from PIL import Image
    from pypdfium2 import PdfDocument, PdfPage

WIDTHS = (900, 1800)
"""In which a page is drawn, in pixels: a page on a laptop, and the same at 200 % or on a fine screen."""
# The narrowest page is drawn at most this high in widths: receipts and banners, not pages, are higher.
_MAX_RATIO = 6.0
# Text stays sharp at it, and a full page in 1800 pixels takes 0.2 to 0.4 MB.
_QUALITY = 80
# Scans are kept once recognised: a page takes 2 to 5 s.
_FOLDER = "recognised-pages"


class Quote(NamedTuple):
    """What is looked for on a page."""

    text: str
    before: float
    """The share of the page's text that stands before it."""


def page_sizes(original: Original) -> list[tuple[float, float]]:
    """Width and height of every page, in whatever unit. Raises RejectedSource."""
    data = unchanged_bytes(original)
    if original.paged == "image":
        return [_upright_size(page) for page, _ in pages_of(data)]
    with opened(data) as document:
        return [_sound(*document.get_page_size(at)) for at in range(len(document))]


def page_picture(original: Original, page: int, width: int) -> bytes:
    """The page (from 1) as people see it, in WebP, `width` pixels wide. Raises RejectedSource."""
    data = unchanged_bytes(original)
    with _drawn(data, original, page, width) as picture:
        height = min(round(picture.height * width / picture.width), round(width * _MAX_RATIO))
        drawn = picture.convert("RGB").resize((width, max(height, 1)))
        result = BytesIO()
        drawn.save(result, "WEBP", quality=_QUALITY, method=2)
        return result.getvalue()


def words_on_page(original: Original, page: int, *, recognised: bool) -> list[PlacedWord]:
    """The words of the page (from 1) with their boxes as shares of it, of its text layer or of its picture.

    Raises RejectedSource, and OcrUnavailable where a picture cannot be read on this machine.
    """
    if not recognised and original.paged == "pdf":
        with opened(unchanged_bytes(original)) as document, noted_page(document, page - 1) as opened_page:
            return layer_words(opened_page) if opened_page else []
    kept = cache_folder() / _FOLDER / original.sha256 / f"{original.reader.replace('/', '-')}-{page}.json"
    if kept.exists():
        return [PlacedWord(*word) for word in json.loads(kept.read_text("utf-8"))]
    words = _recognised(original, page)
    _keep(kept, words)
    return words


def boxes_on_page(original: Original, page: int, quote: Quote, *, recognised: bool) -> list[Box]:
    """Where on the page (from 1), whose words were `recognised` or not when it was read, the quote stands.

    Of a recognised page the notes typed onto it are searched too. Errors as `words_on_page`.
    """
    words = words_on_page(original, page, recognised=recognised)
    boxes = quote_boxes(quote.text, words, before=quote.before)
    if boxes or not recognised or original.paged != "pdf":
        return boxes
    return quote_boxes(quote.text, words_on_page(original, page, recognised=False), before=quote.before)


@contextmanager
def noted_page(document: "PdfDocument", at: int) -> "Iterator[PdfPage | None]":
    """The page at `at` (from 0) with the stamps and notes on it as part of its text; None if it is broken."""
    with page_of(document, at) as bare:
        if bare and has_notes(bare):
            fix_notes(bare)
    with page_of(document, at) as page:
        yield page


def _keep(path: Path, words: list[PlacedWord]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(".new")
    new.write_text(json.dumps(words, ensure_ascii=False), "utf-8")
    new.replace(path)


def _recognised(original: Original, page: int) -> list[PlacedWord]:
    data = unchanged_bytes(original)
    if original.paged == "image":
        return list(placed_words(_image_page(data, page)))
    with opened(data) as document, page_of(document, page - 1) as opened_page:
        picture = picture_of(opened_page) if opened_page else None
        return list(placed_words(picture)) if picture else []


@contextmanager
def _drawn(data: bytes, original: Original, page: int, width: int) -> "Iterator[Image.Image]":
    """The page at least about `width` pixels wide."""
    if original.paged == "image":
        yield upright(_image_page(data, page))
        return
    with opened(data) as document, page_of(document, page - 1) as opened_page:
        if opened_page is None:
            raise _broken(page)
        across, down = _sound(*opened_page.get_size())
        scale = min(width / across, width * _MAX_RATIO / down)
        yield opened_page.render(scale=scale, may_draw_forms=True).to_pil()


def _image_page(data: bytes, page: int) -> "Image.Image":
    picture, _ = next(islice(pages_of(data), page - 1, None), (None, 0))
    if picture is None:
        raise _broken(page)
    return picture


def _upright_size(page: "Image.Image | None") -> tuple[float, float]:
    return upright(page).size if page else _sound(0, 0)


def _sound(width: float, height: float) -> tuple[float, float]:
    """The size; that of A4 where it is none."""
    usable = math.isfinite(width) and math.isfinite(height) and min(width, height) >= 1
    return (width, height) if usable else (595, 842)


def _broken(page: int) -> RejectedSource:
    return RejectedSource(f"Trang {page} của tệp gốc bị hỏng.", help="Đọc bản chữ, hoặc mở tệp gốc bằng phần mềm khác.")

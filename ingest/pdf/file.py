"""A PDF file opened: its pages with what was stamped and written into them, and their pictures."""

import math
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ingest.errors import RejectedSource

if TYPE_CHECKING:
    from PIL import Image
    from pypdfium2 import PdfDocument, PdfPage

# Longer than any volume of a gazette; files that say so are broken or made to stall their readers.
_MAX_PAGES = 5_000
# Dots an inch that Tesseract is made for, and the pixels of an A3 page at it: posters are made smaller.
_DPI, _MAX_PIXELS = 300, 18_000_000
_POINTS_PER_INCH = 72
# Smaller than this, in points, nothing on a page can be read.
_MIN_SIDE = 20.0
# Where no pixel of a small picture of the page is darker than this, it is blank.
_BLANK = 200


@contextmanager
def opened(data: bytes) -> "Iterator[PdfDocument]":
    """The document in `data`, read by one thread at a time (pdfium knows no other way). Raises RejectedSource."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _refused(error.err_code) from None
    try:
        if not 0 < len(document) <= _MAX_PAGES:
            raise RejectedSource(
                "Tệp PDF không có trang nào." if not len(document) else f"Tệp PDF có hơn {_MAX_PAGES} trang.",
                help="Mở tệp xem có đủ trang không; nếu tệp quá dài, hãy tách thành nhiều tệp nhỏ.",
            )
        document.init_forms()
        yield document
    finally:
        document.close()


@contextmanager
def page_of(document: "PdfDocument", at: int) -> "Iterator[PdfPage | None]":
    """The page at `at` (from 0); None if it is broken."""
    import pypdfium2

    try:
        page = document[at]
    except pypdfium2.PdfiumError:
        yield None
        return
    try:
        yield page
    finally:
        page.close()


def has_notes(page: "PdfPage") -> bool:
    """Whether anything was written on the page when it was finished: stamps, comments, form fields, links."""
    import pypdfium2.raw as pdfium

    return bool(pdfium.FPDFPage_GetAnnotCount(page.raw) > 0)


def fix_notes(page: "PdfPage") -> bool:
    """Make the notes part of the page as its document has it from now on; False where they do not show.

    `page` itself does not change: get it anew.
    """
    import pypdfium2.raw as pdfium

    return bool(pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_SUCCESS)


def picture_of(page: "PdfPage") -> "Image.Image | None":
    """The page at 300 dpi, very large ones with fewer, without notes that are not part of it; None if it is blank."""
    width, height = page.get_size()
    if not (math.isfinite(width) and math.isfinite(height)) or min(width, height) < _MIN_SIDE:
        return None
    if min(_rendered(page, width, height, dpi=_DPI / 8).convert("L").tobytes()) > _BLANK:
        return None
    return _rendered(page, width, height, dpi=_DPI)


def _rendered(page: "PdfPage", width: float, height: float, *, dpi: float) -> "Image.Image":
    scale = min(dpi / _POINTS_PER_INCH, math.sqrt(_MAX_PIXELS / (width * height)))
    picture: Image.Image = page.render(scale=scale, draw_annots=False, may_draw_forms=False).to_pil()
    return picture


def _refused(code: int | None) -> RejectedSource:
    import pypdfium2.raw as pdfium

    if code == pdfium.FPDF_ERR_PASSWORD:
        return RejectedSource(
            "Tệp PDF có mật khẩu.", help="Mở tệp bằng mật khẩu, in hoặc lưu lại thành PDF không mật khẩu rồi nạp lại."
        )
    if code == pdfium.FPDF_ERR_SECURITY:
        return RejectedSource(
            "Tệp PDF được khóa bằng cách mà chương trình không mở được.",
            help="Mở tệp bằng phần mềm đọc PDF, in lại thành PDF không khóa rồi nạp lại.",
        )
    return RejectedSource(
        "Tệp PDF bị hỏng hoặc tải về chưa xong.", help="Mở thử tệp; nếu không mở được, hãy tải hoặc xuất lại tệp."
    )

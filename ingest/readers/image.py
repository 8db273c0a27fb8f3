"""Pictures of pages (JPEG, PNG, TIFF with any number of pages, BMP, WebP, GIF): their words by recognition."""

import warnings
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from ingest.documents import Reading
from ingest.errors import RejectedSource
from ingest.ocr import recognise
from ingest.readers.content import Content, pages_content
from ingest.repair.extraction import mend
from ingest.repair.plausible import plausibility
from ingest.report import Progress, no_progress

if TYPE_CHECKING:
    from PIL import Image

NAME = "image/3"

# Only these of Pillow's formats: others run foreign programs (EPS) or are no pictures of pages.
_FORMATS = ("JPEG", "PNG", "TIFF", "BMP", "WEBP", "GIF")
# An A4 page at 600 dpi has 35 million pixels; three times that still fits in 1 GB on the way to 300 dpi.
_MAX_PIXELS = 100_000_000
_MAX_PAGES = 500
# Recognised letters have a plausibility of 0.8 to 1 even on bad scans, what is seen in photos and drawings 0 to 0.2.
_NO_TEXT, _DOUBTFUL_TEXT = 0.3, 0.6
_SCAN_AGAIN = "Mở tệp kiểm tra; nếu là văn bản, hãy quét lại ở 300 dpi rồi nạp lại."


def read(data: bytes, *, progress: Progress = no_progress) -> Content:
    """The words of the picture, page by page; raises RejectedSource for broken files and pictures without text."""
    pages: list[str] = []
    notes: list[str] = []
    for number, (page, total) in enumerate(pages_of(data), 1):
        progress(f"Nhận dạng chữ trang {number}/{total}", (number - 1) / total)
        text = mend(recognise(page)) if page else ""
        if note := _note(page, text, alone=total == 1):
            notes.append(f"Trang {number}: {note}")
        pages.append(text)
    if plausibility("\n".join(pages)) < _NO_TEXT:
        raise RejectedSource(
            "Không nhận ra chữ tiếng Việt nào trong ảnh; có lẽ đây là ảnh chụp, biểu trưng hoặc hình vẽ.",
            help="Nếu là văn bản, hãy quét lại rõ hơn (300 dpi, thẳng trang, đủ sáng) rồi nạp lại.",
        )
    recognised = tuple(number for number, text in enumerate(pages, 1) if text)
    return pages_content(pages, reading=Reading(ocr_pages=recognised, warnings=tuple(notes)))


def _note(page: "Image.Image | None", text: str, *, alone: bool) -> str | None:
    """What a person should check about a page, if anything."""
    if page is None:
        return "ảnh bị hỏng, không mở được."
    if not text and not alone:
        return "không nhận dạng được chữ nào."
    if text and plausibility(text) < _DOUBTFUL_TEXT:
        return "chữ nhận dạng được kém tin cậy, cần đối chiếu với bản gốc."
    return None


def pages_of(data: bytes) -> "Iterator[tuple[Image.Image | None, int]]":
    """Each page and how many there are; None for a page that is broken. Raises RejectedSource."""
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # oddities of files that can be read all the same
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            image = Image.open(BytesIO(data), formats=_FORMATS)
            # Only a TIFF's frames are pages; those of others are animations and previews.
            total = getattr(image, "n_frames", 1) if image.format == "TIFF" else 1
        except (Image.DecompressionBombWarning, Image.DecompressionBombError):
            raise _too_large() from None
        except Exception:  # Pillow's decoders raise whatever a broken file leads them to
            raise _broken() from None
    if image.width * image.height > _MAX_PIXELS:
        raise _too_large()
    if total > _MAX_PAGES:
        raise RejectedSource(f"Ảnh có {total} trang, quá giới hạn {_MAX_PAGES}.", help="Chia thành nhiều tệp nhỏ hơn.")
    whole = False
    for number in range(total):
        page = _page(image, number)
        whole = whole or page is not None
        yield page, total
    if not whole:
        raise _broken()


def _page(image: "Image.Image", number: int) -> "Image.Image | None":
    """Page `number`, from 0, or None if it cannot be decoded or is too large."""
    try:
        if number:
            image.seek(number)
        if image.width * image.height > _MAX_PIXELS:
            return None
        image.load()
    except Exception:  # as above
        return None
    return image


def _too_large() -> RejectedSource:
    return RejectedSource(
        "Ảnh quá lớn, vượt giới hạn 100 triệu điểm ảnh.", help="Quét lại hoặc thu nhỏ xuống 300 dpi rồi nạp lại."
    )


def _broken() -> RejectedSource:
    return RejectedSource("Tệp ảnh bị hỏng hoặc không đầy đủ, không mở được.", help=_SCAN_AGAIN)

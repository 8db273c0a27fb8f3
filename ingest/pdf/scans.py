"""Pages whose words are only in their picture: recognised several at once, few pictures in memory at a time."""

import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest.errors import RejectedSource
from ingest.ocr import OcrUnavailable, recognise
from ingest.pdf.file import opened, page_of, picture_of
from ingest.pdf.furniture import without_page_number, without_signatures
from ingest.pdf.layer import Layer, text_of_layer
from ingest.repair.extraction import mend
from ingest.report import Progress

if TYPE_CHECKING:
    from PIL import Image
    from pypdfium2 import PdfDocument

# Figures stamped into a scan have to be seen in their place; longer notes hide words, and are text already.
_MIN_NOTE_WORDS = 5


@dataclass(slots=True)
class Scans:
    """The texts of pages by their places (from 0), the pages that were recognised, and what went wrong."""

    texts: dict[int, str] = field(default_factory=dict)
    recognised: list[int] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    unavailable: OcrUnavailable | None = None
    """Why some page could not be recognised on this machine."""


def read_scans(
    data: bytes, document: "PdfDocument", pages: Sequence[tuple[int, Layer | None]], progress: Progress
) -> Scans:
    """What the pictures of `pages` say; `document` is that in `data`, its notes being part of its pages.

    Told for each page: its number, and the share of `pages` that is done.
    """
    scans = Scans(dict.fromkeys((at for at, _ in pages), ""))
    if not pages:
        return scans
    with opened(data) as bare:
        for done, (at, layer, future) in enumerate(_futures(document, bare, pages)):
            progress(f"Nhận dạng chữ trang {at + 1}/{len(document)}", done / len(pages))
            scans.texts[at] = _text(at, layer, future, scans)
            if scans.unavailable:
                scans.warnings += [f"Trang {later + 1}: {scans.unavailable}" for later, _ in pages[done + 1 :]]
                break
    return scans


def _text(at: int, layer: Layer | None, future: "Future[str] | None", scans: Scans) -> str:
    """The text of a page, or "" with a warning in `scans`."""
    if layer is None:
        scans.warnings.append(f"Trang {at + 1}: trang hỏng, không mở được.")
    if future is None:
        return ""
    try:
        text = mend(without_page_number(future.result(), at + 1))
    except RejectedSource as error:
        scans.warnings.append(f"Trang {at + 1}: {error}")
        if isinstance(error, OcrUnavailable):
            scans.unavailable = error
        return ""
    scans.recognised.append(at + 1)
    if not any(map(str.isalnum, text)):
        scans.warnings.append(f"Trang {at + 1}: không nhận dạng được chữ nào.")
    notes = without_signatures(layer.notes) if layer and layer.has_long_notes(_MIN_NOTE_WORDS) else []
    return "\n\n".join(filter(None, [text, mend(text_of_layer(notes, []))]))


def _futures(
    document: "PdfDocument", bare: "PdfDocument", pages: Sequence[tuple[int, Layer | None]]
) -> "Iterator[tuple[int, Layer | None, Future[str] | None]]":
    """Each page and what is being recognised on it; None for blank and broken pages."""
    workers = os.cpu_count() or 1
    with ThreadPoolExecutor(workers) as pool:
        waiting: deque[tuple[int, Layer | None, Future[str] | None]] = deque()
        for at, layer in pages:
            hidden = layer is not None and layer.has_long_notes(_MIN_NOTE_WORDS)
            picture = _picture(bare if hidden else document, at)
            waiting.append((at, layer, pool.submit(recognise, picture) if picture else None))
            if len(waiting) > workers:
                yield waiting.popleft()
        yield from waiting


def _picture(document: "PdfDocument", at: int) -> "Image.Image | None":
    with page_of(document, at) as page:
        return picture_of(page) if page else None

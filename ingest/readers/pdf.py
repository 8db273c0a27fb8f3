"""PDF: the text layer of each page where it can be trusted, else what is recognised in the picture of the page."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.documents import Reading
from ingest.errors import RejectedSource
from ingest.pdf.file import opened
from ingest.pdf.furniture import without_furniture
from ingest.pdf.layer import Layer, is_trusted, layer_at, text_of_layer
from ingest.pdf.scans import Scans, read_scans
from ingest.readers.content import Content, pages_content
from ingest.repair.encodings import to_unicode
from ingest.repair.extraction import mend
from ingest.repair.plausible import plausibility
from ingest.report import Progress, no_progress

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

NAME = "pdf/3"

# Reading the text of a page takes 10 to 50 ms, recognising it 2 to 5 s.
_LAYERS_SHARE = 0.02
# Most titles are made up by programs: names of files, the first line of the text ("UBND TỈNH ..."), numbers of scans.
_JUNK_TITLE = re.compile(r"microsoft|untitled|document|\.(?:docx?|pdf|xlsx?|indd|cdr)\b|[_\\]", re.IGNORECASE)
_MIN_TITLE_WORDS, _MIN_TITLE_PLAUSIBLE = 6, 0.9


def read(data: bytes, *, progress: Progress = no_progress) -> Content:
    """The text of the document, page after page; raises RejectedSource where there is none to be had."""

    def tell(stage: str, share: float) -> None:
        progress(stage, _LAYERS_SHARE + (1 - _LAYERS_SHARE) * share)

    with opened(data) as document:
        title = document.get_metadata_value("Title")
        layers = _layers(document, progress)
        texts, encoding = _texts(layers)
        doubtful = [
            (at, layer) for at, layer in enumerate(layers) if layer is None or not is_trusted(texts[at], layer.pictured)
        ]
        scans = read_scans(data, document, doubtful, tell)
    texts = [scans.texts.get(at, text) for at, text in enumerate(texts)]
    if not any(texts):
        _reject(scans)
    reading = Reading(ocr_pages=tuple(scans.recognised), converted_from=encoding, warnings=tuple(scans.warnings))
    return pages_content(texts, title=title if _is_title(title) else None, reading=reading)


def _reject(scans: Scans) -> None:
    """Raise why none of the pages, scans all, has words; nothing where they are blank."""
    if scans.unavailable:
        raise scans.unavailable
    if scans.recognised:
        raise RejectedSource(
            "Tệp chỉ có ảnh, mà trong ảnh không nhận dạng được chữ nào.",
            help="Xem ảnh có phải là văn bản, có rõ và đúng chiều không; nếu cần, hãy quét lại ở 300 dpi.",
        )


def _layers(document: "PdfDocument", progress: Progress) -> list[Layer | None]:
    """The text layers of the pages; None for broken ones. Notes become part of the pages of `document`."""
    layers = []
    for at in range(len(document)):
        progress(f"Đọc trang {at + 1}/{len(document)}", _LAYERS_SHARE * at / len(document))
        layers.append(layer_at(document, at))
    return layers


def _texts(layers: Sequence[Layer | None]) -> tuple[list[str], str | None]:
    """The texts of the layers, and the legacy encoding that the first of them that was in one was in."""
    pieces = without_furniture([(layer.pieces, layer.height) if layer else ((), 1) for layer in layers])
    texts = [text_of_layer(kept, layer.tables) if layer else "" for layer, kept in zip(layers, pieces, strict=True)]
    converted = list(map(to_unicode, texts))
    return [mend(text) for text, _ in converted], next((name for _, name in converted if name), None)


def _is_title(title: str) -> bool:
    """Whether what the file calls its title is one, and not what a program put there."""
    return (
        len(title.split()) >= _MIN_TITLE_WORDS
        and not _JUNK_TITLE.search(title)
        and plausibility(title) >= _MIN_TITLE_PLAUSIBLE
    )

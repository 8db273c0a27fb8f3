"""The text layer of a page: its words put in the order in which they are read, and whether it can be trusted."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from statistics import median
from typing import TYPE_CHECKING

from ingest.ocr.columns import in_order
from ingest.ocr.lines import Piece
from ingest.ocr.paragraphs import paragraphs
from ingest.pdf.file import fix_notes, has_notes, page_of
from ingest.pdf.rules import rules_of
from ingest.pdf.tables import Table, tables_of
from ingest.pdf.words import LINE_HYPHEN, Turn, Word, pieces_of, turn_of, words_of
from ingest.repair.plausible import plausibility

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

# Wrong layers over scans of Vietnamese score .1 to .4, layers of text that was typed .9 and more.
_MIN_PLAUSIBLE = 0.75
# A picture that covers this share of the page is a scan of it.
_SCAN = 0.5
# A scan has more words than these; fewer are a stamp, a file number, the mark of a download.
_MIN_WORDS = 15
# Text that was not scanned may be in any language. Fonts without a table of characters come out as signs.
_MIN_LETTERS = 0.6
# Pieces of one row that lie further apart, in heights of a letter, do not go on one in the other.
_WIDE = 4.0
# Vietnamese is not hyphenated; in its texts, a hyphen at the end of a line is part of a code or a foreign name.
_HYPHENATED = re.compile(f"(?<=[a-z]){LINE_HYPHEN} (?=[a-z]{{2}})")
# A line of a table of contents: leaders, and the number of a page.
_CONTENTS = re.compile(r"(?:…|\.{3}|(?:\. ){3})[….\s]*\d{1,4}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """What a page's text layer has, and what else shows on the page."""

    pieces: tuple[Piece, ...]
    """The text outside of tables."""
    tables: tuple[Table, ...]
    height: int
    """Of the page, in the unit of the pieces."""
    pictured: float
    """The share of the page that pictures cover, 0 to 1."""
    notes: tuple[Piece, ...]
    """Of the text, what was written on the page when it was finished: comments, form fields, signatures."""

    def has_long_notes(self, words: int) -> bool:
        """Whether the notes have at least that many words."""
        return sum(len(piece.text.split()) for piece in self.notes) >= words


def layer_at(document: "PdfDocument", at: int) -> Layer | None:
    """The text layer of the page at `at` (from 0), its notes made part of it for good; None if it is broken."""
    with page_of(document, at) as page:
        if page is None:
            return None
        own = len(_words(page)[0]) if has_notes(page) else None
        if own is None or not fix_notes(page):
            return _layer(page, None)
    with page_of(document, at) as page:
        return _layer(page, own) if page else None


def _layer(page: "PdfPage", own: int | None) -> Layer:
    """The layer of `page`, of whose words the first `own` are its own and the others those of notes."""
    words, turn = _words(page)
    notes = words[own:] if own is not None else []
    tables = tables_of(words, rules_of(page, turn)) if words else []
    within = {word.index for table in tables for word in table.words}
    loose = [word for word in words if word.index not in within]
    return Layer(
        pieces=tuple(pieces_of(loose)),
        tables=tuple(tables),
        height=round(10 * turn.height),
        pictured=_pictured(page),
        notes=tuple(pieces_of(notes)),
    )


def _words(page: "PdfPage") -> tuple[list[Word], Turn]:
    text_page = page.get_textpage()
    try:
        turn = turn_of(text_page)
        return words_of(text_page, turn), turn
    finally:
        text_page.close()


def text_of_layer(pieces: Sequence[Piece], tables: Sequence[Table]) -> str:
    """The text as the file has it, blank lines between paragraphs; tables stand where they stand on the page."""
    blocks, loose = [], list(pieces)
    for table in tables:
        above = [piece for piece in loose if piece.middle < 10 * table.box.top]
        loose = [piece for piece in loose if piece.middle >= 10 * table.box.top]
        blocks += [*_paragraphs(above), table.text]
    text = "\n\n".join([*blocks, *_paragraphs(loose)])
    return _HYPHENATED.sub("", text).replace(LINE_HYPHEN, "-")


def is_trusted(text: str, pictured: float) -> bool:
    """Whether `text` (Unicode), from the layer of a page that pictures cover to that share, is what the page says."""
    if plausibility(text) >= _MIN_PLAUSIBLE:
        return pictured < _SCAN or len(text.split()) >= _MIN_WORDS
    letters = sum(char.isalnum() or char.isspace() for char in text)
    return pictured < _SCAN and bool(text) and letters >= _MIN_LETTERS * len(text)


def _paragraphs(pieces: Sequence[Piece]) -> Iterator[str]:
    if not pieces:
        return
    height = median(piece.bottom - piece.top for piece in pieces)
    for group in in_order(pieces, height):
        lines: list[Piece] = []
        for line in chain.from_iterable(_parted(line, pieces, _WIDE * height) for line in group):
            lines.append(line)
            if _CONTENTS.search(line.text):
                yield from paragraphs(lines, height)
                lines = []
        yield from paragraphs(lines, height)


def _parted(line: Piece, pieces: Sequence[Piece], gap: float) -> list[Piece]:
    """A row of pieces that lie far apart, each by itself; of more than two, which is a row of a table, with bars."""
    row = sorted(
        (piece for piece in pieces if line.top <= piece.middle <= line.bottom and line.left <= piece.left < line.right),
        key=lambda piece: piece.left,
    )
    gaps = [after.left - before.right for before, after in pairwise(row)]
    if len(row) == 2 and gaps[0] > gap:
        return row
    if len(row) > 2 and sum(wide > gap for wide in gaps) > 1:
        return [Piece(" | ".join(piece.text for piece in row), line.left, line.top, line.right, line.bottom)]
    return [line]


def _pictured(page: "PdfPage") -> float:
    import pypdfium2.raw as pdfium

    width, height = page.get_size()
    covered = 0.0
    for picture in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = picture.get_bounds()
        covered += max(min(right, width) - max(left, 0), 0) * max(min(top, height) - max(bottom, 0), 0)
    return min(covered / (width * height), 1.0) if width * height > 0 else 0.0

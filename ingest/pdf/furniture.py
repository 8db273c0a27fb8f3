"""What stands on pages beside their text: page numbers, running heads, and the notes of digital signatures."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from ingest.ocr.lines import Piece
from ingest.text import fold

# The share of a page's height, at its top and its foot, in which heads and page numbers stand.
_MARGIN = 0.1
# A head stands on this share of the pages at least: left and right pages may have different ones.
_MIN_SHARE, _MIN_PAGES = 0.4, 2
# "3", "- 3 -", "Trang 3/20", "3 | Trang".
_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:trang|tr|page)\W*)?(\d{1,4})(?:\s*(?:/|of|trên)\s*\d{1,4})?\W*(?:trang|page)?\W*", re.I
)
# A page with it begins a document, and so has a head of its own.
_MOTTO = "cong hoa xa hoi chu nghia viet nam"

_SIGNATURE = re.compile(
    r"(?:người ký|ký bởi|được ký bởi|ký số bởi|digitally signed by|signed by|signature (?:not )?(?:verified|valid))\b",
    re.I,
)
_SIGNED_WITH = re.compile(
    r"(?:email|cơ quan|tổ chức|chức vụ|thời gian ký|ngày ký|nơi ký|lý do|signing time|time|date|dn|reason|location)"
    r"\s*:",
    re.I,
)
_SIGNED_ON = re.compile(r"(?:thời gian ký|ngày ký|signing time|date|time)\s*:|\+\d\d[:']\d\d", re.I)
# A note has at most this many lines, each at most this many heights of a letter below the one before.
_NOTE_LINES, _NOTE_STEP = 10, 2.5


class _Edge(NamedTuple):
    """Where in the margins of a page something stands, and what."""

    at_top: bool
    text: str | int
    """Of a page number, how far it is ahead of the count of pages."""


def without_furniture(pages: Sequence[tuple[Sequence[Piece], int]]) -> list[list[Piece]]:
    """The pieces of each page that are text; a page is its pieces and its height, in the unit of the pieces.

    The first page keeps a running head: it says what the document is.
    """
    tidied = [(without_signatures(pieces), height) for pieces, height in pages]
    edges = [[_edge(piece, at, height) for piece in pieces] for at, (pieces, height) in enumerate(tidied)]
    counts = Counter(edge for page in edges for edge in set(page) if edge)
    least = max(_MIN_PAGES, _MIN_SHARE * len(pages))
    repeated = {edge for edge, count in counts.items() if count >= least} | {_Edge(True, 1), _Edge(False, 1)}
    seen: set[_Edge] = set()
    found = []
    for (pieces, _), page in zip(tidied, edges, strict=True):
        begins = any(_MOTTO in fold(piece.text) for piece in pieces)
        kept = [
            piece
            for piece, edge in zip(pieces, page, strict=True)
            if edge not in repeated or (isinstance(edge.text, str) and (begins or edge not in seen))
        ]
        seen.update(edge for edge in page if edge)
        found.append(kept)
    return found


def without_page_number(text: str, page: int) -> str:
    """The text of the `page`th page (from 1) without a first or last line that is only its number."""
    lines = text.strip().split("\n")
    for at in (0, -1):
        if lines and (number := _PAGE_NUMBER.fullmatch(lines[at])) and int(number[1]) == page:
            del lines[at]
    return "\n".join(lines).strip()


def _edge(piece: Piece, page: int, height: int) -> _Edge | None:
    """What `piece` is in the margins of the `page`th page (from 0); None if it stands between them."""
    at_top = piece.bottom < _MARGIN * height
    if not at_top and piece.top <= (1 - _MARGIN) * height:
        return None
    number = _PAGE_NUMBER.fullmatch(piece.text)
    return _Edge(at_top, int(number[1]) - page if number else piece.text)


def without_signatures(page: Sequence[Piece]) -> list[Piece]:
    """The pieces without the notes that digital signatures leave: who signed, and when."""
    notes = [note for piece in page if _SIGNATURE.match(piece.text) and (note := _note(page, piece))]
    return [piece for piece in page if not any(_is_inside(piece, note) for note in notes)]


def _note(page: Sequence[Piece], first: Piece) -> list[Piece]:
    """The lines of the note of a signature that begins with `first`; none if it does not say when that was."""
    lines, last = [first], 0
    for below in sorted(page, key=lambda piece: piece.top):
        above = lines[-1]
        step = below.top - above.top
        if step <= 0 or below.left >= above.right or above.left >= below.right:
            continue
        if step > _NOTE_STEP * (above.bottom - above.top) or len(lines) >= _NOTE_LINES:
            break
        lines.append(below)
        if _SIGNED_WITH.match(below.text) or _SIGNED_ON.search(below.text):
            last = len(lines) - 1
    note = lines[: last + 1]
    return note if any(_SIGNED_ON.search(line.text) for line in note) else []


def _is_inside(piece: Piece, note: Sequence[Piece]) -> bool:
    left, right = min(line.left for line in note), max(line.right for line in note)
    return note[0].top <= piece.middle <= note[-1].bottom and left <= piece.left <= right

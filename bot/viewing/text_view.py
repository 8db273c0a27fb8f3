"""The text of a document as HTML: headings, paragraphs, lists and tables, its quotes marked. Nothing in it is parsed
as markup."""

import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby, pairwise

from ingest.documents import Span
from ingest.structure import blocks
from ingest.structure.blocks import Block

_CELL = re.compile(r"[^|]+")
# What readers put around words for Markdown's sake, which is no part of the text.
_HEADING_MARKS = re.compile(r"[#>*_\s]*")
_EMPHASIS = re.compile(r"\*\*|(?<!\w)__|__(?!\w)")
# Ranks of headings (`ingest.structure.labels`) by the highest level that has them; what is deeper is a 5.
_RANKS = ((1, 2), (2, 3), (8, 4), (12, 2), (14, 3), (15, 4))


def text_html(text: str, quotes: Sequence[Span], page_starts: Sequence[int] = ()) -> str:
    """The text; quote number n (from 1) is in marks whose `data-quotes` names it.

    Where the text has pages, "Trang 2" stands before the first block of each.
    """
    drawn = _Text(text, quotes)
    html: list[str] = []
    pages = list(enumerate(page_starts, 1))
    for is_row, group in groupby(blocks(text), key=lambda block: block.kind == "row"):
        run = list(group)
        while pages and pages[0][1] <= run[0].start:
            html.append(_page_mark(pages.pop(0)[0]))
        if is_row:
            html.append(f"<table>{''.join(map(drawn.row, run))}</table>")
            continue
        for block in run:
            while pages and pages[0][1] <= block.start:
                html.append(_page_mark(pages.pop(0)[0]))
            html.append(drawn.block(block))
    return "\n".join(html)


class _Text:
    def __init__(self, text: str, quotes: Sequence[Span]) -> None:
        self._text = text
        self._quotes = quotes

    def block(self, block: Block) -> str:
        if block.kind == "heading":
            begin = _HEADING_MARKS.match(self._text, block.start, block.end)
            start = begin.end() if begin else block.start
            end = start + len(self._text[start : block.end].rstrip(" \n*#_"))
            rank = next((rank for level, rank in _RANKS if block.level <= level), 5)
            return f"<h{rank}>{self._words(start, end)}</h{rank}>"
        tag = '<p class="item">' if block.kind == "item" else "<p>"
        return f"{tag}{self._words(block.start, block.end)}</p>"

    def row(self, block: Block) -> str:
        cells = _CELL.finditer(self._text, block.start, block.end)
        found = [cell for cell in cells if cell[0].strip() or cell.start() - block.start > 0]
        return "<tr>" + "".join(f"<td>{self._words(*cell.span())}</td>" for cell in found) + "</tr>"

    def _words(self, start: int, end: int) -> str:
        return "".join(self._parts(start, end)).strip()

    def _parts(self, start: int, end: int) -> Iterator[str]:
        """The words from `start` to `end`, escaped, what is quoted in marks that name all its quotes."""
        emphasis = [match.span() for match in _EMPHASIS.finditer(self._text, start, end)]
        edges = {start, end, *(edge for span in (*self._quotes, *emphasis) for edge in span if start < edge < end)}
        for first, last in pairwise(sorted(edges)):
            if any(begin <= first and last <= stop for begin, stop in emphasis):
                continue
            words = escape(self._text[first:last])
            numbers = [str(n) for n, quote in enumerate(self._quotes, 1) if quote.start <= first and last <= quote.end]
            yield f'<mark data-quotes="{" ".join(numbers)}">{words}</mark>' if numbers else words


def _page_mark(number: int) -> str:
    return f'<p class="page-mark" id="trang-{number}">Trang {number}</p>'

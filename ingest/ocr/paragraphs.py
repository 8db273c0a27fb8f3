"""Lines of a column joined to paragraphs, by where they stand and what they begin with."""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from ingest.ocr.lines import Piece

# What opens a heading or an item of a list, at the start of a line.
_OPENING = re.compile(
    r"[-–+•*]\s*(?=\w)|[“\"]?(?:\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]{1,2}[.)]|[IVX]{1,5}[.)])\s"
    r"|(?:Điều|ĐIỀU|Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN)\s+[\dIVX]+\b|(?:Căn cứ|Theo đề nghị|Xét)\s"
)
_ENDED = re.compile(r"[.;:!?…][”\"’)]*$|\./\.?$")
# A code or a number that runs over the end of a line: "4869/UBND-", "63/2010/".
_BROKEN_CODE = re.compile(r"(?:[\dA-ZĐ]-|\d/|/[A-ZĐ-]+/)$")
# Distances in heights of a word, or in the usual distance of lines. In sixteen official letters, lines of one
# paragraph lie at most 1.15 of it apart, paragraphs at least 1.3.
_INDENT = 0.7
_PARAGRAPH_STEP = 1.25
_BLOCK_STEP = 1.9
# Lines of capitals this short stand alone, as the names of offices in a letterhead; longer ones are titles.
_LETTERHEAD_CHARS = 35
# A line that ends this far before the right edge (as a share of the column) ends its paragraph or is centred.
_SHORT = 0.12


def paragraphs(lines: Sequence[Piece], height: float) -> list[str]:
    """The paragraphs of one column, a line each; `height` is that of a word."""
    if not lines:
        return []
    steps = [below.middle - above.middle for above, below in pairwise(lines)]
    step = max(median(steps) if len(steps) > 2 else min(steps, default=0), height)
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    found = [lines[0].text]
    for above, below in pairwise(lines):
        if _parts(above, below, column=(left, right), step=step, height=height):
            found.append(below.text)
        elif _BROKEN_CODE.search(found[-1]):
            found[-1] += below.text
        else:
            found[-1] += f" {below.text}"
    return found


def _parts(above: Piece, below: Piece, *, column: tuple[int, int], step: float, height: float) -> bool:
    """Whether `below` begins a paragraph."""
    left, right = column
    if above.text.isupper() and (not below.text.isupper() or len(above.text) < _LETTERHEAD_CHARS):
        return True
    distance = (below.middle - above.middle) / step
    ended = bool(_ENDED.search(above.text))
    short = right - above.right > _SHORT * (right - left)
    indented = below.left - left > _INDENT * height and below.left - above.left > _INDENT * height
    if _OPENING.match(below.text) and (ended or short or indented or distance > _PARAGRAPH_STEP):
        return True
    if _goes_on(below.text) and not ended:
        return distance > _BLOCK_STEP
    return distance > _PARAGRAPH_STEP or short or (indented and ended)


def _goes_on(text: str) -> bool:
    letter = next(filter(str.isalpha, text), "")
    return letter.islower()

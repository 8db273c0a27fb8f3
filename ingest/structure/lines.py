"""The lines of a text: where their words are, which are rows of a table, and whether they were wrapped by hand."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

# Lines of a text wrapped by hand or by a mail program are at most this long (RFC 5322 asks for 78, PDF text
# reaches 110); a paragraph on one line is nearly always longer.
_WRAP_CHARS = range(50, 121)
# White space, and the mark of a quotation in Markdown and mail.
_AROUND = " \t\n>"
_LINE = re.compile(r"[^\n]+")
# The codification of law prints the next article's heading at the end of the line before. In brackets such a
# number refers: "(Điều này có nội dung liên quan đến Điều 1.2.LQ.3. Tên; Điều 1.2.LQ.4. Tên)".
_GLUED = re.compile(r"[()]|(?:(?<=[.;:)\]”\"])[ \t]*|(?<=\w))(?=Điều \d+\.\d+\.[A-ZĐ]{2}\.\d)")
_CELL_END = re.compile(r"(?<=\s)\|(?=\s)")


class Line(NamedTuple):
    """`text[start:end]` holds its words; `indent` counts the blanks before them."""

    start: int
    end: int
    indent: int
    follows: bool
    """No blank line before it."""


def lines_of(text: str) -> Iterator[Line]:
    """The lines of `text` that hold a letter or digit."""
    previous_end = -1
    depth = 0
    for match in _LINE.finditer(text):
        line = match.group()
        bracketed = line.lstrip().startswith("(") or (depth > 0 and match.start() - 1 == previous_end)
        cuts, depth = _cuts(line, depth if bracketed else 0)
        depth = depth if bracketed else 0
        for begin, stop in pairwise([0, *cuts, len(line)]):
            piece = line[begin:stop]
            words = piece.strip(_AROUND)
            if not any(map(str.isalnum, words)):
                continue
            skipped = piece.index(words)
            start = match.start() + begin + skipped
            indent = 0 if begin else len(piece[:skipped].expandtabs(4))
            follows = not begin and match.start() - 1 == previous_end
            yield Line(start, start + len(words), indent, follows)
        if line.strip():
            previous_end = match.end()


def rows_of(text: str, lines: Sequence[Line]) -> list[bool]:
    """For each line whether it is a row of a table: its cells are parted by "|", and so are those beside it."""
    cells = [text[line.start] == "|" or _CELL_END.search(text, line.start, line.end) is not None for line in lines]
    marked = [text[line.start] == "|" for line in lines]
    for at, (line, below) in enumerate(pairwise(lines)):
        if below.follows and line.start < below.start and cells[at] and cells[at + 1]:
            marked[at] = marked[at + 1] = True
    return marked


def wrap_width(text: str, lines: Sequence[Line]) -> int | None:
    """The width at which `text` was hard-wrapped, or None: most line breaks must have been forced."""
    lengths = sorted(line.indent + line.end - line.start for line in lines)
    width = lengths[len(lengths) * 98 // 100] if lengths else 0
    if width not in _WRAP_CHARS:
        return None
    pairs = [(a, b) for a, b in pairwise(lines) if b.follows]
    forced = sum(is_forced(text, a, b, width) for a, b in pairs)
    return width if pairs and forced * 2 > len(pairs) else None


def is_forced(text: str, line: Line, following: Line, width: int) -> bool:
    """Whether the first word of `following` had no room on `line`."""
    word = text[following.start : following.end].split(None, 1)[0]
    return line.indent + line.end - line.start + 1 + len(word) > width


def _cuts(line: str, depth: int) -> tuple[list[int], int]:
    """Where a heading that was printed on at the end of another line begins, and how many brackets stay open."""
    cuts: list[int] = []
    for match in _GLUED.finditer(line) if "Điều " in line else ():
        if match.group() in ("(", ")"):
            depth = max(0, depth + (1 if match.group() == "(" else -1))
        elif match.end() and not depth:
            cuts.append(match.end())
    return cuts, depth

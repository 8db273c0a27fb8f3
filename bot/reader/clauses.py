"""The clauses of long sentences, and as many of them as are taken in at once."""

import re
from itertools import pairwise

from ingest.documents import Span

_CLAUSE_END = re.compile(r"[;,:](?=\s)")


def clauses_of(text: str, span: Span | None = None) -> list[Span]:
    """The clauses of a sentence: stretches that end in a comma, semicolon or colon."""
    start, end = span or (0, len(text))
    cuts = [start, *(match.end() for match in _CLAUSE_END.finditer(text, start, end)), end]
    return [Span(left, right) for left, right in pairwise(cuts) if left < right]


def clauses_around(text: str, sentence: Span, core: Span, *, most: int) -> Span:
    """The clauses of `sentence` that hold `core`, with as many neighbours as fit in `most` characters: two that follow
    for one that comes before."""
    clauses = clauses_of(text, sentence)
    first = max(i for i, clause in enumerate(clauses) if clause.start <= core.start)
    last = min(i for i, clause in enumerate(clauses) if clause.end >= core.end)
    turn = 0
    while True:
        longer_right = last + 1 < len(clauses) and clauses[last + 1].end - clauses[first].start <= most
        longer_left = first > 0 and clauses[last].end - clauses[first - 1].start <= most
        if longer_right and (turn % 3 < 2 or not longer_left):
            last += 1
        elif longer_left:
            first -= 1
        else:
            return _trimmed(text, clauses[first].start, clauses[last].end)
        turn += 1


def _trimmed(text: str, start: int, end: int) -> Span:
    start += len(text[start:end]) - len(text[start:end].lstrip())
    return Span(start, start + len(text[start:end].rstrip(" ,;:\n")))

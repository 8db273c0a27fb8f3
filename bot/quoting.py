"""How much of a sentence is quoted: all of it when a person can read it at a glance, else the clauses around."""

import re

from bot.evidence import Evidence
from ingest.documents import Span

# Longer sentences are cut to whole clauses; officials' sentences run to 2,000 characters.
MOST_CHARS = 480
_CLAUSE_END = re.compile(r"[;,:](?=\s)")


def quote_of(evidence: Evidence) -> Span:
    """The stretch of the document to quote: whole clauses around the exact answer, or from the start."""
    start, end = evidence.sentence
    if end - start <= MOST_CHARS:
        return evidence.sentence
    text = evidence.hit.document.text
    cuts = [start, *(match.end() for match in _CLAUSE_END.finditer(text, start, end)), end]
    core = evidence.span or Span(start, start)
    left = max(i for i, cut in enumerate(cuts) if cut <= core.start)
    right = min(i for i, cut in enumerate(cuts) if cut >= max(core.end, cuts[left] + 1))
    while True:
        room = MOST_CHARS - (cuts[right] - cuts[left])
        if right + 1 < len(cuts) and cuts[right + 1] - cuts[right] <= room and (right - left) % 2 == 0:
            right += 1
        elif left > 0 and cuts[left] - cuts[left - 1] <= room:
            left -= 1
        elif right + 1 < len(cuts) and cuts[right + 1] - cuts[right] <= room:
            right += 1
        else:
            break
    return _trimmed(text, cuts[left], cuts[right])


def _trimmed(text: str, start: int, end: int) -> Span:
    stretch = text[start:end]
    start += len(stretch) - len(stretch.lstrip())
    return Span(start, start + len(text[start:end].rstrip(" ,;:\n")))

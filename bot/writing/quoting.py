"""How much of a sentence is quoted: all of it when a person can read it at a glance, else the clauses around."""

from bot.reader.evidence import LONG_SENTENCE_CHARS, Evidence, clauses_of
from ingest.documents import Span

# Officials' sentences run to 2,000 characters. A statement needs more of them around it than an exact answer does.
_MOST_CHARS = 700


def quote_of(evidence: Evidence) -> Span:
    """The stretch of the document to quote: the sentence, with a neighbour it needs, or clauses around its core."""
    start, end = evidence.sentence
    most = LONG_SENTENCE_CHARS if evidence.span else _MOST_CHARS
    if evidence.stretch.end - evidence.stretch.start <= _MOST_CHARS:
        return evidence.stretch
    if end - start <= most:
        return evidence.sentence
    text = evidence.hit.document.text
    clauses = clauses_of(text, evidence.sentence)
    first = max(i for i, clause in enumerate(clauses) if clause.start <= evidence.core.start)
    last = min(i for i, clause in enumerate(clauses) if clause.end >= evidence.core.end)
    return _trimmed(text, *_widened(clauses, first, last, most))


def _widened(clauses: list[Span], first: int, last: int, most: int) -> Span:
    """The clauses `first` to `last` with as many neighbours as fit: two that follow for one that comes before."""
    turn = 0
    while True:
        longer_right = last + 1 < len(clauses) and clauses[last + 1].end - clauses[first].start <= most
        longer_left = first > 0 and clauses[last].end - clauses[first - 1].start <= most
        if longer_right and (turn % 3 < 2 or not longer_left):
            last += 1
        elif longer_left:
            first -= 1
        else:
            return Span(clauses[first].start, clauses[last].end)
        turn += 1


def _trimmed(text: str, start: int, end: int) -> Span:
    start += len(text[start:end]) - len(text[start:end].lstrip())
    return Span(start, start + len(text[start:end].rstrip(" ,;:\n")))

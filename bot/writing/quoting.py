"""How much of a sentence is quoted: all of it when a person can read it at a glance, else the clauses around."""

from bot.reader.clauses import clauses_around
from bot.reader.evidence import LONG_SENTENCE_CHARS, Evidence
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
    return clauses_around(evidence.hit.document.text, evidence.sentence, evidence.core, most=most)

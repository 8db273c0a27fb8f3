"""The sentence, or the two neighbouring ones, in which a text sets two things against each other."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.answers import Hit
from bot.reader.evidence import Evidence, fact_at
from bot.reader.reading import statements_of, terms_of
from bot.understanding.comparison import contrasts
from ingest.documents import Span
from ingest.text import index_terms


def contrast_of(things: Sequence[str], hits: Sequence[Hit]) -> Evidence | None:
    """The first such stretch in `hits`, the shortest of its passage; None where none names all of `things`."""
    for hit in hits:
        text, heading = hit.passage.text, " ".join(hit.passage.heading)
        for stretch in sorted(_stretches(text), key=lambda span: span.end - span.start):
            said = text[stretch.start : stretch.end]
            if _names_all(said, things) and (contrasts(said) or contrasts(heading)):
                return _evidence(hit, stretch)
    return None


def _stretches(text: str) -> Iterator[Span]:
    """The sentences of `text`, and every two that follow each other in one paragraph."""
    sentences = statements_of(text)
    yield from sentences
    for first, second in pairwise(sentences):
        if "\n" not in text[first.end : second.start]:
            yield Span(first.start, second.end)


def _names_all(said: str, things: Sequence[str]) -> bool:
    """Whether `said` names each of `things`, one not merely as the beginning of another: "một cửa (liên thông)"."""
    joined = terms_of(said).joined
    for thing in sorted((" ".join(index_terms(thing)) for thing in things), key=len, reverse=True):
        if f" {thing} " not in joined:
            return False
        joined = joined.replace(f" {thing} ", " ")
    return True


def _evidence(hit: Hit, stretch: Span) -> Evidence:
    start = hit.passage.start
    span = Span(start + stretch.start, start + stretch.end)
    return fact_at(hit, span, None, core=span)

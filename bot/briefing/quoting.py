"""Quotes from anywhere in a document, with the passage in which they lie."""

from collections.abc import Sequence

from bot.answers import Citation, Hit
from ingest.documents import Span


def quoted(hits: Sequence[Hit], span: Span) -> Citation | None:
    """The quote of `span` (offsets in the document whose passages `hits` are); None where no passage holds it all.

    Its key is given when the briefing is printed.
    """
    holding = (hit for hit in hits if hit.passage.start <= span.start and span.end <= hit.passage.end)
    hit = next(holding, None)
    if hit is None or span.start >= span.end:
        return None
    return Citation(
        key="",
        document=hit.document,
        passage=hit.passage,
        quote=hit.document.text[span.start : span.end],
        start=span.start,
        end=span.end,
        variants=hit.variants,
    )

"""Citations: made from spans of documents, and checked character by character before anyone sees them."""

import re
from dataclasses import dataclass, field

from bot.answers import Citation, Hit
from ingest.documents import Span

# A marker that stands in a document is written "\[7\]" (bot/writing/markdown.py).
_KEY = re.compile(r"\[\d+\]")


class CitationMismatch(Exception):
    """A quote that does not stand in its document at its offsets: a fault of the program, never shown."""


@dataclass(slots=True)
class Citations:
    """The citations of one answer, numbered as they are made; the same quote keeps its number."""

    made: list[Citation] = field(default_factory=list)

    def cite(self, hit: Hit, quote: Span, *, highlight: Span | None = None) -> str:
        """The key, "[1]", that cites `document.text[quote]`."""
        for citation in self.made:
            if citation.document.id == hit.document.id and (citation.start, citation.end) == tuple(quote):
                return citation.key
        key = f"[{len(self.made) + 1}]"
        self.made.append(
            Citation(
                key=key,
                document=hit.document,
                passage=hit.passage,
                quote=hit.document.text[quote.start : quote.end],
                start=quote.start,
                end=quote.end,
                highlight=highlight,
                variants=hit.variants,
            )
        )
        return key


def check(citations: tuple[Citation, ...], text: str, hits: tuple[Hit, ...]) -> None:
    """Raises CitationMismatch unless every quote is verbatim, lies in a passage offered this turn, and is used,
    and every "[n]" of the text is a key."""
    keys = {citation.key for citation in citations}
    if strangers := set(_KEY.findall(text)) - keys:
        raise CitationMismatch(f"{', '.join(sorted(strangers))} cites nothing")
    offered = {hit.passage.id for hit in hits}
    for citation in citations:
        verbatim = citation.document.text[citation.start : citation.end] == citation.quote != ""
        within = citation.passage.start <= citation.start and citation.end <= citation.passage.end
        if not (verbatim and within and citation.passage.id in offered and citation.key in text):
            raise CitationMismatch(f"{citation.key} {citation.document.key} {citation.start}-{citation.end}")

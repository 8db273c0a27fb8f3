"""A question that could be asked of a document, and the words that answer it."""

from dataclasses import dataclass
from typing import Literal

from ingest.documents import Span

Asking = Literal["count", "definition", "list", "number", "when", "who", "why"]
"""What a question asks for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """`span` is the stretch of the document's text that is asked about: no two questions of a set share any of it."""

    question: str
    """Which says of which document it is asked, where its words alone do not."""
    bare: str
    """The question in its own words alone."""
    answers: tuple[str, ...]
    """Words of the document; of a list (`asking` "list") one for each item."""
    document: str
    """The document's key."""
    span: Span
    asking: Asking
    locator: str | None = None

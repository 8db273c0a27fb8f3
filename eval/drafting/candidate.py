"""A question that could be asked of a document, and the words that answer it."""

from dataclasses import dataclass

from eval.cases import Tag
from ingest.documents import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """`span` is the stretch of the document's text that is asked about: no two questions of a set share any of it."""

    question: str
    answers: tuple[str, ...]
    """Words of the document; of a list ("list" in `tags`) one for each item."""
    document: str
    """The document's key."""
    span: Span
    tags: tuple[Tag, ...]
    locator: str | None = None

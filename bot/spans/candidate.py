"""A stretch of text that could be an answer."""

from dataclasses import dataclass

from ingest.documents import Span


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch that could be the answer by its type; `worth` ranks kinds of stretches, 0 being ordinary."""

    span: Span
    worth: float = 0.0
    reach: Span | None = None
    """The whole mention the span belongs to, "Nguyễn Văn A, Giám đốc Sở B": nearness counts from its ends."""

"""What a list is."""

from typing import NamedTuple

from ingest.documents import Span


class Enumeration(NamedTuple):
    """A list in a text: at least two items, in order, without bullets, numbers or the marks that part them.

    `lead` is the clause or heading that announces them, up to and including the colon.
    """

    lead: Span
    items: tuple[Span, ...]

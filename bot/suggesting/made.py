"""All candidates that a document gives."""

from collections.abc import Collection

from bot.suggesting.candidate import Candidate
from bot.suggesting.stated import stated
from bot.suggesting.told import told
from ingest.documents import SourceDocument, Span
from ingest.storage.store import Store

# Passages read around those that were cited, or from the beginning: a code of law has thousands.
_PASSAGES = 30


def candidates_in(store: Store, document: SourceDocument, *, near: Collection[Span] = ()) -> list[Candidate]:
    """What could be asked of the document, its own facts first; of a long one only `near` these places of its text."""
    passages = [passage for _, passage in store.passages_of(document.id)]
    first = next((at for at, one in enumerate(passages) if any(one.start < span.end for span in near)), 0)
    at = max(0, min(first - _PASSAGES // 2, len(passages) - _PASSAGES))
    found = [*stated(document)]
    for passage in passages[at : at + _PASSAGES]:
        found += told(document, passage)
    return found

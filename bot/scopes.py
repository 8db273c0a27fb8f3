"""The passages that filters admit, in the forms in which the parts of an index are asked for them."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property, lru_cache

import faiss
import tantivy

from bot.facets import Facets
from bot.filters import Filter
from ingest.index import Index
from ingest.storage.store import DocumentEntry
from ingest.storage.vectors import those_of

# Of filters in use at a time; one over 50,000 passages takes 4 MB.
_REMEMBERED = 32


@dataclass(frozen=True, slots=True)
class Scope:
    """The passages that one filter admits."""

    rows: Collection[int]
    lexical: tantivy.Query
    """What limits `LexicalIndex.search` to them."""
    vectors: faiss.SearchParameters
    """What limits `VectorIndex.search` to them."""


class Scopes:
    """The scopes of one opened index, the latest kept. Safe to call from several threads."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self.of = lru_cache(_REMEMBERED)(self._of)

    def _of(self, filter: Filter) -> Scope | None:
        """The scope of `filter`; None where it admits everything."""
        if not filter:
            return None
        rows = self._index.store.rows_of([entry.id for entry in self._entries if filter.admits(entry)])
        return Scope(frozenset(rows), self._index.lexical.those_of(rows), those_of(rows))

    @cached_property
    def facets(self) -> Facets:
        """What the documents can be told apart by."""
        return Facets.of(self._entries)

    @cached_property
    def _entries(self) -> list[DocumentEntry]:
        return self._index.store.entries()

"""The passages that filters admit, in the forms in which the parts of an index are asked for them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import faiss
import tantivy

from bot.facets import Facets
from bot.filters import Filter
from bot.understanding.lexicon import Phrase
from ingest.index import Index
from ingest.storage.store import DocumentEntry
from ingest.storage.vectors import those_of
from ingest.text import index_terms

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
        self.about = lru_cache(_REMEMBERED)(self._about)

    def _of(self, filter: Filter) -> Scope | None:
        """The scope of `filter`; None where it admits everything."""
        return self._over([entry for entry in self._entries if filter.admits(entry)]) if filter else None

    def _about(self, localities: tuple[Phrase, ...], provinces: tuple[str, ...]) -> Scope | None:
        """The passages of the documents whose own words name one of `localities`, else of those of one of `provinces`;
        None where there are none."""
        of_localities = [
            entry
            for entry, own in zip(self._entries, self._own_words, strict=True)
            if any(f" {' '.join(name)} " in own for name in localities)
        ]
        found = of_localities or [entry for entry in self._entries if entry.metadata.province in provinces]
        return self._over(found) if found else None

    def _over(self, entries: Sequence[DocumentEntry]) -> Scope:
        rows = self._index.store.rows_of([entry.id for entry in entries])
        return Scope(frozenset(rows), self._index.lexical.those_of(rows), those_of(rows))

    @cached_property
    def facets(self) -> Facets:
        """What the documents can be told apart by."""
        return Facets.of(self._entries)

    @cached_property
    def _own_words(self) -> list[str]:
        """For each document the folded words of its title and of who issued it where, with blanks around each."""
        return [f" {' '.join(index_terms(_own_words_of(entry)))} " for entry in self._entries]

    @cached_property
    def _entries(self) -> list[DocumentEntry]:
        return self._index.store.entries()


def _own_words_of(entry: DocumentEntry) -> str:
    about = entry.metadata
    return ". ".join(filter(None, (entry.title, about.issuer, about.summary, about.signed_at)))

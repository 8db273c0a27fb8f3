"""How a document stands today: in force or not, what other documents of the index did to it, and its copies."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.writing.official import official_citation
from ingest.documents import DocumentMetadata, Relation, Status
from ingest.facts.numbers import document_numbers
from ingest.storage.store import DocumentEntry, Store
from ingest.storage.variants import Variants
from ingest.text import fold

STATUSES: Mapping[Status, str] = {
    "in_force": "Còn hiệu lực",
    "not_yet_in_force": "Chưa có hiệu lực",
    "partly_expired": "Hết hiệu lực một phần",
    "expired": "Hết hiệu lực",
}
_DONE = {
    Relation.REPLACES: "Đã được thay thế bởi",
    Relation.REPEALS: "Đã bị bãi bỏ bởi",
    Relation.AMENDS: "Đã được sửa đổi, bổ sung bởi",
}
# Every province numbers its own: "34/CT-UBND" alone does not say whose.
_LOCAL = frozenset(["ubnd", "hdnd", "tu", "hu", "du"])


class Act(NamedTuple):
    """What another document did to one: "Đã được thay thế bởi" it."""

    done: str
    id: str
    name: str
    """The other document's, as officials write it."""
    ends: bool
    """Whether nothing of the document is in force after it."""


class Copy(NamedTuple):
    """Another document of the index with the same text."""

    id: str
    title: str
    key: str


class Standing(NamedTuple):
    """What a reader must know before relying on a document."""

    status: Status | None
    """Only what the document says of itself."""
    acts: tuple[Act, ...]
    copies: tuple[Copy, ...]


def standing(store: Store, variants: Variants, document_id: str, about: DocumentMetadata) -> Standing:
    """How the document stands among those of `store`."""
    catalogue = _catalogue(store)
    others = (catalogue.entries[id_] for id_ in variants.other_ids(document_id) if id_ in catalogue.entries)
    # Provinces issue the same decision in the same words, even under the same number.
    copies = [other for other in others if other.metadata.province == about.province]
    return Standing(
        about.status,
        tuple(_acts(catalogue, document_id, about)),
        tuple(Copy(entry.id, entry.title, entry.key) for entry in copies),
    )


class _Catalogue(NamedTuple):
    entries: Mapping[str, DocumentEntry]
    acting: Mapping[str, Sequence[tuple[Relation, DocumentEntry]]]
    """By the folded number of a document, those that did something to it."""


@lru_cache(maxsize=1)
def _catalogue(store: Store) -> _Catalogue:
    """That of the store last asked for: reading it takes 0.1 s a thousand documents."""
    entries = store.entries()
    acting: defaultdict[str, list[tuple[Relation, DocumentEntry]]] = defaultdict(list)
    for entry in entries:
        for link in entry.metadata.links:
            if link.relation in _DONE:
                acting[fold(link.number)].append((link.relation, entry))
    return _Catalogue({entry.id: entry for entry in entries}, acting)


def _acts(catalogue: _Catalogue, document_id: str, about: DocumentMetadata) -> list[Act]:
    """What others did to it, once each, the newest last."""
    found: dict[tuple[Relation, str], Act] = {}
    acting = catalogue.acting.get(fold(about.number), ()) if about.number else ()
    for relation, entry in sorted(acting, key=lambda act: str(act[1].metadata.date or "")):
        if entry.id != document_id and _may_act(entry.metadata, about):
            number = entry.metadata.number or entry.id
            name = official_citation(entry)
            found[relation, number] = Act(_DONE[relation], entry.id, name, relation is not Relation.AMENDS)
    return list(found.values())


def _may_act(other: DocumentMetadata, about: DocumentMetadata) -> bool:
    """Whether `other`, which names the number of `about`, means this document and not its namesake."""
    if other.date and about.date and other.date < about.date:
        return False
    mentions = document_numbers(about.number or "")
    is_local = bool(mentions and _LOCAL & set(mentions[0].suffix))
    return not is_local or (about.province is not None and about.province == other.province)

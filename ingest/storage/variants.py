"""Which documents of an index are one and the same source: drafts, reposts, the same text in two formats."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from ingest.storage.duplicates import Label, groups
from ingest.storage.store import DocumentEntry


class Variants:
    """Groups of documents, each a list of (id, key) in the order in which they came into the index."""

    def __init__(self, groups: Iterable[Sequence[tuple[str, str]]]) -> None:
        self._groups = [list(group) for group in groups]
        self._group_of = {id_: number for number, group in enumerate(self._groups) for id_, _ in group}

    @classmethod
    def among(cls, entries: Sequence[DocumentEntry]) -> "Variants":
        """The groups of near-duplicates among `entries`."""
        labels = {entry.id: Label(entry.metadata.number, entry.metadata.summary or entry.title) for entry in entries}
        first = groups({entry.id: entry.signature for entry in entries}, labels)
        members: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for entry in entries:
            members[first[entry.id]].append((entry.id, entry.key))
        return cls(group for group in members.values() if len(group) > 1)

    @classmethod
    def load(cls, path: Path) -> "Variants":
        """The groups that `save` wrote; raises OSError, or ValueError when `path` holds something else."""
        content = json.loads(path.read_text(encoding="utf-8"))
        try:
            return cls([(str(id_), str(key)) for id_, key in group] for group in content)
        except TypeError as error:
            raise ValueError(f"{path}: not groups of documents") from error

    def among_those_left(self, ids: Collection[str]) -> "Variants":
        """The groups when only the documents with these ids are left."""
        left = ([(id_, key) for id_, key in group if id_ in ids] for group in self._groups)
        return Variants(group for group in left if len(group) > 1)

    def save(self, path: Path) -> None:
        path.write_text(json.dumps(self._groups, ensure_ascii=False), encoding="utf-8")

    def group_of(self, document_id: str) -> str:
        """What the document and its variants have in common: the id of the first of them."""
        number = self._group_of.get(document_id)
        return document_id if number is None else self._groups[number][0][0]

    def others(self, document_id: str) -> tuple[str, ...]:
        """The keys of the other documents that are the same source."""
        number = self._group_of.get(document_id)
        group = [] if number is None else self._groups[number]
        return tuple(key for id_, key in group if id_ != document_id)

    def other_ids(self, document_id: str) -> tuple[str, ...]:
        """The ids of the other documents that are the same source."""
        number = self._group_of.get(document_id)
        group = [] if number is None else self._groups[number]
        return tuple(id_ for id_, _ in group if id_ != document_id)

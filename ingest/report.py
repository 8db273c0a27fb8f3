"""What an ingest did, for people and for programs."""

import datetime
from collections.abc import Set
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from ingest.documents import Reading, SourceDocument
from ingest.storage.store import Rejection


class Progress(Protocol):
    """Told how far a long job is: what is being done, in Vietnamese, and the share of it that is done, 0 to 1."""

    def __call__(self, stage: str, share: float) -> None: ...


def no_progress(stage: str, share: float) -> None:
    """Tells nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRead:
    """A document that was read in this run, and how; without its text."""

    path: str
    """The file or URL that it came out of; several documents may share it."""
    key: str
    title: str
    reader: str
    """Name and version of the reader, "pdf/1"."""
    number: str | None
    date: datetime.date | None
    passages: int
    reading: Reading

    @classmethod
    def of(cls, path: str, document: SourceDocument, *, passages: int) -> "DocumentRead":
        """What is reported of `document`, found in the source at `path` and cut into so many passages."""
        return cls(
            path=path,
            key=document.key,
            title=document.title,
            reader=document.reader,
            number=document.metadata.number,
            date=document.metadata.date,
            passages=passages,
            reading=document.reading,
        )


@dataclass(slots=True, kw_only=True)
class IngestReport:
    """Filled while `build_index` runs. Files are named by their absolute path, or their URL.

    A file of which nothing is in the index is in `rejected` and in no other list.
    """

    index_id: str = ""
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    """Files that were under an ingested path before and are gone; their documents left the index."""
    rejected: list[Rejection] = field(default_factory=list)
    """Files and records that are not in the index, those of unchanged files too."""
    read: list[DocumentRead] = field(default_factory=list)
    """The documents that came out of the added and the changed files, in the order of reading."""
    skipped: dict[Path, str] = field(default_factory=dict)
    """What was found but is not a document (other formats, hidden files, second ways to a file), and why."""
    notes: list[str] = field(default_factory=list)
    """What else a person should know, such as an index that had to be rebuilt."""
    documents: int = 0
    """Documents in the index now."""
    passages: int = 0
    """Passages in the index now."""
    embedded: int = 0
    """Passages whose vector was computed in this run; the others were taken from the old index."""
    seconds: float = 0.0

    @property
    def is_news(self) -> bool:
        """Whether a source came, changed or went."""
        return bool(self.added or self.changed or self.removed)

    @property
    def is_fruitless(self) -> bool:
        """Whether nothing of what was asked for is in the index."""
        return not (self.added or self.changed or self.unchanged)

    def leave_out(self, paths: Set[str]) -> None:
        """Count `paths` as rejected only: nothing of them is in the index."""
        for files in (self.added, self.changed, self.unchanged):
            files[:] = [path for path in files if path not in paths]

    @property
    def passages_per_s(self) -> float:
        """Computed vectors a second, over the whole run."""
        return self.embedded / self.seconds if self.seconds else 0.0

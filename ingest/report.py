"""What an ingest did, for people and for programs."""

from collections.abc import Set
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from ingest.store import Rejection


class Progress(Protocol):
    """Told how far a long job is: what is being done, in Vietnamese, and the share of it that is done, 0 to 1."""

    def __call__(self, stage: str, share: float) -> None: ...


def no_progress(stage: str, share: float) -> None:
    """Tells nobody."""


@dataclass(slots=True, kw_only=True)
class IngestReport:
    """Filled while `build_index` runs. Files are named by their absolute path.

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

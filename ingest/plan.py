"""What an ingest has to do: which sources stay as they are, which are read, which are gone."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ingest.previous import Previous
from ingest.sources import Sources
from ingest.storage.store import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The sources of the next index, and how they differ from the previous one. Each in the order of paths."""

    kept: tuple[Source, ...]
    """Taken over without being read: unchanged, unreadable just now, or under other roots."""
    changed: tuple[Source, ...]
    added: tuple[Source, ...]
    unchanged: tuple[str, ...]
    """Paths of those in `kept` that were found again as they were."""
    removed: tuple[str, ...]
    """Paths that were under one of the roots and are gone."""
    files: Mapping[str, Path]
    """Where the content of each source that was found is, by its path (which may be a URL)."""

    @property
    def keeps_everything(self) -> bool:
        """Whether the previous index already is what was asked for."""
        return not (self.changed or self.added or self.removed)

    @property
    def leaving(self) -> list[str]:
        """Paths of the sources of which nothing that is in the previous index stays."""
        return [*self.removed, *(source.path for source in self.changed)]


def make_plan(found: Sources, previous: Previous) -> Plan:
    """Compare what was found with what the previous index was made from.

    A file is changed when its content or the version of its reader is.
    """
    before = previous.sources()
    now = _now(found, before)
    removed = [path for path in before if found.covers(path) and path not in now and path not in found.unreadable]
    unchanged = [path for path, source in now.items() if before.get(path) == source]
    return Plan(
        kept=tuple(s for p, s in before.items() if p not in removed and (p not in now or p in unchanged)),
        changed=tuple(s for p, s in now.items() if p in before and p not in unchanged),
        added=tuple(s for p, s in now.items() if p not in before),
        unchanged=tuple(unchanged),
        removed=tuple(removed),
        files={file.origin: file.path for file in found.files},
    )


def _now(found: Sources, before: Mapping[str, Source]) -> dict[str, Source]:
    """The found files as sources, by path. A file keeps the key it first got; a new one whose key another
    file has is named by its whole path."""
    taken = {source.key for source in before.values()}
    sources = {}
    for file in sorted(found.files, key=lambda file: file.origin):
        path = file.origin
        key = before[path].key if path in before else path if file.key in taken else file.key
        taken.add(key)
        sources[path] = Source(path=path, key=key, sha256=file.sha256, bytes=file.bytes, reader=file.reader)
    return sources

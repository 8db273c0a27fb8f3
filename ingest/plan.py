"""What an ingest has to do: which sources stay as they are, which are read, which are gone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ingest.previous import Previous
from ingest.read import reader_of
from ingest.sources import Sources
from ingest.store import Source


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

    @property
    def keeps_everything(self) -> bool:
        """Whether the previous index already is what was asked for."""
        return not (self.changed or self.added or self.removed)

    def sources(self) -> Iterator[tuple[Source, bool]]:
        """Every source and whether it is kept; kept ones first, so that a record keeps its key from newcomers."""
        yield from ((source, True) for source in self.kept)
        yield from ((source, False) for source in (*self.changed, *self.added))


def make_plan(found: Sources, previous: Previous) -> Plan:
    """Compare what was found with what the previous index was made from.

    A file is changed when its content or the version of its reader is.
    """
    before = previous.sources()
    now = _now(found, before)
    unreadable = {str(path) for path in found.unreadable}
    removed = [p for p in before if found.covers(Path(p)) and p not in now and p not in unreadable]
    unchanged = [path for path, source in now.items() if before.get(path) == source]
    return Plan(
        kept=tuple(s for p, s in before.items() if p not in removed and (p not in now or p in unchanged)),
        changed=tuple(s for p, s in now.items() if p in before and p not in unchanged),
        added=tuple(s for p, s in now.items() if p not in before),
        unchanged=tuple(unchanged),
        removed=tuple(removed),
    )


def _now(found: Sources, before: Mapping[str, Source]) -> dict[str, Source]:
    """The found files as sources, by path. A file keeps the key it first got; a new one whose key another
    file has is named by its whole path."""
    taken = {source.key for source in before.values()}
    sources = {}
    for file in sorted(found.files, key=lambda file: file.path):
        path = str(file.path)
        key = before[path].key if path in before else path if file.key in taken else file.key
        taken.add(key)
        sources[path] = Source(path=path, key=key, sha256=file.sha256, bytes=file.bytes, reader=reader_of(file.path))
    return sources

"""The documents of an ingest, one after another: from the index before, from an interrupted run, from files."""

from collections.abc import Iterator
from itertools import chain, count, islice
from typing import NamedTuple

from ingest.cutting import Cut, renamed
from ingest.plan import Plan
from ingest.previous import Previous
from ingest.read import is_isolated
from ingest.storage.store import Rejection, Source
from ingest.unfinished import Unfinished
from ingest.workers import Items, Workers


class Step(NamedTuple):
    """One thing found in a source."""

    source: Source
    found: Cut | Rejection | None
    """None at the start of every source."""
    is_new: bool
    """Whether it was read in this run rather than taken over from the index before."""
    share: float
    """How far into all sources it lies, about, from 0 to 1."""


def steps(plan: Plan, previous: Previous, unfinished: Unfinished, workers: Workers, taken: set[str]) -> Iterator[Step]:
    """Everything that has to be written, source by source; a document whose key is in `taken` gets a longer one."""
    position, total = 0, sum(source.bytes for source in _sources(plan, previous)) or 1
    for source, items, is_new in _items(plan, previous, unfinished, workers):
        share, chars = min(position / total, 1.0), 0
        yield Step(source, None, is_new, share)
        for item in items:
            if isinstance(item, Rejection):
                yield Step(source, item, is_new, share)
                continue
            key = _free_key(item[0].key, source, taken)
            taken.add(key)
            chars = min(chars + len(item[0].text), source.bytes)
            share = min((position + chars) / total, 1.0)
            yield Step(source, item if key == item[0].key else renamed(*item, key), is_new, share)
        position += source.bytes


def _sources(plan: Plan, previous: Previous) -> list[Source]:
    """Every source that must be written; kept ones first, so that a record keeps its key from newcomers."""
    return [*(() if previous.base else plan.kept), *plan.changed, *plan.added]


def _items(
    plan: Plan, previous: Previous, unfinished: Unfinished, workers: Workers
) -> Iterator[tuple[Source, Items, bool]]:
    for source in () if previous.base else plan.kept:
        yield source, previous.cut(source), False
    unread = []
    for source in (*plan.changed, *plan.added):
        kept = unfinished.items(source)
        if kept is None:
            unread.append((source, plan.files[source.path]))
        else:
            yield source, kept, True
    before = previous.sources()
    for source, items in workers.cut(unread):
        rest = iter(items)
        begun = list(islice(rest, 1))
        if any(map(_failed, begun)) and source.path in before:
            # Another run may read it; until then what was read of it before is better than nothing.
            yield before[source.path], begun, True
            yield before[source.path], previous.cut(before[source.path]), False
        elif is_isolated(source.reader):  # what took long to read
            read = [*begun, *rest]
            if not any(map(_failed, read)):
                unfinished.keep_items(source, read)
            yield source, read, True
        else:
            yield source, chain(begun, rest), True


def _failed(item: Cut | Rejection) -> bool:
    """Whether this is no fault of the file."""
    return isinstance(item, Rejection) and not item.foreseen


def _free_key(key: str, source: Source, taken: set[str]) -> str:
    """`key`, or with the whole path of its file when another document has it: both stay apart."""
    if key not in taken:
        return key
    longer = source.path if key == source.key else f"{source.path}#{key}"
    return longer if longer not in taken else next(k for n in count(2) if (k := f"{longer} ({n})") not in taken)

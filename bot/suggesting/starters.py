"""Questions for someone who has just come in: of several kinds and documents, each answered."""

import asyncio
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import chain

from bot.suggesting.alike import is_new
from bot.suggesting.candidate import Asking, Candidate
from bot.suggesting.checking import Ask, tells, way_to_ask
from bot.suggesting.made import candidates_in
from bot.suggesting.places import asked_of, only_province
from bot.suggesting.readable import is_readable
from ingest.facts.numbers import references
from ingest.facts.places import provinces_in
from ingest.storage.store import Store


class Job(StrEnum):
    """What someone comes for."""

    LOOKING_UP = "looking_up"
    """A clerk at the counter: days, numbers, signers, terms."""
    TEACHING = "teaching"
    """A trainer: tasks, contents, reasons."""
    ASSESSING = "assessing"
    """An assessor: figures, and provinces side by side."""


_ASKS: Mapping[Job, frozenset[Asking]] = {
    Job.LOOKING_UP: frozenset({"when", "who", "number", "definition"}),
    Job.TEACHING: frozenset({"list", "why"}),
    Job.ASSESSING: frozenset({"count"}),
}
_EACH = 4
_COMPARED = 2
# In characters: what a button shows on one line.
_LONG = 75
# Documents read and questions asked at most: 120 answers take 4 seconds of one core.
_DOCUMENTS, _TRIES = 60, 120


async def starters(store: Store, ask: Ask, *, seed: str) -> dict[Job, list[str]]:
    """At most four questions for each job; the same for the same index and seed."""
    found = await asyncio.to_thread(_readable, store, random.Random(seed))
    all_found = [*found]
    offered: dict[Job, list[str]] = {job: [] for job in Job}
    used = Counter[str]()
    tries = 0
    while found and tries < _TRIES and any(len(questions) < _EACH for questions in offered.values()):
        for job in Job:
            if len(offered[job]) >= _EACH or not (candidate := _next(found, job, used)):
                continue
            found.remove(candidate)
            tries += 1
            question = await way_to_ask(candidate, ask)
            if question and is_new(question, chain(*offered.values())):
                offered[job].append(question)
                used[candidate.document] += 1
        found = [one for one in found if any(one.asking in _ASKS[job] for job in Job if len(offered[job]) < _EACH)]
    compared = await _of_two(all_found, ask, known=[*chain(*offered.values())])
    offered[Job.ASSESSING] = [*offered[Job.ASSESSING], *compared][:_EACH]
    return offered


async def _of_two(candidates: Sequence[Candidate], ask: Ask, *, known: Sequence[str]) -> list[str]:
    """A few questions, none of them `known`, about two provinces at once, of which each is asked the same by itself."""
    placed = [(here, one) for one in candidates if is_readable(one.bare) and (here := only_province(one.bare))]
    pairs = [
        (one, other, asked_of(one.bare, f"{here} và {there}"))
        for here, one in placed
        for there, other in placed
        if here != there and one.asking == other.asking
    ]
    found: list[str] = []
    for one, other, question in pairs[:_TRIES]:
        if len(found) < _COMPARED and is_new(question, [*known, *found]):
            answer = await ask(question)
            found += [question] if tells(answer, one) and tells(answer, other) else []
    return found


def _next(found: list[Candidate], job: Job, used: Counter[str]) -> Candidate | None:
    """The next candidate for the job, of a document of which little is asked; why comes last, and what is long."""
    fitting = [candidate for candidate in found if candidate.asking in _ASKS[job]]
    return min(
        fitting,
        key=lambda one: (used[one.document], one.asking == "why", not _says_whose(one.bare), len(one.bare) > _LONG),
        default=None,
    )


def _says_whose(question: str) -> bool:
    """Whether it names a province or a document: who reads it knows what it is about."""
    return bool(provinces_in(question) or references(question))


def _readable(store: Store, chance: random.Random) -> list[Candidate]:
    return [one for one in _in_turns(store, chance) if is_readable(one.bare) or is_readable(one.question)]


def _in_turns(store: Store, chance: random.Random) -> Iterator[Candidate]:
    ids = sorted(entry.id for entry in store.entries())
    for id_ in chance.sample(ids, min(len(ids), _DOCUMENTS)):
        found = candidates_in(store, store.documents([id_])[id_])
        yield from chance.sample(found, len(found))

"""What to ask next: more of the documents that were cited, and the same of another province."""

import asyncio
from collections.abc import Collection, Iterator, Sequence

from bot.answers import Answer, Citation, Hit
from bot.suggesting.alike import is_new
from bot.suggesting.candidate import Candidate
from bot.suggesting.checking import Ask, is_sure, way_to_ask
from bot.suggesting.made import candidates_in
from bot.suggesting.places import asked_of, only_province, tells_of
from ingest.documents import Span
from ingest.storage.store import Store

_OFFERED = 3
# Nobody has told what the same question of another province is answered with.
_SURE_ELSEWHERE = 0.9
# Of questions asked in vain before giving up: an answer takes 20 ms, and others are waiting for theirs.
_TRIES = 10
# Documents found and not cited, of which is asked as well.
_BESIDE = 2


async def related(answer: Answer, store: Store, ask: Ask, *, asked: Collection[str]) -> list[str]:
    """At most three questions that the documents answer and that differ from each other and from all those `asked`."""
    known = [answer.question, *asked]
    provinces, found = await asyncio.to_thread(_prepared, answer, store)
    offered = await _elsewhere(answer, provinces, ask, known)
    tries = 0
    for candidate in found:
        if len(offered) >= _OFFERED or tries >= _TRIES:
            break
        if is_new(candidate.bare, [*known, *offered]):
            tries += 1
            question = await way_to_ask(candidate, ask)
            if question and is_new(question, [*known, *offered]):
                offered.append(question)
    return offered


def _prepared(answer: Answer, store: Store) -> tuple[list[str], list[Candidate]]:
    """The provinces of the index, and what could be asked of the cited documents, kinds taking turns."""
    provinces = {entry.metadata.province for entry in store.entries()} if only_province(answer.question) else set()
    return sorted(filter(None, provinces)), [one for few in _candidates(answer, store) for one in _in_turns(few)]


def _candidates(answer: Answer, store: Store) -> Iterator[list[Candidate]]:
    """Of the cited documents those of whose answers nothing is cited yet, then those of documents found beside them."""
    cited: dict[str, list[Span]] = {}
    for citation in answer.citations:
        cited.setdefault(citation.document.key, []).append(Span(citation.start, citation.end))
    beside = {hit.document.key: [Span(hit.passage.start, hit.passage.end)] for hit in reversed(answer.hits)}
    beside = {key: near for key, near in reversed(beside.items()) if key not in cited}
    shown: list[Citation | Hit] = [*answer.citations, *answer.hits]
    documents = {one.document.key: one.document for one in shown}
    for places in (cited, dict([*beside.items()][:_BESIDE])):
        found = [one for key, near in places.items() for one in candidates_in(store, documents[key], near=near)]
        yield [one for one in found if not any(one.span.overlaps(span) for span in cited.get(one.document, ()))]


def _in_turns(candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """The candidates, one of each kind of question after the other."""
    queues: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        queues.setdefault(candidate.asking, []).append(candidate)
    while queues:
        for asking in [*queues]:
            yield queues[asking].pop(0)
            if not queues[asking]:
                del queues[asking]


async def _elsewhere(answer: Answer, provinces: Sequence[str], ask: Ask, known: Sequence[str]) -> list[str]:
    """The question of the first other province that has an answer to it."""
    here = only_province(answer.question)
    if here is None or answer.filter.province:
        return []
    for province in [name for name in provinces if name != here][:_TRIES]:
        question = asked_of(answer.question, province)
        found = await ask(question) if is_new(question, known, but=province) else None
        if found and is_sure(found, least=_SURE_ELSEWHERE) and tells_of(found, province):
            return [question]
    return []

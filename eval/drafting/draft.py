"""Drafts a question set: as many kinds and documents as there are, a fifth of it without an answer."""

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from bot.suggesting.candidate import Asking, Candidate
from bot.suggesting.stated import stated
from bot.suggesting.told import told
from eval.cases import AnswerCase
from eval.drafting.near_misses import Change, changes, distinct, unheld
from ingest.storage.store import Store
from ingest.text import canonical, fold, has_accents, tidy

# Begins the id of every draft, until a person has checked it.
MARK = "nhap-"
_UNANSWERABLE_SHARE = 0.2
# Every so many questions one is typed without accents, as people do.
_UNACCENTED_EACH = 6
# Documents are read until there are so many times the candidates that are wanted, so that kinds can be balanced.
_CANDIDATES_EACH = 12
# So many are chosen for each that is wanted: near misses are made of those that are left.
_CHOSEN_EACH = 3
# Of one document: more would make a set about it.
_PER_DOCUMENT = 40


def draft(store: Store, count: int, *, seed: int) -> list[AnswerCase]:
    """At most `count` cases, the same for the same index and seed; fewer where the index gives no more."""
    chance = random.Random(seed)
    found = candidates_of(store, count * _CANDIDATES_EACH, chance)
    chosen = balanced(found, count * _CHOSEN_EACH, chance)
    unanswerable = _near_misses(store, chosen, round(count * _UNANSWERABLE_SHARE), chance)
    taken = {id(change.made_of) for change in unanswerable}
    answerable = [candidate for candidate in chosen if id(candidate) not in taken][: count - len(unanswerable)]
    cases = [*map(_answerable, answerable), *map(_unanswerable, unanswerable)]
    chance.shuffle(cases)
    return [
        _typed(case, number).model_copy(update={"id": f"{MARK}{number:03}"})
        for number, case in enumerate(cases, start=1)
    ]


def candidates_of(store: Store, wanted: int, chance: random.Random) -> list[Candidate]:
    """Candidates of documents in random order, of none too many."""
    ids = sorted(entry.id for entry in store.entries())
    chance.shuffle(ids)
    found: list[Candidate] = []
    for id_ in ids:
        if len(found) >= wanted:
            break
        document = store.documents([id_])[id_]
        of_document = [*stated(document)]
        for _, passage in store.passages_of(id_):
            of_document += told(document, passage)
        text = canonical(tidy(document.text))
        of_document = [one for one in of_document if all(canonical(words) in text for words in one.answers)]
        found += chance.sample(of_document, min(len(of_document), _PER_DOCUMENT))
    return found


def balanced(candidates: Iterable[Candidate], count: int, chance: random.Random) -> list[Candidate]:
    """At most `count` candidates that share no text, kinds and documents taking turns; no question twice."""
    queues: dict[Asking, list[Candidate]] = {}
    for candidate in candidates:
        queues.setdefault(candidate.asking, []).append(candidate)
    for queue in queues.values():
        chance.shuffle(queue)
    chosen: list[Candidate] = []
    asked = Counter[str]()
    while any(queues.values()) and len(chosen) < count:
        for tag in sorted(tag for tag, queue in queues.items() if queue):
            if queues[tag]:
                following = min(queues[tag], key=lambda one: asked[one.document])
                chosen.append(following)
                asked[following.document] += 1
                for queue in queues.values():
                    queue[:] = [one for one in queue if not _clash(one, following)]
    return chosen[:count]


def _clash(one: Candidate, other: Candidate) -> bool:
    same_place = one.document == other.document and one.span.overlaps(other.span)
    return same_place or one.question == other.question


def _near_misses(store: Store, chosen: Sequence[Candidate], count: int, chance: random.Random) -> list[Change]:
    """Changed questions of the candidates chosen last, whose changed words no passage or title holds."""
    found = [change for candidate in reversed(chosen) for change in changes(candidate, chance)]
    texts = (f"{title}\n{' '.join(passage.heading)}\n{passage.text}" for _, title, passage in store.titled_passages())
    allowed = unheld({change.word for change in found}, texts)
    return [*_first(distinct(found, allowed), count)]


def _first(found: Iterator[Change], count: int) -> Iterator[Change]:
    for _, change in zip(range(count), found, strict=False):
        yield change


def _answerable(candidate: Candidate) -> AnswerCase:
    is_list = candidate.asking == "list"
    return AnswerCase(
        id=MARK,
        question=candidate.question,
        answerable=True,
        expected=() if is_list else candidate.answers,
        items=candidate.answers if is_list else (),
        documents=(candidate.document,),
        locator=candidate.locator,
        tags=(candidate.asking,),
    )


def _unanswerable(change: Change) -> AnswerCase:
    return AnswerCase(id=MARK, question=change.question, answerable=False, tags=("near_miss",))


def _typed(case: AnswerCase, number: int) -> AnswerCase:
    """The case, or every so often its question without accents."""
    if number % _UNACCENTED_EACH or not has_accents(case.question):
        return case
    return case.model_copy(update={"question": fold(case.question).rstrip("?"), "tags": (*case.tags, "unaccented")})

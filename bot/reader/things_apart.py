"""Things of one kind that texts tell apart, "khai sinh" and "khai tử": what is told of one answers for no other."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from bot.reader.evidence import Evidence
from bot.understanding.answer_types import AnswerType
from bot.understanding.lexicon import kinds_apart
from bot.understanding.query import Query
from ingest.text import canonical

# A list may hold things of all kinds, and a cause may lie with another thing.
_OF_MANY = frozenset({AnswerType.LIST, AnswerType.REASON, AnswerType.DEFINITION})


class _Kind(NamedTuple):
    """The things of a kind that a question names, and those that it does not."""

    asked: re.Pattern[str]
    others: re.Pattern[str]


def is_told_of_the_like(query: Query, found: Evidence) -> bool:
    """Whether the sentence names another thing of the kind of one that is asked about, and not that one."""
    if query.type in _OF_MANY:
        return False
    return any(_tells_of_others(kind, found) for kind in _kinds_in(canonical(query.in_vietnamese)))


def _tells_of_others(kind: _Kind, found: Evidence) -> bool:
    said, document = canonical(found.text), found.hit.document
    if kind.asked.search(said):
        return False
    over = canonical(" ".join((document.title, *found.hit.passage.heading)))
    if kind.asked.search(over) and not kind.others.search(over):
        return False
    if not kind.others.search(said):
        # A text that tells of such things, and never of that one, tells nothing of it in other words either.
        return _names(kind.others, found.hit.passage.text) and not _names(kind.asked, document.text)
    # What stands before the answer is what it is told of; what follows may only be needed for it.
    if found.span and kind.others.search(said, 0, max(0, found.span.start - found.sentence.start)):
        return True
    before = canonical(document.text[found.hit.passage.start : found.sentence.start])
    named = [match.start() for match in kind.asked.finditer(before)]
    return not named or any(match.start() > named[-1] for match in kind.others.finditer(before))


@lru_cache(256)
def _names(things: re.Pattern[str], text: str) -> bool:
    return things.search(canonical(text)) is not None


# The same for every sentence that is read for a question.
@lru_cache(64)
def _kinds_in(question: str) -> tuple[_Kind, ...]:
    kinds = []
    for things in kinds_apart():
        asked = [thing for thing in things if _any_of((thing,)).search(question)]
        if asked and len(asked) < len(things):
            kinds.append(_Kind(_any_of(tuple(asked)), _any_of(tuple(t for t in things if t not in asked))))
    return tuple(kinds)


@cache
def _any_of(things: tuple[tuple[str, ...], ...]) -> re.Pattern[str]:
    words = sorted({re.escape(word) for thing in things for word in thing}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)")

"""Names of positions, organisations and venues in running text: where a known beginning runs on to a verb or stop."""

import re
from collections.abc import Iterator
from functools import cache

from bot.understanding.lexicon import phrases
from ingest.documents import Span
from ingest.text import canonical

_LONGEST_CHARS = 90


def names_in(text: str, heads: str, *, before: str = "") -> Iterator[Span]:
    """Names that begin with a phrase of the list `heads` (after the optional pattern `before`), in order."""
    last = 0
    for match in _compiled(rf"(?<!\w)(?:{before})(?:{_any_of(heads)})(?!\w)").finditer(canonical(text)):
        if match.start() >= last:
            last = end_of_name(text, match.end())
            yield Span(match.start(), last)


def end_of_name(text: str, start: int) -> int:
    """Where the name that has reached `start` ends: before punctuation, a dash or a word no name contains."""
    window = canonical(text[start : start + _LONGEST_CHARS])
    stop = _compiled(rf"[,;.()\n:…]|\s?[-–](?=\s|\w)|\s(?:{_any_of('name-ends.txt')})(?!\w)").search(window)
    end = start + (stop.start() if stop else len(window))
    return start + len(text[start:end].rstrip())


@cache
def _any_of(name: str) -> str:
    return "|".join(sorted(map(re.escape, phrases(name)), key=len, reverse=True))


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source)

"""Words that turn a statement round: negations, superlatives, directions, and which of them are opposites."""

import re
from functools import cache

from bot.understanding.lexicon import opposites, phrases
from ingest.text import canonical


def turns_in(text: str) -> frozenset[str]:
    """The words of `text` that would make another statement of it if they were left out or exchanged."""
    return frozenset(_turning().findall(canonical(text)))


def contradicts(text_turns: frozenset[str], question_turns: frozenset[str]) -> bool:
    """Whether a text has the opposite of a turning word of the question, and not the word itself."""
    return any(opposites().get(turn, frozenset()) & text_turns for turn in question_turns - text_turns)


@cache
def _turning() -> re.Pattern[str]:
    turning = {*phrases("turning-words.txt"), *opposites()}
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, turning), key=len, reverse=True))})(?!\w)")

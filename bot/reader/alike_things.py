"""Things that a sentence names one after the other by the same noun: "tăng Chỉ số A, Chỉ số B của xã và Chỉ số C"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.understanding.lexicon import Phrase
from ingest.documents import Span
from ingest.text import index_tokens

_GLUE = re.compile(r"\s*(?:[,;]\s*(?:và\s+|cùng\s+)?|\s(?:và|cùng|với)\s+)$")
_ENDS = re.compile(r"\s*(?:[,;:.(]|$)")
_MOST_CHARS = 200


def called_alike(text: str, nouns: Sequence[Phrase]) -> list[Span]:
    """The things in the longest run of such that each begin with one of `nouns`; none without two."""
    starts = _starts(text, {noun[:2] for noun in nouns if len(noun) > 1})
    runs: list[list[Span]] = [[]]
    for start, following in pairwise([*starts, len(text)]):
        glue = _GLUE.search(text, start, following) if following < len(text) else None
        end = glue.start() if glue else start + next(m.start() for m in _ENDS.finditer(text[start:]))
        if end - start <= _MOST_CHARS:
            runs[-1].append(Span(start, end))
        if not glue:
            runs.append([])
    longest = max(runs, key=len)
    return longest if len(longest) > 1 else []


def _starts(text: str, nouns: set[Phrase]) -> list[int]:
    """Where a noun begins, as index terms."""
    tokens = index_tokens(text)
    return [one.start for one, other in pairwise(tokens) if (one.text, other.text) in nouns]

"""Causes and purposes, for questions of why."""

import re
from collections.abc import Iterator

from bot.spans.candidate import Candidate
from bot.understanding.query import Query
from ingest.documents import Span
from ingest.text import canonical

_PURPOSE_ASKED = re.compile(r"\b(?:mục đích|nhằm|để (?:làm )?gì|purpose|aim|goal)\b")
_PURPOSE = re.compile(r"(?<!\w)(?:nhằm|để|mục đích|với mục tiêu|góp phần)(?!\w)")
_CAUSE = re.compile(
    r"(?<!\w)(?:nguyên nhân|l[ýí] do|(?:là|yếu|phần|nhân|tiếp) do|(?<=, )do|vì(?! vậy| thế)|bởi"
    r"|xuất phát từ|trước tình hình|nhằm|để)(?!\w)"
)
_END_OF_REASON = re.compile(r"[;.](?=\s|$)")
_SHORTEST_REASON_CHARS = 15


def reasons(text: str, query: Query) -> Iterator[Candidate]:
    """Clauses that give a cause, or a purpose where that is asked for."""
    purpose = _PURPOSE_ASKED.search(canonical(query.own_text)) is not None
    for match in (_PURPOSE if purpose else _CAUSE).finditer(canonical(text)):
        end = _END_OF_REASON.search(text, match.end())
        span = Span(match.start(), end.start() if end else len(text))
        if span.end - match.end() >= _SHORTEST_REASON_CHARS:
            yield Candidate(span)

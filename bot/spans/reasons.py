"""Causes and purposes, for questions of why."""

import re
from collections.abc import Iterator

from bot.spans.candidate import Candidate
from bot.understanding.query import Query
from ingest.documents import Span
from ingest.text import canonical

_PURPOSE_ASKED = re.compile(r"\b(?:mục đích|nhằm|để (?:làm )?gì|purpose|aim|goal)\b")
# "Để xảy ra vi phạm" lets it happen and is for nothing.
_TO = r"để(?! (?:xảy ra|mất|lọt|lộ|sót|thất thoát|quá hạn|chậm|trễ|tồn đọng|kéo dài|(?:người )?dân phải)(?!\w))"
_PURPOSE = re.compile(rf"(?<!\w)(?:nhằm|{_TO}|mục đích|với mục tiêu|góp phần)(?!\w)")
_PURPOSE_HEADING = re.compile(r"(?<!\w)mục (?:đích|tiêu)(?!\w)")
_CAUSE = re.compile(
    r"(?<!\w)(?:nguyên nhân|l[ýí] do|(?:là|yếu|phần|nhân|tiếp) do|(?<=, )do|vì(?! vậy| thế)|bởi"
    rf"|xuất phát từ|trước tình hình|nhằm|{_TO})(?!\w)"
)
# Thanks, praise and blame are for what is told after them: "cảm ơn các hộ đã góp công".
_REACTS = r"(?:cảm ơn|cám ơn|xin lỗi|khen|biểu dương|tuyên dương|phê bình|xử phạt|kỷ luật)"
_REACTION_ASKED = re.compile(rf"(?<!\w){_REACTS}(?!\w)")
_REACTED_TO = re.compile(
    rf"(?<!\w){_REACTS}(?!\w)[^.;:]{{1,250}}?(?<!\w)(?:đã(?! {_REACTS})|vì|do|về (?:việc|hành vi)|có thành tích)(?!\w)"
)
_END_OF_REASON = re.compile(r"[;.](?=\s|$)")
_SHORTEST_REASON_CHARS = 15


def asks_purpose(query: Query) -> bool:
    """Whether the question asks what something is for, and not why it is."""
    return _PURPOSE_ASKED.search(canonical(query.own_text)) is not None


def tells_purpose(heading: str) -> bool:
    """Whether what stands under the heading is a purpose: "I. Mục đích, yêu cầu"."""
    return _PURPOSE_HEADING.search(canonical(heading)) is not None


def reasons(text: str, query: Query) -> Iterator[Candidate]:
    """Clauses that give a cause, or a purpose where that is asked for."""
    question, key = canonical(query.own_text), canonical(text)
    told = [match.span() for match in (_PURPOSE if asks_purpose(query) else _CAUSE).finditer(key)]
    if _REACTION_ASKED.search(question):
        told += [match.span() for match in _REACTED_TO.finditer(key)]
    for start, begun in sorted(set(told)):
        end = _END_OF_REASON.search(text, begun)
        span = Span(start, end.start() if end else len(text))
        if span.end - begun >= _SHORTEST_REASON_CHARS:
            yield Candidate(span)

"""Figures in a statement: shares, sums and counts of things; no dates and no document numbers."""

import re
from collections.abc import Iterator

from ingest.documents import Span
from ingest.facts.numbers import references
from ingest.text import canonical

_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_SCALE = r"(?:\s+(?:nghìn|ngàn|triệu|tỷ|tỉ)(?!\w))*"
# A number counts when "%" or a noun follows; what comes before tells days, articles and ordinals apart.
_FIGURE = re.compile(
    rf"(?<![\w/.,:-])(?:{_NUMBER})(?![\d/])(?:\s?[-–]\s?\d+(?:,\d+)?)?(?:\s*%|{_SCALE}\s+(?=[^\W\d_]))"
)
_NOT_COUNTED_BEFORE = re.compile(
    r"(?:ngày|tháng|năm|quý|số|điều|khoản|mục|chương|phần|lần|thứ|khóa|cấp|hạng|giai đoạn|lúc|từ|đến|nhóm|bước)\s+$"
)
_NOT_COUNTED_AFTER = re.compile(r"(?:giờ|phút|tháng \d|năm \d{4}|và|đến|của|là|do|thì|được)(?!\w)")
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_BEFORE_CHARS = 12


def figures_in(text: str) -> Iterator[Span]:
    """Where `text` says how many or how much: the number with its sign or scale."""
    key = canonical(text)
    named = [Span(mention.start, mention.end) for mention in references(text)]
    for match in _FIGURE.finditer(key):
        span = Span(match.start(), match.start() + len(match.group().rstrip()))
        before = key[max(0, span.start - _BEFORE_CHARS) : span.start]
        is_share = match.group().endswith("%")
        counts = not (_NOT_COUNTED_BEFORE.search(before) or _NOT_COUNTED_AFTER.match(key, match.end()))
        is_year = _YEAR.fullmatch(match.group().strip()) is not None
        if (is_share or (counts and not is_year)) and not any(span.overlaps(other) for other in named):
            yield span

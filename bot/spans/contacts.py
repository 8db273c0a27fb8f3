"""Telephone numbers and addresses, for questions of where to call, write or go."""

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.spans.candidate import Candidate
from ingest.documents import Span
from ingest.text import canonical

_CALLED = re.compile(
    r"\b(?:gọi|điện thoại|số máy|tổng đài|đường dây(?! điện)|hotline|liên hệ|liên lạc|phone|call|sđt|zalo|alo"
    r"|(?:bấm|nhắn(?: tin)?|kêu|quay|điện|a lô)(?: vô| vào| đến| tới| về)? số)\b"
)
_MAIL = r"(?<!\w)(?:(?:hòm|hộp) thư điện tử|e-?mail|mail|thư điện tử|hòm thư|hộp thư)(?!\w)"
_WORD = r"(?!(?:gì|nào|ai|đâu|sao|mấy|không|bao)(?!\w))\w+(?:\W+|$)"
# "Email Sở Y tế?" asks for the address with no word that asks; "Thư điện tử công vụ là gì?" asks for something else.
_EMAIL = re.compile(
    rf"địa chỉ {_MAIL}|{_MAIL} (?:nào|gì)(?!\w)|{_MAIL} của [^?]*là gì|(?:gửi|viết) {_MAIL}[^?]* đâu(?!\w)"
    rf"|^\W*(?:(?:cho|xin|hỏi|biết|tôi|what|is|the)\s)*{_MAIL}\W*(?:{_WORD})*$"
)
_TELEPHONE = re.compile(r"(?<![\w/.,-])(?:\+84|0\d|1[89]00)[\d .-]{4,12}\d(?![\w/-])")
_ADDRESS = re.compile(
    r"(?<!\w)(?:số\s+(?:nhà\s+)?)?\d+[a-z]?(?:/\d+)*\s*,?\s+(?:đường|phố|đại lộ|quốc lộ|tỉnh lộ|ngõ|ngách)\s+"
    r"[^,.;()\n]+"
    r"(?:,\s*(?:phường|xã|thị trấn|quận|huyện|thị xã|thành phố|tp\.?|tỉnh)\s+[^,.;()\n]+)*"
)


# The same for every sentence that is read for a question.
@lru_cache(256)
def asks_for_telephone(question: str) -> bool:
    """Whether the number asked for is one to call."""
    return _CALLED.search(canonical(question)) is not None


@lru_cache(256)
def asks_for_email(question: str) -> bool:
    """Whether an electronic address is asked for."""
    return _EMAIL.search(canonical(question)) is not None


def telephones(text: str) -> Iterator[Candidate]:
    for match in _TELEPHONE.finditer(text):
        yield Candidate(Span(*match.span()))


def addresses(text: str) -> Iterator[Candidate]:
    """House number and street, with the ward, town and province that follow."""
    for match in _ADDRESS.finditer(canonical(text)):
        yield Candidate(Span(match.start(), match.start() + len(match.group().rstrip())))

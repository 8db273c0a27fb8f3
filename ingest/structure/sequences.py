"""Lists told in sentences that say their order in words, "Khó đầu tiên là ... Khó nữa là ... Cuối cùng là ...", or that
follow one that says how many there are: "Tổ giữ ba điều. ... ... ..."."""

import re
from collections.abc import Iterator, Sequence

from ingest.documents import Span
from ingest.structure.blocks import Block
from ingest.structure.inline import lead_of, trim_item
from ingest.structure.labels import COUNTS, NUMBER_WORDS
from ingest.structure.sentences import sentences_of
from ingest.structure.types import Enumeration

_FEW_WORDS = r"\W*(?:\w+\s){0,2}"
# The first may say on whose behalf it speaks: "Muốn vậy, theo Sở, trước hết cần ...".
_FIRST = re.compile(r"(?:[^,]{0,60},\s){0,2}" + _FEW_WORDS + r"(?:đầu tiên|trước hết|trước tiên)\b", re.IGNORECASE)
_NEXT = re.compile(
    _FEW_WORDS + r"(?:nữa|tiếp theo|tiếp đến|tiếp đó|kế đó|kế đến|kế tiếp|sau đó|thứ (?:hai|ba|tư|năm|sáu|bảy))\b",
    re.IGNORECASE,
)
_LAST = re.compile(_FEW_WORDS + r"(?:cuối cùng|sau cùng|sau hết|sau rốt)\b", re.IGNORECASE)
_MAY_HOLD = re.compile(r"(?=[cs])(?:(?:cuối|sau) cùng|sau hết|sau rốt)", re.IGNORECASE)
# What may be counted before it is told, and not be meant by "ba việc nói trên".
_THINGS = (
    r"(?:việc|điều(?! \d)|cách|lý do|nguyên nhân|cái khó|khó khăn|vướng mắc|hạn chế|giải pháp|biện pháp|kiến nghị"
    "|đề nghị|đề xuất|nguyên tắc|yêu cầu|điều kiện|bài học|thói quen)"
)
_ANNOUNCES = re.compile(
    rf"(\b(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)|{COUNTS}\d) {_THINGS}"
    r"(?: (?!trên\b|này\b|đó\b|nói\b|nêu\b)\w+){0,6}\.(?=\s|$)",
    re.IGNORECASE,
)
# What opens the first of several things that are told in their order, or all of them in one sentence.
_ORDERED = re.compile(
    r"\W*(?:một là|thứ nhất|trước hết|trước tiên|đầu tiên|đó là|gồm|bao gồm|cụ thể|\(?[1a][.)])|" + _FIRST.pattern,
    re.IGNORECASE,
)


def announced_count(sentence: str) -> int | None:
    """How many things a sentence announces and does not tell: 3 for "Tổ giữ ba điều bắt buộc."."""
    match = _ANNOUNCES.search(sentence)
    if match is None or match.end() < len(sentence):
        return None
    return int(match[1]) if match[1].isdigit() else NUMBER_WORDS.index(match[1].lower()) + 1


def sequences(text: str, block: Block, span: Span, above: Span | None = None) -> Iterator[Enumeration]:
    """The lists whose items are sentences of `block`: from a "trước hết" through each "kế đó" to a "sau cùng", or as
    many as the sentence before them announces."""
    may_count = _ANNOUNCES.search(text, span.start, span.end)
    if not (may_count or _MAY_HOLD.search(text, span.start, span.end)):
        return
    found = list(sentences_of(text, block, span))
    for at, sentence in enumerate(found):
        last = _end(text, found, at) if _opens(text, sentence, _FIRST) else at
        lead = lead_of(text, found[:at], above)
        if lead and last > at:
            yield Enumeration(lead, tuple(trim_item(text, item) for item in found[at : last + 1]))
        count = announced_count(text[slice(*sentence)]) if may_count else None
        told = found[at + 1 :][:count] if count else []
        if told and len(told) == count and not _opens(text, told[0], _ORDERED):
            yield Enumeration(sentence, tuple(trim_item(text, item) for item in told))


def _end(text: str, found: Sequence[Span], first: int) -> int:
    """The place of the sentence that says it is the last after that at `first`; `first` where none does."""
    for at in range(first + 1, len(found)):
        if _opens(text, found[at], _LAST):
            return at
        if not _opens(text, found[at], _NEXT):
            break
    return first


def _opens(text: str, sentence: Span, words: re.Pattern[str]) -> bool:
    return words.match(text, sentence.start, sentence.end) is not None

"""Numbers in running text, in digits or written out, with the unit that follows each."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from bot.numbers_in_words import MULTIPLES, ONES, value_of
from ingest.text import Token, canonical, tokens

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?")

# Alone these are mostly other words: "không" not, "một" a, "tư" private, "lăm", "nhăm" and "mốt" no words of their own.
_NOT_ALONE = frozenset("không một mốt tư lăm nhăm one".split())
# "năm" is a year after and before these, and a five elsewhere.
_YEAR_AFTER = frozenset(
    "hằng hàng mỗi trong cuối đầu giữa cả các những nhiều từng tháng quý một hai ba bốn sáu bảy tám chín mười vài mấy "
    "theo sang và đến từ đủ trọn nửa qua".split()
)
_YEAR_BEFORE = frozenset("nay qua sau trước tới học ngoái đó này ấy tài thứ liền gần".split())

_UNITS = frozenset(
    "nghìn ngàn triệu tỷ tỉ thousand million billion đồng ngày tháng năm quý tuần giờ phút buổi lần điểm "
    "days months years weeks hours minutes".split()
)
_UNIT_NAMES = {"tỉ": "tỷ", "ngàn": "nghìn", "days": "ngày", "months": "tháng", "years": "năm", "weeks": "tuần"}
_UNIT_NAMES |= {"hours": "giờ", "minutes": "phút", "thousand": "nghìn", "million": "triệu", "billion": "tỷ"}
_PERCENT = re.compile(r"\s*(?:\)\s*)?(?:%|phần trăm\b|per\s?cent\b)")

# "15 (mười lăm) ngày": what stands in brackets says the same again.
_FOLLOWING = re.compile(r"(?:\s*\([^)]{1,30}\))?\s*([^\W\d_]+)")


class Figure(NamedTuple):
    """A number at `text[start:end]`: "1.200", "mười hai"; its `unit` is "%", "ngày", or None."""

    value: str
    """In digits, without thousands marks, a decimal comma as a stop: "1200", "97.5"."""
    unit: str | None
    following: str
    """The first word after it, which says what is counted; "" where none follows directly."""
    start: int
    end: int


@lru_cache(8192)
def figures_in(text: str) -> tuple[Figure, ...]:
    """The numbers of `text` in order."""
    key = canonical(text)
    spans = [*_in_digits(key), *_written_out(text)]
    return tuple(_figure(key, value, start, end) for start, end, value in sorted(spans))


def _in_digits(key: str) -> Iterator[tuple[int, int, str]]:
    for match in _DIGITS.finditer(key):
        written = match.group()
        if _THOUSANDS.fullmatch(written):
            mark = next(char for char in written if not char.isdigit())
            written = written.replace(mark, "").replace(",", ".")
        yield *match.span(), written.replace(",", ".").lstrip("0") or "0"


def _written_out(text: str) -> Iterator[tuple[int, int, str]]:
    words = tokens(text)
    at = 0
    while at < len(words):
        run = _run(words, at)
        if run and not _is_other_word(words, at, run):
            yield words[at].start, words[at + run - 1].end, str(value_of([word.text for word in words[at : at + run]]))
        at += run or 1


def _run(words: list[Token], at: int) -> int:
    """How many words from `at` on spell one number."""
    if words[at].text not in ONES:
        return 0
    size = 1
    while at + size < len(words) and words[at + size].start - words[at + size - 1].end == 1:
        word, before = words[at + size].text, words[at + size - 1].text
        # "hai ba" are two numbers, "hai mươi ba" is one; "mười năm" is ten years, "trăm năm mươi" a hundred and fifty.
        after_multiple = before in MULTIPLES or before == "mười"
        goes_on = word != "năm" or (at + size + 1 < len(words) and words[at + size + 1].text in MULTIPLES)
        if not (word in MULTIPLES or (after_multiple and word in ONES and goes_on)):
            break
        size += 1
    return size


def _is_other_word(words: list[Token], at: int, run: int) -> bool:
    if run > 1:
        return False
    word = words[at].text
    if word in _NOT_ALONE:
        return True
    if word != "năm":
        return False
    before = words[at - 1].text if at else ""
    after = words[at + 1].text if at + 1 < len(words) else ""
    return before.isdigit() or before in _YEAR_AFTER or after[:1].isdigit() or after in _YEAR_BEFORE or not after


def _figure(key: str, value: str, start: int, end: int) -> Figure:
    if _PERCENT.match(key, end):
        return Figure(value, "%", "", start, end)
    after = _FOLLOWING.match(key, end)
    word = after[1] if after else ""
    return Figure(value, _UNIT_NAMES.get(word, word) if word in _UNITS else None, word, start, end)

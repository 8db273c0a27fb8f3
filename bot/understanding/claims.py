"""What a question puts up to be judged, "Chỉ thị 34 có phải do ông An ký năm 2020 không?", as the question of what it
claims: the documents tell who signed and when, whether or not they agree."""

import re

from bot.understanding.days import days_in
from bot.understanding.persons import persons_in
from bot.understanding.question_words import MANY
from ingest.documents import Span
from ingest.text import canonical

_PUTS_UP = re.compile(r"(?<!\w)có (?:phải|đúng)(?!\w)|(?<!\w)(?:đúng|phải) (?:vậy |thế )?không\W*$")
_PUTTING_UP = re.compile(
    r"(?:(?<!\w)|^)có (?:phải|đúng)(?: là)?(?: vào)? ?|,? ?(?:có )?(?:đúng|phải) (?:vậy |thế )?không\W*$|,? không\W*$"
)
_HAPPENS = (
    r"(?:ban hành|ký|ra đời|họp|thành lập|tổ chức|bắt đầu|khai trương|hiệu lực|diễn ra|công bố|đăng|thông qua|ra mắt)"
)
_YEAR = re.compile(rf"(?<!\w){_HAPPENS}(?: (?:từ|vào|trong))? (?P<claim>năm 20\d\d)(?!\w)")
_HOW_MANY = re.compile(rf"(?<!\w)(?:có|gồm) (?P<claim>{MANY}) (?!\d|tháng|năm|ngày|%)[^\W\d_]")
_DAY = re.compile(r"(?<!\w)ngày $")
_BY = re.compile(r"(?<!\w)(do|bởi|là)(?: (?:ông|bà|đồng chí|anh|chị))? $")


def claim_asked(text: str) -> str | None:
    """The question of what `text` claims; None where it puts nothing up, or nothing that a who, when or how many would
    ask for."""
    key = canonical(text)
    found = _claim(text, key) if _PUTS_UP.search(key) else None
    if found is None:
        return None
    claim, word = found
    before, after = text[: claim.start], text[claim.end :]
    asked = f"{_without_putting_up(before)} {word} {_without_putting_up(after)}"
    return f"{' '.join(asked.split()).rstrip(' ?.!')}?"


def _claim(text: str, key: str) -> tuple[Span, str] | None:
    """What is claimed, and the words that ask for such a thing."""
    if len(days := days_in(text)) == 1:
        named = _DAY.search(key[: days[0].start])
        return Span(named.start() if named else days[0].start, days[0].end), "ngày nào"
    if year := _YEAR.search(key):
        return Span(*year.span("claim")), "năm nào"
    persons = persons_in(text)
    if len(persons) == 1 and (by := _BY.search(key[: persons[0].start])):
        return Span(by.start(), persons[0].end), f"{by[1]} ai"
    if many := _HOW_MANY.search(key):
        return Span(*many.span("claim")), "mấy"
    return None


def _without_putting_up(text: str) -> str:
    """`text` without the words that put it up; as long as its key, character by character."""
    key = canonical(text)
    kept, last = [], 0
    for match in _PUTTING_UP.finditer(key):
        kept.append(text[last : match.start()])
        last = match.end()
    return " ".join([*kept, text[last:]])

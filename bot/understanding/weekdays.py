"""Days of the week as people name them: "sáng thứ Bảy", "cuối tuần", "từ thứ Hai đến thứ Sáu"."""

import re
from typing import NamedTuple

from ingest.text import canonical

_NUMBERS = {"hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6, "7": 7}
SUNDAY = 8
_DAY = rf"(?:thứ (?P<{{0}}>{'|'.join(_NUMBERS)})|(?P<{{1}}>chủ nhật)(?! ký))(?!\w)"
_NAMED = re.compile(rf"(?<!\w){_DAY.format('day', 'sunday')}")
_FROM_TO = re.compile(
    rf"(?<!\w){_DAY.format('first', 'sunday_first')},? (?:đến|tới|–|-) (?:hết )?(?:ngày )?"
    rf"{_DAY.format('last', 'sunday')}"
)
_WEEKEND = re.compile(r"(?<!\w)(?:cuối tuần|hai ngày nghỉ)(?!\w)")
# "Nhiệm vụ thứ hai" is no day: what makes it one stands before it, or it opens the question.
_OF_TIME = re.compile(
    r"(?:^|(?<!\w)(?:sáng|chiều|tối|trưa|đêm|ngày|vào|mỗi|hằng|hàng|cả|buổi|từ|đến|tới|hôm|làm việc|nghỉ|trực)) $|^\W*$"
    r"|(?<!\w)(?:sáng|chiều|tối|ngày|vào|cả)(?: \w+){0,2} và $"
)


WEEKEND = frozenset({7, SUNDAY})


class Weekday(NamedTuple):
    """A day of the week, 2 for Monday to 8 for Sunday as Vietnamese counts them, and where it is named."""

    day: int
    start: int


def weekdays_asked(question: str) -> list[frozenset[int]]:
    """The days that a question names, either of two for a weekend."""
    key = canonical(question)
    named = [match for match in _NAMED.finditer(key) if match["sunday"] or _OF_TIME.search(key[: match.start()])]
    days = [frozenset({_weekday(match).day}) for match in named]
    return [*dict.fromkeys([*days, *([WEEKEND] if _WEEKEND.search(key) else [])])]


def weekdays_told(text: str) -> list[Weekday]:
    """The days that a text tells something of: those that it names, and all where it says "từ thứ Hai đến thứ Sáu",
    which tells of the others, too."""
    key = canonical(text)
    ranges = [Weekday(day, match.start()) for match in _FROM_TO.finditer(key) for day in range(2, SUNDAY + 1)]
    weekend = [Weekday(day, match.start()) for match in _WEEKEND.finditer(key) for day in WEEKEND]
    return [*map(_weekday, _NAMED.finditer(key)), *ranges, *weekend]


def _weekday(match: re.Match[str]) -> Weekday:
    return Weekday(SUNDAY if match["sunday"] else _NUMBERS[match["day"]], match.start())


def weekday_label(days: frozenset[int]) -> str:
    """How the days that are asked for are called in what is missing."""
    return "cuối tuần" if days == WEEKEND else "chủ nhật" if SUNDAY in days else f"thứ {min(days)}"

"""Days as people name them in questions, with or without the year: "15/9", "ngày 15 tháng 9 năm 2022"."""

import re
from typing import NamedTuple

from ingest.text import canonical, fold

_DAY = re.compile(
    r"(?<![\d/.-])(?:(?P<d1>\d{1,2})\s?(?P<sign>[/.-])\s?(?P<m1>\d{1,2})(?:\s?(?P=sign)\s?(?P<y1>\d{4}))?"
    r"|(?P<d2>\d{1,2})\s+thang\s+(?P<m2>\d{1,2})(?:\s*,?\s*(?:nam\s+)?(?P<y2>\d{4}))?)(?![\d/-])"
)

# What may stand between the number of a document and its day.
_TO_DAY = re.compile(r"[\s,(]*(?:(?:được )?(?:ký|ban hành|thông qua)\s+)?(?:vào\s+)?(?:ngày\s+)?")


class DayMention(NamedTuple):
    """A day in a text: `text[start:end]`; `year` is None where it is left out."""

    day: int
    month: int
    year: int | None
    start: int
    end: int

    def matches(self, other: "DayMention") -> bool:
        """Whether both may be one day."""
        years_agree = self.year is None or other.year is None or self.year == other.year
        return (self.day, self.month) == (other.day, other.month) and years_agree


def days_in(text: str) -> list[DayMention]:
    """The days in `text`, in order."""
    found = []
    for match in _DAY.finditer(fold(text)):
        day, month = int(match["d1"] or match["d2"]), int(match["m1"] or match["m2"])
        year = match["y1"] or match["y2"]
        if 1 <= day <= 31 and 1 <= month <= 12:
            found.append(DayMention(day, month, int(year) if year else None, match.start(), match.end()))
    return found


def day_right_after(text: str, at: int) -> DayMention | None:
    """The day that stands right after what ends at `at`: "số 12/QĐ-UBND ngày 3/4/2024"."""
    key = canonical(text)
    return next((day for day in days_in(text) if day.start >= at and _TO_DAY.fullmatch(key, at, day.start)), None)

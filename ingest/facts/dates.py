"""Dates as Vietnamese offices and newspapers write them."""

import re
from datetime import date
from typing import NamedTuple

from ingest.text import fold

_DATE = re.compile(
    r"(?<![\d/.-])(?:"
    r"(?P<d1>\d{1,2})\s*thang\s*(?P<m1>\d{1,2})(?:\s*,?\s*nam\s*|\s*,\s*|\s+)(?P<y1>\d{4})"
    r"|(?P<y2>\d{4})-(?P<m2>\d{2})-(?P<d2>\d{2})(?=$|[^\d-])"
    r"|(?P<d3>\d{1,2})\s?(?P<sign>[/.-])\s?(?P<m3>\d{1,2})\s?(?P=sign)\s?(?P<y3>\d{4})"
    r")(?!\d|/\d)"
)


class DateMention(NamedTuple):
    """A full date in a text: `text[start:end]`."""

    date: date
    start: int
    end: int


def dates_in(text: str) -> list[DateMention]:
    """The full dates in tidy `text`, in order; impossible ones (31/2/2021) are left out."""
    found = []
    for match in _DATE.finditer(fold(text)):
        year, month, day = (
            int(match[f"{part}1"] or match[f"{part}2"] or match[f"{part}3"]) for part in ("y", "m", "d")
        )
        try:
            found.append(DateMention(date(year, month, day), match.start(), match.end()))
        except ValueError:
            continue
    return found

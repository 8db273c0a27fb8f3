"""Quantities told by their unit: no share of anything answers "diện tích", and no number of villages "dân số"."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bot.understanding.query import Query
from ingest.documents import Span
from ingest.text import canonical

_HOW_MUCH = r"(?:bao nhiêu|mấy)"
_SQUARE = r"(?:mét vuông|cây số vuông|ki ?lô ?mét vuông|[mk]?m[2²]|héc ?-?ta|hecta|ha|sào|mẫu)"
# People bear no unit of their own: "5 người" may be those of a committee.
_PEOPLE = re.compile(r"(?<!%)\s*người(?!\w)")
_BARE = re.compile(r"(?<!%)(?=\s*(?:[.,;|()]|$))")
_ALONG = r"(?:ki ?lô ?mét|cây số|mét|km|cm|m)(?! vuông)"


class Quantity(NamedTuple):
    """A kind of quantity: the nouns that ask for it, the units that do, those in which it is told."""

    noun: re.Pattern[str]
    unit_asked: re.Pattern[str]
    unit: re.Pattern[str]
    label: re.Pattern[str]
    """What stands before a figure of the kind that bears no unit: "Dân số: 4.512"."""
    beside: re.Pattern[str]
    """What stands before people who are the whole of them: "1.204 hộ, 4.512 người"."""


def _quantity(noun: str, *, asked: str, unit: str, beside: str | None = None) -> Quantity:
    return Quantity(
        re.compile(rf"(?<!\w)(?:{noun})(?!\w)"),
        re.compile(rf"(?<!\w){_HOW_MUCH} (?:{asked})(?!\w)"),
        re.compile(rf"\s?(?:{unit})(?!\w)"),
        re.compile(rf"(?<!\w)(?:{noun})[^.;:|\d]{{0,30}}:?\s*$"),
        re.compile(rf"(?<!\w)(?:{beside or noun})[^.;:|\d]{{0,30}}:?\s*$"),
    )


_QUANTITIES = (
    _quantity(
        "dân số|số dân|nhân khẩu",
        asked="dân(?! (?:tộc|quân|cư|phòng|vận))|nhân khẩu",
        unit="nhân khẩu|khẩu|dân",
        beside="dân số|số dân|nhân khẩu|dân cư|hộ",
    ),
    _quantity("diện tích", asked=_SQUARE, unit=_SQUARE),
    _quantity(rf"(?<!mở )(?<!nhân )rộng(?: cỡ| khoảng)? {_HOW_MUCH}", asked="héc", unit=f"{_SQUARE}|{_ALONG}"),
    _quantity(rf"chiều dài|(?<!kéo )dài(?: cỡ| khoảng)? {_HOW_MUCH}", asked=_ALONG, unit=_ALONG),
)


def quantity_asked(query: Query) -> Quantity | None:
    """The kind of quantity that the question measures; None where it counts things or asks for something else."""
    question = canonical(query.own_text)
    return next(
        (
            quantity
            for quantity in _QUANTITIES
            if quantity.unit_asked.search(question) or (not query.asked_for and quantity.noun.search(question))
        ),
        None,
    )


def measured(key: str, numbers: Iterable[Span], quantity: Quantity) -> Iterator[Span]:
    """Those of the figures in the canonical text `key` that are of the kind, each with its unit."""
    for number in numbers:
        unit = quantity.unit.match(key, number.end)
        people = _PEOPLE.match(key, number.end)
        if unit:
            yield Span(number.start, unit.end())
        elif people and quantity.beside.search(key, 0, number.start):
            yield Span(number.start, people.end())
        elif _BARE.match(key, number.end) and quantity.label.search(key, 0, number.start):
            yield number

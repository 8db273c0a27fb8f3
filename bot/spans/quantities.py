"""Quantities told by their unit: no share of anything answers "diện tích", and no number of villages "dân số"."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from bot.understanding.query import Query
from ingest.documents import Span
from ingest.text import canonical

_HOW_MUCH = r"(?:bao nhiêu|mấy)"
_SQUARE = (
    r"(?:mét vuông|cây số vuông|ki ?lô ?mét vuông|[mk]?m[2²]|héc ?-?ta|hecta|ha|sào"
    r"|mẫu(?! (?:đơn|số|giấy|tờ|biểu)(?!\w)))"
)
_ALONG = r"(?:ki ?lô ?mét|cây số|mét|km|cm|m)(?! vuông)"
_DWELLERS = r"dân(?! (?:tộc|quân|cư|phòng|vận|sự|số)(?!\w))"
# People bear no unit of their own: "5 người" may be those of a committee.
_PEOPLE = re.compile(r"(?<!%)\s*người(?!\w)")
_BARE = re.compile(r"(?<!%)(?=\s*(?:[.,;|()]|$))")
_ABOUT = r"(?: cỡ| khoảng| chừng| tự nhiên)?"
# What takes time, costs money or is a share may speak of a quantity too: "đăng ký diện tích đất mất bao lâu".
_ANOTHER_KIND = re.compile(r"(?<!\w)(?:bao lâu|t[ỷỉ] lệ|phần trăm|phí|tiền|giá)(?!\w)|%")


class Quantity(NamedTuple):
    """A kind of quantity: what asks for it, the units that do, those in which it is told."""

    asks: re.Pattern[str]
    unit_asked: re.Pattern[str]
    unit: re.Pattern[str]
    told: re.Pattern[str]
    """What it is called where it is told, in the head of a column too."""
    label: re.Pattern[str]
    """What stands before a figure of the kind that bears no unit: "Dân số: 4.512"."""
    beside: re.Pattern[str] | None
    """What stands before people who are the whole of them: "1.204 hộ, 4.512 người"."""


def _quantity(
    told: str, *, unit: str, asks: str | None = None, asked: str | None = None, beside: str | None = None
) -> Quantity:
    """`asks` in place of the noun at the beginning of the question or right before how much it is."""
    noun = rf"(?:{told})(?!\w)"
    begins = rf"(?:^|, )(?:hỏi |cho biết |tổng )*{noun}"
    how_much = rf"(?<!\w){noun}(?:(?: [^\W\d_]+){{0,4}} là|{_ABOUT}) {_HOW_MUCH}(?!\w)"
    return Quantity(
        re.compile(asks or f"{begins}|{how_much}"),
        re.compile(rf"(?<!\w){_HOW_MUCH} (?:{asked or unit})(?!\w)"),
        re.compile(rf"\s?(?<![^\W\d_])(?:{unit})(?!\w)"),
        re.compile(rf"(?<!\w){noun}"),
        re.compile(rf"(?<!\w){noun}[^.;:|\d]{{0,30}}:?\s*$"),
        re.compile(rf"(?<!\w)(?:{beside})(?!\w)[^.;:|\d]{{0,30}}:?\s*$") if beside else None,
    )


_QUANTITIES = (
    _quantity(
        f"dân số|số {_DWELLERS}|nhân khẩu",
        asked=f"{_DWELLERS}|nhân khẩu",
        unit=f"nhân khẩu|khẩu|{_DWELLERS}",
        beside=rf"dân số|số {_DWELLERS}|nhân khẩu|dân cư|(?<=\d )hộ(?! (?:tịch|khẩu|chiếu|sinh)(?!\w))",
    ),
    _quantity("diện tích", unit=_SQUARE),
    _quantity("chiều rộng", unit=_ALONG),
    _quantity(
        "diện tích|(?:chiều )?rộng",
        asks=rf"(?<!mở )(?<!nhân )(?<!\w)rộng{_ABOUT} {_HOW_MUCH}(?!\w)",
        unit=f"{_SQUARE}|{_ALONG}",
    ),
    _quantity(
        "(?:chiều )?(?<!kéo )(?<!lâu )dài",
        asks=rf"(?<!\w)(?:chiều dài(?!\w)|(?<!kéo )dài{_ABOUT} {_HOW_MUCH}(?!\w))",
        unit=_ALONG,
    ),
)


def quantity_asked(query: Query) -> Quantity | None:
    """The kind of quantity that the question measures; None where it counts things or asks for something else."""
    return _quantity_asked(query.own_text, bool(query.asked_for))


@lru_cache(256)
def _quantity_asked(question: str, counts_things: bool) -> Quantity | None:
    key = canonical(question)
    no_noun = counts_things or _ANOTHER_KIND.search(key) is not None
    return next(
        (kind for kind in _QUANTITIES if kind.unit_asked.search(key) or (not no_noun and kind.asks.search(key))), None
    )


def measured(key: str, numbers: Iterable[Span], quantity: Quantity) -> Iterator[Span]:
    """Those of the figures in the canonical text `key` that are of the kind, each with its unit."""
    for number in numbers:
        unit = quantity.unit.match(key, number.end)
        people = quantity.beside and _PEOPLE.match(key, number.end)
        if unit:
            yield Span(number.start, unit.end())
        elif people and quantity.beside and quantity.beside.search(key, 0, number.start):
            yield Span(number.start, people.end())
        elif _BARE.match(key, number.end) and quantity.label.search(key, 0, number.start):
            yield number

"""Filters in words."""

from datetime import date

from bot.filters import Filter
from bot.writing.official import KIND_NAMES


def scope_words(filter: Filter) -> str:
    """`filter` on one line: "Nam Định · báo cáo, kế hoạch · năm 2021 · thư mục nghi-quyet"; "" for everything."""
    kinds = ", ".join(name.lower() for kind, name in KIND_NAMES.items() if kind in filter.kinds)
    folder = f"thư mục {filter.folder}" if filter.folder else ""
    return " · ".join(said for said in (filter.province, kinds, _period(filter), folder) if said)


def _period(filter: Filter) -> str:
    since, until = filter.since, filter.until
    if since and until and (since, until) == (date(since.year, 1, 1), date(until.year, 12, 31)):
        return f"năm {since.year}" if since.year == until.year else f"từ năm {since.year} đến năm {until.year}"
    first = f"từ ngày {since:%d/%m/%Y}" if since else ""
    last = f"đến ngày {until:%d/%m/%Y}" if until else ""
    return f"{first} {last}".strip()

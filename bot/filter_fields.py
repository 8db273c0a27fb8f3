"""Filters as people and programs write them: words and days to a `Filter` and back."""

import calendar
import re
from collections.abc import Sequence
from datetime import date

from typing_extensions import TypedDict

from bot.filters import Filter
from bot.writing.official import KIND_NAMES
from ingest.documents import DocumentKind
from ingest.facts.places import provinces_in
from ingest.text import fold, tidy

_DAY_FIRST = re.compile(r"(?:(?:(?P<day>\d{1,2})/)?(?P<month>\d{1,2})/)?(?P<year>\d{4})")
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?")


class FilterRecord(TypedDict, total=False):
    """A filter in JSON; days as "2021-10-14", kinds by their `DocumentKind`. What is not limited is absent."""

    province: str
    since: str
    until: str
    kinds: list[str]
    folder: str


class FilterError(Exception):
    """A filter that cannot be read; the message (Vietnamese) names the value, `help` says what to write."""

    def __init__(self, message: str, *, help: str) -> None:
        super().__init__(message)
        self.help = help


def filter_from(
    *, province: str = "", since: str = "", until: str = "", kinds: Sequence[str] = (), folder: str = ""
) -> Filter:
    """The filter that these words mean; blank ones limit nothing. Raises `FilterError`."""
    return Filter(
        province=_province(province) if province.strip() else None,
        since=_day(since, last=False) if since.strip() else None,
        until=_day(until, last=True) if until.strip() else None,
        kinds=frozenset(map(_kind, kinds)),
        folder=folder.strip().strip("/") or None,
    )


def filter_record(filter: Filter) -> FilterRecord:
    """`filter` in JSON."""
    record = FilterRecord()
    if filter.province:
        record["province"] = filter.province
    if filter.since:
        record["since"] = filter.since.isoformat()
    if filter.until:
        record["until"] = filter.until.isoformat()
    if filter.kinds:
        record["kinds"] = sorted(filter.kinds)
    if filter.folder:
        record["folder"] = filter.folder
    return record


def _province(said: str) -> str:
    found = provinces_in(f"tỉnh {tidy(said).strip()}")
    if not found:
        raise FilterError(f"Không có tỉnh, thành phố nào tên “{said}”.", help="Viết tên tỉnh, ví dụ Nam Định.")
    return found[0].name


def _day(said: str, *, last: bool) -> date:
    """The day; of a month or year alone the first, or the `last`."""
    match = _DAY_FIRST.fullmatch(said.strip()) or _YEAR_FIRST.fullmatch(said.strip())
    try:
        year = int(match["year"]) if match else 0
        month = int(match["month"] or (12 if last else 1)) if match else 0
        ends = calendar.monthrange(year, month)[1] if last else 1
        return date(year, month, int(match["day"] or ends) if match else 0)
    except ValueError as error:
        raise FilterError(
            f"Không có ngày “{said}”.", help="Viết năm, tháng hoặc ngày: 2021, 10/2021 hoặc 14/10/2021."
        ) from error


def _kind(said: str) -> DocumentKind:
    names = {fold(name): kind for kind, name in KIND_NAMES.items()}
    wanted = fold(tidy(said)).strip()
    if wanted in names:
        return names[wanted]
    if wanted in set(DocumentKind):
        return DocumentKind(wanted)
    known = ", ".join(name.lower() for name in KIND_NAMES.values())
    raise FilterError(f"Không có loại văn bản “{said}”.", help=f"Các loại: {known}.")

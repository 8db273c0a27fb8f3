"""Filters and kinds of documents in words."""

from collections.abc import Mapping
from datetime import date

from bot.filters import Filter
from ingest.documents import DocumentKind

KIND_NAMES: Mapping[DocumentKind, str] = {
    DocumentKind.RESOLUTION: "Nghị quyết",
    DocumentKind.DECREE: "Nghị định",
    DocumentKind.DECISION: "Quyết định",
    DocumentKind.DIRECTIVE: "Chỉ thị",
    DocumentKind.CIRCULAR: "Thông tư",
    DocumentKind.PLAN: "Kế hoạch",
    DocumentKind.GUIDANCE: "Hướng dẫn",
    DocumentKind.LETTER: "Công văn",
    DocumentKind.NOTICE: "Thông báo",
    DocumentKind.LAW: "Luật",
    DocumentKind.REPORT: "Báo cáo",
    DocumentKind.NEWS: "Tin báo chí",
    DocumentKind.OTHER: "Tài liệu",
}


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

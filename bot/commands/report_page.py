"""The report of an ingest as one HTML page for clerks: nothing is loaded from elsewhere, and it prints on A4."""

from collections.abc import Sequence
from datetime import datetime
from html import escape
from pathlib import Path
from string import Template

from bot.commands.readings import by_format, format_title, way
from bot.commands.report_rows import FileRow, file_rows
from bot.commands.short_paths import ShortPaths
from ingest.report import DocumentRead, IngestReport

_TEMPLATE = Path(__file__).with_name("report_template.html")
_OUTCOMES = {
    "rejected": "Bị loại",
    "look": "Cần xem lại",
    "added": "Thêm mới",
    "changed": "Cập nhật",
    "removed": "Đã gỡ",
    "skipped": "Bỏ qua",
    "unchanged": "Không đổi",
}
# A browser shows this many rows at once without a pause; the record of `--json` has them all.
_MAX_ROWS = 5000
# Of a file with many documents, such as an archive or a collection, as many are named.
_PER_FILE = 5


def report_page(report: IngestReport, now: datetime) -> str:
    """The whole page, in Vietnamese; `now` is when the ingest ended."""
    rows = file_rows(report)
    shorten = ShortPaths(row.path for row in rows)
    rest = len(rows) - _MAX_ROWS
    return Template(_TEMPLATE.read_text(encoding="utf-8")).substitute(
        facts=_facts(report, shorten.folder, now),
        notes="".join(f'<p class="note">{escape(note)}</p>' for note in report.notes),
        formats=_formats(report.read),
        filters=_filters(rows),
        rows="\n".join(_row(row, shorten) for row in rows[:_MAX_ROWS]),
        rest=f'<p class="soft">… và {_n(rest)} tệp nữa; xem đầy đủ bằng cchc ingest --json.</p>' if rest > 0 else "",
    )


def _facts(report: IngestReport, folder: str, now: datetime) -> str:
    lines = [
        f"Lúc {now:%H:%M} ngày {now:%d/%m/%Y}, trong {_duration(report.seconds)}.",
        f"Chỉ mục {report.index_id}: {_n(report.documents)} tài liệu, {_n(report.passages)} đoạn.",
        f"Thư mục: {folder}" if folder else "",
    ]
    return "".join(f'<p class="soft">{escape(line)}</p>' for line in lines if line)


def _formats(documents: Sequence[DocumentRead]) -> str:
    if not documents:
        return '<p class="soft">Lần này không đọc tài liệu nào.</p>'
    kinds = "".join(
        f'<tr><td>{escape(_upper(kind.title))}</td><td class="n">{_n(kind.documents)}</td>'
        f'<td class="n">{_n(kind.pages) if kind.pages else ""}</td>'
        f'<td class="n">{_n(kind.passages)}</td><td>{escape(kind.ways(str.format))}</td></tr>'
        for kind in by_format(documents)
    )
    return (
        "<h2>Đã đọc theo loại tệp</h2><table><thead><tr><th>Loại tệp</th>"
        '<th class="n">Tài liệu</th><th class="n">Trang</th><th class="n">Đoạn</th><th>Cách đọc</th></tr></thead>'
        f"<tbody>{kinds}</tbody></table>"
    )


def _filters(rows: Sequence[FileRow]) -> str:
    counts = {name: sum(name in _classes(row) for row in rows) for name in _OUTCOMES}
    buttons = [("all", "Tất cả", len(rows)), *((name, _OUTCOMES[name], n) for name, n in counts.items() if n)]
    return "".join(
        f'<button type="button" data-show="{name}" aria-pressed="{"true" if name == "all" else "false"}">'
        f"{label} ({_n(n)})</button>"
        for name, label, n in buttons
    )


def _classes(row: FileRow) -> list[str]:
    return ["all", row.outcome, *(["look"] if row.needs_a_look else [])]


def _row(row: FileRow, shorten: ShortPaths) -> str:
    cells = [f'<div class="name">{escape(shorten(row.path))}</div>']
    for document in row.documents[:_PER_FILE]:
        cells += [f"<div>{escape(line)}</div>" for line in _about(document, row)]
    cells += _more(len(row.documents), "tài liệu")
    for remark, to_do in row.remarks[:_PER_FILE]:
        cells.append(f'<div class="remark">{escape(remark)}</div>')
        cells += [f'<div class="todo soft">{escape(to_do)}</div>'] if to_do else []
    cells += _more(len(row.remarks), "điều cần biết")
    passages = sum(document.passages for document in row.documents)
    label = _OUTCOMES["look" if row.needs_a_look else row.outcome]
    return (
        f'<tr class="{" ".join(_classes(row))}"><td class="outcome">{label}</td><td>{"".join(cells)}</td>'
        f"<td>{'<br>'.join(map(escape, _ways(row.documents)))}</td>"
        f'<td class="n">{_n(passages) if row.documents else ""}</td></tr>'
    )


def _about(document: DocumentRead, row: FileRow) -> list[str]:
    """The document's title, and its number and day; first its key when the file holds several."""
    day = f"{document.date:%d/%m/%Y}" if document.date else ""
    facts = " · ".join(filter(None, (document.number, day)))
    key = f"{document.key}: " if len(row.documents) > 1 else ""
    return [line for line in (f"{key}{document.title}", facts) if line]


def _ways(documents: Sequence[DocumentRead]) -> list[str]:
    """The different ways in which the documents of a file were read."""
    ways = dict.fromkeys(
        ", ".join(filter(None, (_upper(format_title(one.reader)), way(one.reader, one.reading, str.format))))
        for one in documents
    )
    return [*list(ways)[:_PER_FILE], *(["…"] if len(ways) > _PER_FILE else [])]


def _more(total: int, what: str) -> list[str]:
    return [f'<div class="soft">… và {_n(total - _PER_FILE)} {what} nữa</div>'] if total > _PER_FILE else []


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _duration(seconds: float) -> str:
    if seconds < 60:
        return f"{seconds:.1f} giây".replace(".", ",")
    return f"{_n(round(seconds / 60))} phút"


def _n(number: int) -> str:
    """A number with dots between its thousands."""
    return f"{number:,}".replace(",", ".")

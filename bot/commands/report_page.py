"""The report of an ingest as one HTML page for clerks: nothing is loaded from elsewhere, and it prints on A4."""

from collections.abc import Sequence
from datetime import datetime
from html import escape
from pathlib import Path
from string import Template

from bot.commands.readings import by_format, upper
from bot.commands.report_rows import OUTCOMES, FileRow, file_rows
from bot.commands.short_paths import ShortPaths
from ingest.report import DocumentRead, IngestReport

_TEMPLATE = Path(__file__).with_name("report_template.html")
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
        f'<tr><td>{escape(upper(kind.title))}</td><td class="n">{_n(kind.documents)}</td>'
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
    counts = {name: sum(name in _classes(row) for row in rows) for name in OUTCOMES}
    buttons = [("all", "Tất cả", len(rows)), *((name, OUTCOMES[name], n) for name, n in counts.items() if n)]
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
        cells += [f"<div>{escape(line)}</div>" for line in row.about(document)]
    cells += _more(len(row.documents), "tài liệu")
    for remark, to_do in row.remarks[:_PER_FILE]:
        cells.append(f'<div class="remark">{escape(remark)}</div>')
        cells += [f'<div class="todo soft">{escape(to_do)}</div>'] if to_do else []
    cells += _more(len(row.remarks), "điều cần biết")
    passages = sum(document.passages for document in row.documents)
    return (
        f'<tr class="{" ".join(_classes(row))}"><td class="outcome">{row.label}</td><td>{"".join(cells)}</td>'
        f"<td>{'<br>'.join(map(escape, row.ways(_PER_FILE)))}</td>"
        f'<td class="n">{_n(passages) if row.documents else ""}</td></tr>'
    )


def _more(total: int, what: str) -> list[str]:
    return [f'<div class="soft">… và {_n(total - _PER_FILE)} {what} nữa</div>'] if total > _PER_FILE else []


def _duration(seconds: float) -> str:
    if seconds < 60:
        return f"{seconds:.1f} giây".replace(".", ",")
    return f"{_n(round(seconds / 60))} phút"


def _n(number: int) -> str:
    """A number with dots between its thousands."""
    return f"{number:,}".replace(",", ".")

"""How the report of an ingest looks in a terminal: the same length for three files and for three thousand."""

from collections.abc import Iterable, Mapping, Sequence, Sized
from datetime import datetime

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from bot.commands.languages import Translate
from bot.commands.readings import by_format, format_title, way
from bot.commands.short_paths import ShortPaths
from bot.commands.terminal import Terminal
from bot.writing.blocks import facts, first, section
from ingest.report import DocumentRead, IngestReport
from ingest.storage.store import Rejection

# More are summed up by kind of file; those a person should look at are named in any case.
_DOCUMENTS_NAMED = 12
_NAMES_SHOWN = 5


def report_view(report: IngestReport, terminal: Terminal) -> RenderableType:
    """What an ingest did: counts, how it was read, then what needs a look, and what was left out and why."""
    t = terminal.t
    shorten = ShortPaths([*report.added, *report.changed, *report.removed, *(r.subject for r in report.rejected)])
    is_long = len(report.rejected) + len(report.read) > _DOCUMENTS_NAMED
    return Group(
        facts(_counts(report, t)),
        *section(t("Đã đọc"), _documents(report.read, terminal)),
        *section(t("Cần xem lại"), first(_warnings(report.read, t), t)),
        *section(t("Đã gỡ"), first([Text(shorten(path)) for path in report.removed], t)),
        *section(t("Bị loại"), first(_rejected(report.rejected, shorten, terminal), t)),
        *section(t("Bỏ qua"), first(_skipped(report, shorten, terminal), t)),
        *([Text(t("Đầy đủ từng tệp: chạy với --report BÁO_CÁO.html, hoặc --json."), style="dim")] if is_long else []),
        *(Text(note, style="yellow") for note in report.notes),
        Text(
            t("Chỉ mục có {documents} tài liệu, {passages} đoạn.", documents=report.documents, passages=report.passages)
        ),
        Text(_speed(report, t), style="dim"),
    )


def report_line(report: IngestReport, now: datetime, t: Translate) -> RenderableType:
    """A later run of a watch: what came, changed and went, at `now`."""
    rejected = [r.subject.rpartition("/")[2] for r in report.rejected]
    counts = t(
        "{time}  thêm {added}, cập nhật {changed}, gỡ {removed}; chỉ mục có {documents} tài liệu",
        time=f"{now:%H:%M:%S}",
        added=len(report.added),
        changed=len(report.changed),
        removed=len(report.removed),
        documents=report.documents,
    )
    return Text(counts + (t("; bị loại: {names}", names=_names(rejected, t)) if rejected else ""))


def _counts(report: IngestReport, t: Translate) -> Mapping[str, str]:
    counts: dict[str, Sized] = {
        t("Thêm mới"): report.added,
        t("Cập nhật"): report.changed,
        t("Không đổi"): report.unchanged,
        t("Đã gỡ"): report.removed,
        t("Bị loại"): report.rejected,
        t("Bỏ qua"): report.skipped,
    }
    return {label: str(len(items)) for label, items in counts.items()}


def _documents(documents: Sequence[DocumentRead], terminal: Terminal) -> list[RenderableType]:
    """A row for each document, or for each kind of file when there are many."""
    if not documents:
        return []
    t = terminal.t
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="dim")
    if len(documents) <= _DOCUMENTS_NAMED:
        for column in (t("Tài liệu"), t("Cách đọc"), t("Số hiệu")):
            table.add_column(column, overflow="fold")
        table.add_column(t("Đoạn"), justify="right")
        for document in documents:
            ways = way(document.reader, document.reading, t)
            how = ", ".join(filter(None, (terminal.reason(format_title(document.reader)), ways)))
            table.add_row(Text(document.key), Text(how), Text(document.number or ""), Text(str(document.passages)))
        return [table]
    table.add_column(t("Loại tệp"))
    for column in (t("Tài liệu"), t("Trang"), t("Đoạn")):
        table.add_column(column, justify="right")
    table.add_column(t("Cách đọc"), overflow="fold")
    for kind in by_format(documents):
        counts = (kind.documents, kind.pages or "", kind.passages)
        table.add_row(Text(terminal.reason(kind.title)), *(Text(str(n)) for n in counts), Text(kind.ways(t)))
    return [table]


def _warnings(documents: Iterable[DocumentRead], t: Translate) -> list[Text]:
    """Each warning once, with the documents it concerns."""
    keys: dict[tuple[str, ...], list[str]] = {}
    for document in documents:
        if document.reading.warnings:
            keys.setdefault(document.reading.warnings, []).append(document.key)
    return [
        Text.assemble((_names(named, t), "bold"), *(f"\n{warning}" for warning in warnings))
        for warnings, named in keys.items()
    ]


def _rejected(rejected: Iterable[Rejection], shorten: ShortPaths, terminal: Terminal) -> list[Text]:
    """Each reason once, with what to do and the files it concerns."""
    subjects: dict[tuple[str, str], list[str]] = {}
    for rejection in rejected:
        subjects.setdefault((rejection.reason, rejection.help), []).append(shorten(rejection.subject))
    return [
        Text.assemble(
            (_names(names, terminal.t), "bold"),
            f"\n{terminal.reason(reason)}\n",
            (terminal.reason(help_), "dim"),
        )
        for (reason, help_), names in subjects.items()
    ]


def _skipped(report: IngestReport, shorten: ShortPaths, terminal: Terminal) -> list[Text]:
    names: dict[str, list[str]] = {}
    for path, reason in report.skipped.items():
        names.setdefault(reason, []).append(shorten(str(path)))
    return [Text(f"{terminal.reason(reason)}: {_names(paths, terminal.t)}") for reason, paths in names.items()]


def _names(names: Sequence[str], t: Translate) -> str:
    rest = len(names) - _NAMES_SHOWN
    return ", ".join([*names[:_NAMES_SHOWN], *([t("… và {n} mục nữa", n=rest)] if rest > 0 else [])])


def _speed(report: IngestReport, t: Translate) -> str:
    return t(
        "{n} đoạn mới trong {seconds:.1f} giây ({speed:.0f} đoạn/giây)",
        n=report.embedded,
        seconds=report.seconds,
        speed=report.passages_per_s,
    )

"""The command `cchc ingest`: once, or staying on to do it again whenever files change."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.ingest_job import IngestJob
from bot.commands.languages import explained
from bot.commands.options import DEFAULT_INDEX, FAILED, AsJson, EmbedderName, IndexDir
from bot.commands.terminal import Terminal

if TYPE_CHECKING:
    from ingest.report import IngestReport

_URL_STARTS = ("http://", "https://")

Paths = Annotated[list[str], typer.Argument(help="Tệp, thư mục hoặc địa chỉ web.", show_default=False)]
ReportPage = Annotated[
    Path | None, typer.Option("--report", readable=False, help="Tệp .html nhận bản báo cáo để xem và in.")
]
Watch = Annotated[bool, typer.Option("--watch", help="Ở lại theo dõi, tự nạp lại khi tệp thay đổi; Ctrl+C để dừng.")]
PrivateUrls = Annotated[
    bool, typer.Option("--allow-private-urls", help="Cho phép địa chỉ web trong mạng nội bộ và trên máy này.")
]


def ingest(  # noqa: PLR0913, PLR0917 - a parameter for each option
    context: typer.Context,
    paths: Paths,
    index: IndexDir = DEFAULT_INDEX,
    embedder: EmbedderName = None,
    as_json: AsJson = False,
    report: ReportPage = None,
    watch: Watch = False,
    allow_private_urls: PrivateUrls = False,
) -> None:
    """Registered, with its help, by `bot.cli`."""
    terminal: Terminal = context.obj
    sources = [path if path.startswith(_URL_STARTS) else Path(path) for path in paths]
    files = [source for source in sources if isinstance(source, Path)]
    if watch and not files:
        raise typer.BadParameter(terminal.t("--watch cần ít nhất một tệp hoặc thư mục."))
    _check(files)
    if report and any(report.resolve().is_relative_to(path.resolve()) for path in files):
        raise typer.BadParameter(terminal.t("Báo cáo của --report không được nằm trong thư mục đang nạp."))
    job = IngestJob(
        sources=sources,
        index=index,
        embedder=embedder,
        allow_private_urls=allow_private_urls,
        terminal=terminal,
        as_json=as_json,
        page=report,
    )
    if watch:
        _stay(job, files)
        return
    done = job.run()
    job.show(done)
    if done.is_fruitless:
        raise typer.Exit(FAILED)


def _check(files: Sequence[Path]) -> None:
    """Raises SourceError for a path that is not there: a slip of the pen must not have to wait for the model."""
    from ingest.errors import SourceError

    for path in files:
        try:
            path.stat()
        except (FileNotFoundError, NotADirectoryError) as error:
            raise SourceError(
                f"Không tìm thấy {path.absolute()}.", help="Kiểm tra lại tên tệp hoặc thư mục."
            ) from error


def _stay(job: IngestJob, files: Sequence[Path]) -> None:
    """Ingests, and again whenever `files` change, until Ctrl+C; a later run that fails does not end it."""
    from bot.commands.watch import changes

    terminal = job.terminal
    shown: IngestReport | None = None
    try:
        for _ in changes(files, ignored=[job.index]):
            try:
                report = job.run()
            except Exception as error:
                if not shown:
                    raise
                terminal.problem(*explained(error, terminal.language))
                continue
            if not shown:
                job.show(report)
                where = ", ".join(map(str, files))
                terminal.notice(terminal.t("Đang theo dõi {paths} (bấm Ctrl+C để dừng).", paths=where))
            elif report.is_news or report.rejected != shown.rejected:
                job.show(report, briefly=True)
            shown = report
    except KeyboardInterrupt:
        terminal.notice(terminal.t("Đã dừng theo dõi; chỉ mục giữ nguyên như lần nạp gần nhất."))

"""The command `cchc`: what a person types, to calls of the program and back. Nothing heavy is imported here."""

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.brief_command import brief
from bot.commands.index_commands import index_app, remove
from bot.commands.ingest_command import ingest
from bot.commands.key_commands import key_app
from bot.commands.languages import explained, language_named, translate_help, usage_message
from bot.commands.options import (
    BAD_USAGE,
    DEFAULT_DATA,
    DEFAULT_INDEX,
    DONE,
    FAILED,
    STOPPED,
    AsJson,
    DataDir,
    EmbedderName,
    Folder,
    IndexDir,
    Kinds,
    Province,
    Since,
    Until,
)
from bot.commands.terminal import Terminal
from bot.commands.user_commands import user_app
from eval.commands import eval_app

if TYPE_CHECKING:
    from bot.generate import AnyAnswerer

app = typer.Typer(
    help="Hỏi đáp có trích dẫn từng chữ trên kho văn bản cải cách hành chính.",
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(index_app, name="index")
app.add_typer(eval_app, name="eval")
app.add_typer(user_app, name="user")
app.add_typer(key_app, name="key")

Batch = Annotated[Path | None, typer.Option("--batch", readable=False, help="Tệp .jsonl, mỗi dòng một câu hỏi.")]
Out = Annotated[
    Path | None, typer.Option("--out", readable=False, help="Tệp .jsonl nhận kết quả của --batch, cùng thứ tự.")
]

Host = Annotated[str, typer.Option(envvar="CCHC_HOST", help="Địa chỉ mạng để nghe; khác 127.0.0.1 thì cần tài khoản.")]
Port = Annotated[int, typer.Option(min=1, max=65535, envvar="CCHC_PORT", help="Cổng.")]
WorkerCount = Annotated[
    int,
    typer.Option(
        min=1, max=64, envvar="CCHC_WORKERS", help="Số tiến trình trả lời, bên cạnh tiến trình phục vụ trang."
    ),
]


def _show_version(is_asked: bool) -> None:
    if is_asked:
        from importlib.metadata import version

        typer.echo(f"cchc {version('cchc-chatbot')}")
        raise typer.Exit


@app.callback()
def everywhere(
    lang: Annotated[str, typer.Option(help="Ngôn ngữ giao diện: vi hoặc en.", envvar="CCHC_LANG")] = "vi",
    debug: Annotated[bool, typer.Option("--debug", help="Hiện chi tiết kỹ thuật khi có lỗi.")] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Hiện phiên bản rồi thoát.")
    ] = False,
) -> None:
    """The first two are taken out of the arguments by `main`, wherever they stand; here they only get their help."""


app.command(help="Nạp tài liệu (tệp, thư mục, địa chỉ web) vào chỉ mục; chỉ đọc lại những gì đã thay đổi.")(ingest)


@app.command(help="Trả lời một câu hỏi, hoặc cả tệp câu hỏi với --batch; mọi ý đều kèm trích dẫn.")
def ask(  # noqa: PLR0913, PLR0917 - a parameter for each option
    context: typer.Context,
    question: Annotated[str | None, typer.Argument(help="Câu hỏi.", show_default=False)] = None,
    index: IndexDir = DEFAULT_INDEX,
    as_json: AsJson = False,
    batch: Batch = None,
    out: Out = None,
    embedder: EmbedderName = None,
    province: Province = "",
    since: Since = "",
    until: Until = "",
    kind: Kinds = None,
    folder: Folder = "",
) -> None:
    from bot.commands.batch import run_batch
    from bot.filter_fields import filter_from
    from bot.records import answer_record

    terminal: Terminal = context.obj
    within = filter_from(province=province, since=since, until=until, kinds=kind or (), folder=folder)
    if files := _batch_files(question, batch, out, terminal):
        run_batch(
            *files,
            open_answerer=lambda: _open_answerer(index, embedder, terminal),
            respond=lambda answerer, asked: answer_record(
                answerer.answer(asked.text, asked.history, filter=within.narrowed(asked.filter)), asked.id
            ),
            progress=terminal.progress,
        )
        return
    answer = _open_answerer(index, embedder, terminal).answer(question or "", filter=within)
    if as_json:
        terminal.record(answer_record(answer))
    else:
        from bot.commands.views import answer_view

        terminal.show(answer_view(answer, terminal.t))


@app.command(help="Tìm các đoạn gần nhất với một câu, hoặc với từng câu trong tệp của --batch.")
def search(  # noqa: PLR0913, PLR0917 - a parameter for each option
    context: typer.Context,
    query: Annotated[str | None, typer.Argument(help="Nội dung cần tìm.", show_default=False)] = None,
    k: Annotated[int, typer.Option("-k", min=1, max=1000, help="Số đoạn.")] = 10,
    index: IndexDir = DEFAULT_INDEX,
    as_json: AsJson = False,
    batch: Batch = None,
    out: Out = None,
    embedder: EmbedderName = None,
    province: Province = "",
    since: Since = "",
    until: Until = "",
    kind: Kinds = None,
    folder: Folder = "",
) -> None:
    from bot.commands.batch import run_batch
    from bot.filter_fields import filter_from
    from bot.records import search_record

    terminal: Terminal = context.obj
    within = filter_from(province=province, since=since, until=until, kinds=kind or (), folder=folder)
    if files := _batch_files(query, batch, out, terminal):
        run_batch(
            *files,
            open_answerer=lambda: _open_answerer(index, embedder, terminal),
            respond=lambda answerer, asked: search_record(
                answerer.search(asked.text, k, filter=within.narrowed(asked.filter)), asked.id
            ),
            progress=terminal.progress,
        )
        return
    hits = _open_answerer(index, embedder, terminal).search(query or "", k, filter=within)
    if as_json:
        terminal.record(search_record(hits))
    else:
        from bot.commands.views import hits_view

        terminal.show(hits_view(hits, terminal.t))


@app.command(help="Mở ứng dụng hỏi đáp trong trình duyệt.")
def chat(  # noqa: PLR0913, PLR0917 - a parameter for each option
    context: typer.Context,
    host: Host = "127.0.0.1",
    port: Port = 8000,
    workers: WorkerCount = 2,
    index: IndexDir = DEFAULT_INDEX,
    data: DataDir = DEFAULT_DATA,
    browser: Annotated[bool, typer.Option(help="Tự mở trình duyệt.")] = True,
) -> None:
    from bot.collection.settings import CollectionSettings
    from bot.history.settings import HistorySettings
    from bot.people.settings import AccessSettings
    from bot.server.operation import OperationSettings
    from bot.server.serve import serve
    from bot.server.settings import ServerSettings
    from bot.wiring import check_settings
    from ingest.storage.generations import Generations

    terminal: Terminal = context.obj
    Generations(index).current()
    check_settings()
    settings = ServerSettings(
        index=index.absolute(),
        data=data.absolute(),
        host=host,
        port=port,
        workers=workers,
        access=AccessSettings.from_environment(),
        history=HistorySettings.from_environment(),
        collection=CollectionSettings.from_environment(),
        operation=OperationSettings.from_environment(),
    )

    def announce() -> None:
        terminal.notice(terminal.t("Ứng dụng chạy tại {url} (bấm Ctrl+C để dừng).", url=settings.url))

    serve(settings, open_browser=browser, announce=announce)


app.command(help="Gỡ tài liệu khỏi chỉ mục; tệp gốc không bị đụng tới.")(remove)
app.command(
    help="Soạn bản tóm tắt về một chủ đề thành tệp .docx (thể thức Nghị định 30/2020/NĐ-CP) hoặc .md; mỗi ý có chú"
    " thích trích nguyên văn. Kho không có gì về chủ đề thì không ghi tệp nào và thoát với mã 1."
)(brief)


def main() -> None:
    """Runs the command line and ends the process with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # Vietnamese must come out whatever the locale says
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """The exit code of `cchc` with these arguments: 0 done, 1 failed, 2 bad usage, 130 stopped by Ctrl+C."""
    wanted, debug, rest = _take_general(arguments)
    language = language_named(wanted)
    terminal = Terminal(language or "vi")
    if language is None:
        terminal.problem(f"Không có giao diện tiếng “{wanted}”.", "Chọn --lang vi hoặc --lang en.")
        return BAD_USAGE
    arguments = rest or ["--help"]
    command = typer.main.get_command(app)
    if "--help" in arguments:
        translate_help(command, language)
    try:
        code = command.main(arguments, prog_name="cchc", standalone_mode=False, obj=terminal)
    except typer.TyperException as error:
        terminal.problem(usage_message(error, language), terminal.t("Xem cách dùng: cchc --help"))
        return error.exit_code
    except Exception as error:
        if debug:
            import traceback

            traceback.print_exc()
        terminal.problem(*explained(error, language))
        return FAILED
    except KeyboardInterrupt:
        code = STOPPED
    if code == STOPPED:
        terminal.notice(terminal.t("Đã dừng. Chỉ mục cũ giữ nguyên."))
    return code if isinstance(code, int) else DONE


def _open_answerer(index: Path, embedder: str | None, terminal: Terminal) -> "AnyAnswerer":
    from bot.answers import EXTRACTIVE
    from bot.wiring import open_answerer

    answerer = open_answerer(index, embedder=embedder, progress=terminal.notice)
    if answerer.model != EXTRACTIVE:
        terminal.notice(
            terminal.t("Câu trả lời do mô hình {name} diễn đạt, có kiểm chứng từng câu.", name=answerer.model)
        )
    return answerer


def _batch_files(
    question: str | None, batch: Path | None, out: Path | None, terminal: Terminal
) -> tuple[Path, Path] | None:
    """The two files of a batch; None for a single question. Raises BadParameter for anything between."""
    if (question is None) == (batch is None):
        raise typer.BadParameter(terminal.t("Cần một câu hỏi, hoặc --batch TỆP --out TỆP; không cả hai."))
    if (batch is None) != (out is None):
        raise typer.BadParameter(terminal.t("--batch và --out phải đi cùng nhau."))
    if batch and out and batch.exists() and out.exists() and batch.samefile(out):
        raise typer.BadParameter(
            terminal.t("Kết quả của --out sẽ ghi đè tệp câu hỏi của --batch; hãy chọn tệp khác cho --out.")
        )
    return (batch, out) if batch and out else None


def _take_general(arguments: Sequence[str]) -> tuple[str, bool, list[str]]:
    """The language asked for, whether to show technical details, and the other arguments.

    The general options may stand anywhere, before or after the command.
    """
    rest = [argument for argument in arguments if argument != "--debug"]
    for at, argument in enumerate(rest):
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang="), rest != [*arguments], rest[:at] + rest[at + 1 :]
        if argument == "--lang" and len(rest) > at + 1:
            return rest[at + 1], rest != [*arguments], rest[:at] + rest[at + 2 :]
    return os.environ.get("CCHC_LANG", "vi"), rest != [*arguments], rest

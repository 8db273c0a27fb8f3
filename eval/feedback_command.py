"""`cchc eval from-feedback`; registered, with its help, by `eval.commands`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.options import DEFAULT_DATA, DataDir
from bot.commands.terminal import Terminal

if TYPE_CHECKING:
    from bot.history.feedback import Judged

Out = Annotated[
    Path,
    typer.Option(
        "-o",
        "--out",
        readable=False,
        show_default=False,
        help="Tệp .jsonl nhận các câu được khen. Câu bị chê vào tệp cùng tên thêm -nhap, kèm những gì còn thiếu.",
    ),
]
DatabaseUrl = Annotated[
    str | None,
    typer.Option(
        "--database",
        envvar="CCHC_DATABASE_URL",
        show_envvar=True,
        show_default=False,
        help="Địa chỉ PostgreSQL giữ lịch sử, thay cho thư mục dữ liệu.",
    ),
]


def from_feedback(context: typer.Context, out: Out, data: DataDir = DEFAULT_DATA, database: DatabaseUrl = None) -> None:
    import asyncio

    from bot.commands.whole_file import whole_file
    from eval.from_feedback import gathered

    terminal: Terminal = context.obj
    found = gathered(asyncio.run(_judged(data, database)))
    drafts = out.with_name(f"{out.stem}-nhap{out.suffix}")
    with whole_file(out, option="-o") as file, whole_file(drafts, option="-o") as draft_file:
        for case in found.cases:
            print(case.model_dump_json(exclude_defaults=True), file=file)
        for draft in found.drafts:
            print(draft.model_dump_json(), file=draft_file)
    terminal.notice(
        terminal.t(
            "{n} câu được khen vào {path}: đo bằng cchc eval answers. {m} câu bị chê vào {drafts}: bổ sung theo note "
            "của từng câu rồi mới đo.",
            n=len(found.cases),
            path=out,
            m=len(found.drafts),
            drafts=drafts,
        )
    )


async def _judged(data: Path, database: str | None) -> "list[Judged]":
    from bot.history.database import Database
    from bot.history.errors import HistoryUnusable
    from bot.history.feedback import judged
    from bot.server.data_folder import DataFolder

    file = DataFolder(data).history
    if not (database or file.is_file()):
        raise HistoryUnusable(
            f"Không có lịch sử trò chuyện ở {file}.",
            help="Chỉ đúng thư mục dữ liệu của cchc chat bằng --data, hoặc cơ sở dữ liệu bằng --database.",
        )
    history = Database.at(file, database)
    try:
        async with history.reading() as connection:
            return await judged(connection)
    finally:
        await history.close()

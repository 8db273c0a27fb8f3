"""`cchc eval new`; registered, with its help, by `eval.commands`."""

from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.options import DEFAULT_INDEX, IndexDir
from bot.commands.terminal import Terminal

Out = Annotated[Path, typer.Argument(readable=False, help="Tệp .jsonl nhận bộ câu hỏi nháp.", show_default=False)]
Count = Annotated[int, typer.Option("-n", min=1, max=1000, help="Số câu hỏi.")]
Seed = Annotated[int, typer.Option("--seed", help="Số khác cho ra câu hỏi khác.")]


def new(context: typer.Context, out: Out, index: IndexDir = DEFAULT_INDEX, count: Count = 20, seed: Seed = 1) -> None:
    from bot.commands.whole_file import whole_file
    from eval.drafting import draft
    from ingest.storage.generations import Generations
    from ingest.storage.parts import store_of

    terminal: Terminal = context.obj
    folder = Generations(index).current()
    with whole_file(out, option="OUT.jsonl") as file, closing(store_of(folder)) as store:
        cases = draft(store, count, seed=seed)
        for case in cases:
            print(case.model_dump_json(exclude_defaults=True), file=file)
    if len(cases) < count:
        terminal.notice(terminal.t("Chỉ mục chỉ đủ cho {n} câu nháp.", n=len(cases)))
    terminal.notice(
        terminal.t(
            "Đã soạn {n} câu nháp vào {path}. Đọc từng câu: sửa lời hỏi, xem expected, items, locator; "
            "câu near_miss thì xem tài liệu có thật không nói. Xong câu nào bỏ “nhap-” ở mã câu ấy.",
            n=len(cases),
            path=out,
        )
    )

"""What the commands of `cchc` share: exit codes and options."""

from pathlib import Path
from typing import Annotated

import typer

DONE, FAILED, BAD_USAGE, STOPPED = 0, 1, 2, 130

DEFAULT_INDEX = Path(".cchc/index")
DEFAULT_DATA = Path(".cchc/data")

IndexDir = Annotated[Path, typer.Option("--index", envvar="CCHC_INDEX", readable=False, help="Thư mục chỉ mục.")]
DataDir = Annotated[
    Path, typer.Option("--data", envvar="CCHC_DATA", readable=False, help="Thư mục tài khoản, lịch sử và tệp tải lên.")
]
EmbedderName = Annotated[
    str | None,
    typer.Option("--embedder", help="Mô hình nhúng; để trống thì theo chỉ mục đang có, hoặc bundled."),
]
AsJson = Annotated[bool, typer.Option("--json", help="In một đối tượng JSON thay cho bản đọc.")]
Province = Annotated[str, typer.Option(help="Chỉ tìm trong văn bản của tỉnh, thành phố này.", show_default=False)]
Since = Annotated[str, typer.Option(help="Chỉ tìm văn bản từ ngày, tháng hoặc năm này.", show_default=False)]
Until = Annotated[str, typer.Option(help="Chỉ tìm văn bản đến hết ngày, tháng hoặc năm này.", show_default=False)]
Kinds = Annotated[
    list[str] | None, typer.Option("--kind", help="Chỉ tìm loại văn bản này: chỉ thị, báo cáo…; lặp lại được.")
]
Folder = Annotated[str, typer.Option(help="Chỉ tìm trong thư mục này của kho.", show_default=False)]

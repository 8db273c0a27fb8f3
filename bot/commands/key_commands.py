"""The commands on API keys: which programs may ask. A server that is running sees each change at once."""

from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.options import DEFAULT_DATA, AsJson, DataDir
from bot.commands.terminal import Terminal
from bot.commands.user_commands import RoleOption, role_named

if TYPE_CHECKING:
    from pathlib import Path

    from bot.people.api_keys import ApiKeys

key_app = typer.Typer(help="Khóa API: chương trình nào được hỏi kho tài liệu.")

Name = Annotated[str, typer.Argument(metavar="TÊN", help="Tên của khóa, để nhận ra chương trình.", show_default=False)]


@key_app.command(help="Cấp một khóa mới; khóa chỉ hiện một lần.")
def add(context: typer.Context, name: Name, role: RoleOption = "reader", data: DataDir = DEFAULT_DATA) -> None:
    terminal: Terminal = context.obj
    key = _keys(data).add(name, role_named(role, terminal))
    terminal.notice(terminal.t("Hãy cất khóa này ngay: sau này không xem lại được."))
    terminal.show(key)


@key_app.command("list", help="Các khóa đã cấp, không kèm nội dung khóa.")
def list_keys(context: typer.Context, data: DataDir = DEFAULT_DATA, as_json: AsJson = False) -> None:
    from bot.commands.user_views import keys_view

    terminal: Terminal = context.obj
    found = _keys(data).all()
    if as_json:
        listed = [{"name": one.name, "role": one.role, "since": one.since.isoformat()} for one in found]
        terminal.record({"keys": listed})
    else:
        terminal.show(keys_view(found, terminal.t))


@key_app.command(help="Thu hồi một khóa; chương trình dùng khóa đó mất quyền ngay.")
def remove(context: typer.Context, name: Name, data: DataDir = DEFAULT_DATA) -> None:
    terminal: Terminal = context.obj
    terminal.show(terminal.t("Đã thu hồi khóa {name}.", name=_keys(data).remove(name).name))


def _keys(data: "Path") -> "ApiKeys":
    from bot.people.api_keys import ApiKeys
    from bot.server.data_folder import DataFolder

    return ApiKeys(DataFolder(data).api_keys)

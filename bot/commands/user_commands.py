"""The commands on accounts: who may sign in, and as what. A server that is running sees each change at once."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.options import DEFAULT_DATA, AsJson, DataDir
from bot.commands.terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path

    from bot.people.accounts import Accounts
    from bot.people.people import Role

user_app = typer.Typer(help="Tài khoản: ai được đăng nhập và được làm gì.")

Name = Annotated[str, typer.Argument(metavar="TÊN", help="Tên đăng nhập.", show_default=False)]
RoleName = Annotated[str, typer.Argument(metavar="VAI_TRÒ", help="reader, editor hoặc admin.", show_default=False)]
RoleOption = Annotated[
    str, typer.Option("--role", help="reader (hỏi đáp), editor (thêm, gỡ tài liệu) hoặc admin (quản trị).")
]
FromStdin = Annotated[bool, typer.Option("--password-stdin", help="Đọc mật khẩu từ đầu vào chuẩn, dòng đầu.")]
NoPassword = Annotated[
    bool, typer.Option("--no-password", help="Không có mật khẩu: người này đăng nhập ở nơi khác (CCHC_AUTH_HEADER).")
]


@user_app.command(help="Thêm tài khoản; tài khoản đầu tiên phải là admin.")
def add(  # noqa: PLR0913, PLR0917 - a parameter for each option
    context: typer.Context,
    name: Name,
    role: RoleOption = "reader",
    password_stdin: FromStdin = False,
    no_password: NoPassword = False,
    data: DataDir = DEFAULT_DATA,
) -> None:
    terminal: Terminal = context.obj
    wanted = role_named(role, terminal)
    password = None if no_password else _password(terminal, from_stdin=password_stdin)
    accounts = _accounts(data)
    is_first = not accounts.all()
    added = accounts.add(name, wanted, password)
    terminal.show(terminal.t("Đã thêm tài khoản {name} ({role}).", name=added.name, role=added.role))
    if is_first:
        terminal.notice(terminal.t("Từ nay ai mở ứng dụng cũng phải đăng nhập."))


@user_app.command("list", help="Các tài khoản và vai trò.")
def list_accounts(context: typer.Context, data: DataDir = DEFAULT_DATA, as_json: AsJson = False) -> None:
    from bot.commands.user_views import accounts_view

    terminal: Terminal = context.obj
    found = _accounts(data).all()
    if as_json:
        listed = [{"name": one.name, "role": one.role, "has_password": one.password is not None} for one in found]
        terminal.record({"accounts": listed})
    else:
        terminal.show(accounts_view(found, terminal.t))


@user_app.command("role", help="Đổi vai trò của một tài khoản.")
def setrole_named(context: typer.Context, name: Name, role: RoleName, data: DataDir = DEFAULT_DATA) -> None:
    terminal: Terminal = context.obj
    changed = _accounts(data).set_role(name, role_named(role, terminal))
    terminal.show(terminal.t("{name} từ nay có vai trò {role}.", name=changed.name, role=changed.role))


@user_app.command("password", help="Đặt mật khẩu mới; các phiên đang mở của người này kết thúc.")
def set_password(
    context: typer.Context, name: Name, password_stdin: FromStdin = False, data: DataDir = DEFAULT_DATA
) -> None:
    terminal: Terminal = context.obj
    accounts = _accounts(data)
    accounts.existing(name)
    changed = accounts.set_password(name, _password(terminal, from_stdin=password_stdin))
    terminal.show(terminal.t("Đã đổi mật khẩu của {name}.", name=changed.name))


@user_app.command("remove", help="Xóa tài khoản; người này mất quyền vào ngay.")
def remove_account(context: typer.Context, name: Name, data: DataDir = DEFAULT_DATA) -> None:
    terminal: Terminal = context.obj
    terminal.show(terminal.t("Đã xóa tài khoản {name}.", name=_accounts(data).remove(name).name))


def _accounts(data: "Path") -> "Accounts":
    from bot.people.accounts import Accounts
    from bot.server.data_folder import DataFolder

    return Accounts(DataFolder(data).accounts)


def role_named(name: str, terminal: Terminal) -> "Role":
    """Raises BadParameter."""
    from bot.people.people import Role

    if name not in tuple(Role):
        raise typer.BadParameter(terminal.t("Không có vai trò “{name}”: chọn reader, editor hoặc admin.", name=name))
    return Role(name)


def _password(terminal: Terminal, *, from_stdin: bool) -> str:
    """What was typed twice, unseen, or the first line of stdin."""
    import getpass

    from bot.people.accounts import check_password

    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise typer.BadParameter(terminal.t("Không có bàn phím để nhập mật khẩu: thêm --password-stdin."))
    password = getpass.getpass(terminal.t("Mật khẩu (không hiện khi gõ): "))
    check_password(password)
    if getpass.getpass(terminal.t("Nhập lại mật khẩu: ")) != password:
        raise typer.BadParameter(terminal.t("Hai lần nhập không giống nhau; chưa có gì thay đổi."))
    return password

"""How accounts and API keys look in a terminal."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from bot.commands.languages import Translate

if TYPE_CHECKING:
    from bot.people.accounts import Account
    from bot.people.api_keys import ApiKey


def accounts_view(accounts: Sequence["Account"], t: Translate) -> RenderableType:
    """Names and roles; who only signs in elsewhere is marked."""
    if not accounts:
        return Text(t("Chưa có tài khoản nào: ứng dụng chỉ mở được trên chính máy này, không cần đăng nhập."))
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for heading in (t("Tên đăng nhập"), t("Vai trò"), t("Mật khẩu")):
        table.add_column(heading)
    for account in accounts:
        table.add_row(Text(account.name), account.role, t("có") if account.password else t("không"))
    return table


def keys_view(keys: Sequence["ApiKey"], t: Translate) -> RenderableType:
    """Names, roles and since when; a key itself is not known any more."""
    if not keys:
        return Text(t("Chưa cấp khóa API nào."))
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for heading in (t("Tên khóa"), t("Vai trò"), t("Cấp ngày")):
        table.add_column(heading)
    for key in keys:
        table.add_row(Text(key.name), key.role, f"{key.since:%d/%m/%Y}")
    return table

"""The ways in that a server has, and that it has one where others can reach it."""

from enum import StrEnum

from bot.server.settings import ServerSettings

# What a proxy adds to the requests of others: whoever comes through one does not sit at this machine.
FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip")


class Way(StrEnum):
    """How somebody came in."""

    LOCAL = "local"
    """Sits at the machine."""
    PASSWORD = "password"
    HEADER = "header"
    """Is signed in at the proxy before this server."""
    OAUTH = "oauth"
    """Is signed in at another service."""


class NoWayIn(Exception):
    """Others could reach the server, and nobody would have to sign in; `help` (Vietnamese) says what to do."""

    def __init__(self, where: str) -> None:
        super().__init__(f"Máy khác mở được {where} mà chưa có cách đăng nhập nào.")
        self.help = (
            "Thêm tài khoản quản trị: cchc user add TÊN --role admin; hoặc đăng nhập qua máy chủ trung gian "
            "(CCHC_AUTH_HEADER) hay dịch vụ khác (CCHC_OAUTH_ALLOWED)."
        )


def ways_in(settings: ServerSettings, *, has_accounts: bool) -> frozenset[Way]:
    """The ways in; raises `NoWayIn` where there is none and others can reach the server."""
    access = settings.access
    if access.header:
        return frozenset({Way.HEADER})
    ways = {Way.PASSWORD} if has_accounts else set()
    if access.oauth_allowed:
        ways.add(Way.OAUTH)
    if ways:
        return frozenset(ways)
    if access.public_url or not settings.is_for_this_machine_only:
        raise NoWayIn(access.public_url or settings.host)
    return frozenset({Way.LOCAL})

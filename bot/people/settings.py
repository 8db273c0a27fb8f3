"""Who may come in, and how: what a person sets in the environment."""

import os
from collections.abc import Mapping
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, SecretStr

from bot.environment import SettingError, Variable, found, validated

_VARIABLES: Mapping[str, Variable] = {
    "secret": Variable("CCHC_AUTH_SECRET", "một chuỗi ngẫu nhiên từ 32 ký tự trở lên"),
    "secret_file": Variable("CCHC_AUTH_SECRET_FILE", "đường dẫn của tệp chứa khóa phiên làm việc"),
    "session_hours": Variable("CCHC_SESSION_HOURS", "số giờ lớn hơn 0 và không quá 720, ví dụ 12"),
    "header": Variable("CCHC_AUTH_HEADER", "tên một trường tiêu đề HTTP, ví dụ X-Remote-User"),
    "trusted_proxies": Variable("CCHC_TRUSTED_PROXY", "các địa chỉ IP hoặc mạng, cách nhau dấu phẩy, ví dụ 10.0.0.5"),
    "oauth_allowed": Variable("CCHC_OAUTH_ALLOWED", "các tên miền hoặc hòm thư, cách nhau dấu phẩy, ví dụ tinh.gov.vn"),
    "public_url": Variable("CCHC_PUBLIC_URL", "địa chỉ mà mọi người mở, ví dụ https://cchc.tinh.gov.vn"),
    "questions_per_minute": Variable("CCHC_QUESTIONS_PER_MINUTE", "một số nguyên từ 1 đến 10000, ví dụ 30"),
}


def _split(value: object) -> object:
    return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value


def _networks(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(str(ip_network(value, strict=False)) for value in values)


def _web_address(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/") or parts.query:
        raise ValueError("not the address of a site")
    return f"{parts.scheme}://{parts.netloc}"


_List = Annotated[tuple[str, ...], BeforeValidator(_split)]


class AccessSettings(BaseModel):
    """Who may come in. With nothing set: the accounts of the data folder, or else whoever sits at this machine."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    secret: SecretStr | None = Field(default=None, exclude=True)
    """What sessions are signed with; see `bot.people.secret`."""
    secret_file: Path | None = None
    session_hours: float = Field(default=12, gt=0, le=720)
    """A working day, and the evening after it."""
    header: str | None = Field(default=None, pattern=r"^[A-Za-z0-9-]{1,64}$")
    """The header in which a proxy says who is signed in there."""
    trusted_proxies: Annotated[_List, AfterValidator(_networks)] = ()
    """From where that header, and what a proxy says of its clients, is believed."""
    oauth_allowed: _List = ()
    """Domains and addresses that may sign in through another service."""
    public_url: Annotated[str, AfterValidator(_web_address)] | None = None
    """What people open, where that is not the server itself."""
    questions_per_minute: int | None = Field(default=None, ge=1, le=10_000)
    """For each person; None for the default."""

    @property
    def networks(self) -> tuple[IPv4Network | IPv6Network, ...]:
        return tuple(map(ip_network, self.trusted_proxies))

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Self:
        """The settings in `environment` (by default this process's); raises `SettingError`."""
        given = found(_VARIABLES, os.environ if environment is None else environment)
        settings = validated(cls, given, _VARIABLES)
        if settings.header and not settings.trusted_proxies:
            raise SettingError(
                "CCHC_AUTH_HEADER đã đặt nhưng CCHC_TRUSTED_PROXY thì chưa: ai cũng có thể tự xưng tên.",
                help=f"Đặt CCHC_TRUSTED_PROXY là {_VARIABLES['trusted_proxies'].wanted}.",
            )
        return settings

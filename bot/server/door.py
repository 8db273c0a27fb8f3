"""Puts Chainlit behind the entrance: its secret, its sessions, its routes, and what stands before all of them."""

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

from bot.environment import SettingError
from bot.people.secret import session_secret
from bot.people.ways_in import Way
from bot.server import socket_events, state, tokens
from bot.server.settings import ServerSettings

if TYPE_CHECKING:
    from fastapi import FastAPI

# A message and what belongs to it; an upload goes another way.
_SOCKET, _MOST_SOCKET_BYTES = "/ws/", 256_000


def prepare(settings: ServerSettings) -> None:
    """Nothing; sets what Chainlit reads when it is imported.

    Raises `NoWayIn`, `SecretUnusable`, `AccountError` or `PrivateFileError` where nobody could come in.
    """
    assert state.entrance().ways
    os.environ["CHAINLIT_AUTH_SECRET"] = session_secret(settings.access, settings.folder)
    # Chainlit asks for a session everywhere; how people get one is ours.
    os.environ["CHAINLIT_CUSTOM_AUTH"] = "true"
    if settings.access.public_url:
        os.environ["CHAINLIT_URL"] = settings.access.public_url


def install(app: "FastAPI", settings: ServerSettings, *, sizes: Mapping[str, int]) -> None:
    """Nothing; `app` serves only who is in. `sizes`: see `Guard`. Raises `SettingError`."""
    from chainlit.config import config
    from chainlit.server import sio

    from bot.server.forwarded import Forwarded
    from bot.server.guard import Guard
    from bot.server.walking_in import WalkingIn

    _check_oauth()
    config.project.user_session_timeout = int(settings.access.session_hours * 3600)
    sio.eio.max_http_buffer_size = _MOST_SOCKET_BYTES
    tokens.install()
    socket_events.install()
    app.add_middleware(WalkingIn)
    app.add_middleware(Guard, sizes={_SOCKET: _MOST_SOCKET_BYTES, **sizes})
    app.add_middleware(Forwarded)


def _check_oauth() -> None:
    from chainlit.oauth_providers import get_configured_oauth_providers

    if Way.OAUTH in state.entrance().ways and not get_configured_oauth_providers():
        raise SettingError(
            "CCHC_OAUTH_ALLOWED đã đặt nhưng chưa có dịch vụ đăng nhập nào.",
            help="Đặt các biến của dịch vụ, ví dụ OAUTH_GOOGLE_CLIENT_ID và OAUTH_GOOGLE_CLIENT_SECRET; "
            "hoặc bỏ CCHC_OAUTH_ALLOWED.",
        )

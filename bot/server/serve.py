"""Runs the chat server: Chainlit on `bot/app.py`, with its files in a folder of its own."""

import asyncio
import os
import shutil
import socket
import tempfile
from collections.abc import Callable
from pathlib import Path

from bot.server import door, logs, page, state
from bot.server.settings import ServerSettings

_BOT = Path(__file__).parents[1]


class PortTaken(Exception):
    """Another program listens on the port; the message (Vietnamese) says so, `help` what to do."""

    def __init__(self, port: int) -> None:
        super().__init__(f"Cổng {port} đang có chương trình khác dùng.")
        self.help = f"Dừng chương trình đó, hoặc chọn cổng khác: cchc chat --port {port + 1}"


def serve(settings: ServerSettings, *, open_browser: bool, announce: Callable[[], None] | None = None) -> None:
    """Nothing; serves the chat until interrupted, then ends the process. Calls `announce` when it can begin.

    Raises `PortTaken`, `HistoryUnusable`, and what `door` raises.
    """
    _check_free(settings.host, settings.port)
    state.start(settings)
    door.prepare(settings)
    asyncio.run(state.history().check())
    if announce:
        announce()
    app_root = _app_root()
    # Chainlit reads these when it is imported.
    os.environ["CHAINLIT_APP_ROOT"] = str(app_root)
    os.environ["CHAINLIT_HOST"] = settings.host
    os.environ["CHAINLIT_PORT"] = str(settings.port)
    logs.install(settings.operation)

    from chainlit import on_app_shutdown
    from chainlit.config import config, load_module
    from chainlit.server import app

    from bot.collection.routes import UPLOADS
    from bot.server import routes
    from bot.server.process import WebServer
    from bot.viewing import routes as viewing

    @on_app_shutdown
    def forget() -> None:
        state.workers().close()
        viewing.close()
        shutil.rmtree(app_root, ignore_errors=True)

    page.install()
    routes.install(app)
    # A little more than is taken: who takes uploads says better why not.
    door.install(app, settings, sizes={UPLOADS: (settings.collection.upload_mb + 1) << 20})
    config.run.host, config.run.port, config.run.headless = settings.host, settings.port, not open_browser
    # As `chainlit run` does, which would also put a slower event loop in the place of Python's.
    config.run.module_name = str(_BOT / "app.py")
    load_module(config.run.module_name)
    asyncio.run(WebServer(app, settings).serve())


def _check_free(host: str, port: int) -> None:
    with socket.socket() as probe:
        if probe.connect_ex((host, port)) == 0:
            raise PortTaken(port)


def _app_root() -> Path:
    """A copy of `bot/web` for this run: Chainlit writes defaults and session files into its root and deletes
    them when it ends, which neither the installed package nor a second server should see."""
    root = Path(tempfile.mkdtemp(prefix="cchc-chat-"))
    return shutil.copytree(_BOT / "web", root, dirs_exist_ok=True)

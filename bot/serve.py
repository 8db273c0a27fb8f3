"""Runs the chat server: Chainlit on `bot/app.py`, with its files in a folder of its own."""

import logging
import os
import shutil
import socket
import tempfile
from pathlib import Path

from bot.page import install

HOST = "127.0.0.1"

_BOT = Path(__file__).parent


class PortTaken(Exception):
    """Another program listens on the port; the message (Vietnamese) says so, `help` what to do."""

    def __init__(self, port: int) -> None:
        super().__init__(f"Cổng {port} đang có chương trình khác dùng.")
        self.help = f"Dừng chương trình đó, hoặc chọn cổng khác: cchc chat --port {port + 1}"


def serve(index_dir: Path, *, port: int, open_browser: bool) -> None:
    """Nothing; serves the chat over the index at `index_dir` until interrupted, then ends the process.

    Only this machine can connect. Raises `PortTaken`.
    """
    _check_free(port)
    app_root = _app_root()
    # Chainlit reads these when it is imported.
    os.environ["CHAINLIT_APP_ROOT"] = str(app_root)
    os.environ["CHAINLIT_HOST"] = HOST
    os.environ["CHAINLIT_PORT"] = str(port)
    os.environ["CCHC_INDEX"] = str(index_dir.absolute())
    logging.basicConfig(level=logging.WARNING)

    from chainlit import on_app_shutdown
    from chainlit.cli import run_chainlit
    from chainlit.config import config

    @on_app_shutdown
    def forget() -> None:
        shutil.rmtree(app_root, ignore_errors=True)

    install()
    config.run.headless = not open_browser
    run_chainlit(str(_BOT / "app.py"))


def _check_free(port: int) -> None:
    with socket.socket() as probe:
        if probe.connect_ex((HOST, port)) == 0:
            raise PortTaken(port)


def _app_root() -> Path:
    """A copy of `bot/web` for this run: Chainlit writes defaults and session files into its root and deletes
    them when it ends, which neither the installed package nor a second server should see."""
    root = Path(tempfile.mkdtemp(prefix="cchc-chat-"))
    return shutil.copytree(_BOT / "web", root, dirs_exist_ok=True)

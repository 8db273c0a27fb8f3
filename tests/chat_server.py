"""The real chat server, run as a user runs it, for the tests that talk to it."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import httpx

from bot.history.settings import HistorySettings
from bot.people.settings import AccessSettings
from bot.server.settings import ServerSettings

ROOT = Path(__file__).parents[1]

_RUN = (
    "import sys; from bot.server.serve import serve; from bot.server.settings import ServerSettings;"
    "serve(ServerSettings.model_validate_json(sys.argv[1]), open_browser=False)"
)
# Importing Chainlit takes seconds on a busy machine.
_START_SECONDS = 90
_STOP_SECONDS = 20


@contextmanager
def chat_server(
    index_dir: Path,
    scratch: Path,
    *,
    data: Path | None = None,
    access: AccessSettings | None = None,
    history: HistorySettings | None = None,
) -> Iterator[str]:
    """The address of a server over the index at `index_dir`; its temporary files and its log go to `scratch`.

    Without `data` the data folder lies there too.
    """
    port = free_port()
    settings = ServerSettings(
        index=index_dir,
        data=data or scratch / "data",
        port=port,
        access=access or AccessSettings(),
        history=history or HistorySettings(),
    )
    command = [sys.executable, "-c", _RUN, settings.model_dump_json()]
    scratch.mkdir(parents=True, exist_ok=True)
    log = scratch / "server.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, "TMPDIR": str(scratch)}, stdout=output, stderr=subprocess.STDOUT
        )
    url = f"http://127.0.0.1:{port}"
    try:
        _wait(url, process, log)
        yield url
    finally:
        process.terminate()
        process.wait(_STOP_SECONDS)


def visitor(url: str, name: str = "", password: str = "") -> httpx.Client:
    """Someone signed in at the server at `url`; without a name whoever sits at its machine."""
    client = httpx.Client(base_url=url, timeout=20, headers={"Origin": url})
    answer = client.post("/login", data={"username": name, "password": password}) if name else client.get("/")
    assert client.cookies.get("access_token"), answer.text
    return client


def _wait(url: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urlopen(f"{url}/health", timeout=5).close()
        except (URLError, TimeoutError):
            time.sleep(0.2)
        else:
            return
    raise RuntimeError(f"the chat server did not start:\n{log.read_text()}")


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

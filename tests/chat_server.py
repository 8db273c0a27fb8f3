"""The real chat server, run as a user runs it, for the tests that talk to it."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Running:
    """A server that runs."""

    url: str
    process: "subprocess.Popen[bytes]"
    log: Path


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
    settings = {
        "data": str(data or scratch / "data"),
        "access": (access or AccessSettings()).model_dump(mode="json"),
        "history": (history or HistorySettings()).model_dump(mode="json"),
    }
    with running_server(index_dir, scratch, **settings) as server:
        yield server.url


@contextmanager
def running_server(index_dir: Path, scratch: Path, **settings: object) -> Iterator[Running]:
    """As `chat_server`, with any other `settings` of `ServerSettings`, as JSON has them."""
    port = free_port()
    given = {"index": str(index_dir), "data": str(scratch / "data"), "port": port, **settings}
    ServerSettings.model_validate(given)
    command = [sys.executable, "-c", _RUN, json.dumps(given)]
    scratch.mkdir(parents=True, exist_ok=True)
    log = scratch / "server.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, "TMPDIR": str(scratch)}, stdout=output, stderr=subprocess.STDOUT
        )
    url = f"http://127.0.0.1:{port}"
    try:
        _wait(url, process, log)
        yield Running(url, process, log)
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


def wait_until_ready(url: str) -> None:
    """Nothing; the server at `url` has opened its index."""
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline:
        if httpx.get(f"{url}/ready", timeout=20).status_code == httpx.codes.OK:
            return
        time.sleep(0.1)
    raise RuntimeError("the chat server did not open its index")


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

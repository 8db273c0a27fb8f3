"""How a server ends: what is being answered is finished, nothing new is begun, and nothing is left behind."""

import asyncio
import os
import signal
import time
from pathlib import Path

import httpx

from eval.load_client import Asked, Browser, session_cookie
from tests.bot.console import TASKS
from tests.chat_server import Running, running_server, wait_until_ready


def children(pid: int) -> list[int]:
    """The processes that `pid` started and that still run."""
    by_thread = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for children in by_thread for child in children.read_text().split()]


def is_running(pid: int) -> bool:
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] != "Z"


def are_gone(pids: list[int]) -> bool:
    """Whether none of them runs any more, or soon none does."""
    deadline = time.monotonic() + 10
    while any(map(is_running, pids)) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not any(map(is_running, pids))


async def ask_and_stop(server: Running) -> list[Asked]:
    """What becomes of questions that are under way when the server is told to stop."""
    cookie = session_cookie(server.url)
    async with Browser(server.url, cookie) as one, Browser(server.url, cookie) as other:
        asked = [asyncio.create_task(browser.ask(TASKS)) for browser in (one, other)]
        while not httpx.get(f"{server.url}/metrics").text.count("cchc_questions_running 2.0"):
            await asyncio.sleep(0.01)
        os.kill(server.process.pid, signal.SIGTERM)
        return await asyncio.gather(*asked)


def test_answers_are_finished_and_nothing_is_left(built: Path, tmp_path: Path) -> None:
    with running_server(built / "index", tmp_path, workers=1) as server:
        wait_until_ready(server.url)
        started = children(server.process.pid)
        done = asyncio.run(ask_and_stop(server))
        stopped = time.monotonic()
        code = server.process.wait(20)
    assert [(asked.error, asked.sources > 0) for asked in done] == [("", True)] * 2
    assert code == 0 and time.monotonic() - stopped < 8
    assert len(started) >= 1 and are_gone(started)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "server.log"]


def test_no_process_survives_a_server_that_was_killed(built: Path, tmp_path: Path) -> None:
    with running_server(built / "index", tmp_path, workers=2) as server:
        wait_until_ready(server.url)
        started = children(server.process.pid)
        server.process.kill()
        server.process.wait()
    assert len(started) >= 2 and are_gone(started)

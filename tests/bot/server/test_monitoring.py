"""What watches over a server: readiness, figures, the log, and what is in none of them."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.bot.console import TASKS
from tests.chat_server import Running, running_server, wait_until_ready

TOKEN = "f3b1c9d07a5e4e2b"


@pytest.fixture(scope="module")
def server(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    scratch = tmp_path_factory.mktemp("monitored")
    with running_server(built / "index", scratch, workers=1, operation={"metrics_token": TOKEN}) as running:
        wait_until_ready(running.url)
        yield running


def ask(url: str, question: str) -> httpx.Response:
    return httpx.post(f"{url}/api/ask", json={"question": question}, timeout=30)


def figures(url: str) -> dict[str, float]:
    lines = httpx.get(f"{url}/metrics").text.splitlines()
    return {name: float(value) for name, _, value in (line.rpartition(" ") for line in lines if line[0] != "#")}


def logged(server: Running, event: str) -> list[dict[str, object]]:
    """The lines of the log about `event`, every one of which is JSON."""
    return [line for line in map(json.loads, server.log.read_text().splitlines()) if line["event"] == event]


def test_a_server_is_alive_at_once_and_ready_when_its_index_is(built: Path, tmp_path: Path) -> None:
    with running_server(tmp_path / "index", tmp_path / "scratch", workers=1) as server:
        assert httpx.get(f"{server.url}/health").status_code == 200
        unready = httpx.get(f"{server.url}/ready")
        assert unready.status_code == 503 and unready.json()["status"] == "not_ready" and unready.json()["reason"]
        assert str(tmp_path) not in unready.text
        shutil.copytree(built / "index", tmp_path / "index")
        assert ask(server.url, TASKS).json()["citations"]
        assert httpx.get(f"{server.url}/ready").json() == {"status": "ready"}


def test_questions_are_counted_and_timed(server: Running) -> None:
    before = figures(server.url)
    assert not ask(server.url, TASKS).json()["refused"]
    assert ask(server.url, "Chỉ thị 99/CT-UBND quy định gì?").json()["reason"] == "unknown_number"
    after = figures(server.url)

    def more(name: str) -> float:
        return after[name] - before.get(name, 0)

    assert more('cchc_questions_total{channel="api",outcome="answered"}') == 1
    assert more('cchc_questions_total{channel="api",outcome="refused"}') == 1
    assert more('cchc_refusals_total{reason="unknown_number"}') == 1
    for stage in ("all", "understand", "retrieve", "answer", "computing"):
        assert more(f'cchc_answer_seconds_count{{stage="{stage}"}}') == 2
    assert after["cchc_workers"] == 1 and after["cchc_questions_running"] == 0


def test_the_index_in_use_is_told(server: Running) -> None:
    told = figures(server.url)
    index = ask(server.url, TASKS).json()["index"]
    assert told[f'cchc_index_info{{index="{index}"}}'] == 1
    assert told['cchc_index{fact="documents"}'] == 2
    assert told['cchc_index{fact="created_timestamp_seconds"}'] > 1.7e9


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Authorization": f"Bearer {TOKEN}"}, 200),
        ({"X-Forwarded-For": "203.0.113.9"}, 403),
    ],
)
def test_figures_are_not_for_everybody(server: Running, headers: dict[str, str], status: int) -> None:
    assert httpx.get(f"{server.url}/metrics", headers=headers).status_code == status


def test_the_log_tells_what_happened_without_a_word_of_it(server: Running) -> None:
    ask(server.url, f"{TASKS} Xin mật")
    last = logged(server, "question")[-1]
    assert last["channel"] == "api" and last["outcome"] in {"answered", "refused"} and last["index"]
    assert last["chars"] == len(f"{TASKS} Xin mật") and last["request"] and last["person"] != "local"
    assert "Xin mật" not in server.log.read_text()


def test_what_is_written_down_can_be_more_or_less(built: Path, tmp_path: Path) -> None:
    operation = {"log_questions": True, "log_people": "name"}
    with running_server(built / "index", tmp_path, workers=1, operation=operation) as server:
        wait_until_ready(server.url)
        ask(server.url, TASKS)
        last = logged(server, "question")[-1]
    assert last["question"] == TASKS and last["person"] == "local"

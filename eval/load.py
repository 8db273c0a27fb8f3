"""`make load`: many people asking at once, for a while, as browsers do it, and how long each waited.

Everybody asks the next question as soon as the last answer stands there: fifty of these are as many questions as
hundreds of people ask who also read. Server, index and people share this machine.
"""

import argparse
import asyncio
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import quantiles
from urllib.error import URLError
from urllib.request import urlopen

from rich.console import Console
from rich.table import Table

from eval.cases import load_cases
from eval.load_client import Asked, Browser, Program, session_cookie
from eval.processes import free_port, resident_mb, seconds_of_processor

ROOT = Path(__file__).parent.parent
QUESTIONS = ROOT / "eval/data"
_CCHC = (sys.executable, "-c", "import sys; from bot.cli import main; sys.exit(main())")
_START_S = 120


@dataclass(frozen=True, slots=True)
class LoadResult:
    """What was measured; seconds are from sending a question until its whole answer stood there with its sources."""

    way: str
    people: int
    seconds: float
    answers: int
    errors: dict[str, int]
    per_second: float
    first_words_p95: float
    p50: float
    p95: float
    longest: float
    processor_ms: float
    """Of server and workers together, an answer."""
    mb_before: float
    mb_after: float
    """Resident memory of server and workers."""


async def load(url: str, pid: int, *, way: str, people: int, seconds: float) -> LoadResult:
    """The figures of one run; `way` is "chat" or "api"."""
    asked: list[Asked] = []
    begun, used = resident_mb(pid), seconds_of_processor(pid)
    ends = time.perf_counter() + seconds
    cookie = session_cookie(url) if way == "chat" else ""
    await asyncio.gather(*(_person(url, cookie, seed, ends, asked) for seed in range(people)))
    used = seconds_of_processor(pid) - used
    waited = sorted(one.seconds for one in asked)
    cuts = quantiles(waited, n=20, method="inclusive")
    return LoadResult(
        way=way,
        people=people,
        seconds=seconds,
        answers=len(asked),
        errors=dict(Counter(one.error for one in asked if one.error)),
        per_second=len(asked) / seconds,
        first_words_p95=quantiles((one.first_words_s for one in asked), n=20, method="inclusive")[18],
        p50=cuts[9],
        p95=cuts[18],
        longest=waited[-1],
        processor_ms=used / len(asked) * 1000,
        mb_before=begun,
        mb_after=resident_mb(pid),
    )


async def _person(url: str, cookie: str, seed: int, ends: float, asked: list[Asked]) -> None:
    """Asks all questions in an order of their own; without a cookie as a program does."""
    questions = random.Random(seed).sample(_questions(), len(_questions()))
    async with Browser(url, cookie) if cookie else Program(url) as one:
        for question in questions * 100:
            if time.perf_counter() >= ends:
                return
            asked.append(await one.ask(question))


def _questions() -> list[str]:
    return [case.question for file in sorted(QUESTIONS.glob("*.jsonl")) for case in load_cases(file)]


@contextmanager
def serving(folder: Path, workers: int) -> Iterator[tuple[str, int]]:
    """The address and the process of a server over `corpus/`, ready to answer; its files lie in `folder`."""
    index, port = folder / "index", free_port()
    subprocess.run([*_CCHC, "ingest", str(ROOT / "corpus"), "--index", str(index)], check=True, stdout=sys.stderr)
    options = ["--index", str(index), "--data", str(folder / "data"), "--workers", str(workers), "--no-browser"]
    with (folder / "server.log").open("w") as log:
        server = subprocess.Popen([*_CCHC, "chat", "--port", str(port), *options], stdout=log, stderr=log)
    try:
        url = f"http://127.0.0.1:{port}"
        _wait(f"{url}/ready")
        yield url, server.pid
    finally:
        server.terminate()
        server.wait()


def _wait(url: str) -> None:
    deadline = time.monotonic() + _START_S
    while True:
        try:
            urlopen(url, timeout=5).close()
        except (URLError, TimeoutError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)
        else:
            return


def _table(results: Sequence[LoadResult]) -> Table:
    table = Table(title="Nhiều người hỏi cùng lúc / many people asking at once")
    for heading in ("", *(f"{one.way}, {one.people} người" for one in results)):
        table.add_column(heading, justify="right" if heading else "left")
    rows: dict[str, Callable[[LoadResult], str]] = {
        "câu trả lời / answers": lambda one: f"{one.answers} ({one.per_second:.1f}/s)",
        "lỗi / errors": lambda one: str(sum(one.errors.values())),
        "chữ đầu / first words, p95": lambda one: f"{one.first_words_p95:.2f} s",
        "trọn câu / whole answer, p50": lambda one: f"{one.p50:.2f} s",
        "trọn câu / whole answer, p95": lambda one: f"[bold]{one.p95:.2f} s[/]",
        "lâu nhất / longest": lambda one: f"{one.longest:.2f} s",
        "CPU": lambda one: f"{one.processor_ms:.0f} ms/câu",
        "bộ nhớ / memory": lambda one: f"{one.mb_before:.0f} → {one.mb_after:.0f} MB",
    }
    for name, cell in rows.items():
        table.add_row(name, *map(cell, results))
    return table


def main() -> int:
    """Exit code 0 where nobody met an error: how long people wait says as much about the machine."""
    parser = argparse.ArgumentParser(description="Đo khi nhiều người hỏi cùng lúc, chỉ trên máy này.")
    parser.add_argument("--people", type=int, default=50, help="số người")
    parser.add_argument("--seconds", type=float, default=60, help="số giây mỗi lượt")
    parser.add_argument("--workers", type=int, default=2, help="số tiến trình trả lời")
    parser.add_argument("--json", type=Path, help="tệp nhận kết quả")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder), options.workers) as (url, pid):
        results = [
            asyncio.run(load(url, pid, way=way, people=options.people, seconds=options.seconds))
            for way in ("chat", "api")
        ]
    console = Console()
    console.print(_table(results))
    for result in results:
        console.print(*(f"{result.way}: {count} × {error}" for error, count in result.errors.items()), sep="\n")
    console.print(f"{os.cpu_count()} nhân; tải trung bình một phút qua: {os.getloadavg()[0]:.1f}.")
    if options.json:
        options.json.write_text(json.dumps([asdict(one) for one in results], ensure_ascii=False, indent=2), "utf-8")
    return 1 if any(result.errors for result in results) else 0


if __name__ == "__main__":
    sys.exit(main())

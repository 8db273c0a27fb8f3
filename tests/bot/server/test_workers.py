"""The processes that answer: real ones, over a real index, killed and closed while they work."""

import asyncio
import os
import shutil
import signal
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.answerer import Answerer
from bot.cli import run
from bot.library import Library
from bot.server.settings import ServerSettings
from bot.server.workers import WorkerFault, WorkerLost, Workers
from bot.wiring import open_answerer
from eval.processes import resident_mb
from ingest.errors import IngestError
from tests.bot.console import TASKS

QUESTION = TASKS


@dataclass(frozen=True)
class Noted:
    """Work that writes down which process does it, and is a while about it."""

    notes: Path
    seconds: float = 0.0

    def of(self, _: Answerer) -> int:
        with self.notes.open("a") as notes:
            notes.write(f"{os.getpid()}\n")
        time.sleep(self.seconds)
        return os.getpid()


@dataclass(frozen=True)
class Deadly:
    """Work that no process survives."""

    def of(self, _: Answerer) -> None:
        os.kill(os.getpid(), signal.SIGKILL)


@dataclass(frozen=True)
class Faulty:
    """Work with a fault of its own."""

    def of(self, _: Answerer) -> None:
        raise ZeroDivisionError


@dataclass(frozen=True)
class Weighed:
    """Work that tells how much memory its process holds."""

    def of(self, answerer: Answerer) -> float:
        answerer.answer(QUESTION)
        return resident_mb(os.getpid())


@contextmanager
def workers_over(index: Path, *, count: int = 1) -> Iterator[Workers]:
    workers = Workers(ServerSettings(index=index, workers=count))
    try:
        yield workers
    finally:
        workers.close()


@asynccontextmanager
async def begun(workers: Workers, work: Noted) -> AsyncIterator["asyncio.Task[int]"]:
    """`work`, which a process has just begun."""
    task = asyncio.create_task(workers.do(work))
    while not noted(work):
        await asyncio.sleep(0.01)
    yield task


def noted(work: Noted) -> list[int]:
    return [int(line) for line in work.notes.read_text().splitlines()] if work.notes.exists() else []


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_an_answer_is_the_same_as_without_processes(built: Path) -> None:
    there = open_answerer(built / "index").answer(QUESTION)

    async def ask() -> None:
        with workers_over(built / "index") as workers:
            answer = await Library(built / "index", workers, None).extractive(QUESTION)
        assert (answer.text, answer.citations, answer.refusal) == (there.text, there.citations, there.refusal)
        assert answer.citations[0].document.text[answer.citations[0].start :].startswith(answer.citations[0].quote)

    asyncio.run(ask())


def test_work_goes_on_in_another_process_when_its_own_is_killed(built: Path, tmp_path: Path) -> None:
    async def ask() -> None:
        with workers_over(built / "index") as workers:
            async with begun(workers, Noted(tmp_path / "notes", seconds=1)) as task:
                [first] = noted(Noted(tmp_path / "notes"))
                os.kill(first, signal.SIGKILL)
                second = await task
            assert second != first and workers.pids == [second] and workers.lost == 1

    asyncio.run(ask())


def test_work_that_no_process_survives_is_given_up_and_harms_no_other(built: Path, tmp_path: Path) -> None:
    async def ask() -> None:
        with workers_over(built / "index") as workers:
            with pytest.raises(WorkerLost):
                await workers.do(Deadly())
            assert await workers.do(Noted(tmp_path / "notes")) in workers.pids

    asyncio.run(ask())


def test_a_fault_is_told_and_the_process_goes_on(built: Path, tmp_path: Path) -> None:
    async def ask() -> None:
        with workers_over(built / "index") as workers:
            before = await workers.do(Noted(tmp_path / "notes"))
            with pytest.raises(WorkerFault, match="ZeroDivisionError"):
                await workers.do(Faulty())
            assert await workers.do(Noted(tmp_path / "notes")) == before

    asyncio.run(ask())


def test_whoever_gives_up_while_waiting_takes_no_process(built: Path, tmp_path: Path) -> None:
    waiting = Noted(tmp_path / "waiting")

    async def ask() -> None:
        with workers_over(built / "index") as workers:
            async with begun(workers, Noted(tmp_path / "running", seconds=0.5)) as running:
                stopped = asyncio.create_task(workers.do(waiting))
                await asyncio.sleep(0.05)
                stopped.cancel()
                await running
                await workers.do(Noted(tmp_path / "after"))
        assert stopped.cancelled() and noted(waiting) == []

    asyncio.run(ask())


def test_the_error_of_the_index_arrives_and_passes_once_it_is_repaired(built: Path, tmp_path: Path) -> None:
    async def ask() -> None:
        with workers_over(tmp_path / "index") as workers:
            library = Library(tmp_path / "index", workers, None)
            with pytest.raises(IngestError, match="Chưa có chỉ mục") as missing:
                await library.extractive(QUESTION)
            assert "cchc ingest" in missing.value.help and not library.is_open
            shutil.copytree(built / "index", tmp_path / "index")
            assert (await library.extractive(QUESTION)).citations
            assert library.is_open

    asyncio.run(ask())


def test_twenty_questions_are_answered_while_the_index_is_exchanged(built: Path, tmp_path: Path) -> None:
    index, texts = shutil.copytree(built / "index", tmp_path / "index"), tmp_path / "texts"
    shutil.copytree(built / "texts", texts)
    (texts / "more.txt").write_text("Hội nghị ngày 3/3/2024 ở Cà Mau do ông Lê Văn Tám chủ trì.", encoding="utf-8")

    async def ask() -> None:
        with workers_over(index, count=2) as workers:
            library = Library(index, workers, None)
            await workers.warm()
            before = (await library.extractive(QUESTION)).index_id
            questions = [asyncio.create_task(library.extractive(f"{QUESTION} ({n})")) for n in range(10)]
            ingest = asyncio.create_task(asyncio.to_thread(run, ["ingest", str(texts), "--index", str(index)]))
            while not ingest.done():
                questions.append(asyncio.create_task(library.extractive(QUESTION)))
                await asyncio.sleep(0.1)
            questions += [asyncio.create_task(library.extractive(QUESTION)) for _ in range(10)]
            answers = await asyncio.gather(*questions)
        assert len(answers) >= 20
        assert answers[0].index_id == before != answers[-1].index_id

    asyncio.run(ask())


def test_an_index_that_was_exchanged_is_let_go(built: Path, tmp_path: Path) -> None:
    index = shutil.copytree(built / "index", tmp_path / "index")
    name = (index / "CURRENT").read_text().strip()
    shutil.copytree(index / "generations" / name, index / "generations" / f"{name}-2")

    async def ask() -> None:
        with workers_over(index) as workers:
            weights = []
            for turn in range(10):
                (index / "CURRENT").write_text(name if turn % 2 else f"{name}-2")
                weights.append(await workers.do(Weighed()))
        # Each kept as it was would add some 50 MB, mostly the embedding model.
        assert weights[-1] < weights[2] + 150, weights

    asyncio.run(ask())


def test_nothing_runs_on_when_they_are_closed(built: Path, tmp_path: Path) -> None:
    async def ask() -> None:
        with workers_over(built / "index", count=2) as workers:
            async with begun(workers, Noted(tmp_path / "notes", seconds=60)) as running:
                pids = workers.pids
                started = time.monotonic()
                workers.close()
                with pytest.raises(WorkerLost):
                    await running
        assert pids and not any(map(is_alive, pids)) and time.monotonic() - started < 5

    asyncio.run(ask())

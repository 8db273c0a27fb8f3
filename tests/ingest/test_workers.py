"""Reading in other processes: in order, and whatever a file does to its process."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from multiprocessing import active_children
from pathlib import Path

import pytest

from ingest import workers
from ingest.read import is_isolated, reader_of
from ingest.storage.store import Rejection, Source
from ingest.workers import Job, Workers

RTF = r"{\rtf1\ansi Van ban so %d ve cai cach hanh chinh.\par}"


def job(path: Path) -> Job:
    source = Source(path=str(path), key=path.name, sha256="", bytes=path.stat().st_size, reader=reader_of(path))
    return source, path


@pytest.fixture
def rtf_jobs(tmp_path: Path) -> list[Job]:
    paths = [tmp_path / f"{number}.rtf" for number in range(7)]
    for number, path in enumerate(paths):
        path.write_text(RTF % number, encoding="ascii")
    (tmp_path / "3.rtf").unlink()
    (tmp_path / "3.txt").write_text("Văn bản thuần.", encoding="utf-8")
    paths[3] = tmp_path / "3.txt"
    return [job(path) for path in paths]


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def pool(told: list[str]) -> Iterator[Workers]:
    with closing(Workers(told.append)) as made:
        yield made
    assert not active_children()


def test_documents_come_in_the_order_of_the_jobs(pool: Workers, rtf_jobs: list[Job]) -> None:
    assert is_isolated(rtf_jobs[0][0].reader)
    assert not is_isolated(rtf_jobs[3][0].reader)
    keys = []
    for source, items in pool.cut(rtf_jobs):
        [(document, passages)] = [item for item in items if not isinstance(item, Rejection)]
        assert document.key == source.key
        assert passages[0].document_id == document.id
        keys.append(document.key)
    assert keys == ["0.rtf", "1.rtf", "2.rtf", "3.txt", "4.rtf", "5.rtf", "6.rtf"]


@pytest.fixture
def endless(tmp_path: Path) -> Job:
    """A pipe that nobody writes to: reading it never ends."""
    path = tmp_path / "endless.rtf"
    os.mkfifo(path)
    return Source(path=str(path), key="endless.rtf", sha256="", bytes=1, reader=reader_of_rtf()), path


def reader_of_rtf() -> str:
    from ingest.readers import rtf

    return rtf.NAME


def test_a_file_that_hangs_costs_itself(
    pool: Workers, rtf_jobs: list[Job], endless: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "_SILENCE_S", 5.0)
    results = {source.key: list(items) for source, items in pool.cut([*rtf_jobs[:2], endless, *rtf_jobs[4:]])}
    [rejection] = results.pop("endless.rtf")
    assert isinstance(rejection, Rejection)
    assert "quá lâu" in rejection.reason
    assert not rejection.foreseen
    assert all(not isinstance(items[0], Rejection) for items in results.values())


def test_a_process_that_is_killed_costs_its_file(pool: Workers, rtf_jobs: list[Job], endless: Job) -> None:
    def kill() -> None:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and not active_children():
            time.sleep(0.05)
        time.sleep(1)
        for child in active_children():
            if child.pid:
                os.kill(child.pid, signal.SIGKILL)

    threading.Thread(target=kill).start()
    results = {source.key: list(items) for source, items in pool.cut([endless, *rtf_jobs])}
    [rejection] = results["endless.rtf"]
    assert isinstance(rejection, Rejection)
    assert "dừng đột ngột" in rejection.reason
    assert not isinstance(results["6.rtf"][0], Rejection)

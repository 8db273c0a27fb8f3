"""When a watch looks at the files again."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.commands.watch import changes


def moments(folder: Path, act: Callable[[], object], *, ignored: Path) -> tuple[list[float], float, float]:
    """When the first two looks came, and when `act`, done after the first, began and ended."""
    seen: list[float] = []
    times: list[float] = []

    def acting() -> None:
        times.append(time.monotonic())
        act()
        times.append(time.monotonic())

    worker = threading.Thread(target=acting)
    for _ in changes([folder], ignored=[ignored]):
        seen.append(time.monotonic())
        if len(seen) == 2:
            break
        worker.start()
    worker.join()
    return seen, times[0], times[1]


@pytest.mark.timeout(60)
def test_a_copy_is_read_when_it_is_finished(tmp_path: Path) -> None:
    def copy() -> None:
        with (tmp_path / "new.pdf").open("wb") as file:
            for _ in range(30):
                file.write(b"x" * 1000)
                file.flush()
                time.sleep(0.1)

    (_, second), _, ended = moments(tmp_path, copy, ignored=tmp_path / "index")
    assert ended < second < ended + 5


@pytest.mark.timeout(60)
def test_what_is_no_document_does_not_count(tmp_path: Path) -> None:
    def act() -> None:
        (tmp_path / ".hidden").write_text("x")
        (tmp_path / "~$open.docx").write_text("x")
        (tmp_path / "index").mkdir()
        (tmp_path / "index" / "store").write_text("x")
        (tmp_path / "read.txt").read_text()
        time.sleep(4)
        (tmp_path / "sub").mkdir()
        (tmp_path / "sub" / "new.txt").write_text("x")

    (tmp_path / "read.txt").write_text("x")
    (_, second), began, _ = moments(tmp_path, act, ignored=tmp_path / "index")
    assert second > began + 4


@pytest.mark.timeout(60)
def test_what_happens_while_the_caller_works_is_not_missed(tmp_path: Path) -> None:
    looks = changes([tmp_path])
    next(looks)
    (tmp_path / "new.txt").write_text("x")
    time.sleep(1)
    started = time.monotonic()
    next(looks)
    assert time.monotonic() - started < 5

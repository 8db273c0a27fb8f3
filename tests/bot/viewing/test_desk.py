"""The process in which originals are opened: it answers, it refuses, and it may die."""

import asyncio
import os
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest

from bot.viewing.desk import Desk
from bot.viewing.drawn import Drawn
from bot.viewing.originals import Original, unchanged_bytes
from ingest.errors import RejectedSource

T = TypeVar("T")


@pytest.fixture
def desk() -> Iterator[Desk]:
    desk = Desk(patience_s=20)
    yield desk
    desk.close()


def do(desk: Desk, work: Callable[[], T]) -> T:
    return asyncio.run(desk.do(work))


def test_it_works_elsewhere_and_goes_on_after_a_crash(desk: Desk) -> None:
    process = do(desk, os.getpid)
    assert process != os.getpid()
    assert do(desk, os.getpid) == process
    with pytest.raises(RejectedSource, match="dừng đột ngột"):
        do(desk, partial(os._exit, 3))
    assert do(desk, os.getpid) != process


def test_what_takes_too_long_is_stopped() -> None:
    desk = Desk(patience_s=8)
    with pytest.raises(RejectedSource, match="quá lâu"):
        do(desk, partial(time.sleep, 60))
    desk.close()


def test_refusals_come_back_with_their_advice(desk: Desk, tmp_path: Path) -> None:
    missing = Original(tmp_path / "khong-co.pdf", "0" * 64, "pdf/2")
    with pytest.raises(RejectedSource, match="không còn") as refused:
        do(desk, partial(unchanged_bytes, missing))
    assert "bản chữ" in refused.value.help


def test_the_pictures_asked_for_last_are_kept() -> None:
    drawn = Drawn(most_bytes=25)
    keys = [("a" * 64, page, 900) for page in range(3)]
    for key in keys[:2]:
        drawn.keep(key, b"x" * 10)
    assert drawn.get(keys[0])
    drawn.keep(keys[2], b"x" * 10)
    assert [drawn.get(key) is not None for key in keys] == [True, False, True]

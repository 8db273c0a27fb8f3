"""A process of its own in which originals are opened: one that hangs or crashes a library costs nothing but itself."""

import asyncio
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import NamedTuple, TypeVar

from ingest.errors import IngestError, RejectedSource
from ingest.workers import fence_in

_Made = TypeVar("_Made")
_GAVE_UP = "Không mở được tệp gốc: chương trình đọc dừng đột ngột hoặc quá lâu."
_GAVE_UP_HELP = "Đọc bản chữ; tệp gốc có thể bị hỏng hoặc quá lớn."


class _Refusal(NamedTuple):
    """An IngestError on its way between processes."""

    message: str
    help: str


class Desk:
    """One process that does one thing after another; it starts when first asked, and anew when it had to be stopped."""

    def __init__(self, *, patience_s: float) -> None:
        self._patience_s = patience_s
        # Whoever waits for this process must not keep the threads from those who ask questions.
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="desk")
        self._process: _Process | None = None

    async def do(self, work: Callable[[], _Made]) -> _Made:
        """What `work`, which can be pickled, returns there; raises its IngestError, or RejectedSource when it
        crashes or takes longer than the patience."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, partial(self._do, work))

    def close(self) -> None:
        """End the process, whatever it is doing: who waits for it is refused."""
        self._thread.shutdown(wait=False, cancel_futures=True)
        if process := self._process:
            process.kill()

    def _do(self, work: Callable[[], _Made]) -> _Made:
        self._process = self._process or _Process()
        try:
            result = self._process.answer(work, self._patience_s)
        except (TimeoutError, EOFError, OSError):
            self._process.stop()
            self._process = None
            raise RejectedSource(_GAVE_UP, help=_GAVE_UP_HELP) from None
        if isinstance(result, _Refusal):
            raise RejectedSource(result.message, help=result.help)
        return result


class _Process:
    def __init__(self) -> None:
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, os.getpid()), daemon=True)
        self._process.start()
        theirs.close()

    def answer(self, work: Callable[[], _Made], patience_s: float) -> "_Made | _Refusal":
        """Raises TimeoutError, EOFError, OSError."""
        self._pipe.send(work)
        if not self._pipe.poll(patience_s):
            raise TimeoutError
        result: _Made | _Refusal = self._pipe.recv()
        return result

    def kill(self) -> None:
        self._process.kill()

    def stop(self) -> None:
        self._process.kill()
        self._process.join()
        self._pipe.close()


def _serve(pipe: Connection, parent: int) -> None:
    """The life of the process: do what it is sent until the parent is gone."""
    fence_in(parent)
    while True:
        try:
            work: Callable[[], object] = pipe.recv()
        except EOFError:
            return
        try:
            pipe.send(work())
        except IngestError as error:
            pipe.send(_Refusal(str(error), error.help))
        except MemoryError:
            pipe.send(_Refusal(_GAVE_UP, _GAVE_UP_HELP))

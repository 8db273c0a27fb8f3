"""Reads sources in processes of their own: all cores work, and a file that hangs or crashes a library costs itself."""

import os
import resource
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from queue import Empty, SimpleQueue

from ingest.cutting import Cut, cut, failure
from ingest.read import is_isolated
from ingest.storage.store import Rejection, Source

Job = tuple[Source, Path]
Items = Iterable[Cut | Rejection]

# A page of a scan takes 2 to 10 s, the largest text PDF of the development set 1 s: whoever says nothing for this
# long has hung.
_SILENCE_S = 300.0
# Far above what a file at its size limit takes; beyond it the machine would swap.
_MEMORY_BYTES = 6 * 1024**3
_PARENT_CHECK_S = 1.0
_SLOW = "đọc quá lâu mà không có tiến triển."
_CRASHED = "chương trình đọc dừng đột ngột; tệp có thể bị hỏng hoặc quá lớn."


class Workers:
    """Reads jobs in order, those of isolated readers ahead of time. `tell` hears what a long one is doing."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self._tell = tell
        cores = os.cpu_count() or 1
        self._threads = ThreadPoolExecutor(cores, thread_name_prefix="reader")
        self._most_ahead = 2 * cores
        self._idle: SimpleQueue[_Process] = SimpleQueue()
        self._processes: list[_Process] = []

    def cut(self, jobs: Iterable[Job]) -> Iterator[tuple[Source, Items]]:
        """Each source with its documents and rejections, in the order of `jobs`; exhaust one before the next."""
        waiting: deque[tuple[Job, Future[list[Cut | Rejection]] | None]] = deque()
        for job in jobs:
            future = self._threads.submit(self._cut_apart, job) if is_isolated(job[0].reader) else None
            waiting.append((job, future))
            # One that is read here waits for nobody, but must not overtake those before it.
            while waiting and (waiting[0][1] is None or len(waiting) > self._most_ahead):
                yield self._result(*waiting.popleft())
        while waiting:
            yield self._result(*waiting.popleft())

    def close(self) -> None:
        """Stop reading, whatever is under way."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for process in self._processes:
            process.stop()
        self._threads.shutdown()

    def _result(self, job: Job, future: Future[list[Cut | Rejection]] | None) -> tuple[Source, Items]:
        if future is not None:
            return job[0], future.result()
        return job[0], cut(*job, progress=lambda stage, share: self._tell(stage))

    def _cut_apart(self, job: Job) -> list[Cut | Rejection]:
        """What `cut` yields for `job` in a process of its own."""
        process = self._any_idle()
        items: list[Cut | Rejection] = []
        try:
            for message in process.run(job):
                if isinstance(message, str):
                    self._tell(message)
                else:
                    items.append(message)
        except (TimeoutError, EOFError, OSError) as error:
            process.stop()
            return [*items, failure(job[0], _SLOW if isinstance(error, TimeoutError) else _CRASHED)]
        self._idle.put(process)
        return items

    def _any_idle(self) -> "_Process":
        try:
            return self._idle.get_nowait()
        except Empty:
            process = _Process()
            self._processes.append(process)
            return process


class _Process:
    """A process that reads one job after another."""

    def __init__(self) -> None:
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, os.getpid()), daemon=True)
        self._process.start()
        theirs.close()

    def run(self, job: Job) -> Iterator[Cut | Rejection | str]:
        """What comes of `job`, and between it what is being done. Raises TimeoutError, EOFError, OSError."""
        self._pipe.send(job)
        while True:
            if not self._pipe.poll(_SILENCE_S):
                raise TimeoutError
            message = self._pipe.recv()
            if message is None:
                return
            yield message

    def stop(self) -> None:
        self._process.kill()
        self._process.join()
        self._pipe.close()


def _work(pipe: Connection, parent: int) -> None:
    """The life of a process: read what it is sent until the parent is gone."""
    fence_in(parent)
    while True:
        try:
            job: Job = pipe.recv()
        except EOFError:
            return
        for item in cut(*job, progress=lambda stage, share: pipe.send(stage)):
            pipe.send(item)
        pipe.send(None)


def fence_in(parent: int) -> None:
    """Nothing; from now on this process ends when `parent` has died, and takes no more memory than a file may."""
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))


def _end_with(parent: int) -> None:
    """Ends this process when its parent has died, even by a signal that nobody can catch."""
    while os.getppid() == parent:
        time.sleep(_PARENT_CHECK_S)
    os._exit(1)

"""The processes that answer, as the web process sees them: Python reads with one core a process."""

import asyncio
import logging
import multiprocessing
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import cast

from bot.environment import SettingError
from bot.library import Result, Work
from bot.server import logs, worker
from bot.server.settings import ServerSettings
from bot.server.worker import Done, Failed, Opening, Warm
from ingest.embed import Progress
from ingest.errors import IngestError

# Far beyond any answer, and beyond preparing the embedding model on a slow machine, which happens once.
_LONGEST_S = 300
# Whoever asks meanwhile is told what is wrong.
_TRY_AGAIN_S = 10

_log = logging.getLogger("cchc.workers")


class WorkerLost(Exception):
    """A process ended, or hung, while it was asked."""


class WorkerFault(Exception):
    """An error nobody foresaw; the process has logged it."""


class Worker:
    """One process, started when it is first asked and again after it was lost."""

    def __init__(self, settings: ServerSettings) -> None:
        self._settings = settings
        self._process: multiprocessing.process.BaseProcess | None = None
        self._connection: Connection | None = None

    @property
    def pid(self) -> int | None:
        """Of the process, if it has been started."""
        return self._process.pid if self._process else None

    def ask(self, work: Work[object], tell: Progress) -> Done | Failed:
        """The reply, `tell` getting the lines before it; raises `WorkerLost`, after which the next call starts anew."""
        connection = self._connection or self._started()
        try:
            connection.send(work)
            while connection.poll(_LONGEST_S):
                reply: worker.Reply = connection.recv()
                if not isinstance(reply, Opening):
                    return reply
                tell(reply.line)
        except (EOFError, OSError) as error:
            self._forget()
            raise WorkerLost("the process ended") from error
        self._forget()
        raise WorkerLost(f"no reply within {_LONGEST_S} s")

    def kill(self) -> None:
        """Nothing; the process is gone, and whoever waits for its reply gets `WorkerLost`. From any thread."""
        if process := self._process:
            process.kill()
            process.join()

    def _forget(self) -> None:
        self.kill()
        if self._connection:
            self._connection.close()
        self._process = self._connection = None

    def _started(self) -> Connection:
        # A forked process would inherit the sockets and locks of the web server.
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self._process = context.Process(target=worker.run, args=(theirs, self._settings), daemon=True)
        self._process.start()
        theirs.close()
        self._connection = ours
        return ours


class Workers:
    """Several processes; work waits until one is free. For one event loop."""

    def __init__(self, settings: ServerSettings) -> None:
        self._all = [Worker(settings) for _ in range(settings.workers)]
        self._idle: SimpleQueue[Worker] = SimpleQueue()
        for one in self._all:
            self._idle.put(one)
        self._threads = ThreadPoolExecutor(len(self._all), thread_name_prefix="worker")
        self._listening: set[Progress] = set()
        self._is_closed = False
        self.is_open = False
        """Whether the index has been opened; the first question waits for that."""
        self.trouble: str | None = None
        """Why it could not be, for people; details are in the log."""
        self.lost = 0
        """How many processes have ended or hung."""

    @property
    def pids(self) -> list[int]:
        """The processes that run."""
        return [one.pid for one in self._all if one.pid]

    async def warm(self) -> None:
        """Nothing; every process has opened the index, sooner or later; `trouble` says why not yet."""
        while True:
            try:
                await asyncio.gather(*(self.do(Warm()) for _ in self._all))
            except (IngestError, SettingError, WorkerLost, WorkerFault) as error:
                self.trouble = "Chưa mở được chỉ mục hoặc mô hình nhúng; xem nhật ký của máy chủ."
                _log.warning("not open", extra={logs.FIELDS: {"problem": str(error)}})
                await asyncio.sleep(_TRY_AGAIN_S)
            else:
                return

    async def open(self, progress: Progress) -> None:
        """Nothing; the index is open. `progress` gets a line where that takes seconds.

        This and the others raise `IngestError` when there is no usable index or model, `SettingError` for a setting.
        """
        if self.is_open:
            return
        self._listening.add(progress)
        try:
            await self.do(Warm())
        finally:
            self._listening.discard(progress)

    async def do(self, work: Work[Result]) -> Result:
        """What comes of `work`. Whoever is cancelled while waiting for a free process takes none."""
        reply = await asyncio.get_running_loop().run_in_executor(self._threads, self._reply, work)
        if isinstance(reply, Failed):
            raise _error(reply)
        self.is_open = True
        return cast("Result", reply.result)

    def close(self) -> None:
        """Nothing; no process is left, whatever it was doing: it only reads."""
        self._is_closed = True
        self._threads.shutdown(wait=False, cancel_futures=True)
        for one in self._all:
            one.kill()

    def _reply(self, work: Work[object]) -> Done | Failed:
        """Asked again, once, where the process was lost: it may have been killed for want of memory, say."""
        one = self._idle.get()
        try:
            try:
                return one.ask(work, self._tell)
            except WorkerLost as error:
                if self._is_closed:
                    raise
                self.lost += 1
                _log.warning("worker lost", extra={logs.FIELDS: {"problem": str(error)}})
                return one.ask(work, self._tell)
        finally:
            self._idle.put(one)

    def _tell(self, line: str) -> None:
        for progress in tuple(self._listening):
            progress(line)


def _error(failed: Failed) -> Exception:
    if failed.kind == "ingest":
        return IngestError(failed.message, help=failed.help)
    if failed.kind == "setting":
        return SettingError(failed.message, help=failed.help)
    return WorkerFault(failed.message)

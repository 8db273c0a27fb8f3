"""The processes that answer, as the web process sees them: Python reads with one core a process."""

import asyncio
import multiprocessing
from collections.abc import AsyncGenerator, Sequence
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from pathlib import Path
from queue import SimpleQueue

from bot.answers import EXTRACTIVE, Answer, Hit, Turn
from bot.environment import SettingError
from bot.server import worker
from bot.server.worker import Answered, Ask, Failed, Open, Opening, Search, WorkerRequest
from ingest.embed import Progress
from ingest.errors import IngestError

# Far beyond any answer, and beyond preparing the embedding model on a slow machine, which happens once.
_LONGEST_S = 300
# What an answer that is being written when the server stops may still take.
_ENDING_S = 3


class WorkerLost(Exception):
    """A process ended, or hung, while it was asked."""


class WorkerFault(Exception):
    """An error nobody foresaw; the process has logged it."""


class Worker:
    """One process, started when it is first asked and again after it was lost."""

    def __init__(self, index_dir: Path) -> None:
        self._index_dir = index_dir
        self._process: multiprocessing.process.BaseProcess | None = None
        self._connection: Connection | None = None

    @property
    def pid(self) -> int | None:
        """Of the process, if it has been started."""
        return self._process.pid if self._process else None

    def ask(self, request: WorkerRequest, tell: Progress) -> Answered | Failed:
        """The reply, `tell` getting the lines before it; raises `WorkerLost`, after which the next call starts anew."""
        connection = self._connection or self._started()
        try:
            connection.send(request)
            while connection.poll(_LONGEST_S):
                reply: worker.Reply = connection.recv()
                if not isinstance(reply, Opening):
                    return reply
                tell(reply.line)
        except (EOFError, OSError) as error:
            self.end(within_s=0)
            raise WorkerLost("the process ended") from error
        self.end(within_s=0)
        raise WorkerLost(f"no reply within {_LONGEST_S} s")

    def end(self, *, within_s: float) -> None:
        """Nothing; the process is gone, killed if it has not ended by itself in time."""
        if self._connection:
            self._connection.close()
            self._connection = None
        if self._process:
            self._process.join(within_s)
            self._process.kill()
            self._process.join()
            self._process = None

    def _started(self) -> Connection:
        # A forked process would inherit the sockets and locks of the web server.
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self._process = context.Process(target=worker.run, args=(theirs, self._index_dir), daemon=True)
        self._process.start()
        theirs.close()
        self._connection = ours
        return ours


class Workers:
    """Answers as `Answerer` does, from `count` processes; a question waits until one is free."""

    model = EXTRACTIVE

    def __init__(self, index_dir: Path, count: int) -> None:
        self._all = [Worker(index_dir) for _ in range(count)]
        self._idle: SimpleQueue[Worker] = SimpleQueue()
        for one in self._all:
            self._idle.put(one)
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="worker")
        self._listening: set[Progress] = set()
        self.is_open = False
        """Whether the index has been opened; the first question waits for that."""

    @property
    def pids(self) -> list[int]:
        """The processes that run."""
        return [one.pid for one in self._all if one.pid]

    async def warm(self) -> None:
        """Nothing; every process has opened the index. Raises as `open`."""
        await asyncio.gather(*(self._asked(Open()) for _ in self._all))

    async def open(self, progress: Progress) -> None:
        """Nothing; the index is open. `progress` gets a line where that takes seconds.

        This and the others raise `IngestError` when there is no usable index or model, `SettingError` for a setting.
        """
        if self.is_open:
            return
        self._listening.add(progress)
        try:
            await self._asked(Open())
        finally:
            self._listening.discard(progress)

    async def answer(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """As `Answerer.answer`."""
        answer = await self._asked(Ask(question, tuple(history)))
        assert isinstance(answer, Answer)
        return answer

    async def stream(self, question: str, history: Sequence[Turn] = ()) -> AsyncGenerator[Answer]:
        """As `Answerer.stream`."""
        yield await self.answer(question, history)

    async def search(self, query: str, k: int) -> list[Hit]:
        """As `Answerer.search`."""
        hits = await self._asked(Search(query, k))
        assert isinstance(hits, list)
        return hits

    def close(self) -> None:
        """Nothing; no process is left."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for one in self._all:
            one.end(within_s=_ENDING_S)

    async def _asked(self, request: WorkerRequest) -> Answer | list[Hit] | None:
        """What `request` asks for. Whoever is cancelled while waiting for a free process takes none."""
        reply = await asyncio.get_running_loop().run_in_executor(self._threads, self._reply, request)
        if isinstance(reply, Failed):
            raise _error(reply)
        self.is_open = True
        return reply.value

    def _reply(self, request: WorkerRequest) -> Answered | Failed:
        """Asked again, once, where the process was lost: it may have been killed for want of memory, say."""
        one = self._idle.get()
        try:
            try:
                return one.ask(request, self._tell)
            except WorkerLost:
                return one.ask(request, self._tell)
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

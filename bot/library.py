"""What the conversations and routes of one server ask: the answers and the texts of one index."""

import time
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

from bot.answerer import Answerer
from bot.answers import Answer, Hit, Turn
from bot.filters import EVERYTHING, Filter
from bot.generate import Wording
from ingest.embed import Progress
from ingest.errors import IndexCorrupt
from ingest.storage.generations import Generations
from ingest.storage.parts import VARIANTS, store_of
from ingest.storage.store import Store
from ingest.storage.variants import Variants

Result = TypeVar("Result")
_Made_co = TypeVar("_Made_co", covariant=True)


class Work(Protocol[_Made_co]):
    """Something to be computed where the index is open: sent there, and its result back."""

    def of(self, answerer: Answerer) -> _Made_co:
        """The result."""
        ...


class Workforce(Protocol):
    """Where the index is open: `bot.server.workers.Workers`."""

    @property
    def is_open(self) -> bool: ...

    async def open(self, progress: Progress) -> None: ...

    async def do(self, work: Work[Result]) -> Result: ...


@dataclass(frozen=True, slots=True)
class _Ask:
    question: str
    history: tuple[Turn, ...]
    filter: Filter

    def of(self, answerer: Answerer) -> Answer:
        return answerer.answer(self.question, self.history, filter=self.filter)


@dataclass(frozen=True, slots=True)
class _Search:
    query: str
    k: int
    filter: Filter

    def of(self, answerer: Answerer) -> list[Hit]:
        return answerer.search(self.query, self.k, filter=self.filter)


class Library:
    """One index, whose newest generation is used after each ingest. All methods but `store` are for one event loop."""

    def __init__(self, index_dir: Path, workforce: Workforce, wording: Wording | None) -> None:
        self._index_dir = index_dir
        self._workforce = workforce
        self._wording = wording
        self._store: tuple[Path, Store] | None = None

    @property
    def is_open(self) -> bool:
        """Whether an index is open; the first question waits for that."""
        return self._workforce.is_open

    async def stream(
        self, question: str, history: Sequence[Turn], progress: Progress, *, filter: Filter = EVERYTHING
    ) -> AsyncGenerator[Answer]:
        """The answer to `question` from the documents that `filter` admits as it grows, the last being the answer;
        `progress` gets a line (from another thread) when opening takes seconds.

        Raises `IngestError` when there is no usable index or model, `SettingError` for a setting.
        """
        started = time.perf_counter()
        await self._workforce.open(progress)
        extractive = await self.extractive(question, history, filter=filter)
        if self._wording is None:
            yield extractive
            return
        async with aclosing(self._wording.of(extractive, history, started=started)) as answers:
            async for answer in answers:
                yield answer

    async def extractive(self, question: str, history: Sequence[Turn] = (), *, filter: Filter = EVERYTHING) -> Answer:
        """The answer in the documents' own words, whatever chat model there is; raises as `stream`."""
        return await self._workforce.do(_Ask(question, tuple(history), filter))

    async def search(self, query: str, k: int, *, filter: Filter = EVERYTHING) -> list[Hit]:
        """The `k` passages nearest to `query`, best first; raises as `stream`."""
        return await self._workforce.do(_Search(query, k, filter))

    async def do(self, work: Work[Result]) -> Result:
        """What `work` makes of the opened index, in another process: a frozen value that can be sent there, whose
        result can be sent back. Raises as `stream`, and whatever else goes wrong there as `WorkerFault`."""
        return await self._workforce.do(work)

    def generation(self) -> str:
        """The name of the index in use, which changes with each ingest; raises `IngestError` when there is none."""
        return Generations(self._index_dir).current().name

    def store(self) -> Store:
        """The texts of the index in use, which open at once; raises `IngestError` when there is no usable index.

        Safe to call from many threads.
        """
        generation = Generations(self._index_dir).current()
        opened = self._store
        if opened is None or opened[0] != generation:
            opened = self._store = (generation, store_of(generation))
        return opened[1]

    def variants(self) -> Variants:
        """Which documents of the index in use are one source; raises `IngestError` as `store` does."""
        path = Generations(self._index_dir).current() / VARIANTS
        try:
            return Variants.load(path)
        except (OSError, ValueError) as error:
            raise IndexCorrupt.at(path, "không đọc được") from error

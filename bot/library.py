"""What the conversations and routes of one server ask: the answers and the texts of one index."""

import time
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from pathlib import Path
from typing import Protocol

from bot.answers import Answer, Hit, Turn
from bot.generate import Wording
from ingest.embed import Progress
from ingest.storage.generations import Generations
from ingest.storage.parts import store_of
from ingest.storage.store import Store


class Workforce(Protocol):
    """Who answers from an index, in the documents' own words: `bot.server.workers.Workers`."""

    @property
    def is_open(self) -> bool: ...

    async def open(self, progress: Progress) -> None: ...

    async def answer(self, question: str, history: Sequence[Turn] = ()) -> Answer: ...

    async def search(self, query: str, k: int) -> list[Hit]: ...


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

    async def stream(self, question: str, history: Sequence[Turn], progress: Progress) -> AsyncGenerator[Answer]:
        """The answer to `question` as it grows, the last being the answer; `progress` gets a line (from another
        thread) when opening takes seconds.

        Raises `IngestError` when there is no usable index or model, `SettingError` for a setting.
        """
        started = time.perf_counter()
        await self._workforce.open(progress)
        extractive = await self._workforce.answer(question, history)
        if self._wording is None:
            yield extractive
            return
        async with aclosing(self._wording.of(extractive, history, started=started)) as answers:
            async for answer in answers:
                yield answer

    async def answer(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """The answer in the documents' own words, whatever chat model is set; raises as `stream`."""
        return await self._workforce.answer(question, history)

    async def search(self, query: str, k: int) -> list[Hit]:
        """The `k` passages nearest to `query`, best first; raises as `stream`."""
        return await self._workforce.search(query, k)

    def store(self) -> Store:
        """The texts of the index in use, which open at once; raises `IngestError` when there is no usable index.

        Safe to call from many threads.
        """
        generation = Generations(self._index_dir).current()
        opened = self._store
        if opened is None or opened[0] != generation:
            opened = self._store = (generation, store_of(generation))
        return opened[1]

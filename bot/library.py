"""The answerer that all conversations of one process share."""

import asyncio
import threading
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from pathlib import Path

from bot.answers import Answer, Turn
from bot.filters import EVERYTHING, Filter
from bot.generate import AnyAnswerer
from bot.wiring import open_answerer
from ingest.embed import Progress
from ingest.storage.generations import Generations
from ingest.storage.parts import store_of
from ingest.storage.store import Store


class Library:
    """Opens the index when first asked and again after each ingest; nobody waits for another's chat model.

    Safe to call from many threads. What could not be opened is tried again by the next question, so that
    whoever reads the error and repairs the index need not restart the chat.
    """

    def __init__(self, index_dir: Path) -> None:
        self._index_dir = index_dir
        self._opening = threading.Lock()
        self._answerer: AnyAnswerer | None = None
        self._generation: Path | None = None
        self._store: tuple[Path, Store] | None = None

    @property
    def is_open(self) -> bool:
        """Whether an index is open; the first question waits for that."""
        return self._answerer is not None

    async def stream(
        self, question: str, history: Sequence[Turn], progress: Progress, *, filter: Filter = EVERYTHING
    ) -> AsyncGenerator[Answer]:
        """The answer to `question` from the documents that `filter` admits as it grows, the last being the answer;
        `progress` gets a line when opening takes seconds.

        Raises `IngestError` when there is no usable index or model, `SettingError` for a setting.
        """
        answerer = await asyncio.to_thread(self._current, progress)
        async with aclosing(answerer.stream(question, history, filter=filter)) as answers:
            async for answer in answers:
                yield answer

    async def extractive(self, question: str, *, filter: Filter = EVERYTHING) -> Answer:
        """The answer in the documents' own words, whatever chat model there is; raises as `stream` does."""
        answerer = await asyncio.to_thread(self._current, None)
        return await asyncio.to_thread(answerer.extractive.answer, question, filter=filter)

    def store(self) -> Store:
        """The texts of the index in use, which open at once; raises `IngestError` when there is no usable index."""
        generation = Generations(self._index_dir).current()
        opened = self._store
        if opened is None or opened[0] != generation:
            opened = self._store = (generation, store_of(generation))
        return opened[1]

    def _current(self, progress: Progress | None) -> AnyAnswerer:
        with self._opening:
            return self._opened(progress)

    def _opened(self, progress: Progress | None) -> AnyAnswerer:
        generation = Generations(self._index_dir).current()
        if self._answerer is None or generation != self._generation:
            self._answerer = open_answerer(self._index_dir, progress=progress)
            self._generation = generation
        return self._answerer

"""The answerer that all conversations of one process share."""

import threading
from collections.abc import Sequence
from pathlib import Path

from bot.answerer import Answerer
from bot.answers import Answer, Turn
from bot.wiring import open_answerer
from ingest.embed import Progress
from ingest.storage.generations import Generations


class Library:
    """Opens the index when first asked and again after each ingest; answers one question at a time.

    Safe to call from many threads. What could not be opened is tried again by the next question, so that
    whoever reads the error and repairs the index need not restart the chat.
    """

    def __init__(self, index_dir: Path) -> None:
        self._index_dir = index_dir
        self._turn = threading.Lock()
        self._answerer: Answerer | None = None
        self._generation: Path | None = None

    @property
    def is_open(self) -> bool:
        """Whether an index is open; the first question waits for that."""
        return self._answerer is not None

    def answer(self, question: str, history: Sequence[Turn], progress: Progress) -> Answer:
        """The answer to `question`; `progress` gets a line when opening takes seconds.

        Raises `IngestError` when there is no usable index or model.
        """
        with self._turn:
            return self._current(progress).answer(question, history)

    def _current(self, progress: Progress) -> Answerer:
        generation = Generations(self._index_dir).current()
        if self._answerer is None or generation != self._generation:
            self._answerer = open_answerer(self._index_dir, progress=progress)
            self._generation = generation
        return self._answerer

"""A process that answers: it opens the index, and takes one request after another from the web process."""

import logging
import signal
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Literal

from bot.answerer import Answerer
from bot.answers import Answer, Hit, Turn
from bot.environment import SettingError
from bot.wiring import open_extractive
from ingest.embed import Progress
from ingest.errors import IngestError
from ingest.storage.generations import Generations


@dataclass(frozen=True, slots=True)
class Opening:
    """A line for people about what takes seconds."""

    line: str


@dataclass(frozen=True, slots=True)
class Answered:
    """What was asked for."""

    value: Answer | list[Hit] | None


@dataclass(frozen=True, slots=True)
class Failed:
    """Why there is none: the error itself, whose class may not outlive the journey."""

    kind: Literal["ingest", "setting", "unexpected"]
    message: str
    help: str = ""


Reply = Opening | Answered | Failed


@dataclass(frozen=True, slots=True)
class Open:
    """The index is to be open."""

    def of(self, answerer: Answerer) -> None:
        """Nothing: whoever has `answerer` has opened it."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A question is to be answered."""

    question: str
    history: tuple[Turn, ...]

    def of(self, answerer: Answerer) -> Answer:
        return answerer.answer(self.question, self.history)


@dataclass(frozen=True, slots=True)
class Search:
    """The `k` nearest passages are wanted."""

    query: str
    k: int

    def of(self, answerer: Answerer) -> list[Hit]:
        return answerer.search(self.query, self.k)


WorkerRequest = Open | Ask | Search


class CurrentIndex:
    """The answerer of the generation in use. What could not be opened is tried again by the next request, so that
    whoever reads the error and repairs the index need not restart anything."""

    def __init__(self, index_dir: Path) -> None:
        self._index_dir = index_dir
        self._answerer: Answerer | None = None
        self._generation: Path | None = None

    def opened(self, progress: Progress) -> Answerer:
        """The answerer; `progress` gets a line where opening takes seconds. Raises `IngestError`, `SettingError`."""
        generation = Generations(self._index_dir).current()
        if self._answerer is None or generation != self._generation:
            self._answerer = open_extractive(self._index_dir, progress=progress)
            self._generation = generation
        return self._answerer


def run(connection: Connection, index_dir: Path) -> None:
    """Nothing; answers the requests that come through `connection`, until the other end is closed."""
    # Who ends the web process ends this one with it, after the answer that is being written.
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, signal.SIG_IGN)
    index = CurrentIndex(index_dir)
    while True:
        try:
            request: WorkerRequest = connection.recv()
            connection.send(_reply(request, index, lambda line: connection.send(Opening(line))))
        except (EOFError, ConnectionError):
            return


def _reply(request: WorkerRequest, index: CurrentIndex, tell: Callable[[str], None]) -> Answered | Failed:
    try:
        return Answered(request.of(index.opened(tell)))
    except IngestError as error:
        return Failed("ingest", str(error), error.help)
    except SettingError as error:
        return Failed("setting", str(error), error.help)
    except Exception as error:
        logging.getLogger(__name__).exception("no answer")
        return Failed("unexpected", type(error).__name__)

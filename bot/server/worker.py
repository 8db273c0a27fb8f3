"""A process that answers: it opens the index, and does one piece of work after another for the web process."""

import logging
import signal
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Literal

from bot.answerer import Answerer
from bot.environment import SettingError
from bot.library import Work
from bot.server import logs
from bot.server.settings import ServerSettings
from bot.wiring import open_extractive
from ingest.embed import Progress
from ingest.errors import IngestError
from ingest.storage.generations import Generations

_WARMING = "Thủ tục hành chính là gì?"


@dataclass(frozen=True, slots=True)
class Opening:
    """A line for people about what takes seconds."""

    line: str


@dataclass(frozen=True, slots=True)
class Done:
    """What came of the work."""

    result: object


@dataclass(frozen=True, slots=True)
class Failed:
    """Why nothing came of it. Not the error itself: it may not bear the journey."""

    kind: Literal["ingest", "setting", "unexpected"]
    message: str
    help: str = ""


Reply = Opening | Done | Failed


@dataclass(frozen=True, slots=True)
class Warm:
    """The index is to be open, and warm: the first answer takes ten times as long as the next."""

    def of(self, answerer: Answerer) -> None:
        answerer.answer(_WARMING)


class CurrentIndex:
    """The answerer of the generation in use. What could not be opened is tried again for the next, so that
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


def run(connection: Connection, settings: ServerSettings) -> None:
    """Nothing; does the work that comes through `connection`, until the other end is closed."""
    logs.install(settings.operation)
    # Who ends the web process ends this one with it, after the answer that is being written.
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, signal.SIG_IGN)
    index = CurrentIndex(settings.index)
    while True:
        try:
            work: Work[object] = connection.recv()
            connection.send(_reply(work, index, lambda line: connection.send(Opening(line))))
        except (EOFError, ConnectionError):
            return


def _reply(work: Work[object], index: CurrentIndex, tell: Progress) -> Done | Failed:
    try:
        return Done(work.of(index.opened(tell)))
    except IngestError as error:
        return Failed("ingest", str(error), error.help)
    except SettingError as error:
        return Failed("setting", str(error), error.help)
    except Exception as error:
        logging.getLogger(__name__).exception("no answer")
        return Failed("unexpected", type(error).__name__)

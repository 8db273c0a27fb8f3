"""What the conversations and routes of one server process share."""

from functools import cache

from bot.history.database import Database
from bot.history.elements import StoredFiles
from bot.library import Library
from bot.server.settings import ServerSettings

_started_with: list[ServerSettings] = []


def start(settings: ServerSettings) -> None:
    """Nothing; from now on this process serves `settings`. Called once, before Chainlit loads `bot.app`."""
    _started_with[:] = [settings]
    for shared in (library, history, files):
        shared.cache_clear()


def settings() -> ServerSettings:
    """Those the server was started with."""
    assert _started_with, "bot.server.serve starts the server"
    return _started_with[0]


@cache
def library() -> Library:
    """The one of this process."""
    return Library(settings().index)


@cache
def history() -> Database:
    """That of this process."""
    return Database.at(settings().folder.history, settings().database_url)


@cache
def files() -> StoredFiles:
    """Those of the history."""
    return StoredFiles(settings().folder.files)

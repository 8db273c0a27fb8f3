"""What the conversations and routes of one server process share."""

from functools import cache

from bot.collection.catalog import Catalogs
from bot.collection.jobs import Jobs
from bot.collection.receiving import Receiver
from bot.collection.uploads import Uploads
from bot.history.database import Database
from bot.history.elements import StoredFiles
from bot.library import Library
from bot.server.settings import ServerSettings

_started_with: list[ServerSettings] = []


def start(settings: ServerSettings) -> None:
    """Nothing; from now on this process serves `settings`. Called once, before Chainlit loads `bot.app`."""
    _started_with[:] = [settings]
    for shared in (library, history, files, catalogs, uploads, receiver, jobs):
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


@cache
def catalogs() -> Catalogs:
    """Of the documents in the index."""
    return Catalogs(settings().index, settings().folder.uploads)


@cache
def uploads() -> Uploads:
    """The uploaded files."""
    return Uploads(settings().folder)


@cache
def receiver() -> Receiver:
    """Takes uploads in."""
    return Receiver(settings().folder, most_mb=settings().upload_mb)


@cache
def jobs() -> Jobs:
    """The jobs that this process starts."""
    return Jobs(settings().index, settings().folder)

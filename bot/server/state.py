"""What the conversations and routes of one server process share."""

from functools import cache

from bot.briefing.drafts import Drafts
from bot.collection.catalog import Catalogs
from bot.collection.jobs import Jobs
from bot.collection.receiving import Receiver
from bot.collection.uploads import Uploads
from bot.history.database import Database
from bot.history.elements import StoredFiles
from bot.library import Library
from bot.people.api_keys import ApiKeys
from bot.people.entrance import Entrance
from bot.people.limits import QUESTIONS_PER_MINUTE, RateLimit
from bot.people.ways_in import Way
from bot.server.activity import Activity
from bot.server.metrics import Metrics
from bot.server.settings import ServerSettings
from bot.server.workers import Workers
from bot.wiring import open_wording

_started_with: list[ServerSettings] = []


def start(settings: ServerSettings) -> None:
    """Nothing; from now on this process serves `settings`. Called once, before Chainlit loads `bot.app`."""
    _started_with[:] = [settings]
    shared = (library, workers, activity, metrics, entrance, api_keys, question_limit)
    for one in (*shared, history, files, catalogs, uploads, receiver, jobs, drafts):
        one.cache_clear()


def settings() -> ServerSettings:
    """Those the server was started with."""
    assert _started_with, "bot.server.serve starts the server"
    return _started_with[0]


@cache
def library() -> Library:
    """The one of this process."""
    return Library(settings().index, workers(), open_wording())


@cache
def drafts() -> Drafts:
    """The briefings that are being edited."""
    return Drafts(library())


@cache
def history() -> Database:
    """That of this process."""
    return Database.at(settings().folder.history, settings().history.database_url)


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
    return Receiver(settings().folder, most_mb=settings().collection.upload_mb)


@cache
def jobs() -> Jobs:
    """The jobs that this process starts."""
    return Jobs(settings().index, settings().folder)


@cache
def workers() -> Workers:
    """The processes that answer; `library` asks them."""
    return Workers(settings())


@cache
def activity() -> Activity:
    """The questions under way."""
    return Activity()


@cache
def metrics() -> Metrics:
    """The figures of this process."""
    made = Metrics()
    made.watch("questions_running", "Questions under way", lambda: activity().running)
    made.watch("sessions_open", "Pages open in browsers", _sessions)
    made.watch("workers", "Processes that answer", lambda: len(workers().pids))
    made.watch("workers_lost", "Processes that ended or hung and were started again", lambda: workers().lost)
    made.watch("uploads", "Files that editors uploaded", _uploads)
    return made


@cache
def entrance() -> Entrance:
    """Who may come in, and who is in."""
    return Entrance(settings())


@cache
def api_keys() -> ApiKeys:
    """Of the programs that may ask."""
    return ApiKeys(settings().folder.api_keys)


@cache
def question_limit() -> RateLimit:
    """How often each person may ask; at one's own machine as often as one likes, unless that was set."""
    usual = None if Way.LOCAL in entrance().ways else QUESTIONS_PER_MINUTE
    return RateLimit(settings().access.questions_per_minute or usual)


def _sessions() -> int:
    from chainlit.session import ws_sessions_id

    return len(ws_sessions_id)


def _uploads() -> int:
    folder = settings().folder.uploads
    return sum(path.is_file() for path in folder.rglob("*")) if folder.is_dir() else 0

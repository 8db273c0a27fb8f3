"""What the conversations and routes of one server process share."""

from functools import cache

from bot.library import Library
from bot.people.entrance import Entrance
from bot.people.limits import QUESTIONS_PER_MINUTE, RateLimit
from bot.people.ways_in import Way
from bot.server.activity import Activity
from bot.server.settings import ServerSettings
from bot.server.workers import Workers
from bot.wiring import open_wording

_started_with: list[ServerSettings] = []


def start(settings: ServerSettings) -> None:
    """Nothing; from now on this process serves `settings`. Called once, before Chainlit loads `bot.app`."""
    _started_with[:] = [settings]
    for shared in (library, workers, activity, entrance, question_limit):
        shared.cache_clear()


def settings() -> ServerSettings:
    """Those the server was started with."""
    assert _started_with, "bot.server.serve starts the server"
    return _started_with[0]


@cache
def library() -> Library:
    """The one of this process."""
    return Library(settings().index, workers(), open_wording())


@cache
def workers() -> Workers:
    """The processes that answer; `library` asks them."""
    return Workers(settings().index, settings().workers)


@cache
def activity() -> Activity:
    """The questions under way."""
    return Activity()


@cache
def entrance() -> Entrance:
    """Who may come in, and who is in."""
    return Entrance(settings())


@cache
def question_limit() -> RateLimit:
    """How often each person may ask; at one's own machine as often as one likes, unless that was set."""
    usual = None if Way.LOCAL in entrance().ways else QUESTIONS_PER_MINUTE
    return RateLimit(settings().access.questions_per_minute or usual)

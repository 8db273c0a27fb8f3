"""The log of a server: one JSON object a line on stderr, which says what happened and how long it took."""

import hashlib
import json
import logging
import secrets
import sys
import traceback
from datetime import UTC, datetime
from functools import cache

from bot.server.operation import OperationSettings

FIELDS = "fields"
"""The name under which `logging` is handed what belongs to a line, `extra={FIELDS: {...}}`."""

# Other people's libraries tell at length of what is no concern of an operator.
_QUIET = ("chainlit", "socketio", "engineio", "httpx", "httpcore", "openai", "asyncio", "watchfiles")


class _JsonLines(logging.Formatter):
    """Times in UTC. Of an error its class and where it was raised; its message only with `log_questions`: it may quote
    what was asked."""

    def __init__(self, settings: OperationSettings) -> None:
        super().__init__()
        self._settings = settings

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
            **getattr(record, FIELDS, {}),
        }
        if record.exc_info and record.exc_info[1]:
            error = record.exc_info[1]
            line["error"] = repr(error) if self._settings.log_questions else type(error).__name__
            line["at"] = [frame.rstrip() for frame in traceback.format_tb(error.__traceback__)]
        return json.dumps(line, ensure_ascii=False, default=str)


def install(settings: OperationSettings) -> None:
    """Nothing; this process logs to stderr from now on."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_JsonLines(settings))
    logging.basicConfig(level=settings.log_level.upper(), handlers=[handler], force=True)
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)


def named(person: str, settings: OperationSettings) -> str | None:
    """How the log names `person`."""
    if settings.log_people == "hash":
        return hashlib.blake2b(person.encode(), key=_salt(), digest_size=6).hexdigest()
    return person if settings.log_people == "name" else None


@cache
def _salt() -> bytes:
    """So that nobody finds out names by hashing those they know."""
    return secrets.token_bytes(16)

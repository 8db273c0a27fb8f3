"""Every question, from wherever it comes: counted, timed and logged, without a word of it unless that is wanted."""

import asyncio
import logging
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from bot.answers import Answer
from bot.environment import SettingError
from bot.server import logs, state
from bot.server.activity import Ending
from ingest.errors import IngestError

Channel = Literal["chat", "api"]

_log = logging.getLogger("cchc.questions")


class Observed:
    """A question under way."""

    def __init__(self) -> None:
        self.id = uuid.uuid4().hex[:12]
        """What the log knows it by."""
        self.answer: Answer | None = None
        """To be set once there is one."""


@contextmanager
def observed(question: str, person: str, channel: Channel) -> Iterator[Observed]:
    """The question that `person` asks, as long as it is being answered; raises `Ending` when the server is."""
    one, outcome, started = Observed(), "failed", time.perf_counter()
    try:
        with state.activity().question():
            yield one
        outcome = "refused" if one.answer and one.answer.refusal else "answered"
    except (asyncio.CancelledError, GeneratorExit):
        outcome = "stopped"
        raise
    except (IngestError, SettingError, Ending):
        outcome = "unavailable"
        raise
    except Exception:
        _log.exception("no answer", extra={logs.FIELDS: {"request": one.id}})
        raise
    finally:
        seconds = time.perf_counter() - started
        state.metrics().count(channel=channel, outcome=outcome, seconds=seconds, answer=one.answer)
        fields = _fields(one, question, person)
        _log.info(
            "question", extra={logs.FIELDS: {"channel": channel, "outcome": outcome, **fields, "s": round(seconds, 3)}}
        )


def _fields(one: Observed, question: str, person: str) -> dict[str, object]:
    settings, answer = state.settings().operation, one.answer
    about: dict[str, object] = {
        "request": one.id,
        "person": logs.named(person, settings),
        "question": question if settings.log_questions else None,
        "chars": len(question),
    }
    if answer:
        about |= {
            "reason": answer.refusal.reason if answer.refusal else None,
            "citations": len(answer.citations),
            "index": answer.index_id,
            "model": answer.model,
            "ms": dict(answer.timings_ms),
        }
    return {name: value for name, value in about.items() if value is not None}

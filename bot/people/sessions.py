"""Sessions: who came in, how, and whether they ended before their time."""

import json
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from bot.people.people import Person
from bot.people.private_file import PrivateFile
from bot.people.ways_in import Way


@dataclass(frozen=True, slots=True)
class Session:
    """What the signed cookie of a browser says. It is worth no more than `Entrance.person` makes of it."""

    name: str
    way: Way
    id: str
    account: str = ""
    """`Account.sessions` at sign-in; "" for those without an account."""

    @classmethod
    def begun(cls, person: Person, way: Way, account: str = "") -> Self:
        """A new session."""
        return cls(person.name, way, secrets.token_urlsafe(12), account)

    @property
    def about(self) -> dict[str, str]:
        """What goes into the cookie beside the name."""
        return {"way": self.way.value, "session": self.id, "account": self.account}

    @classmethod
    def told(cls, name: str, about: dict[str, str]) -> Self | None:
        """The session of a cookie that says `about`; None for the cookie of another version."""
        try:
            return cls(name, Way(about["way"]), about["session"], about["account"])
        except (KeyError, ValueError):
            return None


class EndedSessions:
    """The sessions that were ended at `path`, remembered across restarts until they would have ended anyway."""

    def __init__(self, path: Path, *, lasting_s: float, now: Callable[[], float] = time.time) -> None:
        self._file = PrivateFile(path)
        self._lasting_s = lasting_s
        self._now = now
        self._read: tuple[object, dict[str, float]] = (None, {})

    def __contains__(self, session: Session) -> bool:
        return session.id in self._ends()

    def end(self, session: Session) -> None:
        """Nothing; the session has ended."""
        now = self._now()
        with self._file.writing():
            kept = {other: until for other, until in self._ends().items() if until > now}
            self._file.write(json.dumps({**kept, session.id: now + self._lasting_s}))

    def _ends(self) -> dict[str, float]:
        """When each session that was ended would have ended anyway, by its id."""
        version = self._file.version()
        if version != self._read[0]:
            self._read = (version, json.loads(self._file.read() or "{}"))
        return self._read[1]

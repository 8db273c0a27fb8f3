"""Wrong passwords: whoever keeps guessing waits ever longer."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

# Typing errors are forgiven; then each wrong password doubles the wait: a thousand guesses take over a week.
FIRST_WAIT_S = 15.0
LONGEST_WAIT_S = 900.0
# Without another wrong password, all is forgotten after this long.
FORGOTTEN_AFTER_S = 3600.0
# By one person from one place; against one name from anywhere; from one place against any name, which may be a
# whole office behind one address.
FREE_FOR_ONE, FREE_FOR_NAME, FREE_FOR_ADDRESS = 5, 30, 60
# Someone who makes up names must not fill the memory.
_MOST_KEYS = 10_000


@dataclass(slots=True)
class _Tried:
    wrong: int = 0
    last: float = 0.0


class BackOff:
    """Counts the attempts to sign in, in the memory of one process. Safe to call from many threads."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._counting = threading.Lock()
        self._tried: dict[tuple[str, ...], _Tried] = {}

    def attempt(self, name: str, address: str) -> float:
        """0, and the attempt counts as wrong until it `succeeded`; or the seconds until it may be made, uncounted."""
        now = self._now()
        with self._counting:
            keys = _keys(name, address)
            wait = max(_left(self._tried.get(key), free, now) for key, free in keys.items())
            if not wait:
                for key in keys:
                    tried = self._tried.pop(key, _Tried())
                    wrong = tried.wrong if now - tried.last < FORGOTTEN_AFTER_S else 0
                    self._tried[key] = _Tried(wrong + 1, now)
                while len(self._tried) > _MOST_KEYS:
                    del self._tried[next(iter(self._tried))]
        return wait

    def succeeded(self, name: str, address: str) -> None:
        """Nothing; the last attempt was right."""
        one, *others = _keys(name, address)
        with self._counting:
            self._tried.pop(one, None)
            for key in others:
                if tried := self._tried.get(key):
                    tried.wrong -= 1


def _keys(name: str, address: str) -> dict[tuple[str, ...], int]:
    """What an attempt is counted under, each with the attempts that are free."""
    return {
        ("one", name.casefold(), address): FREE_FOR_ONE,
        ("name", name.casefold()): FREE_FOR_NAME,
        ("address", address): FREE_FOR_ADDRESS,
    }


def _left(tried: _Tried | None, free: int, now: float) -> float:
    if tried is None or tried.wrong < free or now - tried.last > FORGOTTEN_AFTER_S:
        return 0.0
    wait = min(LONGEST_WAIT_S, FIRST_WAIT_S * 2.0 ** min(tried.wrong - free, 20))
    return max(0.0, tried.last + wait - now)

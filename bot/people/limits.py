"""How often a person may ask."""

import math
import time
from collections.abc import Callable

# More than anyone reads; fewer than a program asks that was left running.
QUESTIONS_PER_MINUTE = 30


class RateLimit:
    """Lets each person ask `per_minute` times a minute, all at once if they like; None for no limit.

    In the memory of one process: as many people as have asked within the last minute.
    """

    def __init__(self, per_minute: int | None, now: Callable[[], float] = time.monotonic) -> None:
        self._per_minute = per_minute
        self._now = now
        # When a person's allowance will be whole again: it comes back evenly over a minute.
        self._whole_at: dict[str, float] = {}

    def check(self, person: str) -> int:
        """0, and the question is counted; or the seconds until it would be, and it is not."""
        if self._per_minute is None:
            return 0
        now, each = self._now(), 60 / self._per_minute
        whole_at = max(now, self._whole_at.get(person, now))
        if (too_early := whole_at + each - now - 60) > 1e-6:
            return math.ceil(too_early)
        if person not in self._whole_at:
            self._whole_at = {other: at for other, at in self._whole_at.items() if at > now}
        self._whole_at[person] = whole_at + each
        return 0

"""How long a job still takes, from the shares of it that were done when."""

from collections import deque

# Long enough to even out a page that takes long, short enough to notice that scans follow plain texts.
_WINDOW_S = 60.0
# What is shorter or smaller than this is the start-up.
_MIN_MEASURED_S = 3.0
_MIN_MEASURED_SHARE = 0.005


class Remaining:
    """Estimates from the speed of the last minute: kept texts fly by, pictures of pages take seconds each."""

    def __init__(self) -> None:
        self._points: deque[tuple[float, float]] = deque()

    @property
    def share(self) -> float:
        """What is done of the job, 0 to 1."""
        return self._points[-1][1] if self._points else 0.0

    def add(self, now_s: float, share: float) -> None:
        """At `now_s`, on a clock that never goes back, `share` was done; less than before counts as no more."""
        self._points.append((now_s, max(share, self.share)))
        while len(self._points) > 2 and self._points[1][0] <= now_s - _WINDOW_S:
            self._points.popleft()

    def seconds(self, now_s: float) -> float | None:
        """Seconds from `now_s` to the end; None while too little was seen to tell."""
        if not self._points:
            return None
        start_s, first = self._points[0]
        took_s, did = now_s - start_s, self.share - first
        if took_s < _MIN_MEASURED_S or did < _MIN_MEASURED_SHARE:
            return None
        return (1.0 - self.share) * took_s / did

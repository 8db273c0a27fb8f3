"""When to ingest again: the files under some paths have changed and have come to rest."""

import os
import time
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

_POLL_MS = 500
# A copy writes many times a second; one that pauses longer is read as far as it got, and again when it goes on.
_QUIET_S = 2.0
# Where something changes all the time, such as a log, the other files must not wait for ever.
_MAX_WAIT_S = 60.0
# Network drives do not tell what others change on them. Looking when nothing has changed costs a few seconds.
_LOOK_EVERY_S = 300.0


def changes(paths: Sequence[Path], *, ignored: Collection[Path] = ()) -> Iterator[None]:
    """Yields at once, then whenever something under `paths` changed and is at rest, and every few minutes anyway.

    What changes while the caller works is not missed. Hidden and temporary files, and what lies at or under
    `ignored`, do not count. Ends with KeyboardInterrupt; raises OSError when a path cannot be watched.
    """
    from watchfiles import watch

    roots = [os.path.realpath(path) for path in paths]
    others = [os.path.realpath(path) for path in ignored]
    pulse = _Pulse()
    for changed in watch(
        *roots,
        watch_filter=lambda _, path: _counts(path, roots, others),
        step=50,
        rust_timeout=_POLL_MS,
        yield_on_timeout=True,
    ):
        if pulse.is_due(time.monotonic(), changed=bool(changed)):
            yield
            pulse.start_over(time.monotonic())


class _Pulse:
    """Decides when to look at the files, from when they changed."""

    def __init__(self) -> None:
        self._first_s: float | None = None
        self._last_s = 0.0
        self._look_s = 0.0

    def is_due(self, now_s: float, *, changed: bool) -> bool:
        """Whether to look now; to be asked every moment, with whether something `changed` since the last one."""
        if changed:
            self._first_s = now_s if self._first_s is None else self._first_s
            self._last_s = now_s
        if self._first_s is None:
            return now_s >= self._look_s
        return now_s - self._last_s >= _QUIET_S or now_s - self._first_s >= _MAX_WAIT_S

    def start_over(self, now_s: float) -> None:
        """The files were looked at, at `now_s` at the latest."""
        self._first_s, self._look_s = None, now_s + _LOOK_EVERY_S


def _counts(path: str, roots: Sequence[str], ignored: Sequence[str]) -> bool:
    if any(path == other or path.startswith(other + os.sep) for other in ignored):
        return False
    below = next((path.removeprefix(root) for root in roots if path.startswith(root)), path)
    return not any(part.startswith((".", "~")) for part in Path(below).parts)

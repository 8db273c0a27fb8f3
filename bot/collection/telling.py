"""How far a job is, written down while it runs."""

import time
from pathlib import Path

from bot.collection.job import Job
from bot.commands.remaining import Remaining

# The page asks every second.
_WRITE_EVERY_S = 0.5


class Telling:
    """An `ingest.report.Progress` that keeps the file of a job up to date."""

    def __init__(self, job: Job, path: Path) -> None:
        self._job = job
        self._path = path
        self._remaining = Remaining()
        self._written_s = 0.0

    def __call__(self, stage: str, share: float) -> None:
        now_s = time.monotonic()
        self._remaining.add(now_s, share)
        self._job.stage, self._job.share = stage, self._remaining.share
        self._job.left_s = self._remaining.seconds(now_s)
        if now_s - self._written_s >= _WRITE_EVERY_S:
            self._written_s = now_s
            self.write()

    def write(self) -> None:
        """Nothing; the file says what the job says."""
        self._job.write(self._path)

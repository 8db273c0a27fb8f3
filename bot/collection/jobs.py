"""Starts jobs on the index, one at a time, in a process of their own, and says how they go."""

import fcntl
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from http import HTTPStatus
from io import TextIOWrapper
from pathlib import Path

from bot.collection.job import Job, JobKind, Task
from bot.collection.refusals import Refused
from bot.server.data_folder import DataFolder


class Jobs:
    """The jobs of one server. A job ends with its server; what it had worked out, the next one uses."""

    def __init__(self, index: Path, folder: DataFolder) -> None:
        self._index = index
        self._folder = folder
        self._starting = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._next: Task | None = None

    @property
    def pid(self) -> int | None:
        """Of the job's process, if this server started one."""
        return self._process.pid if self._process else None

    def latest(self) -> Job | None:
        """The job that runs, else the one that ran last; None if there never was one."""
        with self._starting:
            self._start_next()
            is_running = self._is_running()
            job = Job.read(self._folder.job)
            if job and is_running:
                job.outcome = "running"  # it may be done, and about to end
            elif job and job.outcome == "running":
                job.outcome = "stopped"  # whatever ended it could not write that down
            return job

    def ingest(self, kind: JobKind, *, by: str) -> None:
        """Nothing; the uploads are being ingested, or will be once the job that runs has ended."""
        task = self._task(kind, by)
        with self._starting:
            if not self._started(task):
                self._next = task

    def remove(self, names: Sequence[str], *, by: str) -> None:
        """Nothing; documents (keys) and uploaded files (paths) are being taken out. Raises Refused while a job runs."""
        with self._starting:
            if not self._started(self._task("remove", by, names)):
                raise Refused(
                    "Đang có tài liệu được nạp hoặc gỡ.",
                    help="Đợi xong, hoặc bấm Dừng, rồi gỡ lại.",
                    status=HTTPStatus.CONFLICT,
                )

    def stop(self) -> None:
        """Nothing; the job that this server started is told to end, and none follows it."""
        with self._starting:
            self._next = None
            if self._process and self._process.stdin:
                self._process.stdin.close()

    def _task(self, kind: JobKind, by: str, names: Sequence[str] = ()) -> Task:
        return Task(kind=kind, index=self._index, data=self._folder.path, by=by, names=tuple(names))

    def _started(self, task: Task) -> bool:
        """Whether the job could be started; not while another one runs."""
        with self._lock_file() as lock:
            if not _is_ours(lock):
                return False
            Job(kind=task.kind, by=task.by, started=datetime.now(UTC)).write(self._folder.job)
            # The process holds the lock as long as it lives, however it ends.
            self._process = subprocess.Popen(
                [sys.executable, "-m", "bot.collection.work"],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                pass_fds=[lock.fileno()],
            )
        _send(self._process, task)
        threading.Thread(target=self._follow, args=(self._process,), daemon=True).start()
        return True

    def _follow(self, process: "subprocess.Popen[bytes]") -> None:
        """Starts what was asked for while `process` ran, whether or not anybody looks."""
        process.wait()
        with self._starting:
            self._start_next()

    def _start_next(self) -> None:
        if self._next and self._started(self._next):
            self._next = None

    def _is_running(self) -> bool:
        with self._lock_file() as lock:
            return not _is_ours(lock)

    def _lock_file(self) -> TextIOWrapper:
        return self._folder.made().job_lock.open("a", encoding="utf-8")


def _send(process: "subprocess.Popen[bytes]", task: Task) -> None:
    assert process.stdin
    with suppress(BrokenPipeError):  # it ended at once; that it did is seen like any other end
        process.stdin.write(task.model_dump_json().encode() + b"\n")
        process.stdin.flush()


def _is_ours(lock: TextIOWrapper) -> bool:
    """Whether nobody else held `lock`: it is ours now, until it is closed."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True

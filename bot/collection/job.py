"""A job on the index that was started in the browser: what it is to do, and how far it is or how it ended."""

from datetime import datetime
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

JobKind = Literal["ingest", "reread", "remove"]
Outcome = Literal["running", "done", "failed", "stopped"]


class Task(BaseModel):
    """What a job is to do to the index."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: JobKind
    """Ingest what was uploaded; read all again that the index was made from; take documents out."""
    index: Path
    data: Path
    """See `DataFolder`."""
    by: str
    """Who asked for it; empty on a server without accounts."""
    names: tuple[str, ...] = ()
    """What to take out: keys of documents, or paths of uploaded files, which are deleted."""


class Remark(BaseModel):
    """What to know of a file, and what to do; `help` may be empty."""

    reason: str
    help: str


class FileReport(BaseModel):
    """What became of a file, in the words of the report of `cchc ingest`."""

    name: str
    outcome: str
    """A key of `bot.commands.report_rows.OUTCOMES`."""
    label: str
    lines: list[str]
    """What came out of it: titles, numbers, days."""
    ways: list[str]
    """How it was read."""
    remarks: list[Remark]
    passages: int


class Job(BaseModel):
    """How far a job is, or how it ended."""

    kind: JobKind
    by: str
    started: datetime
    ended: datetime | None = None
    outcome: Outcome = "running"
    stage: str = ""
    """What is being done, for people."""
    share: float = 0.0
    """How much is done, 0 to 1."""
    left_s: float | None = None
    """Seconds to the end, about; None while nobody can tell."""
    message: str = ""
    help: str = ""
    """Why it failed, and what to do."""
    notes: list[str] = []
    files: list[FileReport] = []
    more_files: int = 0
    """How many more there are than `files`, which are the first ones."""
    removed: int = 0
    """Documents that a removal took out."""

    @classmethod
    def read(cls, path: Path) -> "Job | None":
        """The job written at `path`; None where there is none, or another version wrote it."""
        try:
            return cls.model_validate_json(path.read_bytes())
        except (FileNotFoundError, ValidationError):
            return None

    def write(self, path: Path) -> None:
        """Nothing; whoever reads `path` finds the job whole, as it was or as it is now."""
        partial = path.with_suffix(".new")
        partial.write_text(self.model_dump_json(), encoding="utf-8")
        partial.replace(path)

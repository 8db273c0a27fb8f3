"""The report of an ingest file by file: what became of each, and what came out of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from bot.commands.readings import format_title, upper, way
from ingest.report import DocumentRead, IngestReport

Outcome = Literal["rejected", "added", "changed", "removed", "skipped", "unchanged"]
OUTCOMES = {
    "rejected": "Bị loại",
    "look": "Cần xem lại",
    "added": "Thêm mới",
    "changed": "Cập nhật",
    "removed": "Đã gỡ",
    "skipped": "Bỏ qua",
    "unchanged": "Không đổi",
}
"""What becomes of files, for people; "look" where something of the file is in the index, but perhaps not all."""


@dataclass(slots=True, kw_only=True)
class FileRow:
    """One file, URL or rejected record of a report."""

    path: str
    outcome: Outcome
    documents: list[DocumentRead] = field(default_factory=list)
    """What was read from it in this run."""
    remarks: list[tuple[str, str]] = field(default_factory=list)
    """What to know of it and what to do (may be empty): why it, or a part of it, was left out; warnings."""

    @property
    def needs_a_look(self) -> bool:
        """Whether something is in the index, but perhaps not all, or not rightly."""
        return bool(self.remarks) and self.outcome in ("added", "changed", "unchanged")

    @property
    def label(self) -> str:
        """What became of it, for people."""
        return OUTCOMES["look" if self.needs_a_look else self.outcome]

    def about(self, document: DocumentRead) -> list[str]:
        """The title, and the number and day, of one of `documents`; first its key when there are several."""
        day = f"{document.date:%d/%m/%Y}" if document.date else ""
        facts = " · ".join(filter(None, (document.number, day)))
        key = f"{document.key}: " if len(self.documents) > 1 else ""
        return [line for line in (f"{key}{document.title}", facts) if line]

    def ways(self, most: int) -> list[str]:
        """The different ways in which `documents` were read, at most so many."""
        found = dict.fromkeys(
            ", ".join(filter(None, (upper(format_title(one.reader)), way(one.reader, one.reading, str.format))))
            for one in self.documents
        )
        return [*list(found)[:most], *(["…"] if len(found) > most else [])]


def file_rows(report: IngestReport) -> list[FileRow]:
    """A row for each file of `report`: those left out, those that need a look, then the others by what became of them.

    Within these groups in the order of the report.
    """
    rows: dict[str, FileRow] = {}
    _put(rows, "added", report.added)
    _put(rows, "changed", report.changed)
    for document in report.read:
        row = rows.setdefault(document.path, FileRow(path=document.path, outcome="added"))
        row.documents.append(document)
        row.remarks += [(warning, "") for warning in document.reading.warnings]
    _put(rows, "removed", report.removed)
    _put(rows, "unchanged", report.unchanged)
    for rejection in report.rejected:
        row = rows.setdefault(rejection.subject, FileRow(path=rejection.subject, outcome="rejected"))
        row.remarks.append((rejection.reason, rejection.help))
    for path, reason in report.skipped.items():
        rows.setdefault(str(path), FileRow(path=str(path), outcome="skipped", remarks=[(reason, "")]))
    return sorted(rows.values(), key=_rank)


def _put(rows: dict[str, FileRow], outcome: Outcome, paths: Iterable[str]) -> None:
    for path in paths:
        rows.setdefault(path, FileRow(path=path, outcome=outcome))


def _rank(row: FileRow) -> int:
    order = ("rejected", "look", "added", "changed", "removed", "skipped", "unchanged")
    return order.index("look" if row.needs_a_look else row.outcome)

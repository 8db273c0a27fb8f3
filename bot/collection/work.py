"""The process of a job, `python -m bot.collection.work`: reads its task, and ends with whoever sent it."""

import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Set
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from bot.collection.job import FileReport, Job, Remark, Task
from bot.collection.telling import Telling
from bot.collection.uploads import Uploads
from bot.commands.report_rows import FileRow, file_rows
from bot.commands.short_paths import ShortPaths
from bot.server.data_folder import DataFolder
from ingest.errors import IndexCorrupt, IndexMismatch, IndexMissing, IngestError
from ingest.report import IngestReport
from ingest.storage.generations import Generations
from ingest.storage.manifest import IndexManifest
from ingest.storage.parts import store_of
from ingest.storage.store import Rejection

# Questions go first: a job gets a third of the time that a process that answers gets.
_NICENESS = 5
# It may be in the middle of hundreds of passages, which takes the model ten seconds; nobody waits so long for a stop.
_GRACE_S = 3.0
# A page shows so many without a pause; `cchc ingest --report` shows the others.
_MOST_FILES = 500
_PER_FILE = 5
_UNFORESEEN = "Có lỗi ngoài dự kiến khi làm việc này; chỉ mục cũ giữ nguyên."
_UNFORESEEN_HELP = "Thử lại; nếu vẫn lỗi, báo người quản trị xem nhật ký của máy chủ."


def main() -> None:
    """Does the task on the first line of standard input; how it goes stands in the data folder."""
    task = Task.model_validate_json(sys.stdin.readline())
    os.nice(_NICENESS)
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a server started in the background ignores it
    threading.Thread(target=_end_with_the_server, daemon=True).start()
    path = DataFolder(task.data).job
    job = Job.read(path) or Job(kind=task.kind, by=task.by, started=datetime.now(UTC))
    telling = Telling(job, path)
    try:
        if task.kind == "remove":
            job.removed = _remove(task)
        else:
            report = _ingest(task, telling)
            job.notes = report.notes
            rows = [row for row in file_rows(report) if row.outcome != "unchanged" or row.remarks]
            job.files, job.more_files = _files(rows[:_MOST_FILES]), len(rows[_MOST_FILES:])
        job.outcome = "done"
    except IngestError as error:
        job.outcome, job.message, job.help = "failed", str(error), error.help
    except KeyboardInterrupt:
        job.outcome = "stopped"
    except Exception:
        logging.getLogger(__name__).exception("job failed")
        job.outcome, job.message, job.help = "failed", _UNFORESEEN, _UNFORESEEN_HELP
    job.ended = datetime.now(UTC)
    telling.write()


def _end_with_the_server() -> None:
    """Stops the job when the pipe to the server is closed, by a person or by the server's end."""
    while os.read(sys.stdin.fileno(), 1):
        pass
    # To the main thread, which may be waiting for a reader.
    signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)
    time.sleep(_GRACE_S)
    os._exit(1)  # nothing half done is left: an index is published whole, and the next job sweeps up


def _ingest(task: Task, telling: Telling) -> IngestReport:
    """Raises what `build_index` raises."""
    from ingest.build import build_index
    from ingest.embed import BUNDLED, open_embedder
    from ingest.previous import embedder_name

    uploads = DataFolder(task.data).uploads
    generations = Generations(task.index)
    earlier = _roots(generations) if task.kind == "reread" else []
    present = [root for root in earlier if root.exists()]
    known = _known_rejections(generations, uploads)
    paths = [uploads, *present] if uploads.is_dir() or task.kind == "ingest" else present
    embedder = open_embedder(embedder_name(generations) or BUNDLED)
    report = build_index(paths, task.index, embedder=embedder, progress=telling)
    report.notes += [
        f"Không thấy {root}; tài liệu đã nạp từ đó vẫn giữ nguyên." for root in earlier if root not in present
    ]
    if task.kind == "ingest":
        report.rejected = [rejection for rejection in report.rejected if rejection not in known]
    return report


def _roots(generations: Generations) -> list[Path]:
    """The paths that the index in use was made from."""
    try:
        return [Path(root) for root in IndexManifest.load(generations.current()).roots]
    except (IndexMissing, IndexCorrupt, IndexMismatch):
        return []


def _known_rejections(generations: Generations, uploads: Path) -> Set[Rejection]:
    """What was left out of the uploads before: nobody wants to be told of it after each upload."""
    try:
        with closing(store_of(generations.current())) as store:
            paths = [source.path for source in store.sources() if Path(source.path).is_relative_to(uploads)]
            return {rejection for path in paths for rejection in store.rejections(path)}
    except (IndexMissing, IndexCorrupt):
        return set()


def _remove(task: Task) -> int:
    """How many documents left the index. Uploaded files are deleted once nothing of them is in it."""
    from ingest.remove import remove

    try:
        removed = len(remove(task.names, task.index).removed)
    except IndexMissing:
        removed = 0
    uploads = Uploads(DataFolder(task.data))
    for name in task.names:
        uploads.delete(Path(name))
    return removed


def _files(rows: list[FileRow]) -> list[FileReport]:
    shorten = ShortPaths(row.path for row in rows)
    return [_file(row, shorten(row.path)) for row in rows]


def _file(row: FileRow, name: str) -> FileReport:
    return FileReport(
        name=name,
        outcome="look" if row.needs_a_look else row.outcome,
        label=row.label,
        lines=[line for document in row.documents[:_PER_FILE] for line in row.about(document)],
        ways=row.ways(_PER_FILE),
        remarks=[Remark(reason=reason, help=help_) for reason, help_ in row.remarks[:_PER_FILE]],
        passages=sum(document.passages for document in row.documents),
    )


if __name__ == "__main__":
    main()

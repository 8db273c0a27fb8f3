"""Jobs on the index, in their own processes: what they do, that there is one at a time, and how they end."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.cli import run
from bot.collection.job import Job
from bot.collection.jobs import Jobs
from bot.collection.refusals import Refused
from bot.server.data_folder import DataFolder
from ingest.index import Index
from ingest.storage.generations import Generations
from tests.chat_server import ROOT

PATIENCE_S = 240
# Takes the bundled model half a minute: long enough to be interrupted.
LONG = "\n\n".join(f"Điều {n}. Sở số {n} họp vào ngày {n} hằng quý về thủ tục số {n * 7}." for n in range(1, 4000))


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    folder = DataFolder(tmp_path / "data")
    (folder.uploads / "Tin").mkdir(parents=True)
    return folder


@pytest.fixture
def jobs(tmp_path: Path, data: DataFolder) -> Iterator[Jobs]:
    jobs = Jobs(tmp_path / "index", data)
    yield jobs
    jobs.stop()
    ended(jobs)


def put(data: DataFolder, name: str, text: str) -> Path:
    path = data.uploads / "Tin" / name
    path.write_text(text, encoding="utf-8")
    return path


def ended(jobs: Jobs) -> Job | None:
    """The last job, once it has ended."""
    deadline = time.monotonic() + PATIENCE_S
    while (job := jobs.latest()) and job.outcome == "running":
        assert time.monotonic() < deadline, job
        time.sleep(0.05)
    return job


def working(jobs: Jobs) -> Job:
    """The job, once it reads or embeds."""
    deadline = time.monotonic() + PATIENCE_S
    while (job := jobs.latest()) is None or not job.stage:
        assert time.monotonic() < deadline, job
        time.sleep(0.05)
    assert job.outcome == "running"
    return job


def keys(tmp_path: Path) -> list[str]:
    return sorted(place.key for place in Index.open(tmp_path / "index").store.places())


def test_uploads_are_ingested_reported_and_removed_again(jobs: Jobs, data: DataFolder, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "cũ.txt").write_text("Văn bản đã nạp từ trước.", encoding="utf-8")
    assert jobs.latest() is None
    assert run(["ingest", str(texts), "--index", str(tmp_path / "index")]) == 0
    new = put(data, "mới.txt", "Sở Nội vụ họp ngày 5/6/2026.")
    broken = put(data, "hỏng.pdf", "%PDF-1.4\n")
    jobs.ingest("ingest", by="an")
    job = ended(jobs)
    assert job and (job.outcome, job.by, job.message) == ("done", "an", ""), job
    assert {file.name: file.outcome for file in job.files} == {"mới.txt": "added", "hỏng.pdf": "rejected"}
    (remark,) = job.files[0].remarks
    assert "PDF bị hỏng" in remark.reason and remark.help
    assert keys(tmp_path) == ["Tin/mới.txt", "cũ.txt"]

    put(data, "nữa.txt", "Sở Tài chính họp ngày 6/6/2026.")
    jobs.ingest("ingest", by="an")
    job = ended(jobs)
    assert job and [file.name for file in job.files] == ["nữa.txt"]  # what was rejected before is no news

    jobs.remove(["cũ.txt", str(new), str(broken)], by="bình")
    job = ended(jobs)
    assert job and (job.outcome, job.removed) == ("done", 2)
    assert keys(tmp_path) == ["Tin/nữa.txt"]
    assert not new.exists() and not broken.exists() and (texts / "cũ.txt").exists()


def test_one_at_a_time_and_the_next_one_follows(jobs: Jobs, data: DataFolder, tmp_path: Path) -> None:
    put(data, "một.txt", "Sở Nội vụ họp ngày 5/6/2026.")
    jobs.ingest("ingest", by="an")
    with pytest.raises(Refused, match="Đang có tài liệu được nạp"):
        jobs.remove(["Tin/một.txt"], by="an")
    put(data, "hai.txt", "Sở Tài chính họp ngày 6/6/2026.")
    jobs.ingest("ingest", by="bình")
    deadline = time.monotonic() + PATIENCE_S
    while not ((job := jobs.latest()) and job.by == "bình" and job.outcome == "done"):
        assert time.monotonic() < deadline, job
        time.sleep(0.05)
    assert keys(tmp_path) == ["Tin/hai.txt", "Tin/một.txt"]


def test_stopping_leaves_the_index_as_it_was_and_the_job_can_be_done_again(
    jobs: Jobs, data: DataFolder, tmp_path: Path
) -> None:
    put(data, "ngắn.txt", "Sở Nội vụ họp ngày 5/6/2026.")
    jobs.ingest("ingest", by="")
    ended(jobs)
    before = Generations(tmp_path / "index").current()
    path = put(data, "dài.txt", LONG)
    jobs.ingest("ingest", by="")
    working(jobs)
    jobs.stop()
    job = ended(jobs)
    assert job and job.outcome == "stopped"
    assert Generations(tmp_path / "index").current() == before
    path.write_text("Sở Tài chính họp ngày 6/6/2026.", encoding="utf-8")
    jobs.ingest("ingest", by="")
    job = ended(jobs)
    assert job and job.outcome == "done"


def test_a_job_that_is_killed_counts_as_stopped(jobs: Jobs, data: DataFolder) -> None:
    put(data, "dài.txt", LONG)
    jobs.ingest("ingest", by="")
    working(jobs)
    assert jobs.pid
    os.kill(jobs.pid, signal.SIGKILL)
    job = ended(jobs)
    assert job and job.outcome == "stopped"


def test_a_job_ends_with_its_server(data: DataFolder, tmp_path: Path) -> None:
    put(data, "dài.txt", LONG)
    server = (
        "import sys, time; from pathlib import Path; from bot.collection.jobs import Jobs;"
        "from bot.server.data_folder import DataFolder;"
        "jobs = Jobs(Path(sys.argv[1]), DataFolder(Path(sys.argv[2]))); jobs.ingest('ingest', by='an'); time.sleep(600)"
    )
    with subprocess.Popen([sys.executable, "-c", server, str(tmp_path / "index"), str(data.path)], cwd=ROOT) as process:
        after_restart = Jobs(tmp_path / "index", data)
        working(after_restart)
        with pytest.raises(Refused):
            after_restart.remove(["a"], by="an")
        process.kill()
    job = ended(after_restart)
    assert job and (job.outcome, job.by) == ("stopped", "an")


def test_a_command_that_writes_the_index_is_named(jobs: Jobs, data: DataFolder, tmp_path: Path) -> None:
    put(data, "mới.txt", "Sở Nội vụ họp ngày 5/6/2026.")
    with Generations(tmp_path / "index").writing():
        jobs.ingest("ingest", by="an")
        job = ended(jobs)
    assert job and job.outcome == "failed"
    assert "đang ghi vào" in job.message and "lệnh cchc" in job.message and job.help


def test_everything_is_read_again_where_it_still_is(jobs: Jobs, data: DataFolder, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "a.txt").write_text("Văn bản thứ nhất.", encoding="utf-8")
    put(data, "mới.txt", "Sở Nội vụ họp ngày 5/6/2026.")
    assert run(["ingest", str(texts), "--index", str(tmp_path / "index")]) == 0
    (texts / "b.txt").write_text("Văn bản thứ hai.", encoding="utf-8")
    jobs.ingest("reread", by="an")
    ended(jobs)
    assert keys(tmp_path) == ["Tin/mới.txt", "a.txt", "b.txt"]
    texts.rename(tmp_path / "elsewhere")
    jobs.ingest("reread", by="an")
    job = ended(jobs)
    assert job and job.outcome == "done" and str(texts) in job.notes[0]
    assert keys(tmp_path) == ["Tin/mới.txt", "a.txt", "b.txt"]

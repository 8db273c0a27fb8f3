"""What survives a killed ingest: vectors and documents that were worked out are not worked out again."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from ingest.build import build_index
from ingest.embedding.identity import EmbedderIdentity
from ingest.index import Index
from ingest.storage.generations import Generations
from ingest.storage.store import Rejection, Source
from ingest.storage.vectors import PassageVectors, directions
from ingest.unfinished import Unfinished
from ingest.workers import Workers
from tests.ingest.word_embedder import WordEmbedder

SOURCE = Source(path="/a.pdf", key="a.pdf", sha256="00", bytes=3, reader="pdf/1")
# Ends by a signal that nobody can catch, when it has embedded the second batch.
_KILLED_INGEST = """
import os, signal, sys
from pathlib import Path
from ingest.build import build_index
from tests.ingest.word_embedder import WordEmbedder
batches = []
def show(stage, share):
    batches.append(share)
    if len(batches) == 2:
        os.kill(os.getpid(), signal.SIGKILL)
build_index([Path(sys.argv[1])], Path(sys.argv[2]), embedder=WordEmbedder(), progress=show)
"""


def test_the_next_ingest_embeds_only_what_the_killed_one_had_not(tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    for number in range(700):
        (texts / f"{number}.txt").write_text(f"Văn bản thứ {number} về cải cách.", encoding="utf-8")
    command = [sys.executable, "-c", _KILLED_INGEST, str(texts), str(tmp_path / "index")]
    assert subprocess.run(command, cwd=Path(__file__).parents[2], check=False).returncode == -9
    embedder = WordEmbedder()
    report = build_index([texts], tmp_path / "index", embedder=embedder)
    assert report.passages == 700
    assert report.embedded == len(embedder.embedded) == 700 - 512
    assert Index.open(tmp_path / "index").verify() == []
    assert not Generations(tmp_path / "index").unfinished.exists()


def test_a_reader_that_failed_is_asked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.rtf").write_text(r"{\rtf1\ansi Van ban ve cai cach hanh chinh.\par}", encoding="ascii")
    failed = Rejection(subject="a.rtf", reason="Lỗi.", help="Báo lại.", foreseen=False)
    with monkeypatch.context() as broken:
        broken.setattr(Workers, "cut", lambda self, jobs: ((source, [failed]) for source, _ in jobs))
        assert build_index([tmp_path / "a.rtf"], tmp_path / "index", embedder=WordEmbedder()).is_fruitless
    assert build_index([tmp_path / "a.rtf"], tmp_path / "index", embedder=WordEmbedder()).documents == 1


def test_what_was_read_before_stays_while_a_reader_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text, index_dir = tmp_path / "a.txt", tmp_path / "index"
    text.write_text("Văn bản cũ.", encoding="utf-8")
    build_index([text], index_dir, embedder=WordEmbedder())
    text.write_text("Văn bản mới.", encoding="utf-8")
    failed = Rejection(subject=str(text), reason="Mất kết nối.", help="Chạy lại.", foreseen=False)
    with monkeypatch.context() as broken:
        broken.setattr(Workers, "cut", lambda self, jobs: ((source, iter([failed])) for source, _ in jobs))
        report = build_index([text], index_dir, embedder=WordEmbedder())
    assert report.rejected == [failed]
    assert report.embedded == 0
    assert [p.text for _, _, p in Index.open(index_dir).store.titled_passages()] == ["Văn bản cũ."]
    assert Index.open(index_dir).verify() == []
    assert build_index([text], index_dir, embedder=WordEmbedder()).rejected == []
    assert [p.text for _, _, p in Index.open(index_dir).store.titled_passages()] == ["Văn bản mới."]


def test_what_was_read_comes_back_for_the_same_file_and_reader_only(tmp_path: Path) -> None:
    rejection = Rejection(subject="/a.pdf", reason="Trống.", help="Xem lại.", foreseen=False)
    identity = EmbedderIdentity("words", "1", 2)
    with Unfinished(tmp_path / "u", identity) as unfinished:
        unfinished.keep_items(SOURCE, [rejection])
    with Unfinished(tmp_path / "u", identity) as unfinished:
        assert unfinished.items(SOURCE) == [rejection]
        other = Source(path="/a.pdf", key="a.pdf", sha256="01", bytes=3, reader="pdf/1")
        assert unfinished.items(other) is None


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\0" + b"\xff" * 4096])
def test_a_spoilt_file_counts_as_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "u"
    path.write_bytes(content)
    with Unfinished(path, EmbedderIdentity("words", "1", 2)) as unfinished:
        assert unfinished.vectors([b"x"]) == {}
        assert unfinished.items(SOURCE) is None


def test_vectors_of_another_embedder_are_not_mixed_in(tmp_path: Path) -> None:
    vector = WordEmbedder().embed(["một"], kind="passage")[0]
    vectors = PassageVectors(vector, directions(np.stack([vector, -vector])))
    with Unfinished(tmp_path / "u", WordEmbedder().identity) as unfinished:
        unfinished.keep_vectors([(b"x", vectors)])
    with Unfinished(tmp_path / "u", WordEmbedder("2").identity) as unfinished:
        assert unfinished.vectors([b"x"]) == {}
    with Unfinished(tmp_path / "u", WordEmbedder().identity) as unfinished:
        found = unfinished.vectors([b"x"])[b"x"]
        assert found.whole.tolist() == vector.tolist()
        assert found.sentences.tolist() == vectors.sentences.tolist()


_FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from ingest.build import build_index
from ingest.errors import IndexUnwritable
from tests.ingest.word_embedder import WordEmbedder
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]),) * 2)
try:
    build_index([Path(sys.argv[1])], Path(sys.argv[2]), embedder=WordEmbedder())
except IndexUnwritable as error:
    sys.exit(3 if "Không ghi được" in str(error) and "nguyên vẹn" in error.help else 4)
"""


@pytest.mark.parametrize("limit", [1_000, 40_000, 80_000])
def test_a_full_disk_is_said_and_the_old_index_stays(tmp_path: Path, limit: int) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "a.txt").write_text("Văn bản cũ.", encoding="utf-8")
    build_index([texts], tmp_path / "index", embedder=WordEmbedder())
    for number in range(300):
        (texts / f"{number}.txt").write_text(f"Văn bản mới thứ {number} về cải cách.", encoding="utf-8")
    command = [sys.executable, "-c", _FULL_DISK, str(texts), str(tmp_path / "index"), str(limit)]
    assert subprocess.run(command, cwd=Path(__file__).parents[2], check=False).returncode == 3
    assert len(Index.open(tmp_path / "index")) == 1
    assert Index.open(tmp_path / "index").verify() == []
    assert list((tmp_path / "index" / "generations").iterdir()) == [Generations(tmp_path / "index").current()]

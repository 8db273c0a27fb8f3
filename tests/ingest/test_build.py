"""The whole ingestion: what is read again, what is taken over, and that nothing is lost on the way."""

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.build import build_index
from ingest.chunk import CHUNKER
from ingest.documents import Passage
from ingest.embedding.identity import EmbedderIdentity
from ingest.errors import IndexLocked, IndexMissing, IndexUnreadable, IndexUnwritable, SourceError
from ingest.index import Index
from ingest.ocr import is_available
from ingest.report import IngestReport
from ingest.storage.generations import Generations
from ingest.storage.lexical import search_terms
from ingest.storage.parts import ACCENTS
from ingest.vectorizing import embedded_text
from tests.ingest.nobody import acting_as_nobody, public_folder
from tests.ingest.word_embedder import WordEmbedder

STORE, VECTORS = "parts/000001/store.sqlite", "parts/000001/vectors.faiss"

PLAN = "Kế hoạch của tỉnh Một\n\nSở Nội vụ chủ trì thực hiện kế hoạch."
NEWS = "Tin của tỉnh Hai\n\nHội nghị khen thưởng ba tập thể."


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text(PLAN, encoding="utf-8")
    (folder / "b.txt").write_text(NEWS, encoding="utf-8")
    return folder


@pytest.fixture
def index_dir(tmp_path: Path) -> Path:
    return tmp_path / "index"


def ingest(*paths: Path, into: Path, embedder: WordEmbedder | None = None) -> IngestReport:
    return build_index(paths, into, embedder=embedder or WordEmbedder())


def keys(index_dir: Path) -> list[str]:
    return sorted(entry.key for entry in Index.open(index_dir).store.entries())


def names(paths: list[str]) -> list[str]:
    return [Path(path).name for path in paths]


def found(index_dir: Path, text: str) -> str:
    index = Index.open(index_dir)
    return index.store.passages([index.lexical.search(search_terms(text), 1)[0][0]])[0].text


def generation(index_dir: Path) -> Path:
    return Generations(index_dir).current()


# --- what one ingest makes


def test_the_first_ingest_adds_everything(texts: Path, index_dir: Path) -> None:
    (texts / "con").mkdir()
    (texts / "con" / "c.md").write_text("# Ba\n\nNội dung ba.", encoding="utf-8")
    report = ingest(texts, into=index_dir)
    assert names(report.added) == ["a.txt", "b.txt", "c.md"]
    assert keys(index_dir) == ["a.txt", "b.txt", "con/c.md"]
    index = Index.open(index_dir)
    assert (report.documents, report.passages, report.index_id) == (3, len(index), index.id)
    assert report.embedded == len(index)
    assert index.verify() == []


def test_a_file_by_itself_is_named_by_its_name(texts: Path, index_dir: Path) -> None:
    ingest(texts / "a.txt", into=index_dir)
    assert keys(index_dir) == ["a.txt"]


def test_records_are_named_by_their_id(tmp_path: Path, index_dir: Path) -> None:
    corpus = tmp_path / "corpus.jsonl"
    records = [{"_id": f"p{n}", "title": f"Tin {n}", "text": f"Nội dung số {n}."} for n in range(3)]
    corpus.write_text("\n".join(json.dumps(record) for record in records), encoding="utf-8")
    ingest(corpus, into=index_dir)
    assert keys(index_dir) == ["p0", "p1", "p2"]


def test_what_is_embedded_says_which_document_it_is_of() -> None:
    passage = Passage(document_id="d", start=0, end=9, text="Nội\ndung.", heading=("Chương I", "Điều 1"))
    assert embedded_text("Kế  hoạch", passage) == "Kế hoạch\nChương I\nĐiều 1\nNội\ndung."
    assert embedded_text("Điều 1", passage) == "Điều 1\nChương I\nNội\ndung."


def test_the_same_texts_make_the_same_id(texts: Path, tmp_path: Path) -> None:
    first, second = (ingest(texts, into=tmp_path / name).index_id for name in ("one", "two"))
    assert first == second


def test_progress_goes_from_nothing_to_all(texts: Path, index_dir: Path) -> None:
    shares: list[float] = []
    build_index([texts], index_dir, embedder=WordEmbedder(), progress=lambda _, share: shares.append(share))
    assert shares
    assert shares == sorted(shares)
    assert all(0 < share <= 1 for share in shares)


# --- ingesting again


def test_unchanged_files_cost_nothing(texts: Path, index_dir: Path) -> None:
    ingest(texts, into=index_dir)
    before = generation(index_dir)
    os.utime(texts / "a.txt")
    embedder = WordEmbedder()
    report = ingest(texts, into=index_dir, embedder=embedder)
    assert names(report.unchanged) == ["a.txt", "b.txt"]
    assert not (report.added or report.changed or report.removed)
    assert embedder.embedded == []
    assert generation(index_dir) == before


def test_a_changed_file_is_updated_and_only_new_words_are_embedded(texts: Path, index_dir: Path) -> None:
    ingest(texts, into=index_dir)
    (texts / "b.txt").write_text(NEWS.replace("ba", "chín"), encoding="utf-8")
    embedder = WordEmbedder()
    report = ingest(texts, into=index_dir, embedder=embedder)
    assert (names(report.changed), names(report.unchanged)) == (["b.txt"], ["a.txt"])
    assert all("chín" in text for text in embedder.embedded)
    assert report.embedded == len(embedder.embedded) > 0
    assert "chín tập thể" in found(index_dir, "khen thưởng")
    assert Index.open(index_dir).verify() == []


def test_a_moved_file_is_not_embedded_again(texts: Path, index_dir: Path) -> None:
    ingest(texts, into=index_dir)
    (texts / "a.txt").rename(texts / "z.txt")
    embedder = WordEmbedder()
    report = ingest(texts, into=index_dir, embedder=embedder)
    assert (names(report.added), names(report.removed)) == (["z.txt"], ["a.txt"])
    assert embedder.embedded == []
    assert keys(index_dir) == ["b.txt", "z.txt"]


def test_vectors_taken_over_are_those_of_their_texts(texts: Path, index_dir: Path) -> None:
    ingest(texts, into=index_dir)
    (texts / "0.txt").write_text("Văn bản đứng trước.", encoding="utf-8")
    ingest(texts, into=index_dir)
    index, embedder = Index.open(index_dir), WordEmbedder()
    for row, title, passage in index.store.titled_passages():
        vector = embedder.embed([embedded_text(title, passage)], kind="passage")[0]
        assert index.vectors.scores(vector, [row]) == pytest.approx([1], abs=1e-5)


def test_a_removed_file_leaves_with_its_vectors(texts: Path, index_dir: Path) -> None:
    ingest(texts, into=index_dir)
    (texts / "b.txt").unlink()
    report = ingest(texts, into=index_dir)
    assert names(report.removed) == ["b.txt"]
    index = Index.open(index_dir)
    assert keys(index_dir) == ["a.txt"]
    assert len(index.vectors) == len(index.lexical) == index.store.passage_count()
    assert index.lexical.search(search_terms("khen thưởng"), 5) == []


def test_another_folder_is_added_to_the_index(texts: Path, index_dir: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "c.txt").write_text("Văn bản khác.", encoding="utf-8")
    ingest(texts, into=index_dir)
    report = ingest(other, into=index_dir)
    assert names(report.added) == ["c.txt"]
    assert report.removed == []
    assert keys(index_dir) == ["a.txt", "b.txt", "c.txt"]
    assert Index.open(index_dir).manifest.roots == (str(other), str(texts))


def test_a_file_keeps_the_key_it_first_got(texts: Path, index_dir: Path, tmp_path: Path) -> None:
    ingest(tmp_path, into=index_dir)
    (texts / "a.txt").write_text(PLAN + " Thêm.", encoding="utf-8")
    ingest(texts / "a.txt", into=index_dir)
    assert keys(index_dir) == ["texts/a.txt", "texts/b.txt"]
    assert Index.open(index_dir).manifest.roots == (str(tmp_path),)


def test_two_documents_of_one_key_stay_apart_and_keep_their_keys(texts: Path, index_dir: Path, tmp_path: Path) -> None:
    before = tmp_path / "a-folder-before-it"
    shutil.copytree(texts, before)
    ingest(texts, into=index_dir)
    ingest(before, into=index_dir)
    expected = sorted(["a.txt", "b.txt", str(before / "a.txt"), str(before / "b.txt")])
    assert keys(index_dir) == expected
    for folder in (texts, before):
        (folder / "a.txt").write_text(PLAN + " Thêm.", encoding="utf-8")
    ingest(texts, before, into=index_dir)
    assert keys(index_dir) == expected


def test_another_embedder_embeds_everything_but_reads_nothing(texts: Path, index_dir: Path, tmp_path: Path) -> None:
    ingest(texts, into=index_dir)
    other = tmp_path / "c.txt"
    other.write_text("Văn bản khác.", encoding="utf-8")
    shutil.rmtree(texts)
    embedder = WordEmbedder(revision="2")
    report = ingest(other, into=index_dir, embedder=embedder)
    index = Index.open(index_dir, embedder=embedder.identity)
    assert report.embedded == len(embedder.embedded) == len(index)
    assert keys(index_dir) == ["a.txt", "b.txt", "c.txt"]


def test_another_chunker_cuts_stored_texts_anew(texts: Path, index_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ingest(texts, into=index_dir)
    path = generation(index_dir) / "manifest.json"
    content = json.loads(path.read_text(encoding="utf-8")) | {"chunker": "older/0"}
    path.write_text(json.dumps(content), encoding="utf-8")
    embedder = WordEmbedder()
    report = ingest(texts, into=index_dir, embedder=embedder)
    assert names(report.unchanged) == ["a.txt", "b.txt"]
    assert embedder.embedded == []
    assert Index.open(index_dir).manifest.chunker == CHUNKER


# --- what cannot be used


def test_a_bad_file_costs_only_itself_and_is_reported_again(texts: Path, index_dir: Path) -> None:
    (texts / "empty.txt").write_text("")
    (texts / "binary.txt").write_bytes(bytes(range(256)) * 40)
    for _ in range(2):
        report = ingest(texts, into=index_dir)
        assert names([rejection.subject for rejection in report.rejected]) == ["binary.txt", "empty.txt"]
        assert all(rejection.reason and rejection.help for rejection in report.rejected)
        assert not report.is_fruitless
        assert keys(index_dir) == ["a.txt", "b.txt"]
    assert names(report.unchanged) == ["a.txt", "b.txt"]


def test_a_line_of_50_mb_is_refused_in_little_time(texts: Path, index_dir: Path) -> None:
    (texts / "long.txt").write_bytes(b"a " * 25_000_000)
    report = ingest(texts, into=index_dir)
    assert names([rejection.subject for rejection in report.rejected]) == ["long.txt"]
    assert report.seconds < 20


def test_a_file_that_became_empty_leaves_the_index_and_says_so(texts: Path, index_dir: Path) -> None:
    ingest(texts, into=index_dir)
    (texts / "b.txt").write_text("")
    report = ingest(texts, into=index_dir)
    assert names([rejection.subject for rejection in report.rejected]) == ["b.txt"]
    assert report.changed == []
    assert keys(index_dir) == ["a.txt"]


def test_bad_records_cost_only_themselves(tmp_path: Path, index_dir: Path) -> None:
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text('{"_id": "1", "text": "Một văn bản."}\n{oops\n{"_id": "3", "text": "Ba."}\n', encoding="utf-8")
    report = ingest(corpus, into=index_dir)
    assert keys(index_dir) == ["1", "3"]
    assert len(report.rejected) == 1
    assert "2" in report.rejected[0].reason


def test_when_nothing_can_be_used_the_index_stays(texts: Path, index_dir: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("")
    report = ingest(empty, into=index_dir)
    assert report.is_fruitless
    assert names([rejection.subject for rejection in report.rejected]) == ["empty.txt"]
    with pytest.raises(IndexMissing):
        Index.open(index_dir)
    ingest(texts, into=index_dir)
    assert ingest(empty, into=index_dir).is_fruitless
    for name in ("a.txt", "b.txt"):
        (texts / name).write_text("")
    (tmp_path / "empty.txt").unlink()
    assert ingest(texts, into=index_dir).is_fruitless is True
    assert keys(index_dir) == ["a.txt", "b.txt"]


def test_other_formats_hidden_files_and_loops_are_named_with_the_reason(texts: Path, index_dir: Path) -> None:
    (texts / "film.mp4").write_bytes(b"\0\0\0\x20ftypisom" + bytes(64))
    (texts / ".hidden.txt").write_text("Ẩn.", encoding="utf-8")
    (texts / "loop").symlink_to(texts)
    (texts / "self").symlink_to(texts / "self")
    (texts / "again.txt").symlink_to(texts / "a.txt")
    os.mkfifo(texts / "pipe.txt")
    report = ingest(texts, into=index_dir)
    assert {path.name: reason for path, reason in report.skipped.items()} == {
        ".hidden.txt": "tệp hoặc thư mục ẩn, tệp tạm",
        "again.txt": "đã gặp qua một đường dẫn khác",
        "film.mp4": "không phải văn bản (âm thanh hoặc phim)",
        "loop": "đã gặp qua một đường dẫn khác",
        "pipe.txt": "không phải là tệp thường",
        "self": "liên kết hỏng",
    }
    assert keys(index_dir) == ["a.txt", "b.txt"]


# --- paths that are not there: the old index stays


def test_a_missing_path_changes_nothing(texts: Path, index_dir: Path) -> None:
    with pytest.raises(SourceError, match="Không tìm thấy"):
        ingest(texts, texts / "none", into=index_dir)
    assert not index_dir.exists()


@pytest.mark.parametrize("vanished", [shutil.rmtree, lambda folder: [path.unlink() for path in folder.iterdir()]])
def test_a_vanished_or_emptied_folder_keeps_its_documents(
    texts: Path, index_dir: Path, vanished: Callable[[Path], object]
) -> None:
    ingest(texts, into=index_dir)
    vanished(texts)
    with pytest.raises(SourceError):
        ingest(texts, into=index_dir)
    assert keys(index_dir) == ["a.txt", "b.txt"]


def test_an_unreadable_folder_or_file_keeps_its_documents() -> None:
    with public_folder() as folder:
        inner, index_dir = folder / "texts" / "inner", folder / "index"
        inner.mkdir(parents=True)
        for path in (inner / "a.txt", folder / "texts" / "b.txt"):
            path.write_text(PLAN, encoding="utf-8")
        index_dir.mkdir()
        os.chown(index_dir, 65534, 65534)
        with acting_as_nobody():
            ingest(folder / "texts", into=index_dir)
        (folder / "texts" / "b.txt").chmod(0)
        with acting_as_nobody():
            report = ingest(folder / "texts", into=index_dir)
            assert names([rejection.subject for rejection in report.rejected]) == ["b.txt"]
            assert keys(index_dir) == ["b.txt", "inner/a.txt"]
        inner.chmod(0)
        with acting_as_nobody():
            with pytest.raises(SourceError, match="inner") as caught:
                ingest(folder / "texts", into=index_dir)
            assert keys(index_dir) == ["b.txt", "inner/a.txt"]
    assert "chỉ mục cũ vẫn giữ nguyên" in caught.value.help


def test_an_index_path_that_is_a_file_is_refused(texts: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("của tôi", encoding="utf-8")
    with pytest.raises(IndexUnwritable, match="Không ghi được"):
        ingest(texts, into=tmp_path / "file")
    assert (tmp_path / "file").read_text(encoding="utf-8") == "của tôi"


# --- broken, locked and killed


@pytest.mark.parametrize("name", ["CURRENT", "manifest.json", STORE, VECTORS, ACCENTS, "lexical/meta.json"])
def test_a_corrupt_index_is_rebuilt(texts: Path, index_dir: Path, name: str) -> None:
    ingest(texts, into=index_dir)
    path = index_dir / name if name == "CURRENT" else generation(index_dir) / name
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0x55
    path.write_bytes(content)
    report = ingest(texts, into=index_dir)
    assert report.notes
    assert Index.open(index_dir).verify() == []
    assert keys(index_dir) == ["a.txt", "b.txt"]


@pytest.mark.parametrize("name", [VECTORS, ACCENTS])
def test_documents_of_other_folders_survive_a_corrupt_part(
    texts: Path, index_dir: Path, tmp_path: Path, name: str
) -> None:
    ingest(texts, into=index_dir)
    (generation(index_dir) / name).write_bytes(b"")
    other = tmp_path / "c.txt"
    other.write_text("Văn bản khác.", encoding="utf-8")
    ingest(other, into=index_dir)
    assert keys(index_dir) == ["a.txt", "b.txt", "c.txt"]
    assert Index.open(index_dir).verify() == []


def test_what_was_lost_with_a_corrupt_store_is_named(texts: Path, index_dir: Path, tmp_path: Path) -> None:
    ingest(texts, into=index_dir)
    (generation(index_dir) / STORE).write_bytes(b"")
    other = tmp_path / "c.txt"
    other.write_text("Văn bản khác.", encoding="utf-8")
    report = ingest(other, into=index_dir)
    assert str(texts) in report.notes[0]


@pytest.fixture
def two_sources(texts: Path, index_dir: Path, tmp_path: Path) -> Path:
    """A file beside the folder `texts`; both are in the index."""
    other = tmp_path / "c.txt"
    other.write_text("Văn bản khác.", encoding="utf-8")
    ingest(texts, into=index_dir)
    ingest(other, into=index_dir)
    return other


@pytest.mark.parametrize(
    "damage",
    [Path.unlink, lambda pointer: pointer.write_text("nope\n"), lambda pointer: pointer.write_bytes(b"\xff\xfe")],
)
def test_a_lost_pointer_loses_no_document(index_dir: Path, two_sources: Path, damage: Callable[[Path], object]) -> None:
    before = generation(index_dir)
    damage(index_dir / "CURRENT")
    embedder = WordEmbedder()
    report = ingest(two_sources, into=index_dir, embedder=embedder)
    assert keys(index_dir) == ["a.txt", "b.txt", "c.txt"]
    assert any(before.name in note for note in report.notes)
    assert embedder.embedded == []
    assert before.is_dir()
    assert ingest(two_sources, into=index_dir).notes == []


@pytest.mark.parametrize("name", ["manifest.json", "parts/000002/store.sqlite"])
def test_the_generation_before_stands_in_for_a_damaged_one(
    texts: Path, index_dir: Path, two_sources: Path, name: str
) -> None:
    damaged = generation(index_dir)
    (damaged / name).write_bytes(b"x")
    report = ingest(two_sources, into=index_dir)
    assert keys(index_dir) == ["a.txt", "b.txt", "c.txt"]
    assert str(texts) in report.notes[0]
    assert damaged.is_dir()


def test_another_schema_is_built_anew_and_what_it_held_is_named(
    texts: Path, index_dir: Path, two_sources: Path
) -> None:
    before = sorted((index_dir / "generations").iterdir())
    for folder in before:
        path = folder / "manifest.json"
        content = json.loads(path.read_text(encoding="utf-8")) | {"schema_version": 99}
        path.write_text(json.dumps(content), encoding="utf-8")
    report = ingest(two_sources, into=index_dir)
    assert keys(index_dir) == ["c.txt"]
    assert str(texts) in report.notes[0]
    assert all(folder.is_dir() for folder in before)


@pytest.mark.parametrize("name", ["CURRENT", "manifest.json", STORE])
def test_an_index_one_may_not_read_is_not_taken_for_a_damaged_one(name: str) -> None:
    with public_folder() as folder:
        text, index_dir = folder / "a.txt", folder / "index"
        text.write_text(PLAN, encoding="utf-8")
        index_dir.mkdir()
        os.chown(index_dir, 65534, 65534)
        with acting_as_nobody():
            ingest(text, into=index_dir)
        before = generation(index_dir)
        path = index_dir / name if name == "CURRENT" else before / name
        path.chmod(0)
        with acting_as_nobody(), pytest.raises(IndexUnreadable, match=f"{name}.*không có quyền"):
            ingest(text, into=index_dir)
        assert generation(index_dir) == before


def test_the_rest_of_a_killed_ingest_goes_even_when_nothing_changed(texts: Path, index_dir: Path) -> None:
    ingest(texts, into=index_dir)
    (index_dir / "generations" / ".new").mkdir()
    ingest(texts, into=index_dir)
    assert not (index_dir / "generations" / ".new").exists()


def test_only_one_may_write(texts: Path, index_dir: Path) -> None:
    with Generations(index_dir).writing(), pytest.raises(IndexLocked, match="đang ghi"):
        ingest(texts, into=index_dir)
    ingest(texts, into=index_dir)


def test_only_the_generation_before_is_kept(texts: Path, index_dir: Path) -> None:
    made = []
    for number in range(4):
        (texts / "b.txt").write_text(f"{NEWS} {number}", encoding="utf-8")
        ingest(texts, into=index_dir)
        made.append(generation(index_dir).name)
    assert sorted(path.name for path in (index_dir / "generations").iterdir()) == sorted(made[-2:])


_SLOW_INGEST = """
import sys, time
from pathlib import Path
from ingest.build import build_index
from tests.ingest.word_embedder import WordEmbedder
def show(stage, share):
    print(share, flush=True)
    time.sleep(30)
build_index([Path(sys.argv[1])], Path(sys.argv[2]), embedder=WordEmbedder(), progress=show)
"""


def test_a_killed_ingest_leaves_the_old_index_and_no_litter(texts: Path, index_dir: Path) -> None:
    ingest(texts, into=index_dir)
    (texts / "c.txt").write_text("Văn bản mới.", encoding="utf-8")
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", _SLOW_INGEST, str(texts), str(index_dir)]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline()
        assert (index_dir / "generations" / ".new" / STORE).exists()
        with pytest.raises(IndexLocked):
            ingest(texts, into=index_dir)
        process.send_signal(signal.SIGKILL)
    assert keys(index_dir) == ["a.txt", "b.txt"]
    assert Index.open(index_dir).verify() == []
    ingest(texts, into=index_dir)
    assert keys(index_dir) == ["a.txt", "b.txt", "c.txt"]
    assert not (index_dir / "generations" / ".new").exists()


def test_readers_never_see_half_an_index(texts: Path, index_dir: Path) -> None:
    ingest(texts, into=index_dir)
    stop = threading.Event()
    failures: list[Exception] = []

    def read() -> None:
        while not stop.is_set():
            try:
                index = Index.open(index_dir)
                assert sum(1 for _ in index.store.titled_passages()) == len(index)
            except Exception as error:
                failures.append(error)
                return

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    deadline = time.monotonic() + 2
    number = 0
    while time.monotonic() < deadline:
        number += 1
        (texts / "b.txt").write_text(f"{NEWS} {number}", encoding="utf-8")
        ingest(texts, into=index_dir)
    stop.set()
    for reader in readers:
        reader.join()
    assert number > 3
    assert failures == []


def test_scans_are_read_once_tesseract_is_there(
    tmp_path: Path, index_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PIL import Image

    if not is_available():
        pytest.skip("Tesseract with Vietnamese is not installed")
    folder = tmp_path / "scans"
    folder.mkdir()
    (folder / "a.txt").write_text(PLAN, encoding="utf-8")
    Image.new("L", (400, 400), 255).save(folder / "trang.png")
    path = os.environ["PATH"]
    with monkeypatch.context() as without:
        without.setenv("PATH", "/nowhere")
        is_available.cache_clear()
        [rejection] = ingest(folder, into=index_dir).rejected
    is_available.cache_clear()
    assert "Tesseract" in rejection.reason
    assert os.environ["PATH"] == path
    report = ingest(folder, into=index_dir)
    assert names(report.changed) == [] == report.added  # still no words in it, but it was read
    assert "Tesseract" not in report.rejected[0].reason


class Interrupting(WordEmbedder):
    """Hides a file when it is asked what it is called, which is when the files are found and not yet read."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    @property
    def identity(self) -> EmbedderIdentity:
        if self._path.exists():
            self._path.rename(self._path.with_name(".away"))
        return super().identity


def test_a_file_that_vanishes_while_others_are_read_is_read_when_it_is_back(texts: Path, index_dir: Path) -> None:
    report = ingest(texts, into=index_dir, embedder=Interrupting(texts / "b.txt"))
    assert (names(report.added), [Path(r.subject).name for r in report.rejected]) == (["a.txt"], ["b.txt"])
    (texts / ".away").rename(texts / "b.txt")
    again = ingest(texts, into=index_dir)
    assert again.rejected == []
    assert keys(index_dir) == ["a.txt", "b.txt"]

"""Taking documents out: what is gone, what stays, and that it is not a rebuild."""

from pathlib import Path

import pytest

from ingest.build import build_index
from ingest.errors import IndexLocked, IndexMissing
from ingest.index import Index
from ingest.remove import remove
from ingest.storage.generations import Generations
from ingest.storage.lexical import search_terms
from tests.ingest.word_embedder import WordEmbedder

TEXTS = {
    "kế hoạch.txt": "Kế hoạch cải cách hành chính của huyện Bạch Long năm 2031.",
    "con/tin.txt": "Bản tin sinkhole9 về bộ phận một cửa ở xã Hải Triều.",
    "con/nữa.txt": "Báo cáo kiểm soát thủ tục của phường Trường Thi.",
}


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    for name, text in TEXTS.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def index_dir(texts: Path, tmp_path: Path) -> Path:
    build_index([texts], tmp_path / "index", embedder=WordEmbedder())
    return tmp_path / "index"


def keys(index_dir: Path) -> list[str]:
    index = Index.open(index_dir)
    assert index.verify() == []
    assert len(index) == len(index.vectors) == len(index.lexical) == index.store.passage_count()
    return sorted(place.key for place in index.store.places())


def test_a_document_leaves_by_its_key_and_nothing_of_it_stays_on_disk(index_dir: Path) -> None:
    removal = remove(["con/tin.txt", "không có"], index_dir)
    assert (removal.removed, removal.unknown, removal.passages) == (("con/tin.txt",), ("không có",), 2)
    assert keys(index_dir) == ["con/nữa.txt", "kế hoạch.txt"]
    assert Index.open(index_dir).id == removal.index_id
    left = [path for path in index_dir.rglob("*.sqlite*") if "sinkhole9" in path.read_bytes().decode(errors="replace")]
    assert left == []
    assert len(list((index_dir / "generations").iterdir())) == 1


def test_a_folder_or_file_leaves_by_its_path(index_dir: Path, texts: Path) -> None:
    assert remove([str(texts / "con")], index_dir).removed == ("con/nữa.txt", "con/tin.txt")
    assert remove([str(texts / "kế hoạch.txt")], index_dir).passages == 0
    index = Index.open(index_dir)
    assert len(index) == 0
    assert index.lexical.search(search_terms("kế hoạch"), 5) == []
    assert build_index([texts], index_dir, embedder=WordEmbedder()).documents == 3


def test_what_stays_keeps_its_row_and_its_vector(index_dir: Path) -> None:
    before = {passage.id: row for row, _, passage in Index.open(index_dir).store.titled_passages()}
    remove(["con/tin.txt"], index_dir)
    index = Index.open(index_dir)
    for row, _, passage in index.store.titled_passages():
        assert before[passage.id] == row
        assert index.vectors.rows([row]).shape == (1, 64)


def test_an_open_index_goes_on_answering(index_dir: Path) -> None:
    index = Index.open(index_dir)
    remove(["con/tin.txt"], index_dir)
    [(row, _)] = index.lexical.search(search_terms("sinkhole9"), 1)
    assert "sinkhole9" in index.store.passages([row])[0].text
    assert Index.open(index_dir).lexical.search(search_terms("sinkhole9"), 1) == []


def test_unknown_names_change_nothing(index_dir: Path) -> None:
    before = Generations(index_dir).current()
    assert remove(["tin.txt", "/nơi khác"], index_dir).removed == ()
    assert Generations(index_dir).current() == before


def test_without_an_index_none_is_made(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing):
        remove(["a"], tmp_path / "index")
    assert not (tmp_path / "index").exists()


def test_an_ingest_under_way_is_not_disturbed(index_dir: Path) -> None:
    with Generations(index_dir).writing(), pytest.raises(IndexLocked):
        remove(["con/tin.txt"], index_dir)


def test_a_record_comes_back_with_the_next_ingest_of_its_file(tmp_path: Path) -> None:
    corpus, index_dir = tmp_path / "kho.jsonl", tmp_path / "index"
    corpus.write_text('{"_id": "1", "text": "Văn bản một."}\n{"_id": "2", "text": "Văn bản hai."}\n', encoding="utf-8")
    build_index([corpus], index_dir, embedder=WordEmbedder())
    assert remove(["1"], index_dir).removed == ("1",)
    assert keys(index_dir) == ["2"]
    build_index([corpus], index_dir, embedder=WordEmbedder())
    assert keys(index_dir) == ["1", "2"]

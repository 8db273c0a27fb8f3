"""An opened index: what it answers, what it refuses to open, and that it outlives its replacement."""

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from ingest.accents import AccentModel
from ingest.build import build_index
from ingest.errors import IndexCorrupt, IndexMismatch, IndexMissing, IndexUnwritable
from ingest.index import Index
from ingest.storage.lexical import search_terms
from ingest.storage.parts import ACCENTS
from ingest.vectorizing import embedded_text
from tests.ingest.nobody import acting_as_nobody, public_folder
from tests.ingest.word_embedder import WordEmbedder

STORE, VECTORS = "parts/000001/store.sqlite", "parts/000001/vectors.faiss"

TEXTS = {
    "mot.txt": "Kế hoạch của tỉnh Một\n\nSở Nội vụ chủ trì thực hiện kế hoạch.\n\nHạn báo cáo là ngày 15/12.",
    "hai.txt": "Tin của tỉnh Hai\n\nHội nghị khen thưởng ba tập thể.",
    "ba.txt": "Tin của tỉnh Ba\n\nThôn Khuổi Nghè họp. Người dân Khuổi Nghè góp công làm đường Khuổi Nghè.",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    (folder / "texts").mkdir()
    for name, text in TEXTS.items():
        (folder / "texts" / name).write_text(text, encoding="utf-8")
    build_index([folder / "texts"], folder / "index", embedder=WordEmbedder())
    return folder / "index"


@pytest.fixture
def index_dir(built: Path, tmp_path: Path) -> Path:
    return shutil.copytree(built, tmp_path / "index")


def generation(index_dir: Path) -> Path:
    return index_dir / "generations" / (index_dir / "CURRENT").read_text().strip()


def test_a_row_is_one_passage_in_all_three_parts(built: Path) -> None:
    index, embedder = Index.open(built), WordEmbedder()
    assert len(index) == index.store.passage_count() > 2
    for row in range(len(index)):
        [passage] = index.store.passages([row])
        document = index.store.documents([passage.document_id])[passage.document_id]
        vector = embedder.embed([embedded_text(document.title, passage)], kind="passage")[0]
        assert index.vectors.search(vector, 1)[0][1] == pytest.approx(1, abs=1e-5)
        assert index.vectors.scores(vector, [row]) == pytest.approx([1], abs=1e-5)
        assert row in [found for found, _ in index.lexical.search(search_terms(passage.text), 3)]
        assert document.text[passage.start : passage.end] == passage.text


def test_scores_of_rows_are_those_of_the_search(built: Path) -> None:
    vectors = Index.open(built).vectors
    query = WordEmbedder().embed(["kế hoạch báo cáo"], kind="query")[0]
    found = vectors.search(query, 100)
    assert len(found) == len(vectors)
    assert vectors.scores(query, [row for row, _ in found]) == pytest.approx([score for _, score in found], abs=1e-6)
    assert vectors.scores(query, []) == []
    assert np.linalg.norm(vectors.rows([0, 1]), axis=1) == pytest.approx(1, abs=1e-5)


def test_accents_are_those_of_its_documents(built: Path) -> None:
    typed, written = "thon khuoi nghe o dau", "thôn khuổi nghè ở đâu"
    assert Index.open(built).accents.restore(typed) == written != AccentModel.base().restore(typed)


def test_a_fresh_index_is_sound(built: Path) -> None:
    assert Index.open(built).verify() == []


def test_nothing_there_is_said_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing, match="Chưa có chỉ mục") as caught:
        Index.open(tmp_path / "none")
    assert "cchc ingest" in caught.value.help
    (tmp_path / "file").write_text("")
    with pytest.raises(IndexMissing):
        Index.open(tmp_path / "file")


@pytest.mark.parametrize("name", ["CURRENT", "manifest.json", STORE, VECTORS, ACCENTS, "lexical/meta.json"])
@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_bytes(path.read_bytes()[:-7])])
def test_a_missing_or_cut_file_is_corrupt(index_dir: Path, name: str, damage: Callable[[Path], object]) -> None:
    damage(index_dir / name if name == "CURRENT" else generation(index_dir) / name)
    with pytest.raises(IndexCorrupt, match=name) as caught:
        Index.open(index_dir)
    assert "cchc ingest" in caught.value.help


def test_vectors_that_cannot_be_opened_are_named_and_the_library_is_not_quoted(index_dir: Path) -> None:
    path = generation(index_dir) / VECTORS
    path.write_bytes(b"\0" * path.stat().st_size)
    with pytest.raises(IndexCorrupt, match=r"vectors\.faiss \(không đọc được\)"):
        Index.open(index_dir)


def test_a_pointer_out_of_the_index_is_not_followed(index_dir: Path) -> None:
    (index_dir / "CURRENT").write_text(f"../../{index_dir.name}/generations/{generation(index_dir).name}")
    with pytest.raises(IndexCorrupt):
        Index.open(index_dir)


@pytest.mark.parametrize("name", [STORE, VECTORS, ACCENTS, "lexical/meta.json"])
def test_a_changed_byte_is_noticed(index_dir: Path, name: str) -> None:
    path = generation(index_dir) / name
    content = bytearray(path.read_bytes())
    content[len(content) * 3 // 4] ^= 0x55
    path.write_bytes(content)
    try:
        problems = Index.open(index_dir).verify()
    except IndexCorrupt as error:
        problems = [str(error)]
    assert any(name in problem for problem in problems)


def test_another_embedder_is_refused(built: Path) -> None:
    Index.open(built, embedder=WordEmbedder().identity)
    with pytest.raises(IndexMismatch, match=r"words .*1.*words .*2"):
        Index.open(built, embedder=WordEmbedder(revision="2").identity)


def test_an_open_index_answers_while_it_is_replaced_twice_and_removed(index_dir: Path, tmp_path: Path) -> None:
    index = Index.open(index_dir)
    folder = tmp_path / "more"
    folder.mkdir()
    for text in ("Văn bản mới.", "Văn bản mới hơn."):
        (folder / "c.txt").write_text(text, encoding="utf-8")
        build_index([folder], index_dir, embedder=WordEmbedder())
    assert len(Index.open(index_dir)) == len(index) + 1
    shutil.rmtree(index_dir)
    [(row, _)] = index.lexical.search(search_terms("khen thưởng"), 1)
    assert "ba tập thể" in index.store.passages([row])[0].text
    assert index.verify() != []


def test_an_index_one_may_not_write_can_be_read(built: Path) -> None:
    with public_folder() as folder:
        index_dir = shutil.copytree(built, folder / "index")
        text = folder / "c.txt"
        text.write_text("Văn bản mới.", encoding="utf-8")
        with acting_as_nobody():
            index = Index.open(index_dir)
            assert index.verify() == []
            assert index.lexical.search(search_terms("khen thưởng"), 1)
            with pytest.raises(IndexUnwritable, match="Không ghi được") as caught:
                build_index([text], index_dir, embedder=WordEmbedder())
    assert "--index" in caught.value.help

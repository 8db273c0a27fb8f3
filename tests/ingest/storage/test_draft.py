"""A generation made from the one before: what is linked, rewritten, joined."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.build import build_index
from ingest.index import Index
from ingest.storage import draft
from ingest.storage.generations import Generations
from ingest.storage.lexical import search_terms
from ingest.storage.parts import part_folders
from tests.ingest.word_embedder import WordEmbedder


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    return folder


@pytest.fixture
def ingest(texts: Path, tmp_path: Path) -> Callable[[], Index]:
    def run() -> Index:
        build_index([texts], tmp_path / "index", embedder=WordEmbedder())
        index = Index.open(tmp_path / "index")
        assert index.verify() == []
        return index

    return run


def write(folder: Path, *numbers: int) -> None:
    for number in numbers:
        (folder / f"{number}.txt").write_text(f"Văn bản thứ {number} về việc mã{number}việc.", encoding="utf-8")


def found(index: Index, number: int) -> list[str]:
    rows = [row for row, _ in index.lexical.search(search_terms(f"mã{number}việc"), 1)]
    return [passage.text for passage in index.store.passages(rows)]


def test_what_did_not_change_is_the_same_file(texts: Path, ingest: Callable[[], Index]) -> None:
    write(texts, 1, 2)
    first = ingest().folder
    write(texts, 3)
    second = ingest().folder
    for name in ("store.sqlite", "vectors.faiss"):
        assert (second / "parts/000001" / name).samefile(first / "parts/000001" / name)
    assert [part.name for part in part_folders(second)] == ["000001", "000002"]


def test_a_full_part_is_followed_by_another(
    texts: Path, ingest: Callable[[], Index], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draft, "PART_PASSAGES", 3)
    write(texts, *range(8))
    index = ingest()
    assert len(part_folders(index.folder)) == 3
    assert all(found(index, number) for number in range(8))


def test_many_small_ingests_end_in_few_parts(texts: Path, ingest: Callable[[], Index]) -> None:
    for number in range(12):
        write(texts, number)
        index = ingest()
    assert len(part_folders(index.folder)) <= 5
    assert len(index) == 12
    assert all(len(found(index, number)) == 1 for number in range(12))
    embedder = WordEmbedder()
    vectors = {p.text: index.vectors.rows([row])[0] for row, _, p in index.store.titled_passages()}
    for row, title, passage in index.store.titled_passages():
        from ingest.vectorizing import embedded_text

        [expected] = embedder.embed([embedded_text(title, passage)], kind="passage")
        assert index.vectors.scores(expected, [row]) == pytest.approx([1], abs=1e-5)
    assert len(vectors) == 12


def test_a_source_over_two_parts_is_one_source(
    texts: Path, ingest: Callable[[], Index], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(draft, "PART_PASSAGES", 2)
    lines = [f'{{"_id": "{n}", "title": "Bản ghi {n}", "text": "Nội dung mã{n}việc."}}\n' for n in range(5)]
    (texts / "kho.jsonl").write_text("".join(lines), encoding="utf-8")
    index = ingest()
    assert [source.key for source in index.store.sources()] == ["kho.jsonl"]
    assert len(list(index.store.documents_of(str(texts / "kho.jsonl")))) == 5
    (texts / "kho.jsonl").write_text("".join(lines[1:]), encoding="utf-8")
    index = ingest()
    assert sorted(place.key for place in index.store.places()) == ["1", "2", "3", "4"]
    assert found(index, 0) == []


def test_the_generation_before_is_untouched(texts: Path, ingest: Callable[[], Index], tmp_path: Path) -> None:
    write(texts, 1, 2)
    before = ingest()
    write(texts, 3)
    (texts / "1.txt").unlink()
    ingest()
    assert Generations(tmp_path / "index").current() != before.folder
    assert Index(before.folder).verify() == []
    assert found(Index(before.folder), 1)

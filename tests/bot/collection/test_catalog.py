"""The list of documents: what stands in it, and what a search finds."""

from pathlib import Path

import pytest

from bot.collection.catalog import Catalog, Catalogs
from ingest.build import build_index
from ingest.errors import IndexMissing
from ingest.remove import remove
from tests.ingest.word_embedder import WordEmbedder

DIRECTIVE = (
    "ỦY BAN NHÂN DÂN\nTỈNH HƯNG YÊN\n\nSố: 34/CT-UBND\n\nCHỈ THỊ\nVề kỷ luật hành chính\n\nCác sở họp mỗi tháng.\n"
)


@pytest.fixture
def uploads(tmp_path: Path) -> Path:
    folder = tmp_path / "data" / "uploads"
    (folder / "Chỉ thị của tỉnh").mkdir(parents=True)
    (folder / "Chỉ thị của tỉnh" / "Chỉ thị 34.txt").write_text(DIRECTIVE, encoding="utf-8")
    (folder / "Chỉ thị của tỉnh" / "hỏng.pdf").write_bytes(b"%PDF-1.4\n")
    return folder


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "văn bản"
    (folder / "2021").mkdir(parents=True)
    (folder / "2021" / "tin.txt").write_text("Hội nghị của huyện Đồng Hỷ bàn về một cửa.", encoding="utf-8")
    records = '{"_id": "a", "title": "Bản ghi A", "text": "Một."}\n{"_id": "b", "title": "Bản ghi B", "text": "Hai."}\n'
    (folder / "bản ghi.jsonl").write_text(records, encoding="utf-8")
    return folder


@pytest.fixture
def index(uploads: Path, texts: Path, tmp_path: Path) -> Path:
    build_index([uploads, texts], tmp_path / "index", embedder=WordEmbedder())
    return tmp_path / "index"


@pytest.fixture
def catalog(index: Path, uploads: Path) -> Catalog:
    return Catalogs(index, uploads).current()


def test_each_document_says_where_it_lies(catalog: Catalog) -> None:
    found = {one.entry.key: (one.place, one.file, one.is_upload, one.siblings) for one in catalog.documents}
    assert found == {
        "Chỉ thị của tỉnh/Chỉ thị 34.txt": ("Chỉ thị của tỉnh", "Chỉ thị 34.txt", True, 0),
        "2021/tin.txt": ("văn bản", "2021/tin.txt", False, 0),
        "a": ("văn bản", "bản ghi.jsonl", False, 1),
        "b": ("văn bản", "bản ghi.jsonl", False, 1),
    }
    assert dict(catalog.places) == {"văn bản": 3, "Chỉ thị của tỉnh": 1}
    assert sum(one.passages for one in catalog.documents) == catalog.passages


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("34/ct", ["Chỉ thị của tỉnh/Chỉ thị 34.txt"]),
        ("hung yen CHI THI", ["Chỉ thị của tỉnh/Chỉ thị 34.txt"]),
        ("ban ghi.jsonl", ["a", "b"]),
        ("không có ở đâu", []),
    ],
)
def test_every_word_is_looked_for_with_accents_or_without(catalog: Catalog, query: str, keys: list[str]) -> None:
    assert [one.entry.key for one in catalog.found(query)] == keys


def test_filters_narrow_the_list(catalog: Catalog) -> None:
    assert [one.entry.key for one in catalog.found("", place="văn bản")] == ["a", "b", "2021/tin.txt"]
    assert [one.entry.key for one in catalog.found("", kind="directive")] == ["Chỉ thị của tỉnh/Chỉ thị 34.txt"]
    assert len(catalog.found("")) == 4


def test_uploads_that_gave_nothing_are_named_with_the_reason(catalog: Catalog, uploads: Path) -> None:
    (path,) = catalog.unusable
    assert path == str(uploads / "Chỉ thị của tỉnh" / "hỏng.pdf") and path in catalog.sources
    assert "PDF bị hỏng" in catalog.unusable[path][0].reason
    assert len(catalog.keys) == 3  # by content: what gave something


def test_the_catalog_follows_the_index(index: Path, uploads: Path) -> None:
    catalogs = Catalogs(index, uploads)
    before = catalogs.current()
    assert catalogs.current() is before
    remove(["a"], index)
    assert len(catalogs.current().documents) == len(before.documents) - 1


def test_without_an_index_that_is_said(tmp_path: Path, uploads: Path) -> None:
    with pytest.raises(IndexMissing):
        Catalogs(tmp_path / "none", uploads).current()

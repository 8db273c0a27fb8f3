"""Documents that are one source: known after every ingest, and forgotten with their documents."""

from pathlib import Path

import pytest

from ingest.build import build_index
from ingest.index import Index
from ingest.remove import remove
from ingest.storage.variants import Variants
from tests.ingest.word_embedder import WordEmbedder

BODY = "\n\n".join(
    f"{n}. Ủy ban nhân dân xã giao công chức số {n} theo dõi việc {n * 7} hồ sơ thuộc lĩnh vực thứ {n * 3} và báo cáo."
    for n in range(1, 30)
)


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text(f"KẾ HOẠCH\nRà soát hồ sơ\n\n{BODY}", encoding="utf-8")
    (folder / "khác.txt").write_text("Bản tin thời tiết của huyện, trời nhiều mây.", encoding="utf-8")
    return folder


def test_a_repost_is_a_variant_and_its_removal_is_noticed(texts: Path, tmp_path: Path) -> None:
    index_dir = tmp_path / "index"
    build_index([texts], index_dir, embedder=WordEmbedder())
    (texts / "b.txt").write_text(f"KẾ HOẠCH\nRà soát hồ sơ\n\n{BODY}\n\nLưu: VT.", encoding="utf-8")
    build_index([texts], index_dir, embedder=WordEmbedder())
    index = Index.open(index_dir)
    ids = {place.key: place.document for place in index.store.places()}
    assert index.variants.others(ids["a.txt"]) == ("b.txt",)
    assert index.variants.group_of(ids["b.txt"]) == index.variants.group_of(ids["a.txt"]) == ids["a.txt"]
    assert index.variants.others(ids["khác.txt"]) == ()
    assert index.variants.group_of(ids["khác.txt"]) == ids["khác.txt"]
    remove(["b.txt"], index_dir)
    assert Index.open(index_dir).variants.others(ids["a.txt"]) == ()


@pytest.mark.parametrize("content", ["", "{", "7", "[7]", '[["a"]]'])
def test_another_file_is_not_taken_for_groups(tmp_path: Path, content: str) -> None:
    (tmp_path / "variants.json").write_text(content, encoding="utf-8")
    with pytest.raises(ValueError):
        Variants.load(tmp_path / "variants.json")

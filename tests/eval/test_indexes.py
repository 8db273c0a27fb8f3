"""Indexes of an evaluation are built once for the same documents."""

from pathlib import Path

import pytest

from eval.indexes import index_of
from ingest.cache import CACHE_ENV
from ingest.errors import IndexMissing, SourceError
from ingest.index import Index
from ingest.report import no_progress
from tests.eval.folders import beir_folder
from tests.ingest.word_embedder import WordEmbedder


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(CACHE_ENV, str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_it_is_built_once(tmp_path: Path, cache: Path) -> None:
    corpus = beir_folder(tmp_path / "nho") / "corpus.jsonl"
    embedder = WordEmbedder()
    first = index_of([corpus], embedder, progress=no_progress)
    assert first.is_relative_to(cache)
    assert len(Index.open(first, embedder=embedder.identity)) == 2
    embedded = len(embedder.embedded)
    assert index_of([corpus], embedder, progress=no_progress) == first
    assert len(embedder.embedded) == embedded


def test_other_documents_or_vectors_make_another(tmp_path: Path) -> None:
    corpus = beir_folder(tmp_path / "nho") / "corpus.jsonl"
    first = index_of([corpus], WordEmbedder(), progress=no_progress)
    assert index_of([corpus], WordEmbedder("2"), progress=no_progress) != first
    corpus.write_text(corpus.read_text(encoding="utf-8") + '{"_id": "ba", "text": "Văn bản thứ ba."}\n')
    assert index_of([corpus], WordEmbedder(), progress=no_progress) != first


def test_the_same_documents_elsewhere_make_the_same(tmp_path: Path) -> None:
    here, there = (beir_folder(tmp_path / name) / "corpus.jsonl" for name in ("day", "kia"))
    assert index_of([here], WordEmbedder(), progress=no_progress) == index_of(
        [there], WordEmbedder(), progress=no_progress
    )


def test_nothing_to_index_says_so(tmp_path: Path) -> None:
    with pytest.raises(SourceError):
        index_of([tmp_path / "khong-co"], WordEmbedder(), progress=no_progress)
    (tmp_path / "hong.jsonl").write_text("{}\n")
    with pytest.raises(IndexMissing):
        index_of([tmp_path / "hong.jsonl"], WordEmbedder(), progress=no_progress)

"""The manifest: what it seals, what it refuses, and the id it gives."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ingest.embedding.identity import EmbedderIdentity
from ingest.errors import IndexCorrupt, IndexMismatch
from ingest.storage.manifest import FILE_NAME, IndexManifest, seal_files

E5 = EmbedderIdentity("bundled", "rev-1", 384)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "store.sqlite").write_bytes(b"store")
    (tmp_path / "lexical").mkdir()
    (tmp_path / "lexical" / "terms").write_bytes(b"terms")
    manifest(tmp_path).save(tmp_path)
    return tmp_path


def manifest(folder: Path) -> IndexManifest:
    return IndexManifest(
        embedder=E5,
        chunker="structure/1",
        readers=("text/1",),
        corpus_hash="abc",
        sources=1,
        documents=1,
        passages=1,
        next_row=1,
        roots=("/tài liệu",),
        created_at=datetime(2024, 5, 1, tzinfo=UTC),
        files=seal_files(folder),
    )


def test_it_comes_back_as_it_was_saved(folder: Path) -> None:
    loaded = IndexManifest.load(folder)
    assert loaded.model_copy(update={"files": {}}) == manifest(folder).model_copy(update={"files": {}})
    assert set(loaded.files) == {"store.sqlite", "lexical/terms"}
    assert loaded.broken_seals(folder) == []
    loaded.check_files(folder, read=("store.sqlite", "lexical"))


def test_the_id_follows_the_content_and_not_the_time(folder: Path) -> None:
    first = manifest(folder)
    assert first.model_copy(update={"created_at": datetime(2025, 1, 1, tzinfo=UTC)}).index_id == first.index_id
    for change in ({"corpus_hash": "abd"}, {"chunker": "structure/2"}, {"embedder": replace(E5, revision="rev-2")}):
        assert first.model_copy(update=change).index_id != first.index_id


def test_another_embedder_is_refused_and_both_are_named(folder: Path) -> None:
    other = EmbedderIdentity("sentence-transformers:bge", "rev-9", 1024)
    with pytest.raises(IndexMismatch, match=r"bundled .*rev-1.*384.*sentence-transformers:bge .*rev-9.*1024") as caught:
        IndexManifest.load(folder).require(embedder=other, chunker="structure/1")
    assert "--embedder" in caught.value.help


def test_another_chunker_is_refused_and_both_are_named(folder: Path) -> None:
    with pytest.raises(IndexMismatch, match=r"structure/1.*structure/2") as caught:
        IndexManifest.load(folder).require(embedder=E5, chunker="structure/2")
    assert "cchc ingest" in caught.value.help


def test_another_schema_is_refused_whatever_else_it_holds(folder: Path) -> None:
    (folder / FILE_NAME).write_text('{"schema_version": 99, "unknown": true}', encoding="utf-8")
    with pytest.raises(IndexMismatch, match=rf"99.*{IndexManifest.SCHEMA_VERSION}"):
        IndexManifest.load(folder)


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "null", f'{{"schema_version": {IndexManifest.SCHEMA_VERSION}}}', "\udcff"]
)
def test_an_unreadable_manifest_is_corrupt(folder: Path, content: str) -> None:
    (folder / FILE_NAME).write_bytes(content.encode(errors="surrogateescape"))
    with pytest.raises(IndexCorrupt, match=FILE_NAME):
        IndexManifest.load(folder)


def test_a_missing_or_shorter_file_is_noticed_without_reading(folder: Path) -> None:
    sealed = IndexManifest.load(folder)
    (folder / "store.sqlite").write_bytes(b"stor")
    with pytest.raises(IndexCorrupt, match=r"store\.sqlite"):
        sealed.check_files(folder, read=())
    (folder / "store.sqlite").unlink()
    with pytest.raises(IndexCorrupt, match=r"store\.sqlite"):
        sealed.check_files(folder, read=())


def test_changed_content_is_noticed_where_it_is_read(folder: Path) -> None:
    sealed = IndexManifest.load(folder)
    (folder / "lexical" / "terms").write_bytes(b"TERMS")
    sealed.check_files(folder, read=("store.sqlite",))
    with pytest.raises(IndexCorrupt, match="terms"):
        sealed.check_files(folder, read=("lexical",))
    assert sealed.broken_seals(folder) == ["lexical/terms"]

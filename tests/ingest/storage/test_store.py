"""The store: what goes in comes out, under the same numbers."""

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.documents import DocumentKind, DocumentMetadata, Passage, SourceDocument
from ingest.errors import IndexCorrupt
from ingest.storage.store import Rejection, Source, Store
from ingest.storage.store_writer import StoreWriter, delete_from

SOURCE = Source(path="/tài liệu/a.txt", key="a.txt", sha256="00", bytes=12, reader="text/1")
DOCUMENT = SourceDocument(
    key="a.txt",
    title="Chỉ thị",
    text="Một. Hai. 🙂 Ba.",
    metadata=DocumentMetadata(kind=DocumentKind.DIRECTIVE, number="34/CT-UBND", date=date(2021, 10, 7)),
    reader="text/1",
)
PASSAGES = [
    Passage(document_id=DOCUMENT.id, start=0, end=4, text="Một."),
    Passage(document_id=DOCUMENT.id, start=5, end=16, text="Hai. 🙂 Ba.", heading=("Chương I", "Điều 1"), page=3),
]
VECTORS = np.array([[127, -5], [0, 127]], np.int8)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "kho 100% #1?.sqlite"
    with closing(StoreWriter(path)) as writer:
        source = writer.add_source(SOURCE)
        writer.add_rejection(source, Rejection(subject="a.txt", reason="Trang 2 trống.", help="Bỏ qua."))
        empty = Source(path="/b.txt", key="b.txt", sha256="01", bytes=0, reader="text/1")
        writer.add_source(empty)
        document = writer.add_document(source, DOCUMENT, b"signature")
        for row, digest, passage in zip((0, 1), (b"x", b"y"), PASSAGES, strict=True):
            writer.add_passage(row, document, passage, digest=digest, sentences=VECTORS)
    return path


def test_everything_comes_back(path: Path) -> None:
    store = Store([path])
    assert store.sources()[-1] == SOURCE
    assert store.documents([DOCUMENT.id, "unknown"]) == {DOCUMENT.id: DOCUMENT}
    assert list(store.documents_of(SOURCE.path)) == [DOCUMENT]
    assert store.passages_of(DOCUMENT.id) == [(0, PASSAGES[0]), (1, PASSAGES[1])]
    assert list(store.titled_passages()) == [(row, "Chỉ thị", passage) for row, passage in enumerate(PASSAGES)]
    assert [(entry.key, entry.metadata) for entry in store.entries()] == [("a.txt", DOCUMENT.metadata)]
    assert store.sentence_vectors([1, 0]) == [VECTORS.tobytes()] * 2
    assert [rejection.reason for rejection in store.rejections(SOURCE.path)] == ["Trang 2 trống."]
    assert store.sources_without_documents() == {"/b.txt"}
    assert (len(store.sources()), store.document_count(), store.passage_count()) == (2, 1, 2)


def test_passages_come_in_the_order_asked_for(path: Path) -> None:
    assert Store([path]).passages([1, 0, 1]) == [PASSAGES[1], PASSAGES[0], PASSAGES[1]]
    with pytest.raises(KeyError):
        Store([path]).passages([2])


def test_a_row_is_found_by_the_digest_of_its_text(path: Path) -> None:
    assert Store([path]).rows_with([b"y", b"unknown"]) == {b"y": 1}


def test_a_sound_store_has_true_offsets(path: Path) -> None:
    store = Store([path])
    assert store.is_sound()
    assert store.broken_offsets() == []


def test_a_passage_that_is_not_where_it_says_is_found(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE passages SET start = 1 WHERE row = 0")
    assert Store([path]).broken_offsets() == ["a.txt"]


def test_a_source_that_failed_unforeseen_does_not_pass_for_read(tmp_path: Path) -> None:
    with closing(StoreWriter(tmp_path / "store.sqlite")) as writer:
        number = writer.add_source(SOURCE)
        writer.add_rejection(number, Rejection(subject="a.txt", reason="Lỗi.", help="Báo lỗi.", foreseen=False))
    assert Store([tmp_path / "store.sqlite"]).sources() == [replace(SOURCE, sha256="")]


def test_many_threads_may_read(path: Path) -> None:
    store = Store([path])
    ready = threading.Barrier(8)

    def read(_: int) -> tuple[list[Passage], dict[str, SourceDocument]]:
        ready.wait(5)
        return [store.passages([0, 1]) for _ in range(50)][-1], store.documents([DOCUMENT.id])

    with ThreadPoolExecutor(8) as pool:
        assert all(found == (PASSAGES, {DOCUMENT.id: DOCUMENT}) for found in pool.map(read, range(8)))


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\0" + b"\xff" * 4096])
def test_what_is_not_a_store_is_corrupt(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "store.sqlite"
    path.write_bytes(content)
    with pytest.raises(IndexCorrupt, match=r"store\.sqlite"):
        Store([path])


def test_a_missing_store_is_corrupt_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(IndexCorrupt):
        Store([tmp_path / "store.sqlite"])
    assert not list(tmp_path.iterdir())


def test_spoilt_text_is_corrupt(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace("Chỉ thị".encode(), b"Ch\xff\xff\xff th\xff\xff\xff"))
    with pytest.raises(IndexCorrupt):
        Store([path]).entries()


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1), min_size=1))
def test_any_text_keeps_its_offsets(texts: list[str]) -> None:
    document = SourceDocument(key="k", title="t", text="".join(texts), metadata=DocumentMetadata(), reader="r")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "store.sqlite"
        with closing(StoreWriter(path)) as writer:
            number = writer.add_document(writer.add_source(SOURCE), document, b"")
            start = 0
            for row, text in enumerate(texts):
                end = start + len(text)
                passage = Passage(document_id=document.id, start=start, end=end, text=text)
                writer.add_passage(row, number, passage, digest=b"", sentences=VECTORS)
                start = end
        with closing(Store([path])) as store:
            assert store.broken_offsets() == []
            assert [passage.text for _, passage in store.passages_of(document.id)] == texts


def test_what_is_deleted_is_gone_from_the_file_and_the_rest_stays(path: Path) -> None:
    other = SourceDocument(key="b.txt", title="Kế hoạch", text="Bốn.", metadata=DocumentMetadata(), reader="text/1")
    passage = Passage(document_id=other.id, start=0, end=4, text="Bốn.", article="5@63/2010/NĐ-CP")
    second = path.with_name("second.sqlite")
    with closing(StoreWriter(second)) as writer:
        number = writer.add_document(writer.add_source(replace(SOURCE, path="/c.txt")), other, b"")
        writer.add_passage(7, number, passage, digest=b"z", sentences=VECTORS)
    store = Store([path, second])
    assert store.rows_of_article("5@63/2010/NĐ-CP") == [7]
    assert store.passages([7, 0]) == [passage, PASSAGES[0]]
    assert [row for row, _ in store.passages_from(sources=[SOURCE.path], documents=[other.id])] == [0, 1, 7]
    assert not store.holds(sources=["/d.txt"], documents=[])
    delete_from(path, sources=[SOURCE.path], documents=[])
    delete_from(second, sources=[], documents=[other.id])
    assert Store([path]).sources() == [Source(path="/b.txt", key="b.txt", sha256="01", bytes=0, reader="text/1")]
    assert Store([path]).rejections(SOURCE.path) == []
    assert Store([second]).sources() == []
    assert "Hai." not in path.read_bytes().decode(errors="replace")
    assert "Bốn." not in second.read_bytes().decode(errors="replace")

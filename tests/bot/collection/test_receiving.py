"""What an upload leaves behind: a whole file in its collection, or nothing."""

import asyncio
import hashlib
import os
import time
from collections.abc import AsyncIterator, Mapping
from http import HTTPStatus
from pathlib import Path

import pytest

from bot.collection.receiving import Receiver
from bot.collection.refusals import Refused
from bot.collection.uploads import UploadedFile, Uploads
from bot.server.data_folder import DataFolder

WORDS = "Sở Nội vụ họp về cải cách hành chính.".encode()
MIB = 1024**2


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


def receive(
    data: DataFolder,
    content: bytes,
    name: str = "họp.txt",
    *,
    collection: str = "Tin",
    announced: int | None = None,
    indexed: Mapping[str, str] | None = None,
) -> UploadedFile:
    async def chunks() -> AsyncIterator[bytes]:
        for start in range(0, len(content), 50_000):
            yield content[start : start + 50_000]

    received = Receiver(data, most_mb=1).receive(
        chunks(),
        collection=collection,
        name=name,
        announced=len(content) if announced is None else announced,
        indexed=indexed or {},
    )
    return asyncio.run(received)


def left(data: DataFolder) -> list[str]:
    return sorted(str(path.relative_to(data.path)) for path in data.path.rglob("*") if path.is_file())


def refusal(
    data: DataFolder,
    content: bytes,
    name: str = "họp.txt",
    *,
    collection: str = "Tin",
    announced: int | None = None,
    indexed: Mapping[str, str] | None = None,
) -> Refused:
    """What `receive` raises; nothing new is left behind."""
    before = left(data)
    with pytest.raises(Refused) as refused:
        receive(data, content, name, collection=collection, announced=announced, indexed=indexed)
    assert left(data) == before
    assert refused.value.help
    return refused.value


def test_a_file_lies_in_its_collection_under_its_name(data: DataFolder) -> None:
    kept = receive(data, WORDS, "../../họp.txt", collection="Tin của Sở")
    assert kept.shown == "Tin của Sở/họp.txt"
    assert left(data) == ["uploads/Tin của Sở/họp.txt"]
    assert kept.path.read_bytes() == WORDS
    assert data.path.stat().st_mode & 0o077 == 0


def test_another_file_of_the_name_gets_a_number(data: DataFolder) -> None:
    names = [receive(data, WORDS + bytes([n])).name for n in b"abc"]
    assert names == ["họp.txt", "họp (2).txt", "họp (3).txt"]


def test_a_collection_is_known_in_small_and_capital_letters(data: DataFolder) -> None:
    receive(data, WORDS, collection="Nghị quyết")
    assert receive(data, WORDS + b".", collection="NGHỊ QUYẾT").collection == "Nghị quyết"
    assert Uploads(data).collections() == ["Nghị quyết"]


def test_the_same_content_is_told_wherever_it_is(data: DataFolder) -> None:
    receive(data, WORDS)
    assert str(refusal(data, WORDS, "khác.txt", collection="Khác")) == "Đã có: Tin/họp.txt."
    known = {hashlib.sha256(b"abc").hexdigest(): "corpus/abc.txt"}
    assert str(refusal(data, b"abc", indexed=known)) == "Đã có: corpus/abc.txt."


@pytest.mark.parametrize("announced", [0, 2 * MIB], ids=["not announced", "announced"])
def test_what_is_too_large_is_refused(data: DataFolder, announced: int) -> None:
    refused = refusal(data, b"a" * (MIB + 1), announced=announced)
    assert refused.status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE and "1 MB" in str(refused)


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"MZ\x90\0" + bytes(100), "kế hoạch.pdf", "chương trình máy tính"),
        (b"Rar!\x1a\x07\x01\0", "kế hoạch.zip", "tệp nén RAR"),
        (b"", "trống.docx", "Tệp trống"),
        (b"\0\x07\x80 not a document" * 9, "hỏng.pdf", "Tệp bị hỏng, hoặc không phải là PDF"),
    ],
)
def test_the_content_decides_whether_it_is_taken(data: DataFolder, content: bytes, name: str, said: str) -> None:
    refused = refusal(data, content, name)
    assert refused.status == HTTPStatus.UNSUPPORTED_MEDIA_TYPE and said in str(refused)


def test_a_page_that_is_called_a_document_is_taken(data: DataFolder) -> None:
    assert receive(data, b"<html><body><p>Tin</p></body></html>", "tin.docx").name == "tin.docx"


def test_a_collection_needs_a_name(data: DataFolder) -> None:
    assert refusal(data, WORDS, collection=" ./ ").status == HTTPStatus.UNPROCESSABLE_ENTITY


def test_a_connection_that_breaks_leaves_nothing(data: DataFolder) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        yield WORDS
        raise ConnectionError("gone")

    receiver = Receiver(data, most_mb=1)
    with pytest.raises((Refused, ConnectionError)):
        asyncio.run(receiver.receive(chunks(), collection="Tin", name="a.txt", announced=0, indexed={}))
    assert left(data) == []


def test_what_a_dead_server_left_is_swept_away(data: DataFolder) -> None:
    data.made().incoming.mkdir()
    for name, age_s in (("old", 2 * 24 * 3600), ("new", 60)):
        (data.incoming / name).write_bytes(WORDS)
        os.utime(data.incoming / name, (time.time() - age_s,) * 2)
    receive(data, WORDS)
    assert left(data) == [".incoming/new", "uploads/Tin/họp.txt"]


def test_a_full_disk_is_said(data: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.collection.receiving._SPARE_BYTES", 1 << 62)
    assert refusal(data, WORDS).status == HTTPStatus.INSUFFICIENT_STORAGE


def test_a_collection_goes_with_its_last_file_and_nothing_else_is_deleted(data: DataFolder) -> None:
    one, other = receive(data, WORDS), receive(data, WORDS + b".")
    data.accounts.write_text("{}")
    uploads = Uploads(data)
    uploads.delete(data.accounts)
    uploads.delete(uploads.root / ".." / "accounts.json")
    uploads.delete(one.path)
    assert uploads.files() == [other] and data.accounts.exists()
    uploads.delete(other.path)
    assert uploads.collections() == [] and not other.path.parent.exists()

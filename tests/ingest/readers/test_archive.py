"""ZIP archives: names as they were, and limits that a bomb cannot pass."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import RejectedSource
from ingest.readers import archive, unpacking
from ingest.readers.archive import members
from ingest.readers.unpacking import Budget, Member


def zipped(*files: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytearray:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as opened:
        for name, data in files:
            opened.writestr(name, data)
    return bytearray(buffer.getvalue())


def names(data: bytes) -> list[str]:
    return [found.name if isinstance(found, Member) else str(found) for found in members(io.BytesIO(data), Budget())]


def without_utf8_mark(data: bytearray, name: str, packed: bytes) -> bytes:
    """The archive as an old program writes it: the name in the bytes `packed`, and no word of its encoding."""
    assert len(name.encode()) == len(packed)
    for header, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(header)
        data[at + flags + 1] &= ~0x08
    return bytes(data.replace(name.encode(), packed))


@pytest.mark.parametrize(
    ("placeholder", "packed", "name"),
    [
        ("\u1ec7" * 3, "Việt.".encode(), "Việt."),
        ("\u1ec7aaa.txt", "Ngh\xea\u0323.txt".encode("cp1258"), "Nghệ.txt"),
        ("\u1ec7" * 3, "Vie\u0323\u0302t".encode()[:9], "Việt"),
    ],
    ids=["utf-8 not marked", "windows-1258", "decomposed, of a mac"],
)
def test_names_are_those_from_before_packing(placeholder: str, packed: bytes, name: str) -> None:
    packed = packed.ljust(len(placeholder.encode()), b"x")
    data = without_utf8_mark(zipped((placeholder, b"abc")), placeholder, packed)
    (found,) = names(data)
    assert found.rstrip("x") == name


@pytest.mark.parametrize(
    ("stored", "name"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/tuyệt đối/a.txt", "tuyệt đối/a.txt"),
        ("C:\\Users\\a.txt", "Users/a.txt"),
        ("a\nb\t.txt", "a b .txt"),
        ("..", "không tên"),
    ],
)
def test_names_do_not_lead_out(stored: str, name: str) -> None:
    assert names(bytes(zipped((stored, b"abc")))) == [name]


def test_what_systems_add_is_passed_over() -> None:
    data = zipped(("__MACOSX/._a.txt", b"x"), (".DS_Store", b"x"), ("~$a.docx", b"x"), ("b/", b""), ("a.txt", b"x"))
    assert names(bytes(data)) == ["a.txt"]


def test_a_member_with_a_password_is_named() -> None:
    data = zipped(("mật.txt", b"abc"), ("a.txt", b"abc"))
    for header, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(header) + flags] |= 1
    assert names(bytes(data)) == ["mật.txt: có mật khẩu.", "a.txt"]


def test_a_damaged_member_costs_only_itself() -> None:
    data = zipped(("một.txt", b"abc" * 100), ("hai.txt", b"abc"), method=zipfile.ZIP_STORED)
    data[data.index(b"abc") + 5] ^= 0xFF
    assert names(bytes(data)) == ["một.txt: bị hỏng trong tệp nén, không giải nén được.", "hai.txt"]


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "_RATIO_COUNTS_FROM", 1024**2)
    data = zipped(("bom.txt", b"\0" * (64 * 1024**2)), ("a.txt", b"abc"))
    assert names(bytes(data)) == ["bom.txt: nén chặt bất thường, có thể là tệp phá hoại.", "a.txt"]


def test_a_member_larger_than_it_says_stops_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_FILE_BYTES", 1000)
    data = zipped(("a.txt", bytes(range(256)) * 100))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = (500).to_bytes(4, "little")
    (found,) = members(io.BytesIO(data), Budget())
    assert isinstance(found, RejectedSource) or len(found.data) <= 1000


@pytest.mark.parametrize("budget", [Budget(files=2), Budget(bytes=250)])
def test_what_one_archive_may_hold_is_bounded(budget: Budget) -> None:
    data = zipped(*((f"{n}.txt", b"x" * 100) for n in range(5)))
    unpacked = members(io.BytesIO(data), budget)
    assert [next(unpacked), next(unpacked)]
    with pytest.raises(RejectedSource, match="quá giới hạn"):
        next(unpacked)


def test_limits_are_told_in_numbers() -> None:
    with pytest.raises(RejectedSource, match=str(unpacking.MAX_FILES)):
        Budget(files=0).take(1)


@given(st.integers(0, 400), st.binary(max_size=60))
def test_damaged_archives_are_refused_or_read(at: int, noise: bytes) -> None:
    data = zipped(("một.txt", b"abc" * 50), ("hai/ba.txt", b"x"))
    data[at : at + len(noise)] = noise
    before = sorted(Path.cwd().iterdir())
    try:
        list(members(io.BytesIO(data), Budget()))
    except RejectedSource as rejected:
        assert rejected.help
    assert sorted(Path.cwd().iterdir()) == before

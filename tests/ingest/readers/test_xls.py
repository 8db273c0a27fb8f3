"""Workbooks of Excel 97 made here, and broken ones."""

import struct
from itertools import accumulate

import pytest
from hypothesis import given, settings

from ingest.errors import RejectedSource
from ingest.readers import xls
from tests.ingest.office.word97 import ole
from tests.ingest.readers.damage import damaged

_DATE_FORMAT = 14


def record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def beginning(kind: int) -> bytes:
    return record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 0x07CC, 0, 0))


def label(row: int, column: int, text: str) -> bytes:
    return record(0x0204, struct.pack("<HHHHB", row, column, 0, len(text), 1) + text.encode("utf-16-le"))


def number(row: int, column: int, value: float, look: int = 0) -> bytes:
    return record(0x0203, struct.pack("<HHHd", row, column, look, value))


def book(*sheets: tuple[str, int, bytes]) -> bytes:
    """A workbook of sheets: name, 1 if it is hidden, cells."""
    fonts = record(0x0031, struct.pack("<HHHHHBBBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0, 1, 0) + b"A") * 5
    looks = b"".join(record(0x00E0, struct.pack("<HHH14x", 0, form, 0)) for form in (0, _DATE_FORMAT, 4))
    bodies = [beginning(0x10) + cells + record(0x000A) for _, _, cells in sheets]
    head = beginning(5) + fonts + looks
    size = len(head) + sum(4 + 8 + 2 * len(name) for name, _, _ in sheets) + 4
    starts = accumulate([size, *map(len, bodies)])
    for start, (name, hidden, _) in zip(starts, sheets, strict=False):
        head += record(0x0085, struct.pack("<IBBBB", start, hidden, 0, len(name), 1) + name.encode("utf-16-le"))
    return ole({"Workbook": head + record(0x000A) + b"".join(bodies)})


ROWS = label(0, 0, "Việc") + label(0, 1, "Hạn") + label(0, 2, "Tiền") + label(1, 0, "Rà soát")
WHOLE = book(
    ("Kế hoạch", 0, ROWS + number(1, 1, 45750, 1) + number(1, 2, 1234567.5, 2)), ("Ẩn", 1, label(0, 0, "không"))
)


def test_cells_are_written_as_they_are_shown() -> None:
    assert xls.read(WHOLE).text == "Việc | Hạn | Tiền\nRà soát | 03/04/2025 | 1.234.567,50"


def test_sheets_are_named_where_there_are_several() -> None:
    assert (
        xls.read(book(("A", 0, label(0, 0, "một")), ("B", 0, label(2, 0, "hai")))).text == "## A\n\nmột\n\n## B\n\nhai"
    )


@pytest.mark.parametrize("data", [b"", b"words", ole({"WordDocument": b"x"})])
def test_what_is_no_workbook_is_damaged(data: bytes) -> None:
    with pytest.raises(RejectedSource, match="hỏng"):
        xls.read(data)


@given(data=damaged(WHOLE))
@settings(max_examples=100)
def test_damage_is_rejected_or_read(data: bytes) -> None:
    try:
        assert xls.read(data).text
    except RejectedSource as rejected:
        assert rejected.help

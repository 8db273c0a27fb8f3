"""Workbooks made here, and broken ones."""

import datetime
import io
from collections.abc import Sequence
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.errors import RejectedSource
from ingest.office.sheets import MAX_CELLS, Value, shown
from ingest.readers import xls, xlsx
from tests.ingest.office.packages import package
from tests.ingest.readers.damage import damaged

ROWS: Sequence[Sequence[object]] = (
    ("UBND TỈNH A", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("SỞ NỘI VỤ", None, None, "Độc lập - Tự do - Hạnh phúc"),
    ("BIỂU TỔNG HỢP",),
    ("TT", "Nội dung", None, "Kinh phí", "Hạn"),
    (1, "Rà soát", None, 1234567.5, datetime.date(2025, 4, 3)),
    ("A", None, None, None, None),
    (2, "Tập huấn", None, "=D5*2", True),
    (),
    ("Ghi chú: số liệu tạm tính",),
)


def moment(month: int, day: int, hour: int = 0, minute: int = 0) -> datetime.datetime:
    """A moment of 2025, of no time zone as in a workbook."""
    return datetime.datetime.combine(datetime.date(2025, month, day), datetime.time(hour, minute))


@cache
def book(*more: str) -> bytes:
    """A sheet with a letterhead and a table, and more sheets by name."""
    from openpyxl import Workbook

    made = Workbook()
    sheet = made.active
    sheet.title = "Kế hoạch"
    for row in ROWS:
        sheet.append(row)
    sheet["D5"].number_format = "#,##0.0"
    for name in more:
        made.create_sheet(name).append(["x", "y"])
        made[name].sheet_state = "hidden" if name == "Ẩn" else "visible"
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def test_a_sheet_is_its_letterhead_its_lines_and_its_table() -> None:
    assert xlsx.read(book()).text.split("\n\n") == [
        *("UBND TỈNH A", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SỞ NỘI VỤ", "Độc lập - Tự do - Hạnh phúc"),
        "BIỂU TỔNG HỢP",
        "TT | Nội dung | Kinh phí | Hạn\n1 | Rà soát | 1.234.567,5 | 03/04/2025\nA\n2 | Tập huấn |  | TRUE",
        "Ghi chú: số liệu tạm tính",
    ]


def test_sheets_are_named_where_there_are_several_and_hidden_ones_left_out() -> None:
    text = xlsx.read(book("Phụ lục", "Ẩn")).text
    assert text.startswith("## Kế hoạch\n\nUBND") and text.endswith("\n\n## Phụ lục\n\nx\n\ny") and "Ẩn" not in text


@pytest.mark.parametrize(
    ("value", "number_format", "expected"),
    [
        (None, "General", ""),
        (" x ", "General", "x"),
        (12, "General", "12"),
        (1 / 3, "General", "0,33333333333"),
        (1e20, "General", "100000000000000000000"),
        (1234567, "#,##0", "1.234.567"),
        (1234.5, "0.00", "1234,50"),
        (0.125, "0.0%", "12,5%"),
        (7, "000", "007"),
        (1500, '#,##0 "đồng"', "1.500"),
        (moment(4, 3), "dd/mm/yyyy", "03/04/2025"),
        (moment(4, 3, 14, 30), "dd/mm/yyyy hh:mm", "03/04/2025 14:30"),
        (moment(4, 1), "mm/yyyy", "04/2025"),
        (datetime.time(7, 5), "hh:mm", "07:05"),
        (datetime.timedelta(hours=30, minutes=5), "[h]:mm", "30:05"),
        (False, "General", "FALSE"),
    ],
)
def test_cells_are_written_as_in_vietnam(value: Value, number_format: str, expected: str) -> None:
    assert shown(value, number_format) == expected


def test_a_workbook_without_end_is_read_to_a_bound_with_a_warning() -> None:
    from openpyxl import Workbook

    made, columns = Workbook(), 16_384
    for row in range(1, MAX_CELLS // columns + 3):
        made.active.cell(row, 1, f"dòng {row}")
        made.active.cell(row, columns, "x")
    file = io.BytesIO()
    made.save(file)
    found = xlsx.read(file.getvalue())
    assert found.text.endswith(f"dòng {MAX_CELLS // columns} | x") and "quá lớn" in found.reading.warnings[0]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "hỏng"),
        (package({"a.txt": "words"}), "hỏng"),
        (package({"xl/worksheets/sheet1.xml": b" " * 9_000_000}), "quá lớn"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
    ],
    ids=["empty", "another .zip", "bomb", "locked"],
)
def test_what_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(RejectedSource, match=reason):
        xlsx.read(data)


@given(data=damaged(book()) | st.binary(max_size=300))
@settings(max_examples=40)
def test_damage_is_rejected_or_read(data: bytes) -> None:
    for reader in (xlsx, xls):
        try:
            assert reader.read(data).text
        except RejectedSource as rejected:
            assert rejected.help

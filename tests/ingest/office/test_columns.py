"""Letterheads and signatures that stand side by side."""

import pytest

from ingest.office.blocks import Block, Paragraph, Table, render
from ingest.office.columns import with_columns
from ingest.office.letterhead import is_motto, is_signature


def text_of(*lines: str) -> str:
    return render(with_columns(Paragraph(line) for line in lines))


@pytest.mark.parametrize("gap", ["\t", "\t\t \t", " " * 8])
@pytest.mark.parametrize("end", ["\n", None])
def test_a_letterhead_in_lines_or_paragraphs(gap: str, end: str | None) -> None:
    lines = [
        f"UBND TỈNH X{gap}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        f"SỞ Y{gap}Độc lập - Tự do - Hạnh phúc",
        f"Số: 5/KH-SY{gap}X, ngày 1",
    ]
    paragraphs = [end.join(lines)] if end else lines
    left, right = zip(*(line.split(gap) for line in lines), strict=True)
    assert text_of(*paragraphs, "KẾ HOẠCH") == "\n".join(left) + "\n\n" + "\n".join(right) + "\n\nKẾ HOẠCH"


def test_signatures_run_beside_the_recipients() -> None:
    lines = [
        "Điều 3.",
        "\tTM. ỦY BAN NHÂN DÂN",
        "Nơi nhận:\tCHỦ TỊCH",
        "- Như trên;",
        "",
        "- Lưu: VT.\tNguyễn Văn A",
        "",
        "Phụ lục",
    ]
    assert text_of(*lines).split("\n\n") == [
        *("Điều 3.", "Nơi nhận:\n- Như trên;\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn A", "Phụ lục"),
    ]


@pytest.mark.parametrize(
    "line", ["1.\tĐảng Cộng sản Việt Nam lãnh đạo.", "Quận:\tQuận 1", "a\tb", "Kính gửi:\tSở Nội vụ"]
)
def test_other_tabs_are_spaces(line: str) -> None:
    assert text_of(line, "tiếp") == line.replace("\t", " ") + "\n\ntiếp"


@pytest.mark.parametrize("first", ["Quy định", "Q.1", "Tốt", "Đảng Cộng sản Việt Nam và Nhà nước"])
def test_small_tables_of_other_things_stay_tables(first: str) -> None:
    rows: list[list[list[Block]]] = [[[Paragraph(word)] for word in row] for row in (["TT", "Việc"], [first, "Họp"])]
    assert render([Table(rows)]) == f"TT | Việc\n{first} | Họp"


@pytest.mark.parametrize(
    ("line", "motto", "signature"),
    [
        ("ĐẢNG CỘNG SẢN VIỆT NAM", True, False),
        ("Độc lập – Tự do – Hạnh phúc", True, False),
        ("T/M BAN THƯỜNG VỤ", False, True),
        ("KT.CHỦ TỊCH", False, True),
        ("Q. GIÁM ĐỐC", False, True),
        ("Nơi nhận", False, True),
        ("Q.Bình Thạnh", False, False),
        ("QUYẾT ĐỊNH", False, False),
        ("Nơi nhận hồ sơ", False, False),
    ],
)
def test_lines_that_only_head_and_foot_have(line: str, motto: bool, signature: bool) -> None:
    assert (is_motto(line), is_signature(line)) == (motto, signature)

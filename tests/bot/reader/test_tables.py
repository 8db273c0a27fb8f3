"""Rows of tables, read with the heads of their columns, as answers to questions of one cell and of one row."""

import pytest

from bot.reader.evidence import Evidence, Reader
from bot.reader.tables import counts_otherwise, head_above, head_of, is_head, is_total_asked, read_out
from ingest.documents import Span
from tests.bot.answering import asked_as, hits_in, matcher_of

PIERS = """# Lịch trực bến phà Vàm Xáng

| Bến | Người trực | Người đổi ca | Giá vé (đồng) |
|---|---|---|---|
| 1 | Lâm Thị Sáu | Ngô Văn Tám | 4.000 |
| 2 | Đinh Công Bảy | Lâm Thị Sáu | 6.000 |
"""
SHIFTS = """Lịch trực bến phà Vàm Xáng

Ca | Giờ | Trưởng ca | Điểm trực
Ca 1 | 5 giờ | Lâm Thị Sáu | Cầu Đúc
Ca 2 | 13 giờ | Ngô Văn Tám | Bến Lội
"""


def rows_read(question: str, text: str) -> dict[str, Evidence]:
    query = asked_as(question)
    return {found.text: found for found in Reader(query, matcher_of(query)).read(hits_in(text)) if "|" in found.text}


def answer_in(question: str, text: str) -> str | None:
    """The span of the best row that names all that the question names."""
    found = [row for row in rows_read(question, text).values() if not row.support.missing]
    span = found[0].span if found else None
    return found[0].hit.document.text[slice(*span)] if found and span else None


def test_a_row_is_read_with_the_heads_of_its_columns() -> None:
    assert read_out("| 2 | **Bảy** | |", "| Bến | Người trực | Giá |") == "Bến 2; Người trực Bảy"
    assert read_out("| 2 | Bảy |", "| Bến | Người trực | Giá |") == "| 2 | Bảy |"


def test_the_head_is_the_first_row_as_long_as_the_one_below() -> None:
    text = "Bảng 1 | cũ\nBến | Giá | Giờ\n1 | 4.000 | 5\n2 | 6.000 | 6"
    row = Span(text.index("2 |"), len(text))
    assert head_above(text, row) == "Bến | Giá | Giờ"
    assert (
        head_above("Bến | Giá | Giờ\nChữ ở giữa.\n" + text[row.start :], Span(28, 28 + len(text) - row.start)) is None
    )


def test_the_row_above_the_rule_is_a_head() -> None:
    head = PIERS.index("| Bến")
    assert is_head(PIERS, Span(head, PIERS.index("\n", head)))
    assert not is_head(PIERS, Span(PIERS.index("| 1"), PIERS.index("\n", PIERS.index("| 1"))))


def test_the_head_above_a_cell() -> None:
    row, cell = PIERS.index("| 2 |"), PIERS.index("6.000")
    head = head_of(PIERS, Span(row, PIERS.index("\n", row)), Span(cell, cell + 5))
    assert head and PIERS[slice(*head)] == "Giá vé (đồng)"


def test_the_first_row_of_a_table_without_a_rule_is_a_head() -> None:
    assert not any(text.startswith("Ca |") for text in rows_read("Trưởng ca trực ở điểm nào?", SHIFTS))


def test_the_sum_of_the_rows_answers_who_asks_for_it() -> None:
    assert is_total_asked("Tất cả có bao nhiêu ghe?", "| | **Cộng** | 12 |")
    assert not is_total_asked("Tất cả có bao nhiêu ghe?", "| 1 | Ghe lớn | 12 |")
    assert not is_total_asked("Ghe lớn có bao nhiêu chiếc?", "| | **Cộng** | 12 |")


def test_heads_and_rules_are_no_evidence() -> None:
    assert not any("Người trực" in text or "---" in text for text in rows_read("Người trực bến phà là ai?", PIERS))


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("Bến 2 do ai trực?", PIERS, "Đinh Công Bảy"),
        ("Bến 2 thì ai đổi ca?", PIERS, "Lâm Thị Sáu"),
        ("Ai đổi ca cho Đinh Công Bảy?", PIERS, "Lâm Thị Sáu"),
        ("Ca 2 ở bến phà trực ở đâu?", SHIFTS, "Bến Lội"),
        ("Ca 3 ở bến phà trực ở đâu?", SHIFTS, None),
    ],
)
def test_the_cell_of_the_row_and_the_column_that_are_asked_for(question: str, text: str, answer: str | None) -> None:
    assert answer_in(question, text) == answer


def test_rows_are_quoted_one_at_a_time() -> None:
    assert all(row.beside is None for row in rows_read("Ai trực bến của Lâm Thị Sáu?", PIERS).values())


def test_a_row_whose_cells_say_nothing_of_the_question_is_no_evidence() -> None:
    assert not rows_read("Giá vé xe buýt Đồng Tháp bao nhiêu?", PIERS)


def test_a_row_that_counts_to_another_number_is_about_something_else() -> None:
    assert counts_otherwise("Thuyền 12 chỗ giá bao nhiêu?", "| 1 | Thuyền 5 chỗ | 250 |")
    assert not counts_otherwise("Thuyền 12 chỗ giá bao nhiêu?", "| 2 | Thuyền 12 chỗ, đò 5 chỗ | 480 |")
    assert not counts_otherwise("Thuyền lớn giá bao nhiêu?", "| 1 | Thuyền 5 chỗ | 250 |")


def test_the_head_of_a_table_cut_into_passages_is_kept() -> None:
    rows = "\n".join(
        f"| Ấp {name} thuộc vùng lúa hai vụ ven kênh Xáng Múc và rạch Ông Dèo | Nguyễn Văn {name} | {at} |"
        for at, name in _NAMES
    )
    text = f"# Trưởng ấp\n\n| Ấp | Trưởng ấp | Số nhà |\n{rows}\n"
    query = asked_as("Ấp Thanh ai làm trưởng ấp?")
    hits = hits_in(text)
    assert len(hits) > 1
    last = Reader(query, matcher_of(query)).read(hits[-1:])
    assert any(found.span and found.text[: len("| Ấp Thanh")] == "| Ấp Thanh" for found in last)


_NAMES = list(
    enumerate(
        f"{first} {second}" for first in ("Bình", "Cường", "Dũng", "Hạnh") for second in ("An", "Hòa", "Lợi", "Mai")
    )
)
_NAMES += [
    (90 + at, name) for at, name in enumerate(("Kiên", "Lộc", "Minh", "Nam", "Oanh", "Phúc", "Quý", "Sơn", "Thanh"))
]

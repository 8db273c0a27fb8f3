"""The row of a table that has most or least."""

import pytest

from bot.reader.evidence import Reader
from bot.reader.extremes import extreme_rows
from tests.bot.answering import asked_as, hits_in, matcher_of

HAMLETS = """# Thu hoạch lúa xã Đồng Mây

| TT | Thôn | Sản lượng (tấn) | Ngày gặt xong | Thời gian gặt | Tỷ lệ hao |
|---|---|---|---|---|---|
| 1 | Thôn Hạ | 1.240 | 02/6/2031 | 6 ngày | 2,5% |
| 2 | Thôn Thượng | 980 | 11/6/2031 | 20 giờ | 1,9% |
| 3 | Thôn Đoài | 1.240 | 28/5/2031 | 1,5 ngày | 3% |
| | Cộng | 3.460 | | | |
"""
RANKS = """# Hội thi nấu cơm xã Đồng Mây

| Đội | Điểm | Xếp hạng |
|---|---|---|
| Đội Lửa | 88 | 2 |
| Đội Rơm | 91 | 1 |
| Đội Trấu | 80 | 3 |
"""


def rows(question: str, *texts: str) -> list[str]:
    query = asked_as(question)
    found = extreme_rows(query, Reader(query, matcher_of(query)), hits_in(*texts))
    return [row.hit.document.text[slice(*row.span)] for row in found if row.span]


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Thôn nào có sản lượng thấp nhất?", ["Thôn Thượng"]),
        ("Thôn nào có sản lượng cao nhất?", ["Thôn Hạ", "Thôn Đoài"]),
        ("Thôn nào có tỷ lệ hao lớn nhất?", ["Thôn Đoài"]),
        ("Thôn nào có ngày gặt xong sớm nhất?", ["Thôn Đoài"]),
        ("Thôn nào gặt nhanh nhất?", ["Thôn Thượng"]),
        ("thon nao co thoi gian gat dai nhat", ["Thôn Hạ"]),
        ("Cái nào có tỷ lệ hao thấp nhất?", ["Thôn Thượng"]),
    ],
)
def test_figures_days_and_times_are_compared_and_sums_left_out(question: str, names: list[str]) -> None:
    assert rows(question, HAMLETS) == names


@pytest.mark.parametrize(
    "question",
    [
        "Thôn nào có nhiều trâu nhất?",
        "Sản lượng cao nhất là bao nhiêu?",
        "Thôn nào có sản lượng 980 tấn?",
        "Xã Suối Mơ thôn nào có sản lượng cao nhất?",
    ],
)
def test_no_row_where_none_is_asked_for_or_told(question: str) -> None:
    assert rows(question, HAMLETS) == []


def test_the_first_is_the_highest_rank() -> None:
    assert rows("Đội nào xếp hạng cao nhất?", RANKS) == ["Đội Rơm"]
    assert rows("Đội nào có điểm thấp nhất?", RANKS) == ["Đội Trấu"]


def test_the_row_stands_in_the_document_that_is_quoted() -> None:
    assert rows("Đội nào có điểm cao nhất?", HAMLETS, RANKS) == ["Đội Rơm"]

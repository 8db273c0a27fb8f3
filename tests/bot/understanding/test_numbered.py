"""Things told apart by a number alone."""

import pytest

from bot.understanding.numbered import numbered_in
from tests.bot.answering import asked_as


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nhóm 2 gồm ai?", [("nhóm", "2")]),
        ("Quầy số 07 mở lúc nào", [("quầy", "7")]),
        ("Bước B4; người làm", [("bước", "4")]),
        ("Quý II năm 2031 và quý 3", [("quý", "2"), ("quý", "3")]),
        ("Giải Hoa Ban lần thứ hai, sau lần 1", [("lần", "2"), ("lần", "1")]),
        ("Mức độ 3 hay sự cố cấp 4", [("mức", "3"), ("cấp", "4")]),
        ("đã cấp 3 giấy phép, mỗi năm một lần hai người", []),
        ("Ghe nào vá nhiều lần nhất, mấy lần năm 2031, bao nhiêu lần năm nay, lần đầu?", [("lần", "1")]),
        ("đã cấp 7 sổ đò, cấp 120 thẻ, mức 3 tỷ, mức 70 %, mức 9 điểm", []),
        ("Cháy rừng cấp 4 thì sao, mức 2?", [("cấp", "4"), ("mức", "2")]),
        ("Vòng 1 tháng nào thi?", [("vòng", "1")]),
        ("trả trong vòng 24 giờ cho nhóm 5 người, trong vòng 15 năm?", []),
        ("tổ vi tính và ca 15% còn lại", []),
    ],
)
def test_what_a_text_names_by_noun_and_number(text: str, found: list[tuple[str, str]]) -> None:
    assert [each[:2] for each in numbered_in(text)] == found


def test_such_a_number_counts_nothing() -> None:
    assert asked_as("Nhóm 3 thi môn nào?").count is None

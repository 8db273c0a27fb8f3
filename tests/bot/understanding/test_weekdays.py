"""Days of the week in questions and in texts."""

import pytest

from bot.understanding.weekdays import SUNDAY, WEEKEND, weekdays_asked, weekdays_told


@pytest.mark.parametrize(
    ("question", "days"),
    [
        ("Thứ bảy xã có nhận hồ sơ không?", [{7}]),
        ("Xã có nhận hồ sơ cả chiều thứ Bảy không?", [{7}]),
        ("Sáng thứ hai và thứ năm ai trực?", [{2}, {5}]),
        ("Cuối tuần có làm việc không?", [WEEKEND]),
        ("chủ nhật mở cửa mấy giờ", [{SUNDAY}]),
        ("Nhiệm vụ thứ hai là gì?", []),
        ("Lần thứ ba họp khi nào?", []),
    ],
)
def test_days_are_told_from_places_in_a_row(question: str, days: list[frozenset[int]]) -> None:
    assert weekdays_asked(question) == days


def test_a_range_tells_of_every_day() -> None:
    told = {each.day for each in weekdays_told("Mở cửa từ thứ Hai đến thứ Sáu.")}
    assert told == set(range(2, SUNDAY + 1))
    assert {each.day for each in weekdays_told("Trả kết quả sáng thứ Bảy.")} == {7}

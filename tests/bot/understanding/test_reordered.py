"""Comparisons said with their things first."""

import time

import pytest

from bot.understanding.reordered import with_things_first


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Cái nào ban hành trước, Thông tư 3 hay Thông tư 9?",
            "Thông tư 3 hay Thông tư 9, cái nào ban hành trước?",
        ),
        ("Tỉnh nào có nhiều xã hơn: Lai Châu hay Cà Mau?", "Lai Châu hay Cà Mau, tỉnh nào có nhiều xã hơn?"),
        ("Lai Châu khai mạc trước hay sau Cà Mau?", "Lai Châu và Cà Mau, bên nào khai mạc trước?"),
        (
            "Lai Châu ký kế hoạch trước hay Cà Mau mở lớp trước?",
            "Lai Châu ký kế hoạch khi nào, còn Cà Mau mở lớp khi nào?",
        ),
    ],
)
def test_what_is_compared_stands_before_what_is_asked(text: str, said: str) -> None:
    assert with_things_first(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "Lai Châu và Cà Mau, tỉnh nào có nhiều xã hơn?",
        "Đơn vị nào phải nộp báo cáo trước ngày 5?",
        "Nộp tiền trước hay sau khi nhận giấy?",
        "Hồ sơ nộp trực tiếp hay qua mạng?",
    ],
)
def test_other_questions_stay(text: str) -> None:
    assert with_things_first(text) == text


def test_a_long_question_is_read_once() -> None:
    started = time.perf_counter()
    for many in (". " * 20_000, "ra trước hay " * 4_000, "bên nào hơn, A hay " * 2_000):
        with_things_first(f"Bên nào {many}?")
    assert time.perf_counter() - started < 1

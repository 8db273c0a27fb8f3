"""A comparison is asked of each of its sides as the question that it is."""

import time

import pytest

from bot.understanding.alone import asked_of_named, asked_of_one
from bot.understanding.answer_types import AnswerType


@pytest.mark.parametrize(
    ("text", "type_", "asked"),
    [
        ("Tiền sửa cầu năm 2021 khác nhau thế nào?", AnswerType.COUNT, "Tiền sửa cầu năm 2021 là bao nhiêu tiền?"),
        ("So sánh tỷ lệ hộ nghèo của Cà Mau", AnswerType.COUNT, "tỷ lệ hộ nghèo của Cà Mau là bao nhiêu phần trăm?"),
        ("Thứ hạng của Cà Mau chênh nhau ra sao", AnswerType.COUNT, "Thứ hạng của Cà Mau là thứ mấy?"),
        ("Số thôn của Cà Mau ra sao?", AnswerType.COUNT, "Số thôn của Cà Mau là bao nhiêu thôn?"),
        (
            "Số lượt khách đi đò ở Cà Mau ra sao?",
            AnswerType.COUNT,
            "Số lượt khách đi đò ở Cà Mau là bao nhiêu lượt khách?",
        ),
        ("Số lượng đò ở Cà Mau ra sao?", AnswerType.COUNT, "Số lượng đò ở Cà Mau là bao nhiêu?"),
        (
            "Cà Mau: bên nào có tỷ lệ đò gắn máy cao hơn?",
            AnswerType.COUNT,
            "Cà Mau có tỷ lệ đò gắn máy bao nhiêu phần trăm?",
        ),
        ("Ngày họp của Cà Mau khác gì nhau", AnswerType.DATE, "họp của Cà Mau ngày nào?"),
        ("Hạn nộp phí của Cà Mau khác gì nhau", AnswerType.DATE, "Hạn nộp phí của Cà Mau là khi nào?"),
        ("Đi đò ở Cà Mau: bên nào thu nhiều hơn?", AnswerType.COUNT, "Đi đò ở Cà Mau thu bao nhiêu?"),
        ("Cà Mau bên nào trồng nhiều cây hơn?", AnswerType.COUNT, "Cà Mau trồng bao nhiêu cây?"),
        ("Chợ của Cà Mau, cái nào mở cửa trước?", AnswerType.DATE, "Chợ của Cà Mau mở cửa khi nào?"),
        ("Đi đò ở Cà Mau chênh nhau bao nhiêu tiền?", AnswerType.COUNT, "Đi đò ở Cà Mau bao nhiêu tiền?"),
        ("Cách một tốn kém khác nhau ra sao?", AnswerType.COUNT, "Cách một tốn kém bao nhiêu tiền?"),
        ("Thông tư 5 của Cà Mau khác nhau thế nào?", AnswerType.TEXT, "Thông tư 5 của Cà Mau về việc gì?"),
        ("Phụ cấp ở Cà Mau, bên nào nhỉnh hơn?", AnswerType.COUNT, "Phụ cấp ở Cà Mau bao nhiêu?"),
        (
            "Lễ hội ở Cà Mau, nơi nào có nhiều đội đua được thưởng nhất?",
            AnswerType.COUNT,
            "Lễ hội ở Cà Mau có bao nhiêu đội đua được thưởng?",
        ),
        ("Cà Mau, nơi nào phải chờ lâu hơn?", AnswerType.COUNT, "Cà Mau phải chờ bao lâu?"),
        ("Cấp lại thẻ: việc nào nhanh hơn, mất mấy ngày?", AnswerType.COUNT, "Cấp lại thẻ, mất mấy ngày?"),
        ("Ai ký kế hoạch năm 2021, có phải cùng một người không?", AnswerType.PERSON, "Ai ký kế hoạch năm 2021?"),
        ("Cà Mau khác nhau thế nào về chỉ tiêu?", AnswerType.TEXT, "chỉ tiêu của Cà Mau thế nào?"),
        ("Cà Mau khác nhau ở điểm nào?", AnswerType.TEXT, "Cà Mau thế nào?"),
        ("Cà Mau phạt người tái phạm khác nhau thế nào?", AnswerType.TEXT, "Cà Mau phạt người tái phạm thế nào?"),
    ],
)
def test_the_comparing_words_give_way_to_what_is_asked(text: str, type_: AnswerType, asked: str) -> None:
    assert asked_of_one(text, type_) == asked


def test_which_one_does_most_is_how_much_one_of_them_does() -> None:
    assert asked_of_named("Xã nào trồng nhiều cây nhất?", "Sơn Thủy") == "Sơn Thủy trồng bao nhiêu cây?"
    assert asked_of_named("Xã có mấy thôn?", "Sơn Thủy") is None


def test_many_blanks_are_passed_once() -> None:
    started = time.perf_counter()
    asked_of_one(f"Bến đò{' ' * 20_000}đông khách", AnswerType.COUNT)
    assert time.perf_counter() - started < 1

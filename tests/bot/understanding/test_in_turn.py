"""Several questions in one breath."""

import pytest

from bot.understanding.in_turn import asked_in_turn


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Quyết định 12 ra ngày nào và có mấy chương?", "Quyết định 12 ra ngày nào?", "có mấy chương?"),
        ("Ai ký Kế hoạch 9? Kinh phí là bao nhiêu?", "Ai ký Kế hoạch 9?", "Kinh phí là bao nhiêu?"),
        (
            "Xã có nhận hồ sơ chiều thứ Sáu không, nộp ở phòng nào?",
            "Xã có nhận hồ sơ chiều thứ Sáu không?",
            "nộp ở phòng nào?",
        ),
        ("Tổ số hóa là gì, gồm những ai?", "Tổ số hóa là gì?", "gồm những ai?"),
    ],
)
def test_two_questions_are_parted_where_the_second_begins(text: str, first: str, second: str) -> None:
    assert asked_in_turn(text) == [first, second]


@pytest.mark.parametrize(
    "text",
    [
        "Quyết định 12 có mấy chương và mấy điều?",
        "Quyết định 12 có mấy chương, gồm những chương nào?",
        "Ai ký và ở đâu?",
        "Phí, lệ phí và giá dịch vụ là bao nhiêu?",
        "Mấy hôm chuyển máy, khai sinh ở xã làm bằng cách nào?",
        "Rà soát văn bản và sửa quy chế do ai làm?",
        "Ai ký, ký ngày nào, có mấy chương, " * 2000,
    ],
)
def test_what_asks_once_or_asks_which_is_one_question(text: str) -> None:
    assert asked_in_turn(text) == []


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        (
            "Kế hoạch 9 chủ đề gì, kinh phí bao nhiêu và ai ký?",
            ["Kế hoạch 9 chủ đề gì?", "kinh phí bao nhiêu?", "ai ký?"],
        ),
        ("Hội chợ họp khi nào, ở đâu, ai chủ trì?", ["Hội chợ họp khi nào, ở đâu?", "ai chủ trì?"]),
        (
            "Xã nhận bao nhiêu hồ sơ, trong đó trực tuyến bao nhiêu?",
            ["Xã nhận bao nhiêu hồ sơ?", "trong đó trực tuyến bao nhiêu?"],
        ),
    ],
)
def test_three_are_parted_and_a_bare_where_goes_with_the_one_before(text: str, questions: list[str]) -> None:
    assert asked_in_turn(text) == questions

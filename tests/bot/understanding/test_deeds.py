"""What somebody does at a meeting."""

import pytest

from bot.understanding.deeds import deeds_asked, deeds_in


@pytest.mark.parametrize(
    ("text", "deeds"),
    [
        ("Ông Vũ Lam phát biểu khai mạc hội thi.", {"opens"}),
        ("Kết luận buổi làm việc, bà Mai giao ba việc.", {"closes"}),
        ("Ai phát biểu kết thúc lễ ra quân?", {"closes"}),
        ("Sau khi kết thúc hội thi, các đội ra về.", set()),
        ("Ai điều hành cuộc họp thôn?", {"chairs"}),
        ("Chỉ đạo, điều hành của xã có tiến bộ.", set()),
        ("Giao Sở Y tế là cơ quan chủ trì.", set()),
        ("Theo kết luận tại buổi làm việc, xã vét kênh.", set()),
    ],
)
def test_opening_closing_and_chairing(text: str, deeds: set[str]) -> None:
    assert deeds_in(text) == deeds


@pytest.mark.parametrize(
    ("question", "deeds"),
    [
        ("Ai phát biểu khai mạc hội thi?", {"opens"}),
        ("Đồng chí nào lên đọc diễn văn?", {"opens"}),
        ("Hội thi do ai khai mạc?", {"opens"}),
        ("Lời bế mạc hội thi do ai đọc?", {"closes"}),
        ("Chủ trì buổi họp thôn là ai?", {"chairs"}),
        ("Còn người phát biểu kết thúc?", {"closes"}),
        ("Ai tặng hoa tại lễ khai mạc hội thi?", set()),
        ("Kết thúc hội thi, ai tặng quà?", set()),
        ("Ai chuẩn bị bài đề dẫn?", set()),
        ("Lễ bế mạc lớp học do ai tổ chức?", set()),
    ],
)
def test_an_occasion_is_no_deed_that_is_asked_for(question: str, deeds: set[str]) -> None:
    assert deeds_asked(question) == deeds

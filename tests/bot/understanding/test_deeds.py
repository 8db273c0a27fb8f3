"""What somebody does at a meeting."""

import pytest

from bot.understanding.deeds import deeds_in


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
    ],
)
def test_opening_closing_and_chairing(text: str, deeds: set[str]) -> None:
    assert deeds_in(text) == deeds

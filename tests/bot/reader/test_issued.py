"""Whether the day of issue is asked for."""

import pytest

from bot.reader.issued import asks_issue
from tests.bot.answering import asked_as


@pytest.mark.parametrize(
    ("question", "does"),
    [
        ("Quyết định 21 ký hôm nào?", True),
        ("Quyết định 21/QĐ-UBND được ban hành ngày nào?", True),
        ("When was Decision 21/QĐ-UBND issued?", True),
        ("Quyết định 21/QĐ-UBND bị bãi bỏ ngày nào?", False),
        ("Quyết định 21/QĐ-UBND ban hành có hiệu lực từ ngày nào?", False),
        ("Ngày nào sơ kết Kế hoạch 21/KH-UBND?", False),
        ("Kế hoạch 21/KH-UBND cho đăng ký từ ngày nào?", False),
    ],
)
def test_the_day_of_issue_is_another_than_that_of_repeal_or_force(question: str, does: bool) -> None:
    assert asks_issue(asked_as(question)) is does

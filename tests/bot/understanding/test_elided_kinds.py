"""The kind of document that a question says once of several."""

import pytest

from bot.understanding.elided_kinds import with_kinds


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Kế hoạch 12 và 15 của Sơn La ký ngày nào?", "Kế hoạch 12 và Kế hoạch 15 của Sơn La ký ngày nào?"),
        ("Quyết định 8 của Sơn La và 21 của Gia Lai?", "Quyết định 8 của Sơn La và Quyết định 21 của Gia Lai?"),
        ("Kế hoạch 12 và 3 nhiệm vụ của xã là gì?", "Kế hoạch 12 và 3 nhiệm vụ của xã là gì?"),
        ("Kế hoạch 12 và Chỉ thị 15 ký ngày nào?", "Kế hoạch 12 và Chỉ thị 15 ký ngày nào?"),
    ],
)
def test_the_second_number_is_of_the_same_kind(text: str, whole: str) -> None:
    assert with_kinds(text) == whole

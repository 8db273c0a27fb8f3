"""The kind of document that a question says once of several."""

import pytest

from bot.understanding.elided_kinds import with_kinds


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Kế hoạch 12 và 15 của Sơn La ký ngày nào?", "Kế hoạch 12 và Kế hoạch 15 của Sơn La ký ngày nào?"),
        ("Quyết định 8 của Sơn La và 21 của Gia Lai?", "Quyết định 8 của Sơn La và Quyết định 21 của Gia Lai?"),
        ("Kế hoạch 12 và 3 nhiệm vụ của xã là gì?", "Kế hoạch 12 và 3 nhiệm vụ của xã là gì?"),
        ("Kế hoạch 12 và 3 cái ao của xã ra sao?", "Kế hoạch 12 và 3 cái ao của xã ra sao?"),
        ("Quyết định 8 và 3 bản kèm theo ở đâu?", "Quyết định 8 và 3 bản kèm theo ở đâu?"),
        ("Nghị quyết 2, 3 và 4 nói gì?", "Nghị quyết 2, Nghị quyết 3 và Nghị quyết 4 nói gì?"),
        ("Ai ký Quyết định 8 và 21 năm 2031?", "Ai ký Quyết định 8 và Quyết định 21 năm 2031?"),
        ("Kế hoạch 12 và Chỉ thị 15 ký ngày nào?", "Kế hoạch 12 và Chỉ thị 15 ký ngày nào?"),
    ],
)
def test_the_second_number_is_of_the_same_kind(text: str, whole: str) -> None:
    assert with_kinds(text) == whole

"""What is put up to be judged, as a question of what it claims."""

import pytest

from bot.understanding.claims import claim_asked
from bot.understanding.question import readings
from tests.bot.answering import base_accents


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Kế hoạch 9 có phải ban hành năm 2031 không?", "Kế hoạch 9 ban hành năm nào?"),
        ("Có phải Kế hoạch 9 ban hành ngày 7/10/2031 không?", "Kế hoạch 9 ban hành ngày nào?"),
        ("Kế hoạch 9 có phải do ông Trần Văn Lúa ký không?", "Kế hoạch 9 do ai ký?"),
        ("Trưởng ban là bà Lê Thị Nếp đúng không?", "Trưởng ban là ai?"),
        ("Kế hoạch 9 có 8 nội dung phải không?", "Kế hoạch 9 có mấy nội dung?"),
    ],
)
def test_who_when_and_how_many_are_asked(text: str, asked: str) -> None:
    assert claim_asked(text) == asked


@pytest.mark.parametrize(
    "text",
    [
        "Chợ có phải là nơi công cộng không?",
        "Kế hoạch 9 ban hành năm 2031 thay cho kế hoạch nào?",
        "Xã có họp chợ không?",
        "Kế hoạch năm 2031 có phải sửa không?",
    ],
)
def test_what_claims_nothing_of_the_kind_is_asked_as_it_stands(text: str) -> None:
    assert claim_asked(text) is None


def test_a_claim_typed_without_accents_is_asked_first_and_then_as_typed() -> None:
    first, second = readings("ke hoach 9 co phai ban hanh nam 2031 khong", (), base_accents())
    assert (first.named.years, second.named.years) == ((), (2031,))
    assert first.typed == second.typed

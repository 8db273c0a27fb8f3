"""What stands around a question."""

import pytest

from bot.understanding.background import without_background, without_particles
from bot.understanding.question import readings
from tests.bot.answering import base_accents


@pytest.mark.parametrize(
    ("typed", "asks"),
    [
        ("Tôi mới về làm ở xã. Thứ bảy có trực không?", "Thứ bảy có trực không?"),
        ("Em là công chức mới, nộp hồ sơ ở đâu?", "nộp hồ sơ ở đâu?"),
        ("Cuối tuần mới rảnh. Chợ mở cửa lúc nào?", "Chợ mở cửa lúc nào?"),
        ("Nếu hồ sơ thiếu, phải làm gì?", "Nếu hồ sơ thiếu, phải làm gì?"),
        ("Trẻ em dưới 6 tuổi, lệ phí bao nhiêu?", "Trẻ em dưới 6 tuổi, lệ phí bao nhiêu?"),
        ("Xã nào làm tốt nhất? Tôi muốn học theo.", "Xã nào làm tốt nhất? Tôi muốn học theo."),
        ("Đến TP. Vinh thì nộp ở đâu?", "Đến TP. Vinh thì nộp ở đâu?"),
    ],
)
def test_what_the_asker_tells_of_themselves_is_set_aside(typed: str, asks: str) -> None:
    assert without_background(typed) == asks


def test_what_follows_the_last_question_and_particles_are_left_out() -> None:
    assert without_particles("Chợ mở cửa lúc nào vậy ạ?") == "Chợ mở cửa lúc nào"
    assert without_particles("Chợ mở cửa lúc nào? Cảm ơn nhiều.") == "Chợ mở cửa lúc nào?"


def test_a_place_named_in_the_background_counts_and_the_whole_is_read_too() -> None:
    first, whole = readings("Tôi ở Bến Tre. Nộp hồ sơ ở đâu?", (), base_accents())
    assert first.named.places == ("Bến Tre",)
    assert first.may_stand_alone
    assert whole.text.startswith("Tôi ở Bến Tre")

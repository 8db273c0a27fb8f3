"""What an abbreviation stands for, told in brackets after the words."""

import pytest

from bot.reader.abbreviations import spelt_out
from tests.bot.answering import asked_as, hits_in

ARTICLE = """Chợ xã

Tổ quản lý chợ (QLC) có ba người. Phí thuê quầy (thu một lần) do tổ thu. \
Sổ theo dõi hàng (sau đây gọi tắt là STDH) để ở quầy. Họ ghé bến. Chợ Mây (BCM) mở lại; Thôn Ứng (TU) dự.
"""


@pytest.mark.parametrize(
    ("question", "meaning"),
    [
        ("QLC là viết tắt của cụm từ gì?", "quản lý chợ"),
        ("qlc nghĩa là gì?", "quản lý chợ"),
        ("Chữ STDH trong mấy bài này nghĩa là gì?", "Sổ theo dõi hàng"),
        ("TU là gì?", "Thôn Ứng"),
        ("Từ này có nghĩa là gì?", None),
        ("BCM là gì?", None),
        ("QLD là gì?", None),
        ("Tổ trưởng QLC là gì?", None),
        ("QLC có mấy người?", None),
    ],
)
def test_the_words_before_the_brackets_are_what_it_means(question: str, meaning: str | None) -> None:
    found = spelt_out(asked_as(question), hits_in(ARTICLE))
    assert (found and found.span and found.hit.document.text[slice(*found.span)]) == meaning

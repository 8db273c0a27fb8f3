"""Sentences that cannot answer, whatever else they say."""

import pytest

from bot.reader.answerability import eligible
from bot.reader.evidence import Reader
from tests.bot.answering import asked_as, hits_in, matcher_of


def eligible_in(text: str, question: str) -> list[str]:
    """The sentences of the document `text` that may answer."""
    query = asked_as(question)
    return [found.text for found in eligible(query, Reader(query, matcher_of(query)).read(hits_in(text)))]


@pytest.mark.parametrize(
    ("question", "text", "may"),
    [
        ("Cửa hàng tặng máy in tên gì?", "Máy in do một cửa hàng trong chợ tặng.", False),
        ("Cửa hàng tặng máy in tên gì?", "Máy in do cửa hàng Hoa Ban tặng.", True),
        ("Mô hình tặng máy in tên là gì?", "Mô hình tặng máy in được gọi là “không chờ”.", True),
        ("Hội thi nấu ăn diễn ra ngày nào?", "Hội thi nấu ăn có ba vòng.", False),
        ("Hội thi nấu ăn diễn ra ngày nào?", "Hội thi nấu ăn diễn ra vào mùa thu.", True),
        ("Hỏng đèn đường thì gọi số nào?", "Hỏng đèn đường thì gọi trưởng thôn.", False),
        ("Hỏng đèn đường thì gọi số nào?", "Hỏng đèn đường thì gọi 113.", True),
        ("Nội quy chợ có từ ngày nào?", "Căn cứ Nội quy chợ ngày 02/3/2031.", False),
    ],
)
def test_a_sentence_holds_the_kind_of_thing_that_is_asked_for(question: str, text: str, may: bool) -> None:
    assert bool(eligible_in(text, question)) is may


def test_a_ward_called_like_a_province_is_not_another_province() -> None:
    held = "Hội chợ giống cây trồng mở tại phường Kon Tum."
    text = f"UBND TỈNH QUẢNG NGÃI\nSố: 12/KH-UBND\n\n{held} Hội chợ giống cây trồng mở ở ba khu.\n"
    assert held in eligible_in(text, "Hội chợ giống cây trồng của Quảng Ngãi mở ở đâu?")


def test_what_is_told_of_another_month_does_not_answer() -> None:
    text = "UBND XÃ MÂY\nSố: 12/TB-UBND\n\nTháng 3 năm 2031 xe về thôn Hạ. Hạn đổi thẻ là ngày 12/5/2031.\n"
    assert eligible_in(text, "Tháng 4/2031 xe về thôn nào?") == []
    assert eligible_in(text, "Tháng 3/2031 xe về thôn nào?") == ["Tháng 3 năm 2031 xe về thôn Hạ."]

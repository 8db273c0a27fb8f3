"""A sentence that tells of one thing of a kind answers for no other."""

import pytest

from bot.reader.evidence import Reader
from bot.reader.things_apart import is_told_of_the_like
from tests.bot.answering import asked_as, hits_in, matcher_of

FAIR = "Tổng kết hội chợ Đồi Gió\n\nMỗi tập thể được 2 triệu đồng. Có năm cá nhân dự thi. Quà trao ngay tại sân chợ.\n"
DESK = (
    "Hỏi đáp ở quầy Đồi Gió\n\nHỏi: Khai sinh phải làm trong mấy ngày?\n\n"
    "Đáp: Trong 40 ngày; cha mẹ đưa giấy kết hôn. Ai bận thì trả trong 2 ngày làm việc.\n"
)
HEADED = "Kết hôn ở xã Đồi Gió\n\nNgười ở xa xin xác nhận tạm trú trong 3 ngày.\n"


def of_the_like(question: str, text: str, words: str) -> bool:
    query = asked_as(question)
    found = next(it for it in Reader(query, matcher_of(query)).read(hits_in(text)) if words in it.text)
    return is_told_of_the_like(query, found)


@pytest.mark.parametrize(
    ("question", "text", "words", "is_of_another"),
    [
        ("Mỗi cá nhân ở hội chợ được bao nhiêu tiền?", FAIR, "2 triệu", True),
        ("Mỗi tập thể ở hội chợ được bao nhiêu tiền?", FAIR, "2 triệu", False),
        ("Mỗi tập thể, cá nhân ở hội chợ được bao nhiêu tiền?", FAIR, "2 triệu", False),
        ("Mỗi sạp ở hội chợ được bao nhiêu tiền?", FAIR, "2 triệu", False),
        ("Quà của cá nhân trao ở đâu?", FAIR, "trao ngay", False),
        ("Khai sinh phải làm trong mấy ngày?", DESK, "40 ngày", False),
        ("Khai tử phải làm trong mấy ngày?", DESK, "40 ngày", True),
        ("Khai tử thì trả trong mấy ngày?", DESK, "2 ngày làm việc", True),
        ("Khai sinh thì trả trong mấy ngày?", DESK, "2 ngày làm việc", False),
        ("Kết hôn ở Đồi Gió xin xác nhận trong mấy ngày?", HEADED, "3 ngày", False),
        ("Hộ chiếu ở Đồi Gió xin xác nhận trong mấy ngày?", HEADED, "3 ngày", True),
    ],
)
def test_what_is_told_of_one_is_not_told_of_another(question: str, text: str, words: str, is_of_another: bool) -> None:
    assert of_the_like(question, text, words) is is_of_another

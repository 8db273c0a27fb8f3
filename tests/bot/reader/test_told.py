"""What follows up is told near the last answer, in words of its own."""

from bot.answers import Turn
from bot.extract import Extract, extract
from bot.reader.told import told_at
from tests.bot.answering import asked_as, hits_in, matcher_of

BRIDGE = """Cầu treo bản Đồi

Cầu treo bản Đồi dựng năm 1998, nay đã mục. Sửa cầu treo bản Đồi hết 700 triệu đồng. Khởi công vào tháng 3/2027.

Chợ bản Đồi họp từ năm 2001.
"""
HABITS = """Người giữ rừng

Hỏi bí quyết, bà cười kể ba thói quen: dậy từ bốn giờ sáng; đi hết con dốc; ghi sổ trước khi ngủ.

Xã Đồi Gió thưởng bà ba thứ: một con trâu; một tấm bạt; một chiếc đèn.
"""


def test_the_sentence_after_the_one_that_was_told_goes_before() -> None:
    query = asked_as("Bao giờ khởi công?", Turn("Sửa cầu treo bản Đồi hết bao nhiêu tiền?", "700 triệu đồng."))
    found = extract(query, hits_in(BRIDGE), matcher_of(query), least_confidence=0.0)
    assert isinstance(found, Extract)
    assert found.sentences[0].text == "Khởi công vào tháng 3/2027."


def test_an_item_is_one_of_the_list_that_was_told() -> None:
    query = asked_as("Cái thứ ba là gì?", Turn("Bà Lê Thị Mai có bí quyết gì?", "Dậy từ bốn giờ sáng, đi hết con dốc."))
    found = extract(query, hits_in(HABITS), matcher_of(query))
    assert isinstance(found, Extract)
    assert found.listed is not None
    assert found.listed.only == 3
    assert HABITS[slice(*found.listed.items[2])] == "ghi sổ trước khi ngủ"


def test_what_is_told_nowhere_stands_nowhere() -> None:
    texts = ["Cầu dài 40 m.", "Cầu dài 40 m, rộng 2 m."]
    assert told_at("Rộng 2 m", texts, [0.5, 0.5]) == 1
    assert told_at("Dài 40 m", texts, [0.5, 0.6]) == 1
    assert told_at("Chưa rõ ai thi công", texts, [0.5, 0.6]) is None
    assert told_at("", texts, [0.5, 0.6]) is None

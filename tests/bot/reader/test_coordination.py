"""Lists inside a sentence: what announces them, where each thing begins and ends."""

import pytest

from bot.extract import Extract, extract
from bot.reader.coordination import coordinated
from tests.bot.answering import asked_as, hits_in, matcher_of


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Hồ sơ gồm đơn, ảnh và giấy khai sinh.", ["đơn", "ảnh", "giấy khai sinh"]),
        ("Có ba nhóm ý kiến: chợ, cầu; trường học; và trạm y tế.", ["chợ, cầu", "trường học", "trạm y tế"]),
        (
            'Hai mục là "Công khai, minh bạch" và "Quản trị (điện tử, số)".',
            ['"Công khai, minh bạch"', '"Quản trị (điện tử, số)"'],
        ),
        ("Cuộc họp mở ngày 3/4.", []),
    ],
)
def test_the_things_a_sentence_coordinates(text: str, items: list[str]) -> None:
    found = coordinated(text)
    assert [text[slice(*item)] for item in (found[0][1] if found else [])] == items


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("Ba địa phương nào của xã Mẫu làm chậm nhất?", ["thôn Hạ", "thôn Thượng", "thôn Trung"]),
        ("Hồ sơ cưới gồm những giấy tờ gì?", ["tờ khai", "ảnh thẻ", "giấy xác nhận"]),
    ],
)
def test_a_list_question_gets_them_item_by_item(question: str, items: list[str]) -> None:
    text = (
        "Tin xã Mẫu\n\nBa địa phương làm chậm nhất là thôn Hạ, thôn Thượng và thôn Trung.\n\n"
        "Giấy tờ của hồ sơ cưới gồm tờ khai, ảnh thẻ và giấy xác nhận.\n"
    )
    query = asked_as(question)
    found = extract(query, hits_in(text), matcher_of(query))
    assert isinstance(found, Extract)
    assert found.listed
    assert [found.listed.hit.document.text[slice(*item)] for item in found.listed.items] == items

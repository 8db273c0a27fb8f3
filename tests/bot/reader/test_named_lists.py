"""Lists that one sentence gives, though others read likelier."""

import pytest

from bot.reader.evidence import Reader
from bot.reader.named_lists import named_list
from tests.bot.answering import asked_as, hits_in, matcher_of

ARTICLE = """Họp chợ

Ông trưởng chợ phổ biến các văn bản về lò gạch cho thôn. Ông nói về văn bản lò gạch. Thôn nghe văn bản. Bà con hỏi.

Bà phó chợ đọc Quyết định số 7/QĐ-UBND ngày 1/2/2031 và Kế hoạch số 8/KH-UBND ngày 3/4/2031.
"""


def test_documents_are_looked_for_in_more_sentences() -> None:
    query = asked_as("Ông trưởng chợ phổ biến những văn bản nào về lò gạch?")
    evidence = Reader(query, matcher_of(query)).read(hits_in(ARTICLE))
    listed = named_list(query, sorted(evidence, key=lambda found: "7/QĐ-UBND" in found.text))
    assert listed
    told = [listed.hit.document.text[slice(*item)] for item in listed.items]
    assert told == ["Quyết định số 7/QĐ-UBND ngày 1/2/2031", "Kế hoạch số 8/KH-UBND ngày 3/4/2031"]


@pytest.mark.parametrize(
    ("told", "items"),
    [
        ("Bến đò nhận ba nhóm hàng: lúa gạo; gà vịt; than củi.", ["lúa gạo", "gà vịt", "than củi"]),
        ("Bến đò nhận bốn nhóm hàng: lúa gạo; gà vịt; than củi.", []),
        ("Bến đò bốc hàng: sáng thứ hai; chiều thứ tư; tối thứ bảy.", []),
    ],
)
def test_a_sentence_that_says_how_many_it_tells_tells_a_list(told: str, items: list[str]) -> None:
    query = asked_as("Bến đò chở được những thứ gì?")
    evidence = Reader(query, matcher_of(query)).read(hits_in(f"Bến đò\n\n{told}"))
    listed = named_list(query, [found for found in evidence if found.text == told])
    assert [listed.hit.document.text[slice(*item)] for item in listed.items] == items if listed else not items

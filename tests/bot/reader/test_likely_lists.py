"""The list that a question likely asks for, where none surely fits."""

from dataclasses import replace

import pytest

from bot.reader.answerability import OUTRIGHT, Asked, confidence
from bot.reader.evidence import Reader
from bot.reader.likely_lists import confidence_of_list, likeliest_list, likely_list
from bot.reader.lists import read_lists
from tests.bot.answering import asked_as, hits_in, matcher_of

RULES = """Nội quy lò than

Chủ lò than phải làm:

- dọn lò mỗi sáng;
- ghi sổ những việc sau:
  + giờ nhóm lò;
  + số củi.
"""


MARKET = """Quy định chợ phiên xã Mường Vang

Tiểu thương vào chợ bán hàng chuẩn bị sẵn:

- Hợp đồng thuê quầy
- Cân đã kiểm định

Tổ vệ sinh đi dọn chợ chuẩn bị sẵn:

- Chổi tre
- Xe đẩy rác
"""


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("Người bán hàng ở chợ phiên phải mang những gì?", "Tiểu thương"),
        ("Người quét dọn chợ phiên phải mang những gì?", "Tổ vệ sinh"),
    ],
)
def test_of_lists_with_like_scores_the_one_that_reads_as_the_answer_is_likeliest(question: str, lead: str) -> None:
    query = asked_as(question)
    reader, hits = Reader(query, matcher_of(query)), hits_in(MARKET)
    lists = [replace(found, score=0.5) for found in read_lists(query, reader, hits)]
    for order in (lists, lists[::-1]):
        likeliest = likeliest_list(query, order, ())
        assert likeliest
        assert MARKET[slice(*likeliest.lead)].startswith(lead)
    far_better = [replace(found, score=0.5 + (at == 0)) for at, found in enumerate(lists)]
    assert likeliest_list(query, far_better, ()) == far_better[0]


def test_of_no_lists_none_is_likeliest() -> None:
    assert likeliest_list(asked_as("Phải mang những gì?"), (), ()) is None


def test_a_column_is_not_likely_under_a_list_either() -> None:
    query = asked_as("Chủ lò than phải làm những gì?")
    matcher, hits = matcher_of(query), hits_in(RULES)
    reader = Reader(query, matcher)
    outer, inner = sorted(read_lists(query, reader, hits), key=lambda found: found.lead)
    lists = [replace(outer, score=1.0), replace(inner, score=0.0, named=True)]
    asked, evidence = Asked(query, matcher, {}), reader.read(hits)
    assert likely_list(asked, reader, evidence, lists) == lists[1]
    lists[1] = replace(lists[1], is_column=True)
    assert likely_list(asked, reader, evidence, lists) == lists[0]


def test_a_list_that_nothing_says_is_the_one_gives_way_to_a_likelier_sentence() -> None:
    query = asked_as("Chủ lò than phải làm những gì?")
    matcher, hits = matcher_of(query), hits_in(RULES + "\nNgười canh lò nghỉ trưa lúc 11 giờ.\n")
    reader = Reader(query, matcher)
    outer = min(read_lists(query, reader, hits), key=lambda found: found.lead)
    asked, evidence = Asked(query, matcher, {}), reader.read(hits)
    elsewhere = [replace(found, chance=float("canh lò" in found.text)) for found in evidence]
    assert likely_list(asked, reader, elsewhere, [replace(outer, score=1.0, fits=True)])
    assert likely_list(asked, reader, elsewhere, [replace(outer, score=1.0, fits=False)]) is None
    at_lead = [replace(found, chance=float("phải làm" in found.text)) for found in evidence]
    assert likely_list(asked, reader, at_lead, [replace(outer, score=1.0, fits=False)])


def test_a_list_that_says_the_number_asked_for_needs_fewer_of_the_words() -> None:
    query = asked_as("Hai việc mà chủ lò bắt làm ngay là gì?")
    matcher, hits = matcher_of(query), hits_in("Nội quy lò than\n\nThợ xong 2 nhiệm vụ gồm:\n\n- dọn lò;\n- đếm củi.\n")
    reader = Reader(query, matcher)
    (listed,) = read_lists(query, reader, hits)
    assert listed.counted
    few = replace(listed, support=replace(listed.support, share=0.15))
    asked, evidence = Asked(query, matcher, {}), reader.read(hits)
    assert likely_list(asked, reader, evidence, [few])
    assert likely_list(asked, reader, evidence, [replace(few, counted=False)]) is None


def test_a_list_is_as_sure_as_what_leads_into_it() -> None:
    query = asked_as("Chủ lò than phải làm những gì?")
    matcher, hits = matcher_of(query), hits_in(RULES)
    reader = Reader(query, matcher)
    outer = replace(min(read_lists(query, reader, hits), key=lambda found: found.lead), named=False)
    asked, evidence = Asked(query, matcher, {}), reader.read(hits)
    (lead,) = (found for found in evidence if found.text.endswith("phải làm:"))
    items_first = sorted(evidence, key=lambda found: found is lead)
    assert confidence_of_list(asked, items_first, outer) == confidence(asked, items_first, lead)
    told = replace(outer, named=True, counted=True)
    assert confidence_of_list(asked, items_first, told) >= OUTRIGHT

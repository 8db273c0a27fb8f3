from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.facts.numbers import document_numbers, references


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("Chỉ thị số 34/CT-UBND ngày 7-10-2021", "34/CT-UBND"),
        ("Nghị quyết số 04-NQ/TU của Tỉnh ủy", "04-NQ/TU"),
        ("Luật số 24/2018/QH14", "24/2018/QH14"),
        ("Quyết định 102 /2025/QĐ-UBND", "102/2025/QĐ-UBND"),
        ("chi thi 34/ct-ubnd quy dinh gi", "34/CT-UBND"),
        ("Chỉ thị số 23/CT-TTg", "23/CT-TTg"),
        ("công văn 1234/UBND-NC", "1234/UBND-NC"),
    ],
)
def test_full_numbers_in_any_spelling(text: str, canonical: str) -> None:
    assert [mention.canonical for mention in document_numbers(text)] == [canonical]


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("NQ 76 là gì", "NQ 76"),
        ("nghị quyết số 76 là gì", "NQ 76"),
        ("CT34", "CT 34"),
        ("ke hoach so 210 cua tinh", "KH 210"),
        ("nghị định 63/2010", "NĐ 63/2010"),
        ("chỉ thị 34 năm 2021", "CT 34"),
        ("Chỉ thị 34 quy định gì?", "CT 34"),
        ("nd 63/2010 quy dinh gi", "NĐ 63/2010"),
    ],
)
def test_loose_references(text: str, canonical: str) -> None:
    assert [mention.canonical for mention in references(text)] == [canonical]


@pytest.mark.parametrize(
    "text",
    [
        "ngày 7-10-2021",
        "60 km/h",
        "giá 5/kg",
        "mở 24/7",
        "giai đoạn 2021-2030",
        "kế hoạch 5 năm 2021-2025",
        "chương trình 8 nội dung",
        "kế hoạch 2 quý đầu năm",
    ],
)
def test_what_is_no_document_number(text: str) -> None:
    assert references(text) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Chỉ thị 34", "34/CT-UBND", True),
        ("34/CT-UBND", "34/CT-TTg", False),
        ("Chỉ thị 34", "34/KH-UBND", False),
        ("NQ 76", "76/NQ-CP", True),
        ("nghị định 63/2010", "63/2011/NĐ-CP", False),
        ("04-NQ/TU", "4/NQ-TU", True),
    ],
)
def test_matching(one: str, other: str, same: bool) -> None:
    (first,), (second,) = references(one), references(other)
    assert first.matches(second) is same
    assert second.matches(first) is same


@given(st.text(alphabet="0123456789/-. CTNQĐUBDctnqkh\nsố", max_size=40))
def test_mentions_lie_in_the_text_in_order_without_overlap(text: str) -> None:
    mentions = references(text)
    for mention in mentions:
        assert str(mention.number) in text[mention.start : mention.end].replace(" ", "")
    assert all(first.end <= second.start for first, second in pairwise(mentions))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("NQ76/CP", "76/NQ-CP"),
        ("nq 76 cp", "76/NQ-CP"),
        ("76 NQ-CP", "76/NQ-CP"),
        ("76NQ/CP", "76/NQ-CP"),
        ("76/nq cp", "76/NQ-CP"),
        ("nghi quyet so 76 nq cp", "76/NQ-CP"),
        ("1085 qd-ttg", "1085/QĐ-TTg"),
        ("QĐ-TTg 1085", "1085/QĐ-TTg"),
        ("quyết định 1085 TTg", "1085/QĐ-TTg"),
        ("NQ18/TW", "18-NQ/TW"),
        ("CT 34 UBND tỉnh", "34/CT-UBND"),
        ("NĐ61/2018/CP", "61/2018/NĐ-CP"),
        ("QĐ: 1085", "QĐ 1085"),
        ("NQ.76", "NQ 76"),
        ("văn bản số 123", "văn bản 123"),
        ("nghị quyết 76 ngày 15/7/2021", "NQ 76"),
    ],
)
def test_numbers_typed_in_haste(typed: str, meant: str) -> None:
    (mention,) = references(typed)
    assert mention.canonical == meant
    if "/" in meant:
        (printed,) = document_numbers(f"số {meant} ngày")
        assert mention.matches(printed) and printed.matches(mention)


@pytest.mark.parametrize(
    "text", ["34 CT UBND xã dự họp", "kế hoạch 5 ngày", "số 76 Nguyễn Trãi", "TT: 20 người", "76 cp"]
)
def test_counts_and_addresses_are_no_numbers(text: str) -> None:
    assert [m for m in references(text) if m.suffix] == []

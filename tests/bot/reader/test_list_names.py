"""What lists are called, and how their items begin."""

import pytest

from bot.reader.list_names import begin_so, holds
from bot.reader.reading import terms_of
from ingest.documents import Span
from ingest.text import index_terms


@pytest.mark.parametrize(
    ("lead", "noun", "expected"),
    [
        ("Tổ lò than có ba việc:", "trách nhiệm", True),
        ("Công việc của tổ lò than:", "nhiệm vụ", True),
        ("Hội lo ba lĩnh vực:", "mảng", True),
        ("Trong 07 ngày làm việc, chủ lò nộp:", "trách nhiệm", False),
    ],
)
def test_what_duties_are_called(lead: str, noun: str, expected: bool) -> None:
    assert holds(terms_of(lead), tuple(index_terms(noun))) is expected


@pytest.mark.parametrize(
    ("items", "noun", "expected"),
    [
        ("hộ nuôi ong\nhộ trồng gừng", "ai", True),
        ("hộ chiếu còn hạn\nhộ khẩu gốc", "ai", False),
        ("đơn xin mở lò\nảnh chụp lò", "giấy tờ", True),
        ("đơn giá than\nđơn giá củi", "giấy tờ", False),
        ("đơn xin mở lò\nảnh chụp lò", "thành phần hồ sơ", True),
        ("ông chủ lò\nbà thủ kho", "thành phần", True),
    ],
)
def test_items_begin_as_people_or_papers(items: str, noun: str, expected: bool) -> None:
    cut = items.index("\n")
    spans = [Span(0, cut), Span(cut + 1, len(items))]
    assert begin_so(items, spans, tuple(index_terms(noun))) is expected

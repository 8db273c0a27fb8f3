"""Where a quote stands: article, clause, point and page, counted from the quote and not from its passage."""

import pytest

from bot.writing.locating import headings_at, written
from ingest.chunk import chunk
from ingest.documents import DocumentMetadata, Reading, SourceDocument

LONG = "Cơ quan tiếp nhận ghi phiếu hẹn và trả kết quả đúng ngày đã hẹn. " * 20
LAW = f"""Chương II
HỒ SƠ

Điều 5. Lệ phí

1. Mức thu: {LONG}

a) Tại tỉnh 10.000 đồng; {LONG}

b) Tại xã 5.000 đồng. {LONG}

2. Hộ nghèo được miễn. Người cao tuổi được giảm.

Điều 6. Sửa đổi

1. Sửa đổi Điều 9 như sau:

“Điều 9. Mẫu

1. Mẫu một.

2. Mẫu hai.”

2. Bãi bỏ Điều 10.
"""
PLAN = """KẾ HOẠCH

II. NHIỆM VỤ

1. Sở Nội vụ chủ trì, phối hợp với các sở trong cả năm:

a) Lập danh mục;

b) Báo cáo quý.

Trên đây là kế hoạch.

Phụ lục I
BIỂU MẪU

2. Mẫu phiếu hẹn dùng cho mọi bộ phận một cửa của tỉnh.
"""


def located(text: str, words: str, page_starts: tuple[int, ...] = ()) -> str | None:
    reading = Reading(page_starts=page_starts)
    document = SourceDocument(
        key="k", title="Tên", text=text, metadata=DocumentMetadata(), reader="text/1", reading=reading
    )
    offset = text.index(words)
    (passage,) = [p for p in chunk(document) if p.start <= offset < p.end]
    return written(headings_at(document, passage, offset), page=reading.page_at(offset))


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        (LAW, "Điều 5. Lệ", "Điều 5"),
        (LAW, "Mức thu", "Điều 5, Khoản 1"),
        (LAW, "Tại tỉnh", "Điều 5, Khoản 1, điểm a"),
        (LAW, "Tại xã", "Điều 5, Khoản 1, điểm b"),
        (LAW, "Người cao tuổi", "Điều 5, Khoản 2"),
        (LAW, "Mẫu hai", "Điều 6, Khoản 1"),
        (LAW, "Bãi bỏ", "Điều 6, Khoản 2"),
        (PLAN, "Sở Nội vụ", "mục II.1"),
        (PLAN, "Báo cáo quý", "mục II.1.b"),
        (PLAN, "Trên đây", "mục II"),
        (PLAN, "Mẫu phiếu hẹn", "Phụ lục I, mục 2"),
        ("Hôm nay họp. Mai họp tiếp.", "Mai", None),
        ("## Việc cần làm\n\n1. Rà soát hồ sơ.\n2. Trả kết quả đúng hẹn.", "Trả kết quả", "Việc cần làm, mục 2"),
    ],
)
def test_the_place_of_a_quote(text: str, words: str, place: str | None) -> None:
    assert located(text, words) == place


def test_the_page_is_that_of_the_quote() -> None:
    starts = (0, LAW.index("Người cao tuổi"))
    assert located(LAW, "Hộ nghèo", starts) == "Điều 5, Khoản 2, trang 1"
    assert located(LAW, "Người cao tuổi", starts) == "Điều 5, Khoản 2, trang 2"
    assert located("Hôm nay họp.", "họp", (0,)) == "trang 1"

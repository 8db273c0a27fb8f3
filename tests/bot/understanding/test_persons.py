"""Names of persons: found by family name and capitals, and not mistaken for offices."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.persons import persons_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ông Nguyễn Văn An phát biểu", ["Nguyễn Văn An"]),
        ("bà Lê Thị Hoa và ông Phạm Minh", ["Lê Thị Hoa", "Phạm Minh"]),
        ("Chủ tịch UBND xã Đặng Thị Bích Ngọc ký", ["Đặng Thị Bích Ngọc"]),
        ("ong Nguyen Van An phat bieu", ["Nguyen Van An"]),
        ("xã Sơn Trường Phan Văn Hòa", ["Phan Văn Hòa"]),
        ("ông Tạ Văn Minh, Chủ tịch UBND xã Lê Lợi", ["Tạ Văn Minh"]),
        ("Chủ tịch UBND xã Lê Văn Lợi", ["Lê Văn Lợi"]),
        ("Chủ tịch UBND tỉnh Tây Ninh Trần Thị Thu Hoa", ["Trần Thị Thu Hoa"]),
        ("Chủ tịch UBND tỉnh Quảng Ninh Lê Thị Mai", ["Lê Thị Mai"]),
        ("Trưởng bản Lò Páo dự họp ở bản Vũ Hòa", ["Lò Páo"]),
        ("Vụ trưởng Vụ Kế hoạch", []),
        ("Ban Chấp hành Đảng bộ", []),
        ("BAN TỔ CHỨC", []),
        ("Lê, Trần, Phạm", []),
        ("", []),
    ],
)
def test_persons(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in persons_in(text)] == names


@given(st.text(alphabet="NguyễnVănAn LêTrầnHoa,.\n", max_size=80))
def test_names_lie_inside_the_text_in_order(text: str) -> None:
    spans = persons_in(text)
    assert all(text[start].isupper() and text[end - 1].isalpha() for start, end in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))

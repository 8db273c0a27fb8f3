"""Names of bodies run from a known beginning to a stop."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.names import end_of_name, names_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Giao Sở Tài chính chủ trì, Sở Nội vụ phối hợp.", ["Sở Tài chính", "Sở Nội vụ"]),
        pytest.param(
            "Sở Khoa học và Công nghệ: nộp hồ sơ",
            ["Sở Khoa học và Công nghệ"],
            marks=pytest.mark.xfail(reason='a name ends before "và"', strict=True),
        ),
        ("Bộ Nội vụ (cơ quan thường trực)", ["Bộ Nội vụ"]),
        ("Sở Xây dựng chủ trì", ["Sở Xây dựng"]),
        ("đoàn của Ban Tổ chức và huyện", ["Ban Tổ chức"]),
        ("Sở Nội vụ kiểm tra đột xuất", ["Sở Nội vụ"]),
        ("hồ sơ của người dân", []),
        ("Liên đoàn tổ chức mấy giải", ["Liên đoàn"]),
        ("", []),
    ],
)
def test_organisations(text: str, names: list[str]) -> None:
    assert [text[slice(*span)] for span in names_in(text, "organisations.txt")] == names


@given(text=st.text(alphabet="Sở Nội vụ ,.-–\n và chủ trì", max_size=60), start=st.integers(0, 60))
def test_a_name_ends_inside_the_text_where_a_word_ends(text: str, start: int) -> None:
    start = min(start, len(text))
    end = end_of_name(text, start)
    assert start <= end <= len(text)
    assert not text[start:end].endswith(" ")

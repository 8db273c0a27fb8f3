"""Numbers in digits and in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.generation.numerals import figures_in


def read(text: str) -> list[tuple[str, str | None]]:
    return [(figure.value, figure.unit) for figure in figures_in(text)]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("1.200.000 đồng", [("1200000", "đồng")]),
        ("1,5 tỷ đồng", [("1.5", "tỷ")]),
        ("1.234,5 và 1,234.5", [("1234.5", None), ("1234.5", None)]),
        ("97,5% hay 97,5 phần trăm, 97.5 per cent", [("97.5", "%")] * 3),
        ("15 (mười lăm) ngày làm việc", [("15", "ngày"), ("15", None)]),
        ("hai mươi lăm xã", [("25", None)]),
        ("hai trăm năm mươi hai", [("252", None)]),
        ("một trăm linh", [("100", None)]),
        ("ba nghìn hai trăm", [("3200", None)]),
        ("năm nhiệm vụ", [("5", None)]),
        ("mười hai tập thể, ba mươi cá nhân", [("12", None), ("30", None)]),
        ("hằng năm, năm 2021, cuối năm, năm nay, mỗi năm một lần", [("2021", None)]),
        ("một cửa, không có, tư nhân", []),
        ("five tasks and twelve groups", [("5", None), ("12", None)]),
        ("", []),
    ],
)
def test_values_and_units(text: str, figures: list[tuple[str, str | None]]) -> None:
    assert read(text) == figures


@given(number=st.integers(0, 10**9))
def test_thousands_marks_change_nothing(number: int) -> None:
    marked = f"{number:,}"
    assert read(f"có {marked} hồ sơ") == read(f"có {marked.replace(',', '.')} hồ sơ") == [(str(number), None)]


@given(text=st.text(max_size=80))
def test_any_text_has_figures_where_they_stand(text: str) -> None:
    for figure in figures_in(text):
        assert text[figure.start : figure.end].strip()

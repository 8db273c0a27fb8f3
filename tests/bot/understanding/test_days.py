"""Days in questions, in every spelling people use."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.days import DayMention, day_right_after, days_in


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("họp ngày 5/6", [(5, 6, None)]),
        ("họp ngày 05/06/2020", [(5, 6, 2020)]),
        ("5-6-2020", [(5, 6, 2020)]),
        ("5.6.2020", [(5, 6, 2020)]),
        ("5 / 6 / 2020", [(5, 6, 2020)]),
        ("ngày 5 tháng 6 năm 2020", [(5, 6, 2020)]),
        ("ngay 5 thang 6", [(5, 6, None)]),
        ("từ 1/2 đến 3/4", [(1, 2, None), (3, 4, None)]),
        ("5/13", []),
        ("32/1", []),
        ("Quyết định 12/2020/QĐ-TTg", []),
        ("34/5/CT", []),
        ("giai đoạn 2021-2025", []),
        ("", []),
    ],
)
def test_days(text: str, days: list[tuple[int, int, int | None]]) -> None:
    assert [day[:3] for day in days_in(text)] == days


@given(day=st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)), before=st.sampled_from(["", "ngày ", "("]))
def test_every_spelling_names_the_same_day(day: datetime.date, before: str) -> None:
    spellings = (f"{day:%d/%m/%Y}", f"{day.day}-{day.month}-{day.year}", f"{day.day} tháng {day.month} năm {day.year}")
    for spelling in spellings:
        (found,) = days_in(before + spelling)
        assert found[:3] == (day.day, day.month, day.year)
        assert (before + spelling)[found.start : found.end] == spelling


def test_a_day_without_its_year_may_be_of_any_year() -> None:
    without, of_2020, of_2021 = (DayMention(5, 6, year, 0, 3) for year in (None, 2020, 2021))
    assert without.matches(of_2020)
    assert of_2021.matches(without)
    assert not of_2020.matches(of_2021)
    assert not without.matches(DayMention(6, 5, None, 0, 3))


@pytest.mark.parametrize(
    "told", ["ngày 3/4/2024", ", ngày 03/4/2024", "(ngày 3-4-2024)", "ban hành ngày 3 tháng 4 năm 2024"]
)
def test_the_day_right_after_a_number_is_its_own(told: str) -> None:
    text = f"Quyết định số 12/QĐ-UBND {told} về bến đò"
    found = day_right_after(text, text.index("UBND") + 4)
    assert found is not None
    assert found[:3] == (3, 4, 2024)


def test_a_day_further_on_is_another_day() -> None:
    text = "Quyết định số 12/QĐ-UBND về bến đò, họp ngày 3/4/2024"
    assert day_right_after(text, text.index("UBND") + 4) is None

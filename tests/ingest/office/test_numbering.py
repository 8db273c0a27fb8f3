"""Automatic numbers as Word prints them."""

import pytest

from ingest.office.numbering import Level, NumberedList, NumberFormat, Numbering, printed_number

ARTICLES = (Level(text="Điều %1."), Level(text="%2."), Level(format="letter", text="%3)"))


def numbering(*levels: Level, **starts: int) -> Numbering:
    again = NumberedList(shared="x", levels=levels, overrides={0: starts.get("again", 1)})
    return Numbering({"1": NumberedList(shared="x", levels=levels), "2": again})


def test_articles_clauses_and_points_count_as_law_does() -> None:
    count = numbering(*ARTICLES)
    marks = [count.mark("1", level) for level in (0, 1, 2, 2, 1, 0, 1, 2)]
    assert marks == ["Điều 1.", "1.", "a)", "b)", "2.", "Điều 2.", "1.", "a)"]


def test_a_level_names_the_ones_above_it() -> None:
    count = numbering(Level(format="ROMAN", text="%1."), Level(text="%1.%2."), Level(text="%1.%2.%3", legal=True))
    assert [count.mark("1", level) for level in (0, 1, 0, 1, 2)] == ["I.", "I.1.", "II.", "II.1.", "2.1.1"]


def test_articles_go_on_counting_through_chapters() -> None:
    count = numbering(Level(format="ROMAN", text="Chương %1"), Level(text="Điều %2.", restart=0))
    marks = [count.mark("1", level) for level in (0, 1, 1, 0, 1)]
    assert marks == ["Chương I", "Điều 1.", "Điều 2.", "Chương II", "Điều 3."]


def test_another_list_of_the_definition_goes_on_unless_it_starts_anew() -> None:
    count = numbering(Level(text="%1."), again=5)
    assert [count.mark(list_id, 0) for list_id in ("1", "1", "2", "2", "1")] == ["1.", "2.", "5.", "6.", "7."]


@pytest.mark.parametrize(("list_id", "level"), [("9", 0), ("1", 5), ("1", -1)])
def test_an_unknown_list_or_level_prints_nothing(list_id: str, level: int) -> None:
    assert numbering(Level(text="%1.")).mark(list_id, level) == ""


@pytest.mark.parametrize(("sign", "printed"), [("\uf0b7", "-"), ("o", "-"), ("+", "+"), ("", "-"), ("–", "–")])
def test_bullets_of_symbol_fonts_are_hyphens(sign: str, printed: str) -> None:
    assert numbering(Level(format="bullet", text=sign)).mark("1", 0) == printed


@pytest.mark.parametrize(
    ("number", "number_format", "printed"),
    [
        (4, "decimal", "4"),
        (4, "zero", "04"),
        (1994, "ROMAN", "MCMXCIV"),
        (9, "roman", "ix"),
        (27, "LETTER", "AA"),
        (2, "letter", "b"),
        (0, "ROMAN", "0"),
        (10**9, "letter", "1000000000"),
        (3, "none", ""),
    ],
)
def test_numbers_are_printed_in_the_format_of_the_level(number: int, number_format: NumberFormat, printed: str) -> None:
    assert printed_number(number, number_format) == printed

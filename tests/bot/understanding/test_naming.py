"""What a question names: documents, provinces, persons, days, years, each where it stands."""

import pytest

from bot.understanding.naming import Named, named_in


def naming(text: str) -> Named:
    return named_in(text, typed=text)


@pytest.mark.parametrize(
    "text",
    [
        "Quyết định số 1234/QĐ-TTg nói gì?",
        "quyết định 1234/qđ-ttg nói gì?",
        "QĐ 1234/QD-TTG nói gì?",
        "quyet dinh so 1234 / QD-TTg noi gi?",
    ],
)
def test_a_document_in_any_spelling(text: str) -> None:
    (number,) = naming(text).numbers
    (expected,) = naming("1234/QĐ-TTg").numbers
    assert number.matches(expected)


def test_the_kind_of_a_document_belongs_to_its_name() -> None:
    text = "Ai ký Quyết định số 45/QĐ-UBND?"
    assert [text[slice(*span)] for span in naming(text).spans] == ["Quyết định số 45/QĐ-UBND"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Cần Thơ có mấy nhiệm vụ?", ("Cần Thơ",)),
        ("can tho co may nhiem vu", ("Cần Thơ",)),
        ("so sánh Bến Tre với Cà Mau và Bến Tre", ("Bến Tre", "Cà Mau")),
        ("TP.HCM làm gì?", ("Thành phố Hồ Chí Minh",)),
        ("nhiệm vụ trọng tâm", ()),
    ],
)
def test_provinces(text: str, places: tuple[str, ...]) -> None:
    assert naming(text).places == places


def test_a_place_lost_in_restoring_accents_is_found_as_it_was_typed() -> None:
    assert named_in("ha nặm có gì", typed="ha nam co gi").places == ("Hà Nam",)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("kế hoạch năm 2024", (2024,)),
        ("giai đoạn 2021-2025", (2021, 2025)),
        ("ngày 5/6/2020", ()),
        ("Nghị định 61/2018/NĐ-CP", ()),
        ("gọi số 20241", ()),
    ],
)
def test_years_that_are_no_part_of_a_day_or_number(text: str, years: tuple[int, ...]) -> None:
    assert naming(text).years == years


def test_persons_and_days() -> None:
    named = naming("Ngày 2 tháng 9 năm 2021 bà Lê Thị Mai nói gì?")
    assert named.persons == (("le", "thi", "mai"),)
    assert [day[:3] for day in named.days] == [(2, 9, 2021)]


def test_a_province_is_no_person() -> None:
    assert naming("Ai họp ở Thành phố Hồ Chí Minh?").persons == ()


def test_nothing_named_is_false() -> None:
    assert not naming("ai chủ trì cuộc họp?")
    assert naming("ai chủ trì cuộc họp ở Huế?")


def test_a_province_in_a_clause_left_out_is_named_all_the_same() -> None:
    named = named_in("nộp ở đâu và nộp bao nhiêu?", typed="Tôi ở Cà Mau, nộp ở đâu và nộp bao nhiêu?")
    assert (named.places, named.terms, named.spans) == (("Cà Mau",), (("ca", "mau"),), ())

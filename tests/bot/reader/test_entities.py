"""What evidence must agree with: found in any spelling, and known of a document as a whole."""

import pytest

from bot.answers import Hit
from bot.reader.entities import Entity, entities_of
from tests.bot.answering import asked_as, hits_in


def entity(question: str) -> Entity:
    (found,) = entities_of(asked_as(question))
    return found


@pytest.mark.parametrize(
    ("question", "text", "at"),
    [
        ("Quyết định 45/QĐ-UBND nói gì?", "Theo QĐ 45/QD-UBND,", "45/QD"),
        ("Quyết định 45 nói gì?", "Theo Quyết định số 45/QĐ-UBND,", "45/QĐ"),
        ("Cà Mau làm gì?", "tại CÀ MAU", "CÀ MAU"),
        ("Bà Lê Thị Mai nói gì?", "đ/c LÊ THỊ MAI", "LÊ"),
        ("Ngày 2 tháng 9 năm 2021 họp gì?", "họp 02/9/2021", "02/9"),
        ("Ngày 2/9 họp gì?", "họp ngày 2 tháng 9 năm 2021", "2 tháng"),
        ("Năm 2021 có gì?", "đến năm 2021", "2021"),
    ],
)
def test_a_name_in_another_spelling(question: str, text: str, at: str) -> None:
    assert list(entity(question).find(text)) == [text.index(at)]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Quyết định 45/QĐ-UBND nói gì?", "Kế hoạch số 45/KH-UBND"),
        ("Quyết định 45/QĐ-UBND nói gì?", "Quyết định số 145/QĐ-UBND"),
        ("Cà Mau làm gì?", "Bến Tre"),
        ("Bà Lê Thị Mai nói gì?", "bà Lê Thị Hoa, ông Mai"),
        ("Ngày 2/9/2021 họp gì?", "ngày 2/9/2020"),
        ("Năm 2021 có gì?", "số 20214"),
    ],
)
def test_another_name(question: str, text: str) -> None:
    assert list(entity(question).find(text)) == []


def test_a_document_is_about_what_its_title_names() -> None:
    hits: list[Hit] = hits_in("Cà Mau họp bàn năm 2021\n\nCuộc họp ngắn.", "Thôn Hạ họp\n\nCuộc họp dài.")
    about, other = (hit.document for hit in hits)
    for question in ("Cà Mau làm gì?", "Năm 2021 có gì?"):
        assert entity(question).about(about) > entity(question).about(other) == 0


def test_nothing_named_is_nothing_to_agree_with() -> None:
    assert entities_of(asked_as("ai chủ trì cuộc họp?")) == []

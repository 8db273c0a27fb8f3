"""Heads, page numbers and notes of signatures leave the text; what only looks like them stays."""

import pytest

from ingest.ocr.lines import Piece
from ingest.pdf.furniture import without_furniture, without_page_number

HEIGHT = 8420


def page(*lines: tuple[str, int]) -> tuple[list[Piece], int]:
    """A page of lines, each so many points from the top."""
    return [Piece(text, 700, 10 * top, 700 + 60 * len(text), 10 * top + 100) for text, top in lines], HEIGHT


def texts(*pages: tuple[list[Piece], int]) -> list[list[str]]:
    return [[piece.text for piece in kept] for kept in without_furniture(pages)]


@pytest.mark.parametrize("form", ["{}", "- {} -", "Trang {}", "Trang {}/9", "{} | Trang"])
def test_numbers_that_count_up_with_the_pages_go(form: str) -> None:
    pages = [page((f"Nội dung trang {at}", 300), (form.format(at + 14), 810)) for at in range(3)]
    assert texts(*pages) == [[f"Nội dung trang {at}"] for at in range(3)]


def test_the_number_of_one_page_goes_if_it_is_its_own() -> None:
    assert texts(page(("Trang đầu", 300)), page(("2", 30), ("Trang sau", 300))) == [["Trang đầu"], ["Trang sau"]]


def test_numbers_in_the_text_and_numbers_that_do_not_count_stay() -> None:
    pages = page(("1", 300), ("Dòng", 400)), page(("1975", 30), ("Dòng", 400)), page(("1945", 30), ("Dòng", 400))
    assert texts(*pages) == [["1", "Dòng"], ["1975", "Dòng"], ["1945", "Dòng"]]


def test_a_running_head_stays_on_the_first_page_only() -> None:
    pages = [page(("CÔNG BÁO/Số 15", 30), ("Tên mục" if at else "Tên bài", 300)) for at in range(4)]
    assert texts(*pages) == [["CÔNG BÁO/Số 15", "Tên bài"], ["Tên mục"], ["Tên mục"], ["Tên mục"]]


def test_documents_in_one_file_keep_their_letterheads() -> None:
    letter = page(("ỦY BAN NHÂN DÂN", 40), ("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", 40), ("Kính gửi: các xã", 300))
    assert texts(letter, letter, letter) == [[piece.text for piece in letter[0]]] * 3


def test_headings_that_count_up_stay() -> None:
    pages = [page((f"Phụ lục {at + 1}", 40), (f"Mẫu đơn {'abc'[at]}", 300)) for at in range(3)]
    assert [kept[0] for kept in texts(*pages)] == ["Phụ lục 1", "Phụ lục 2", "Phụ lục 3"]


def test_a_signature_says_when_it_was_given() -> None:
    note = page(("Ký bởi: Sở Nội vụ", 100), ("tỉnh Kon Tum", 110), ("Ngày ký: 5/3/2026 08:00:00", 120), ("Chữ", 300))
    form = page(("Người ký: Trần Văn A", 100), ("Chức vụ: Giám đốc", 110), ("Chữ", 300))
    assert texts(note) == [["Chữ"]]
    assert texts(form) == [["Người ký: Trần Văn A", "Chức vụ: Giám đốc", "Chữ"]]


@pytest.mark.parametrize(
    ("text", "left"),
    [("3\n\nNội dung", "Nội dung"), ("Nội dung\n\n- 3 -", "Nội dung"), ("7\n\nNội dung", "7\n\nNội dung"), ("3", "")],
)
def test_a_recognised_page_loses_its_own_number_only(text: str, left: str) -> None:
    assert without_page_number(text, 3) == left

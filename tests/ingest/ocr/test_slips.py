"""What is put right after recognition, and what is left as it was read."""

import pytest

from ingest.ocr.slips import mended
from ingest.ocr.tesseract import Word
from tests.ingest.ocr.pages import BODY


def _mended(text: str, *, confidence: float = 90) -> str:
    words = [Word(word, 0, 0, 10, 10, confidence, (1, 1, 1)) for word in text.split()]
    return " ".join(word.text for word in mended(words))


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Sửa đôi, bỗ sung một số điêu của Thông tư", "Sửa đổi, bổ sung một số điều của Thông tư"),
        ("thực hiện kê hoạch theo đê nghị của Bộ trướng", "thực hiện kế hoạch theo đề nghị của Bộ trưởng"),
        ("THÀNH PHÓ HỒ CHÍ MINH", "THÀNH PHỐ HỒ CHÍ MINH"),
        ("tháng l1 năm 2O24", "tháng 11 năm 2024"),
        ("an toàn g1ao thông", "an toàn giao thông"),
        ("Quyết định SỐ 12/QÐ-UBND", "Quyết định số 12/QĐ-UBND"),
        ("số 51/⁄2025/TT-BCA", "số 51/2025/TT-BCA"),
        ("SỞ GIÁAO DỤC VÀ ĐÀO TẠO", "SỞ GIÁO DỤC VÀ ĐÀO TẠO"),
    ],
)
def test_slips_are_mended(read: str, meant: str) -> None:
    assert _mended(read) == meant


@pytest.mark.parametrize(
    "text",
    [
        *BODY,
        "Giao bà Hoàng Thị Nhã và ông Lò Văn Pánh, xã Nậm Lư, theo dõi",
        "HĐND và UBND tỉnh; Sở GD&ĐT; mục 2.1; https://dichvucong.gov.vn//a",
        "Điểm a khoản 10 Điều 01 mẫu số 1A, biển số 29A1",
    ],
)
def test_what_was_read_right_stays(text: str) -> None:
    assert _mended(text, confidence=95) == text


def test_no_words() -> None:
    assert mended([]) == []


def test_a_line_of_nothing_but_marks() -> None:
    assert _mended("— ~ |") == "— ~ |"

"""Numbers that were dictated."""

import pytest

from bot.understanding.spoken_numbers import with_digits
from tests.bot.answering import asked_as


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("nghị quyết bảy mươi sáu có mấy nội dung", "nghị quyết 76 có mấy nội dung"),
        ("Nghị quyết bảy sáu có mấy nội dung", "Nghị quyết 76 có mấy nội dung"),
        ("chỉ thị ba mươi bốn năm hai nghìn không trăm hai mươi mốt", "chỉ thị 34 năm 2021"),
        ("chỉ thị ba tư năm hai không hai mốt", "chỉ thị 34 năm 2021"),
        ("nghị định ba mươi năm hai nghìn hai mươi", "nghị định 30 năm 2020"),
        ("quyết định số hai nghìn tám trăm bốn mươi sáu", "quyết định số 2846"),
        ("quyết định một trăm linh năm", "quyết định 105"),
        ("công văn một ngàn một trăm hai mươi sáu", "công văn 1126"),
        ("thông tư không một", "thông tư 01"),
        ("điều mười hai", "điều 12"),
        ("ngày mười lăm tháng ba năm hai nghìn hai mươi lăm", "ngày 15 tháng 3 năm 2025"),
        ("kế hoạch năm hai nghìn hai tư", "kế hoạch năm 2024"),
    ],
)
def test_numbers_of_documents_and_days_are_written_in_digits(said: str, written: str) -> None:
    assert with_digits(said) == written


@pytest.mark.parametrize(
    "said",
    [
        "mười năm cải cách",
        "kế hoạch năm năm của tỉnh",
        "kế hoạch ba năm có gì",
        "báo cáo sáu tháng",
        "mỗi năm hai mươi triệu",
        "mỗi năm hai nghìn hồ sơ",
        "các khoản hai mươi triệu",
        "năm nhiệm vụ trọng tâm",
        "",
    ],
)
def test_other_numbers_stay_as_they_are_said(said: str) -> None:
    assert with_digits(said) == said


def test_a_dictated_question_names_the_document() -> None:
    assert asked_as("chỉ thị ba mươi bốn do ai ký").named.numbers == asked_as("chỉ thị 34 do ai ký").named.numbers

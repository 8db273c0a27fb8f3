"""Titles printed in capitals, with the capitals that the running text gives their words."""

import pytest

from ingest.facts.casing import in_sentence_case

TEXT = """ỦY BAN NHÂN DÂN XÃ ĐẮK PƠ
Hôm nay, tại nhà rông làng Kon Brăng, Đoàn công tác của UBND xã làm việc với Ban Quản lý rừng.
Các hộ trong làng Kon Brăng nhất trí. Bộ phận Một cửa nhận hồ sơ của các hộ.
LÀNG KON BRĂNG
"""


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("HỌP CÁC HỘ LÀNG KON BRĂNG", "Họp các hộ làng Kon Brăng"),
        ("GIỜ LÀM VIỆC CỦA BỘ PHẬN MỘT CỬA", "Giờ làm việc của Bộ phận Một cửa"),
        ("LỊCH TRỰC CỦA BAN QUẢN LÝ RỪNG", "Lịch trực của Ban Quản lý rừng"),
        ("KẾ HOẠCH CCHC NĂM 2027 CỦA UBND XÃ ĐẮK PƠ", "Kế hoạch CCHC năm 2027 của UBND xã Đắk Pơ"),
        ("ĐƯỜNG LIÊN THÔN SUỐI ĐÁ, HUYỆN NGỌC HỒI", "Đường liên thôn Suối Đá, huyện Ngọc Hồi"),
        ("BẢO HIỂM XÃ HỘI CHO CÁN BỘ CẤP XÃ NĂM 2027", "Bảo hiểm xã hội cho cán bộ cấp xã năm 2027"),
        ("XÂY DỰNG NÔNG THÔN MỚI TỈNH QUẢNG NAM", "Xây dựng nông thôn mới tỉnh Quảng Nam"),
        ("TÓM TẮT: CÁC HỘ HỌP BÀN", "Tóm tắt: Các hộ họp bàn"),
    ],
)
def test_names_keep_their_capitals(printed: str, written: str) -> None:
    assert in_sentence_case(printed, TEXT) == written


def test_a_word_that_is_a_name_elsewhere_stays_small() -> None:
    text = "Lớp học mở tại hội trường xã Năm Căn.\n"
    assert in_sentence_case("LỚP HỌC CHO CÁN BỘ CẤP XÃ NĂM 2027", text) == "Lớp học cho cán bộ cấp xã năm 2027"

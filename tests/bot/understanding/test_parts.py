"""Questions of several things at once, taken apart: what stands with a name stays with it."""

import pytest

from bot.understanding.parts import of_the_year, questions_of
from tests.bot.answering import hits_in


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Số hồ sơ của Lai Châu năm 2021 và năm 2022?",
            {"2021": "Số hồ sơ của Lai Châu năm 2021?", "2022": "Số hồ sơ của Lai Châu năm 2022?"},
        ),
        (
            "Trưởng xóm Gòi và trưởng xóm Đá tên gì?",
            {"Trưởng xóm Gòi": "Trưởng xóm Gòi tên gì?", "trưởng xóm Đá": "trưởng xóm Đá tên gì?"},
        ),
        (
            "Số hồ sơ năm 2021 so với năm 2022?",
            {"2021": "Số hồ sơ năm 2021?", "2022": "Số hồ sơ năm 2022?"},
        ),
        (
            "Ai ký Chỉ thị 3 của Lai Châu và Chỉ thị 9 của Cà Mau?",
            {"CT 3": "Ai ký Chỉ thị 3 của Lai Châu?", "CT 9": "Ai ký Chỉ thị 9 của Cà Mau?"},
        ),
        (
            "Chỉ thị 3 của trung ương và Chỉ thị 9 của Cà Mau ra ngày nào?",
            {"CT 3": "Chỉ thị 3 của trung ương ra ngày nào?", "CT 9": "Chỉ thị 9 của Cà Mau ra ngày nào?"},
        ),
        (
            "Chỉ thị 3 của trung ương và Chỉ thị 9 của Sở Tài chính ra ngày nào?",
            {"CT 3": "Chỉ thị 3 của trung ương ra ngày nào?", "CT 9": "Chỉ thị 9 của Sở Tài chính ra ngày nào?"},
        ),
        (
            "Năm 2021, Lai Châu và Cà Mau mỗi nơi có bao nhiêu xã?",
            {"Lai Châu": "Năm 2021, Lai Châu có bao nhiêu xã?", "Cà Mau": "Năm 2021, Cà Mau có bao nhiêu xã?"},
        ),
        (
            "Phí ở Lai Châu thu đến bao giờ, còn trợ cấp ở Cà Mau là bao nhiêu?",
            {"Lai Châu": "Phí ở Lai Châu thu đến bao giờ?", "Cà Mau": "trợ cấp ở Cà Mau là bao nhiêu?"},
        ),
        (
            "Phí của Lai Châu năm 2021 là bao nhiêu, còn năm 2022 thì sao?",
            {"2021": "Phí của Lai Châu năm 2021 là bao nhiêu?", "2022": "Phí của Lai Châu năm 2022 là bao nhiêu?"},
        ),
        (
            "Ai là Giám đốc Sở Y tế Lai Châu và Giám đốc Sở Y tế Cà Mau?",
            {"Lai Châu": "Ai là Giám đốc Sở Y tế Lai Châu?", "Cà Mau": "Ai là Giám đốc Sở Y tế Cà Mau?"},
        ),
        (
            "Phí chợ của xã Sơn Thủy và của phường Đồng Tâm là bao nhiêu?",
            {
                "Sơn Thủy": "Phí chợ của xã Sơn Thủy là bao nhiêu?",
                "Đồng Tâm": "Phí chợ của phường Đồng Tâm là bao nhiêu?",
            },
        ),
        (
            "Họp báo ở Lai Châu và họp báo tổng kết 2015-2018 tổ chức ngày nào?",
            {
                "Họp báo ở Lai Châu": "Họp báo ở Lai Châu tổ chức ngày nào?",
                "họp báo tổng kết 2015-2018": "họp báo tổng kết 2015-2018 tổ chức ngày nào?",
            },
        ),
        (
            "Giữa Chỉ thị 3 của Lai Châu với Chỉ thị 9 của Cà Mau, chỉ thị nào dài hơn?",
            {
                "CT 3": "Chỉ thị 3 của Lai Châu, chỉ thị nào dài hơn?",
                "CT 9": "Chỉ thị 9 của Cà Mau, chỉ thị nào dài hơn?",
            },
        ),
        (
            "Giám đốc Sở Y tế của Lai Châu và Cà Mau là những ai?",
            {"Lai Châu": "Giám đốc Sở Y tế của Lai Châu là ai?", "Cà Mau": "Giám đốc Sở Y tế của Cà Mau là ai?"},
        ),
        (
            "Khách mời của Lai Châu và Cà Mau là những ai?",
            {"Lai Châu": "Khách mời của Lai Châu là những ai?", "Cà Mau": "Khách mời của Cà Mau là những ai?"},
        ),
        (
            "Ai khai mạc lễ ở Lai Châu và ai khai mạc lễ ở khu trung tâm?",
            {
                "khai mạc lễ ở Lai Châu": "Ai khai mạc lễ ở Lai Châu?",
                "khai mạc lễ ở khu trung tâm": "ai khai mạc lễ ở khu trung tâm?",
            },
        ),
        (
            "Hai xã Sơn Thủy, Đồng Tâm có mấy thôn?",
            {"Sơn Thủy": "Hai xã Sơn Thủy có mấy thôn?", "Đồng Tâm": "Hai xã Đồng Tâm có mấy thôn?"},
        ),
        (
            "Chợ nổi của Cà Mau và nhà văn hóa mới ở Sơn Thủy mỗi bên tốn bao nhiêu?",
            {
                "Cà Mau": "Chợ nổi của Cà Mau tốn bao nhiêu?",
                "Sơn Thủy": "nhà văn hóa mới ở Sơn Thủy tốn bao nhiêu?",
            },
        ),
        (
            "Xã có bao nhiêu hộ nghèo quý I và quý II năm 2021?",
            {
                "quý I": "Xã có bao nhiêu hộ nghèo quý I năm 2021?",
                "quý II": "Xã có bao nhiêu hộ nghèo quý II năm 2021?",
            },
        ),
        (
            "Xã nào thu nhiều nhất năm 2021, còn năm 2022 thì xã nào?",
            {"2021": "Xã nào thu nhiều nhất năm 2021?", "2022": "Xã nào thu nhiều nhất năm 2022?"},
        ),
        (
            "Ai quét chợ Gòi và ai giữ xe ở bến Đá?",
            {"quét chợ Gòi": "Ai quét chợ Gòi?", "giữ xe ở bến Đá": "ai giữ xe ở bến Đá?"},
        ),
        (
            "Phí của Lai Châu (2021) và của Cà Mau (2022) là bao nhiêu?",
            {"Lai Châu": "Phí của Lai Châu (2021) là bao nhiêu?", "Cà Mau": "Phí của Cà Mau (2022) là bao nhiêu?"},
        ),
        (
            "Tiền làm cầu ở chặng 1 và chặng 3 là bao nhiêu?",
            {"chặng 1": "Tiền làm cầu ở chặng 1 là bao nhiêu?", "chặng 3": "Tiền làm cầu ở chặng 3 là bao nhiêu?"},
        ),
        (
            "Số khách đi đò hồi tháng 2 và đến hết tháng 9 là mấy người?",
            {
                "hồi tháng 2": "Số khách đi đò hồi tháng 2 là mấy người?",
                "đến hết tháng 9": "Số khách đi đò đến hết tháng 9 là mấy người?",
            },
        ),
        (
            "Phương án A và phương án B xây chợ Gòi tốn bao nhiêu?",
            {
                "Phương án A": "Phương án A xây chợ Gòi tốn bao nhiêu?",
                "phương án B": "phương án B xây chợ Gòi tốn bao nhiêu?",
            },
        ),
        (
            "Ở chợ Gòi, thuê sạp cá với thuê sạp rau phải đóng mấy đồng?",
            {
                "thuê sạp cá": "Ở chợ Gòi, thuê sạp cá phải đóng mấy đồng?",
                "thuê sạp rau": "Ở chợ Gòi, thuê sạp rau phải đóng mấy đồng?",
            },
        ),
        (
            "Phó Giám đốc Bến xe Sơn Thủy và Phó Giám đốc Bến xe Đồng Tâm là ai?",
            {
                "Phó Giám đốc Bến xe Sơn Thủy": "Phó Giám đốc Bến xe Sơn Thủy là ai?",
                "Phó Giám đốc Bến xe Đồng Tâm": "Phó Giám đốc Bến xe Đồng Tâm là ai?",
            },
        ),
        (
            "Phiên chợ đêm của Sơn Thủy và hội đua ghe mới của Đồng Tâm thu bao nhiêu tiền?",
            {
                "Sơn Thủy": "Phiên chợ đêm của Sơn Thủy thu bao nhiêu tiền?",
                "Đồng Tâm": "hội đua ghe mới của Đồng Tâm thu bao nhiêu tiền?",
            },
        ),
        (
            "Cây trồng đến 2030: Sơn Thủy đặt bao nhiêu ha, Đồng Tâm bao nhiêu?",
            {
                "Sơn Thủy": "Cây trồng đến 2030: Sơn Thủy đặt bao nhiêu ha?",
                "Đồng Tâm": "Cây trồng đến 2030: Đồng Tâm đặt bao nhiêu ha?",
            },
        ),
        (
            "Ai giữ kho thóc ở Sơn Thủy, ai ở Đồng Tâm?",
            {"Sơn Thủy": "Ai giữ kho thóc ở Sơn Thủy?", "Đồng Tâm": "Ai giữ kho thóc ở Đồng Tâm?"},
        ),
        (
            "Lệ phí đóng ghe và sửa ghe ở bến Đá khác nhau thế nào?",
            {
                "đóng ghe": "Lệ phí đóng ghe ở bến Đá khác nhau thế nào?",
                "sửa ghe": "Lệ phí sửa ghe ở bến Đá khác nhau thế nào?",
            },
        ),
        (
            "Dân số của ba tỉnh Lai Châu, Cà Mau và Yên Bái?",
            {
                "Lai Châu": "Dân số của Lai Châu?",
                "Cà Mau": "Dân số của Cà Mau?",
                "Yên Bái": "Dân số của Yên Bái?",
            },
        ),
    ],
)
def test_each_name_is_asked_about_with_what_stands_with_it(text: str, parts: dict[str, str]) -> None:
    assert dict(questions_of(text)) == parts


@pytest.mark.parametrize(
    "text",
    [
        "Thuê sạp có cần sổ hộ khẩu và có phải đóng cọc không?",
        "Ghe không đủ phao và không đúng mẫu thì sao?",
        "Vì sao các bến và các chợ vắng khách?",
        "Chủ ghe nhỏ và chủ ghe lớn phối hợp mấy lần?",
        "Quyền lợi và quyền hạn của hội đò là gì?",
    ],
)
def test_what_only_begins_alike_is_one_question(text: str) -> None:
    assert questions_of(text) == []


def test_a_word_of_place_may_end_what_is_asked_of() -> None:
    things = ["Luật đò ngang", "luật ghe ở"]
    assert [label for label, _ in questions_of("Luật đò ngang và luật ghe ở thì phạt mấy đồng?")] == things


@pytest.mark.parametrize(
    "text",
    [
        "Số hồ sơ của Lai Châu năm 2021?",
        "Kế hoạch giai đoạn 2021-2025 có mấy mục tiêu?",
        "Số hồ sơ năm 2022 tăng bao nhiêu so với năm 2021?",
        "Lai Châu học tập Cà Mau điều gì?",
        "Lai Châu ban hành Chỉ thị 3 ngày nào?",
        "Trụ sở ở 46 Lê Lợi, Sơn Thủy mở cửa lúc nào?",
        "Ai quét chợ và quét ngày nào?",
        "Sở Khoa học và Công nghệ có mấy phòng?",
        "Xã có mấy thôn, mấy hộ?",
        "Ở chợ Gòi ai là tổ trưởng, ai là tổ phó?",
    ],
)
def test_other_questions_have_no_parts(text: str) -> None:
    assert questions_of(text) == []


def test_the_texts_of_the_year_asked_about_are_read_where_there_are_any() -> None:
    hits = [*hits_in("Báo cáo năm 2021\n\nXã có 3 thôn."), *hits_in("Báo cáo năm 2022\n\nXã có 5 thôn.")]
    assert of_the_year((2022,), hits) == hits[1:]
    assert of_the_year((2020,), hits) == hits
    assert of_the_year((2021, 2022), hits) == hits


def test_a_text_of_another_year_that_names_the_one_asked_about_is_read_too() -> None:
    hits = [*hits_in("Báo cáo năm 2021\n\nNăm 2022 sẽ có 4 thôn."), *hits_in("Báo cáo năm 2022\n\nXã có 5 thôn.")]
    assert of_the_year((2022,), hits) == hits

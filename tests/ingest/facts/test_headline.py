"""Titles, offices and days in the heads of pages, handouts, rules and forms."""

import datetime

import pytest

from ingest.facts.headline import headline_of

BODY = "Bà con đọc kỹ trước khi nộp để khỏi phải đi lại nhiều lần, có gì chưa rõ thì hỏi người trực ở quầy."


@pytest.mark.parametrize(
    ("head", "title", "issuer"),
    [
        (
            "XÃ ĐẮK PƠ, TỈNH GIA LAI\nTRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG\n\nSỔ TAY VỀ HỘ TỊCH\n(Bản in tháng 3/2027)",
            "Sổ tay về hộ tịch",
            "Trung tâm Phục vụ hành chính công xã Đắk Pơ, tỉnh Gia Lai",
        ),
        (
            "BÁO SÔNG NƯỚC ĐIỆN TỬ - CHUYÊN MỤC ĐỜI SỐNG\nThứ Năm, ngày 18/3/2027, 09:12\n\nPhường mở quầy ban đêm",
            "Phường mở quầy ban đêm",
            None,
        ),
        ("Thứ Năm, ngày 18/3/2027\nResponsive image\nPhường mở quầy ban đêm", "Phường mở quầy ban đêm", None),
        (
            "TRUNG TÂM HÀNH CHÍNH CÔNG PHƯỜNG AN BÌNH (TỈNH VĨNH LONG)\nTrang chủ > Công dân > Câu hỏi thường gặp\n"
            "Cập nhật: 08/10/2027 | Lượt xem: 41\n\nHỏi: Trung tâm mở cửa lúc nào?",
            "Câu hỏi thường gặp",
            "Trung tâm Hành chính công phường An Bình, tỉnh Vĩnh Long",
        ),
        (
            "# GIỜ TIẾP DÂN\n## Ủy ban nhân dân xã Suối Vàng, tỉnh Lâm Đồng",
            "Giờ tiếp dân",
            "Ủy ban nhân dân xã Suối Vàng, tỉnh Lâm Đồng",
        ),
        (
            "| UBND PHƯỜNG AN BÌNH | QUY TRÌNH NỘI BỘ | Mã hiệu: QT-07 |\n|---|---|---|\n"
            "| | **Cho thuê nhà văn hóa** | Lần ban hành: 02 |",
            "Quy trình nội bộ Cho thuê nhà văn hóa",
            "Ủy ban nhân dân phường An Bình",
        ),
        (
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nBIÊN BẢN\nVề việc bầu trưởng thôn",
            "Biên bản Về việc bầu trưởng thôn",
            None,
        ),
        (
            "PHỤ LỤC III\n\nDANH SÁCH ĐIỂM TIẾP NHẬN CẤP XÃ\n\n(Kèm theo Quyết định số 3/QĐ-UBND ngày 5/2/2027)",
            "Phụ lục III: Danh sách điểm tiếp nhận cấp xã",
            None,
        ),
        (
            "UBND XÃ SUỐI VÀNG\nSố: ……/TB\n\nTHÔNG BÁO MẪU\nVề lịch tiếp dân",
            "Thông báo mẫu Về lịch tiếp dân",
            None,
        ),
        ("XÃ SUỐI VÀNG MỞ HỘI XUÂN", "Xã Suối Vàng mở hội xuân", None),
    ],
)
def test_the_title_stands_below_whose_page_it_is(head: str, title: str, issuer: str | None) -> None:
    text = f"{head}\n\n{BODY} Xã Suối Vàng mở rộng cửa."
    found = headline_of(text)
    assert (found.title, found.issuer) == (title, issuer)


@pytest.mark.parametrize(
    "dateline",
    [
        "*Thứ Năm, 06/11/2027 - 08:14 | Chuyên mục Xây dựng chính quyền | Bài và ảnh: Thanh Hà*",
        "*Đăng ngày 06/11/2027 · Chuyên mục Chuyện làng chuyện xã · 3 bình luận*",
    ],
)
def test_a_dateline_may_stand_among_other_things(dateline: str) -> None:
    found = headline_of(f"# Phường mở quầy\n\n{dateline}\n\n{BODY}", "Phường mở quầy")
    assert found.dateline == datetime.date(2027, 11, 6)


def test_the_day_of_the_document_that_it_is_issued_with() -> None:
    issued = "(Ban hành kèm theo Quyết định số 88/QĐ-UBND ngày 18/8/2027)"
    found = headline_of(f"UBND XÃ SUỐI VÀNG\n\nNỘI QUY\nTiếp công dân\n{issued}\n\n{BODY}")
    assert (found.title, found.dateline, found.issued_with) == (
        "Nội quy Tiếp công dân",
        None,
        datetime.date(2027, 8, 18),
    )

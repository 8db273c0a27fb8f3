"""Boilerplate in pages made up for these tests: other words and layouts than the ones the patterns were made on."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.clean import boilerplate
from ingest.text import tidy

PROSE = "UBND huyện tổ chức hội nghị sơ kết công tác cải cách hành chính quý I, có 40 đại biểu dự."


def dropped(text: str) -> list[str]:
    return [line for span in boilerplate(text) for line in text[span.start : span.end].split("\n")]


@pytest.mark.parametrize(
    "line",
    [
        "Chia sẻ",
        "CHIA SẺ BÀI VIẾT NÀY",
        "Chia sẻ: Facebook | Zalo | Twitter",
        "Facebook Zalo Email",
        "In bài viết",
        "Lượt xem: 1.234",
        "Trang chủ » Tin tức » Cải cách hành chính",
        "A- A A+",
        "Responsive image",
        "Bài, ảnh: Minh Tú",
        "Tin và ảnh: Lê Hoa",
        "Ảnh: TTXVN",
        "Bình luận (0)",
        "0 bình luận",
        "Ý kiến bạn đọc",
        "Theo dõi Báo tỉnh trên Google News",
    ],
)
def test_a_line_that_is_no_content(line: str) -> None:
    assert dropped(f"{PROSE}\n\n{line}\n\n{PROSE} Hết.") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Ảnh hưởng: cải cách chậm làm tăng chi phí của doanh nghiệp.",
        "Chia sẻ tại hội nghị, ông An đề nghị số hóa hồ sơ.",
        "In và phát 500 tờ rơi cho người dân.",
        "Bình luận về kết quả, bà Bình cho rằng cần làm nhanh hơn.",
        "Tháng 5, 2022 tỉnh sẽ sơ kết.",
        "Điện thoại: 024.12345678",
        "Địa chỉ tiếp nhận hồ sơ: Bộ phận Một cửa, số 1 đường A",
        "1 2 3",
        "> 90",
        "Tổng số 15 tập thể, 20 cá nhân",
        "Nguồn: Cổng TTĐT tỉnh",
        "- Lưu: VT, NC.",
        "Nơi nhận:",
    ],
)
def test_a_line_that_only_looks_like_it(line: str) -> None:
    assert dropped(f"{PROSE}\n\n{line}\n\n{PROSE} Hết.") == []


def test_a_month_calendar() -> None:
    calendar = [
        "« Tháng 11 2023 »",
        "T2 | T3 | T4 | T5 | T6 | T7 | CN",
        "30 31 1 2 3 4 5",
        "6 7 8 9 10 11 12",
        "27 28 29 30",
    ]
    assert dropped("\n".join([PROSE, *calendar])) == calendar
    assert dropped("\n".join([PROSE, "15 16 17", "Số liệu quý II", "20 21"])) == []


@pytest.mark.parametrize(
    "pager",
    [["«", "1", "2", "3", "»"], ["1 2 3 ... 10 Tiếp >"], ["• <<", "• 1", "• >>"], ["Trang trước | 1 | 2 | Sau"]],
)
def test_a_pager(pager: list[str]) -> None:
    assert dropped("\n".join([PROSE, *pager])) == pager


def test_other_articles_at_the_end_go_with_their_heading() -> None:
    related = ["Tin cùng chuyên mục", "Huyện A ra quân làm đường", "Xã B đón chuẩn mới (12/3/2023)", "Sáng mai có mưa"]
    assert dropped("\n".join([PROSE, *related])) == related


def test_other_articles_in_the_middle_do_not_take_the_text_with_them() -> None:
    text = f"{PROSE}\nTin liên quan\n- Huyện A ra quân làm đường\n- Xã B đón chuẩn mới\nNội dung chính\n{PROSE} Hết."
    assert dropped(text) == ["Tin liên quan", "- Huyện A ra quân làm đường", "- Xã B đón chuẩn mới"]


def test_a_comment_form() -> None:
    form = ["Gửi bình luận của bạn", "Họ và tên *", "Email", "Nội dung bình luận", "Mã xác nhận", "Gửi bình luận"]
    assert dropped("\n".join([PROSE, *form])) == form
    assert dropped("Họ và tên\nEmail\nTờ khai gồm hai mục trên.") == []


def test_an_imprint_goes_and_the_glued_author_stays() -> None:
    imprint = [
        "Quyền Tổng Biên tập: Lê Văn A",
        "Giấy phép số 12/GP-BTTTT ngày 3/4/2019",
        "Điện thoại: 0200.123.456",
        "© 2020 Bản quyền",
    ]
    text = "\n".join([PROSE, "Thu HàBÁO SÔNG NƯỚC ĐIỆN TỬ", *imprint])
    assert dropped(text) == ["BÁO SÔNG NƯỚC ĐIỆN TỬ", *imprint]


def test_contacts_of_an_office_are_content() -> None:
    text = f"{PROSE}\n\nMọi vướng mắc xin liên hệ:\nSở Nội vụ\nĐiện thoại: 0228.111222\nEmail: snv@tinh.gov.vn"
    assert dropped(text) == []


def test_a_caption_printed_twice_is_kept_once() -> None:
    caption = "Chủ tịch huyện trao thưởng cho các đơn vị."
    assert dropped(f"{PROSE}\n\n{caption}\n\n{caption}\n\n{caption}\n\nHết bài.") == [caption, caption]


def test_equal_clauses_of_a_law_stay() -> None:
    clause = "Chính phủ quy định chi tiết điều này"
    text = "\n".join(f"Điều {n}. Tên {n}\n1. Việc thứ {n}.\n2. {clause}." for n in range(1, 9))
    assert dropped(text) == []


def test_front_matter_is_no_content() -> None:
    assert boilerplate("---\ntitle: A\n---\n\n# A\n\nNội dung.") == [(0, 17)]


@given(
    st.lists(
        st.sampled_from(
            ["Tin khác", "• 1", ">", "CN T2 T3 T4 T5", "1 2 3", "BÌNH LUẬN", PROSE, "", "Tác giả", "Fax: 1"]
        ),
        max_size=30,
    )
)
def test_spans_are_ordered_apart_and_spare_prose(lines: list[str]) -> None:
    text = tidy("\n".join(lines))
    spans = boilerplate(text)
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(a.end < b.start for a, b in pairwise(spans))
    first = text.find(PROSE)
    assert first < 0 or not any(s.start < first + len(PROSE) and first < s.end for s in spans)

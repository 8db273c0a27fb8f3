"""Who wrote a page, where it was taken from, when it was put up, and its newsroom."""

import pytest

from bot.reader.page_facts import page_facts
from tests.bot.answering import asked_as, hits_in

PAPER = """Xã Đồi Thông khai trương chợ phiên nông sản

06:15, 12/8/2023

Sáng 11-8-2023, UBND xã Đồi Thông khai trương chợ phiên nông sản. Ông Bùi Văn Tám, Chủ tịch UBND xã, cắt băng.

Chợ họp vào thứ Bảy hằng tuần, bà con bán rau, mật ong và cá suối do nhà mình làm ra./.

Hoài AnBÁO LAI CHÂU ĐIỆN TỬ

Tổng biên tập: Lò Thị Mai

Phó Tổng biên tập: Vàng Văn Sính, Đỗ Thu Trang

Tòa soạn: Số 5 Lê Lợi, TP Lai Châu, tỉnh Lai Châu

Điện thoại: 0213.3123456; Email: toasoan@baolaichau.example
"""
PORTAL = """Sở Công Thương tổ chức tập huấn thương mại điện tử cho hợp tác xã

Thứ Năm, ngày 9 tháng 3 năm 2023 - 15:20

Sở Công Thương vừa tổ chức tập huấn thương mại điện tử cho 40 hợp tác xã. Bà Ma Thị Nga phát biểu khai mạc lớp học.

Học viên thực hành mở gian hàng, chụp sản phẩm và trả lời người mua trên mạng.

Tin, ảnh: Hà Giang

Nguồn: Cổng TTĐT tỉnh Cao Bằng
"""
OFFICE = """Hội thi tuyên truyền phòng cháy năm 2022

Ngày 2/11/2022, Công an huyện tổ chức hội thi tuyên truyền phòng cháy. Ông Hà Văn Sơn chủ trì hội thi.

Sáu đội của các xã tham gia, đội xã Nà Lằn giành giải nhất chung cuộc hội thi.

Phòng PC07-TT
"""

SITE = """Gia Lai mở lớp tập huấn chữa cháy rừng

Cập nhật lúc 15:02 ngày 03/06/2023

Ngày 01/6/2023, Chi cục Kiểm lâm mở lớp tập huấn chữa cháy rừng cho 150 người của các xã vùng đệm.

Hải Anh – Chi cục Kiểm lâm

Theo Báo Gia Lai

BÌNH LUẬN

Tổng Biên tập: Rơ Châm Dung. Phó Tổng Biên tập: Lý Văn Páo
Tòa soạn: Số 3 Hoa Ban, TP. Pleiku. ĐT: (0269) 3.840.123 - Fax: 3.840.124, Email: toasoan@gialai.example
"""


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("Ai viết bài lớp tập huấn chữa cháy rừng?", "Hải Anh"),
        ("Bài tập huấn chữa cháy rừng lấy từ báo nào?", "Báo Gia Lai"),
        ("Tin tập huấn chữa cháy rừng cập nhật ngày nào?", "03/06/2023"),
        ("Tổng biên tập báo Gia Lai là ai?", "Rơ Châm Dung"),
        ("Phó tổng biên tập báo Gia Lai?", "Lý Văn Páo"),
        ("Tòa soạn báo Gia Lai ở đâu?", "Số 3 Hoa Ban, TP. Pleiku"),
        ("Số điện thoại tòa soạn báo Gia Lai?", "(0269) 3.840.123"),
    ],
)
def test_labels_on_one_line_are_told_apart(question: str, fact: str) -> None:
    (found,) = page_facts(asked_as(question), hits_in(SITE))
    assert found.span
    assert found.hit.document.text[slice(*found.span)] == fact


def _told(question: str) -> list[str]:
    found = page_facts(asked_as(question), hits_in(OFFICE, PORTAL, PAPER))
    return [one.hit.document.text[slice(*one.span)] for one in found if one.span]


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        ("Ai viết bài về chợ phiên nông sản ở xã Đồi Thông?", ["Hoài An"]),
        ("Tác giả bài tập huấn thương mại điện tử là ai?", ["Hà Giang"]),
        ("Bài tập huấn thương mại điện tử cho hợp tác xã ai viết và chụp hình?", ["Hà Giang"]),
        ("Tin về hội thi tuyên truyền phòng cháy do phòng nào đưa?", []),
        ("Bài về hội thi tuyên truyền phòng cháy do phòng nào đưa tin?", ["Phòng PC07-TT"]),
        ("Bài tập huấn thương mại điện tử lấy lại từ đâu?", ["Cổng TTĐT tỉnh Cao Bằng"]),
        ("Bài về chợ phiên nông sản do báo nào đăng?", ["BÁO LAI CHÂU ĐIỆN TỬ"]),
        ("Bài tập huấn thương mại điện tử đăng ngày nào?", ["9 tháng 3 năm 2023"]),
        ("Ai đứng đầu tòa soạn Báo Lai Châu?", ["Lò Thị Mai"]),
        ("Ai là phó cho bà Lò Thị Mai ở báo Lai Châu?", ["Vàng Văn Sính, Đỗ Thu Trang"]),
        (
            "Tổng biên tập và các phó tổng biên tập báo Lai Châu là ai?",
            ["Lò Thị Mai", "Vàng Văn Sính, Đỗ Thu Trang"],
        ),
        ("Báo Lai Châu đóng ở đâu?", ["Số 5 Lê Lợi, TP Lai Châu, tỉnh Lai Châu"]),
        ("Gọi cho báo Lai Châu thì gọi số nào?", ["0213.3123456"]),
        ("Báo lai châu đóng ở đâu?", ["Số 5 Lê Lợi, TP Lai Châu, tỉnh Lai Châu"]),
        ("email toa soan bao lai chau", ["toasoan@baolaichau.example"]),
        (
            "Cho biết cách liên lạc với Báo Lai Châu?",
            ["Số 5 Lê Lợi, TP Lai Châu, tỉnh Lai Châu", "0213.3123456", "toasoan@baolaichau.example"],
        ),
    ],
)
def test_a_page_tells_of_itself(question: str, facts: list[str]) -> None:
    assert _told(question) == facts


@pytest.mark.parametrize(
    "question",
    [
        "Ai cắt băng khai trương chợ phiên ở xã Đồi Thông?",
        "Theo bài về chợ phiên thì ai cắt băng khai trương?",
        "Ai viết bài phát biểu khai mạc lớp tập huấn thương mại điện tử?",
        "Ai viết bài về chợ phiên nông sản ở Điện Biên?",
        "Ai viết bài về lễ hội hoa ban ở xã Đồi Thông?",
        "Số điện thoại tòa soạn của báo Cao Bằng?",
        "Số điện thoại của Sở Công Thương?",
        "Lớp tập huấn thương mại điện tử tổ chức ngày nào?",
        "Mất trộm báo Công an thì gọi số nào?",
        "Muốn báo cháy ở xã Đồi Thông thì gọi số nào?",
        "Họp báo ở địa chỉ nào?",
        "Tin đồn về chợ phiên nông sản ở xã Đồi Thông do ai viết?",
        "Người dân chụp ảnh thẻ tập huấn thương mại điện tử ở đâu?",
        "Ảnh trong bài hội thi tuyên truyền phòng cháy do ai chụp?",
    ],
)
def test_other_questions_and_other_pages_are_not_meant(question: str) -> None:
    assert _told(question) == []


NOISY = """Sở Nông nghiệp mở phiên chợ rau sạch

Mở phiên: 3/4/2023

Cập nhật: 3/4/2023

Nguồn: ngân sách tỉnh

Đơn vị chịu trách nhiệm chính: Sở Công Thương

Sáng nay, sở mở phiên chợ rau sạch với 20 gian hàng của bà con các xã vùng cao.

{below}

Nguồn: Báo Mây
"""


@pytest.mark.parametrize(
    ("below", "author"),
    [("Sở thích của bà con", None), ("Bắc Kạn", None), ("Chủ Tịch Xã", None), ("Ma Thị Hoa", "Ma Thị Hoa")],
)
def test_other_lines_tell_nothing_of_the_page(below: str, author: str | None) -> None:
    hits = hits_in(NOISY.format(below=below))

    def told(question: str) -> str | None:
        found = page_facts(asked_as(question), hits)
        return next((one.hit.document.text[slice(*one.span)] for one in found if one.span), None)

    assert told("Ai viết bài về phiên chợ rau sạch?") == author
    assert told("Bài về phiên chợ rau sạch lấy từ nguồn nào?") == "Báo Mây"
    posted = page_facts(asked_as("Bài về phiên chợ rau sạch cập nhật ngày nào?"), hits)
    assert [one.text for one in posted] == ["Cập nhật: 3/4/2023"]
    assert told("Ai chịu trách nhiệm tòa soạn trang tin phiên chợ rau sạch?") is None


def test_the_line_is_quoted_though_no_passage_has_it() -> None:
    (found,) = page_facts(asked_as("Ai là tổng biên tập Báo Lai Châu?"), hits_in(PAPER))
    assert found.text == "Tổng biên tập: Lò Thị Mai"
    assert found.hit.passage.start <= found.sentence.start < found.sentence.end <= found.hit.passage.end


def test_a_name_glued_to_that_of_the_paper_is_quoted_alone() -> None:
    (found,) = page_facts(asked_as("Ai viết bài về chợ phiên nông sản ở xã Đồi Thông?"), hits_in(PAPER))
    assert found.text == "Hoài An"

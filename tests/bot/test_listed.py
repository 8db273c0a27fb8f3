"""Lists that a table or a heading gives, for questions that name its head or open as it does."""

import re

import pytest

from bot.answerer import Answerer
from bot.reader.tables import columns_of
from tests.bot.answering import answerer_over

TABLE = """| TT | Tên công trình | Đơn vị làm |
|---|---|---|
| 1 | Cầu treo thôn Hạ | Đội xây dựng |
| 2 | Giếng khoan thôn Thượng | |
| 3 | Sân phơi chợ phiên | Hợp tác xã |
"""
PLAN = f"""# Phụ lục

**DANH MỤC CÔNG TRÌNH NÔNG THÔN NĂM 2031**

{TABLE}
Các đội báo cáo tiến độ vào ngày 25 hằng tháng.
"""
REPAIRS = """# Sửa đò ngang

| Bước | Việc | Người làm |
|---|---|---|
| B1 | Kéo đò lên bãi | Lù Văn Páo |
| B2 | Trát mạn đò | Giàng Thị Mỷ |
| B3 | Sơn vỏ đò | Tẩn Láo Tả |
"""
RULES = """# Nội quy kho thóc

Điều 1. Nguyên tắc nhập kho

1. Thóc phải khô.

2. Thóc phải có tem ghi ngày gặt.

3. Mỗi hộ một ngăn.

Điều 2. Giờ mở kho

Kho mở từ 6 giờ sáng.
"""
FERRY = """# Quy ước bến đò Suối

## 1. Phân công

Phân công như sau:

1. Tổ lái đò (bà Tòng Thị Ngân)
a) Kiểm tra máy mỗi sáng;
b) Ghi sổ chuyến.
2. Tổ thu vé
a) Bán vé tại bến;
b) Nộp tiền cho thủ quỹ mỗi tối.

## 2. Miễn vé

Không thu vé đò của các đối tượng sau: học sinh đi học; thầy thuốc đi khám bệnh; người già trên tám mươi tuổi.

## 3. Những việc chưa được

(1) phao cứu sinh còn thiếu; (2) đèn bến hay tắt; (3) bậc đá bị trơn.

## 4. Khi sang sông

Sang sông ban đêm khách đò mang theo các thứ sau:

- Áo phao
- Đèn pin

Trẻ nhỏ thì người lớn bế.

- Còi tay

Túc trực mùa lũ có hai công chức xã, một cán bộ y tế và ba đoàn viên.
"""

RAFTS = """# Sổ tay hợp tác xã bè cá Lòng Hồ

## Vào hợp tác xã

Ai nuôi cá trên hồ cũng vào được, kể cả người mới dựng bè năm nay. Hợp tác xã họp xét hai tháng một lần ở nhà nổi.

## Phải có đủ

- Đơn viết tay
- Ảnh chụp bè
- Sổ ghi thức ăn cho cá

## Những lỗi bà con hay mắc

Trong năm qua ban quản trị phạt 14 bè. Thủ kho đã gom lại như sau:

- Neo bè giữa luồng thuyền
- Đổ cá chết xuống hồ

## Khi nào phải dời bè?

- Nước hồ cạn dưới cọc số 3
- Có lệnh xả lũ
- Bè nằm trong luồng thuyền

## Nơi nhận

- Ủy ban huyện
- Các chủ bè
"""


def test_columns_of_a_table() -> None:
    columns = {
        TABLE[slice(*column.lead)]: [TABLE[slice(*item)] for item in column.items] for column in columns_of(TABLE)
    }
    assert columns["Tên công trình"] == ["Cầu treo thôn Hạ", "Giếng khoan thôn Thượng", "Sân phơi chợ phiên"]
    assert columns["Đơn vị làm"] == ["Đội xây dựng", "Hợp tác xã"]


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    folder = tmp_path_factory.mktemp("listed")
    (folder / "phu-luc.md").write_text(PLAN, encoding="utf-8")
    (folder / "sua-do.md").write_text(REPAIRS, encoding="utf-8")
    (folder / "noi-quy.md").write_text(RULES, encoding="utf-8")
    (folder / "be-ca.md").write_text(RAFTS, encoding="utf-8")
    (folder / "ben-do.md").write_text(FERRY, encoding="utf-8")
    return answerer_over(folder, index_dir=folder / "index")


@pytest.mark.parametrize(
    ("question", "items"),
    [
        (
            "Danh mục công trình nông thôn năm 2031 gồm những gì?",
            ["Cầu treo thôn Hạ", "Giếng khoan thôn Thượng", "Sân phơi chợ phiên"],
        ),
        ("Nhiệm vụ của bà Tòng Thị Ngân ở bến đò Suối?", ["Kiểm tra máy mỗi sáng", "Ghi sổ chuyến"]),
        ("Tổ thu vé bến đò Suối phải làm gì?", ["Bán vé tại bến", "Nộp tiền cho thủ quỹ mỗi tối"]),
        (
            "Bến đò Suối không thu vé của những ai?",
            ["học sinh đi học", "thầy thuốc đi khám bệnh", "người già trên tám mươi tuổi"],
        ),
        (
            "Bến đò Suối còn vướng mấy chỗ, kể ra",
            ["phao cứu sinh còn thiếu", "đèn bến hay tắt", "bậc đá bị trơn"],
        ),
        ("Sang sông ban đêm ở bến đò Suối phải mang những gì?", ["Áo phao", "Đèn pin", "Còi tay"]),
        ("Các bước sửa đò ngang?", ["Kéo đò lên bãi", "Trát mạn đò", "Sơn vỏ đò"]),
        ("Những ai làm việc sửa đò ngang?", ["Lù Văn Páo", "Giàng Thị Mỷ", "Tẩn Láo Tả"]),
        (
            "Bến đò Suối có những ai túc trực mùa lũ?",
            ["hai công chức xã", "một cán bộ y tế", "ba đoàn viên"],
        ),
        # What leads into these has few of the question's words.
        (
            "Xin vào hợp tác xã bè cá Lòng Hồ cần giấy tờ gì?",
            ["Đơn viết tay", "Ảnh chụp bè", "Sổ ghi thức ăn cho cá"],
        ),
        ("Chủ bè cá Lòng Hồ hay bị phạt vì những lỗi nào?", ["Neo bè giữa luồng thuyền", "Đổ cá chết xuống hồ"]),
        (
            "Ở Lòng Hồ khi nào thì chủ bè phải dời bè cá?",
            ["Nước hồ cạn dưới cọc số 3", "Có lệnh xả lũ", "Bè nằm trong luồng thuyền"],
        ),
        ("nguyên tắc nhập kho thóc", ["Thóc phải khô", "Thóc phải có tem ghi ngày gặt", "Mỗi hộ một ngăn"]),
    ],
)
def test_each_item_is_cited(answerer: Answerer, question: str, items: list[str]) -> None:
    answer = answerer.answer(question)
    quotes = {citation.key: citation.quote for citation in answer.citations}
    listed = re.findall(r"^\d+\. (.+?)\.? (\[\d+\])$", answer.text, re.MULTILINE)
    assert [item for item, _ in listed] == items
    assert all(item in quotes[key] for item, key in listed)


def test_a_cell_is_told_with_the_head_of_its_column(answerer: Answerer) -> None:
    answer = answerer.answer("Đơn vị nào làm sân phơi chợ phiên?")
    assert answer.text.startswith("**Hợp tác xã** [1]\n\n*Đơn vị làm* [2]")
    assert [citation.quote for citation in answer.citations] == [
        "| 3 | Sân phơi chợ phiên | Hợp tác xã |",
        "Đơn vị làm",
    ]

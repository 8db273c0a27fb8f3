"""Lists that a table or a heading gives, for questions that name its head or open as it does."""

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
    return answerer_over(folder, index_dir=folder / "index")


@pytest.mark.parametrize(
    ("question", "items"),
    [
        (
            "Danh mục công trình nông thôn năm 2031 gồm những gì?",
            ["Cầu treo thôn Hạ", "Giếng khoan thôn Thượng", "Sân phơi chợ phiên"],
        ),
        ("Các bước sửa đò ngang?", ["Kéo đò lên bãi", "Trát mạn đò", "Sơn vỏ đò"]),
        ("Những ai làm việc sửa đò ngang?", ["Lù Văn Páo", "Giàng Thị Mỷ", "Tẩn Láo Tả"]),
        ("nguyên tắc nhập kho thóc", ["Thóc phải khô", "Thóc phải có tem ghi ngày gặt", "Mỗi hộ một ngăn"]),
    ],
)
def test_each_item_is_cited(answerer: Answerer, question: str, items: list[str]) -> None:
    assert [citation.quote.rstrip(".") for citation in answerer.answer(question).citations] == items


def test_a_cell_is_told_with_the_head_of_its_column(answerer: Answerer) -> None:
    answer = answerer.answer("Đơn vị nào làm sân phơi chợ phiên?")
    assert answer.text.startswith("**Hợp tác xã** [1]\n\n*Đơn vị làm* [2]")
    assert [citation.quote for citation in answer.citations] == [
        "| 3 | Sân phơi chợ phiên | Hợp tác xã |",
        "Đơn vị làm",
    ]

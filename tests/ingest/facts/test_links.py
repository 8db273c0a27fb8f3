"""What a document says of other documents and of its own force."""

import datetime

import pytest

from ingest.documents import Link, Relation
from ingest.facts.links import effective_date, links_of, status_of
from ingest.text import tidy

DAY = datetime.date(2024, 5, 20)


def links(text: str, summary: str | None = None) -> list[tuple[str, str]]:
    found = links_of(tidy(text), head_end=0, summary=summary, own="1/QĐ-UBND")
    assert all(isinstance(link, Link) for link in found)
    return [(link.relation.value, link.number) for link in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quyết định này thay thế Quyết định số 8/QĐ-UBND ngày 1/1/2020.", [("replaces", "8/QĐ-UBND")]),
        (
            "Quyết định này có hiệu lực thi hành kể từ ngày 01 tháng 6 năm 2024 và\nthay thế Quyết định"
            " số 9/2019/QĐ-UBND.",
            [("replaces", "9/2019/QĐ-UBND")],
        ),
        (
            "1. Thông tư này có hiệu lực từ ngày ký; thay thế Thông tư số 5/2018/TT-BXD và Thông tư số"
            " 6/2019/TT-BXD.",
            [("replaces", "5/2018/TT-BXD"), ("replaces", "6/2019/TT-BXD")],
        ),
        (
            "Nghị định này thay thế Nghị định số 3/2011/NĐ-CP và Nghị định số 4/2015/NĐ-CP sửa đổi, bổ"
            " sung một số điều"
            " của Nghị định số 3/2011/NĐ-CP.",
            [("replaces", "3/2011/NĐ-CP"), ("replaces", "4/2015/NĐ-CP")],
        ),
        ("2. Bãi bỏ Quyết định số 77/QĐ-UBND ngày 4/12/2023 của Chủ tịch tỉnh.", [("repeals", "77/QĐ-UBND")]),
        ("Điều 2. Bãi bỏ các Quyết định sau:\na) Quyết định số 2/QĐ-UBND;\nb) Quyết định số"
        " 3/QĐ-UBND.\nĐiều 3. Giao Sở Nội vụ theo Công văn số 4/UBND-NC.", [("repeals", "2/QĐ-UBND"),
        ("repeals", "3/QĐ-UBND")]),
        (
            "2. Quyết định số 54/QĐ-UBND ngày 16/4/2020 của\nỦy ban nhân dân tỉnh hết hiệu lực kể từ"
            " ngày Quyết định này có hiệu lực.",
            [("repeals", "54/QĐ-UBND")],
        ),
        (
            "2. Các Quyết định sau hết hiệu lực khi Quyết định này có hiệu lực thi hành:\na) Quyết định"
            " số 16/QĐ-UBND ngày 1/3"
            " của tỉnh\nvề trạm y tế;\nb) Quyết định số 17/QĐ-UBND.\nĐiều 3. Thi hành",
            [("repeals", "16/QĐ-UBND"), ("repeals", "17/QĐ-UBND")],
        ),
        (
            "Điều 1. Sửa đổi, bổ sung một số điều của Quy chế ban hành kèm theo Quyết định số"
            " 12/2020/QĐ-UBND như sau:",
            [("amends", "12/2020/QĐ-UBND")],
        ),
        ("1. Bãi bỏ khoản 2 Điều 5 Nghị định số 9/2016/NĐ-CP.", [("amends", "9/2016/NĐ-CP")]),
        (
            "Căn cứ Luật Cư trú số 68/2020/QH14;\nCăn cứ Nghị định số 83/2024/NĐ-CP sửa đổi, bổ sung một số điều của"
            " Nghị định số 123/2016/NĐ-CP;\nTheo đề nghị tại Tờ trình số 3/TTr-SNV;\nĐiều 1. Theo Quyết"
            " định số 5/QĐ-TTg.",
            [("based_on", "68/2020/QH14"), ("based_on", "83/2024/NĐ-CP")],
        ),
        ("Nghị định số 30/2020/NĐ-CP thay thế Nghị định số 110/2004/NĐ-CP về công tác văn thư.", []),
        ("Việc sửa đổi, bổ sung hoặc thay thế thực hiện theo Nghị định số 30/2020/NĐ-CP.", []),
        ("2. Bãi bỏ Quyết định số 1/QĐ-UBND.", []),
    ],
)  # fmt: skip
def test_links(text: str, expected: list[tuple[str, str]]) -> None:
    assert links(text) == expected


def test_the_summary_names_what_is_amended() -> None:
    summary = "Sửa đổi, bổ sung một số điều của Nghị định số 63/2010/NĐ-CP về kiểm soát thủ tục hành chính"
    assert links("Điều 1. Phạm vi", summary) == [(Relation.AMENDS.value, "63/2010/NĐ-CP")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quyết định này có hiệu lực thi hành kể từ ngày 01 tháng 10 năm 2025.", datetime.date(2025, 10, 1)),
        ("Quyết định này có hiệu lực từ ngày 1/6/2024 và thay thế Quyết định số 3/QĐ-UBND.",
        datetime.date(2024, 6, 1)),
        ("Quyết định này có hiệu lực kể từ ngày ký.", DAY),
        ("Quyết định này có hiệu lực thi hành từ ngày ký ban hành./.", DAY),
        ("Quyết định này có hiệu lực sau 10 ngày kể từ ngày ký.", datetime.date(2024, 5, 30)),
        ("Quyết định này có hiệu lực thi hành sau 15 ngày, kể từ ngày đăng Công báo.", None),
        ("Quyết định này đã được Hội đồng thông qua ngày 6/3/2024 và có hiệu lực\ntừ ngày 7/7/2024.",
        datetime.date(2024, 7, 7)),
        ("Trước ngày Quyết định này có hiệu lực thì làm theo quy định cũ.", None),
        ("Giấy phép có hiệu lực từ ngày 1/1/2020.", None),
        ("Nghị định này có hiệu lực từ ngày 1/1/2020.", None),
    ],
)  # fmt: skip
def test_from_when_it_is_in_force(text: str, expected: datetime.date | None) -> None:
    assert effective_date(text, signed=DAY, kind="Quyết định") == expected


@pytest.mark.parametrize(
    ("stated", "status"),
    [
        ("Còn hiệu lực", "in_force"),
        ("Còn hiệu lực (đã được sửa đổi)", "in_force"),
        ("Hết hiệu lực", "expired"),
        ("Hết hiệu lực một phần", "partly_expired"),
        ("Chưa có hiệu lực", "not_yet_in_force"),
        ("Đã duyệt", None),
        (None, None),
    ],
)
def test_status(stated: str | None, status: str | None) -> None:
    assert status_of(stated) == status

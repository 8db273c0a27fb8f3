"""What is wanted of documents as wholes."""

from datetime import date

import pytest

from bot.understanding.wanted import points_back, wanted_in
from ingest.documents import DocumentKind


@pytest.mark.parametrize(
    ("typed", "of"),
    [
        ("Tóm tắt Quyết định 12 giúp em với", "Quyết định 12"),
        ("tom tat ngan gon quyet dinh 12", "quyet dinh 12"),
        ("Hãy tóm tắt nội dung chính của bài về Cà Mau", "Cà Mau"),
        ("Nội dung chính của Kế hoạch 5 là gì?", "Kế hoạch 5"),
        ("Cho em xin các ý chính của quy chế một cửa", "quy chế một cửa"),
        ("Bài về Cà Mau nói gì vậy?", "Cà Mau"),
        ("Tóm tắt nội quy chợ Mây", "nội quy chợ Mây"),
        ("noi dung chinh cua ct 34", "ct 34"),
        ("Summarize Decision 12", "Decision 12"),
        ("tóm tắt văn bản đó", "văn bản đó"),
        ("TÓM TẮT GIÚP QUY CHẾ MỘT CỬA", "quy chế một cửa"),
        ("Nội dung chính của báo cáo này là gì?", "báo cáo này"),
        ("Tóm tắt báo cáo tháng 10/2021 của Cà Mau", "báo cáo tháng 10/2021 của Cà Mau"),
    ],
)
def test_a_summary(typed: str, of: str) -> None:
    assert wanted_in(typed, one=True).of == of


@pytest.mark.parametrize(
    ("typed", "of", "kinds"),
    [
        ("Kho có những tài liệu nào?", "", ()),
        ("ban co bao nhieu tai lieu", "", ()),
        ("Liệt kê các nghị quyết trong kho", "", (DocumentKind.RESOLUTION,)),
        ("Có tài liệu nào về chữ ký số không?", "chữ ký số", ()),
        ("Tài liệu nào nói về chữ ký số?", "chữ ký số", ()),
        ("Cà Mau có bài nào không?", "Cà Mau", ()),
        ("Kho có gì về chữ ký số?", "chữ ký số", ()),
        ("Có quyết định nào của Cà Mau không", "Cà Mau", (DocumentKind.DECISION,)),
        ("bao nhieu tai lieu nhac den chu ky so", "chu ky so", ()),
        ("Tài liệu nào quy định về học phí?", "học phí", ()),
        ("Chỉ thị 5 được nhắc đến trong những tài liệu nào?", "Chỉ thị 5", ()),
        ("Which documents mention digital signatures?", "digital signatures", ()),
    ],
)
def test_which_documents_there_are(typed: str, of: str, kinds: tuple[DocumentKind, ...]) -> None:
    wanted = wanted_in(typed)
    assert (wanted.of, wanted.filter.kinds) == (of, frozenset(kinds))


@pytest.mark.parametrize(
    ("typed", "of", "since", "until"),
    [
        ("Những tài liệu nào sau năm 2021?", "", date(2022, 1, 1), None),
        ("tai lieu truoc 2015 co cai nao khong", "", None, date(2014, 12, 31)),
        ("Các thông báo ban hành trước năm 2020", "", None, date(2019, 12, 31)),
        ("Tháng 2/2024 có những bài nào?", "", date(2024, 2, 1), date(2024, 2, 29)),
        ("Có văn bản nào về chữ ký số từ năm 2020 đến 2022 không?", "chữ ký số", date(2020, 1, 1), date(2022, 12, 31)),
    ],
)
def test_when_they_were_issued(typed: str, of: str, since: date | None, until: date | None) -> None:
    wanted = wanted_in(typed)
    assert (wanted.of, wanted.filter.since, wanted.filter.until) == (of, since, until)


@pytest.mark.parametrize(("of", "is_so"), [("", True), ("văn bản đó", True), ("van ban do", True), ("Cà Mau", False)])
def test_what_only_points_back(of: str, is_so: bool) -> None:
    assert points_back(of) == is_so


def test_a_kind_before_a_period() -> None:
    assert wanted_in("Các thông báo ban hành trước năm 2020").filter.kinds == {DocumentKind.NOTICE}

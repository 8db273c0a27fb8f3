"""What is wanted of documents as wholes."""

import pytest

from bot.understanding.wanted import Want, wanted_in
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
    ],
)
def test_a_summary(typed: str, of: str) -> None:
    wanted = wanted_in(typed)
    assert wanted
    assert (wanted.want, wanted.of) == (Want.SUMMARY, of)


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
        ("Which documents mention digital signatures?", "digital signatures", ()),
    ],
)
def test_which_documents_there_are(typed: str, of: str, kinds: tuple[DocumentKind, ...]) -> None:
    wanted = wanted_in(typed)
    assert wanted
    assert (wanted.want, wanted.of, wanted.kinds) == (Want.DOCUMENTS, of, frozenset(kinds))


@pytest.mark.parametrize(
    "typed",
    [
        "Văn bản nào quy định về cơ chế một cửa?",
        "Hồ sơ gồm những tài liệu gì?",
        "Bao nhiêu văn bản được ban hành năm 2021?",
        "Nghị quyết 76 có mấy nội dung?",
        "Ai đọc báo cáo tóm tắt?",
        "Lạng Sơn tiếp thu những nội dung chính nào?",
        "Nó thay thế văn bản nào?",
        "Có chỉ thị năm 2021 rồi, sao còn phải ra chỉ thị khác?",
        "",
    ],
)
def test_what_documents_say_is_something_else(typed: str) -> None:
    assert wanted_in(typed) is None

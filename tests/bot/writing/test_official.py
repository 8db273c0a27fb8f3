"""References as officials write them: innermost unit first, then kind, number, day, issuer and subject."""

from datetime import date

import pytest

from bot.writing.official import official_citation, written_date
from ingest.documents import DocumentKind, DocumentMetadata, SourceDocument, article_key

DECREE_NAMED = "Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ về kiểm soát thủ tục hành chính"


def document(title: str = "Tên", **metadata: object) -> SourceDocument:
    about = DocumentMetadata.model_validate(metadata)
    return SourceDocument(key="k", title=title, text="Chữ.", metadata=about, reader="text/1")


DECREE = document(
    kind=DocumentKind.DECREE,
    number="63/2010/NĐ-CP",
    issuer="Chính phủ",
    date=date(2010, 6, 8),
    summary="Kiểm soát thủ tục hành chính",
)
ONE_STOP = document(
    "Quyết định 93/2007/QĐ-TTg: Ban hành Quy chế một cửa",
    kind=DocumentKind.DECISION,
    number="93/2007/QĐ-TTg",
    issuer="Thủ tướng Chính phủ",
    summary="Ban hành Quy chế một cửa",
)


@pytest.mark.parametrize(
    ("heading", "place"),
    [
        ((), ""),
        (("Chương II. HỒ SƠ", "Điều 5. Lệ phí"), "Điều 5 "),
        (("Điều 5. Lệ phí", "Khoản 2"), "Khoản 2 Điều 5 "),
        (("Chương I", "Điều 5. Lệ phí", "Khoản 2", "điểm đ"), "Điểm đ khoản 2 Điều 5 "),
        (("Phụ lục I. MẪU", "Điều 3", "Khoản 1"), "Khoản 1 Điều 3 Phụ lục I "),
        (("Phụ lục II", "2. Mẫu phiếu"), "Mục 2 Phụ lục II "),
        (("Phần II", "III. NHIỆM VỤ", "1. Rà soát", "a)"), "Mục III.1.a Phần II "),
        (("Việc cần làm", "2. Trả kết quả"), "Mục 2 phần “Việc cần làm” "),
        (("Năm nhiệm vụ",), ""),
        (("NGHỊ ĐỊNH:", "2. Rà soát"), "Mục 2 "),
    ],
)
def test_units_stand_innermost_first(heading: tuple[str, ...], place: str) -> None:
    said = DECREE_NAMED if not place else place + DECREE_NAMED
    assert official_citation(DECREE, heading) == said


def test_a_page_is_told_where_no_unit_says_where_to_look() -> None:
    assert official_citation(DECREE, page=3) == f"{DECREE_NAMED}, trang 3"
    assert official_citation(DECREE, ("Điều 5",), page=3) == f"Điều 5 {DECREE_NAMED}"


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2010, 6, 8), "08/6/2010"),
        (date(2019, 2, 15), "15/02/2019"),
        (date(2021, 1, 1), "01/01/2021"),
        (date(2021, 10, 14), "14/10/2021"),
    ],
)
def test_days_have_noughts_where_the_rules_ask_for_them(day: date, written: str) -> None:
    assert written_date(day) == written


@pytest.mark.parametrize(
    ("title", "about", "cited"),
    [
        (
            "Quyết định 12/2024/QĐ-UBND: Ban hành Quy định về tiếp công dân",
            {
                "kind": DocumentKind.DECISION,
                "number": "12/2024/QĐ-UBND",
                "issuer": "Ủy ban nhân dân tỉnh Nam Định",
                "date": date(2024, 5, 3),
                "summary": "Ban hành Quy định về tiếp công dân",
            },
            "Quyết định số 12/2024/QĐ-UBND ngày 03/5/2024 của Ủy ban nhân dân tỉnh Nam Định"
            " ban hành Quy định về tiếp công dân",
        ),
        (
            "Công văn 123/UBND-KSTT: V/v rà soát thủ tục",
            {"kind": DocumentKind.LETTER, "number": "123/UBND-KSTT", "summary": "V/v rà soát thủ tục"},
            "Công văn số 123/UBND-KSTT về việc rà soát thủ tục",
        ),
        (
            "Thông tư liên tịch 03/2012/TTLT-BNV-BTC: Hướng dẫn chi trả",
            {"kind": DocumentKind.CIRCULAR, "number": "03/2012/TTLT-BNV-BTC", "summary": "Hướng dẫn chi trả"},
            "Thông tư liên tịch số 03/2012/TTLT-BNV-BTC hướng dẫn chi trả",
        ),
        (
            "Luật 24/2018/QH14: An ninh mạng",
            {
                "kind": DocumentKind.LAW,
                "number": "24/2018/QH14",
                "issuer": "Quốc hội",
                "date": date(2018, 6, 12),
                "summary": "An ninh mạng",
            },
            "Luật An ninh mạng số 24/2018/QH14 ngày 12/6/2018",
        ),
        (
            "Công văn V/v rà soát",
            {"kind": DocumentKind.LETTER, "issuer": "Sở Nội vụ", "summary": "V/v rà soát"},
            "Công văn của Sở Nội vụ về việc rà soát",
        ),
        ("Luật Cán bộ, công chức", {"kind": DocumentKind.LAW}, "Luật Cán bộ, công chức"),
        (
            "Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ về Chương trình tổng thể",
            {"kind": DocumentKind.RESOLUTION, "number": "76/NQ-CP", "issuer": "Chính phủ", "date": date(2021, 7, 15)},
            "Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ về Chương trình tổng thể",
        ),
        ("Chỉ thị 34/CT-UBND", {"kind": DocumentKind.DIRECTIVE, "number": "34/CT-UBND"}, "Chỉ thị số 34/CT-UBND"),
        ("tep-scan", {"kind": DocumentKind.PLAN, "number": "05/KH-UBND"}, "Kế hoạch số 05/KH-UBND"),
        (
            "Kế hoạch cải cách hành chính",
            {"kind": DocumentKind.PLAN, "issuer": "Sở Nội vụ", "date": date(2022, 2, 9)},
            "Kế hoạch cải cách hành chính, Sở Nội vụ, ngày 09/02/2022",
        ),
        (
            "Báo cáo của Sở Nội vụ ngày 01/3/2022",
            {"kind": DocumentKind.REPORT, "issuer": "Sở Nội vụ", "date": date(2022, 3, 1)},
            "Báo cáo của Sở Nội vụ ngày 01/3/2022",
        ),
        ("Quy chế mẫu về Bộ phận Một cửa", {"kind": DocumentKind.OTHER}, "Quy chế mẫu về Bộ phận Một cửa"),
    ],
)
def test_each_kind_of_document_is_named_in_its_own_way(title: str, about: dict[str, object], cited: str) -> None:
    assert official_citation(document(title, **about)) == cited


def test_a_newspaper_is_cited_by_the_title_of_its_report_and_its_page() -> None:
    news = document(
        "Nam Định: “Chung tay”  cải cách",
        kind=DocumentKind.NEWS,
        issuer="Báo Nam Định",
        date=date(2021, 10, 14),
    )
    said = "“Nam Định: ‘Chung tay’ cải cách”, Báo Nam Định, ngày 14/10/2021"
    assert official_citation(news, ("Năm nhiệm vụ", "1. Kỷ luật")) == said
    assert official_citation(news, page=2) == f"{said}, trang 2"


def test_what_is_not_known_is_not_said() -> None:
    assert official_citation(document("Thuật ngữ thường gặp")) == "“Thuật ngữ thường gặp”"


def test_an_article_of_a_codification_is_named_by_the_decree_it_comes_from() -> None:
    code = document("Kiểm soát thủ tục hành chính", kind=DocumentKind.LAW)
    cited = official_citation(
        code, ("Chương I", "Điều 1.2.NĐ.3.5. Lệ phí", "Khoản 2"), article=article_key("5", "63/2010/NĐ-CP")
    )
    assert cited == "Khoản 2 Điều 5 Nghị định số 63/2010/NĐ-CP (Điều 1.2.NĐ.3.5 “Kiểm soát thủ tục hành chính”)"


@pytest.mark.parametrize(
    ("heading", "cited"),
    [
        (
            ("QUY CHẾ", "Chương I", "Điều 5. Trách nhiệm", "Khoản 1"),
            "Khoản 1 Điều 5 Quy chế một cửa ban hành kèm theo Quyết định số 93/2007/QĐ-TTg của Thủ tướng Chính phủ",
        ),
        (
            ("QUYẾT ĐỊNH :", "Điều 2"),
            "Điều 2 Quyết định số 93/2007/QĐ-TTg của Thủ tướng Chính phủ ban hành Quy chế một cửa",
        ),
    ],
)
def test_an_article_of_annexed_rules_is_not_one_of_the_decision(heading: tuple[str, ...], cited: str) -> None:
    assert official_citation(ONE_STOP, heading) == cited

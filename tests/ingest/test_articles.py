"""Every passage knows its article: of the document itself, or of the one that a codification took it from."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.chunk import chunk
from ingest.documents import DocumentMetadata, Passage, Reading, SourceDocument, article_key
from ingest.text import tidy

CODIFICATION = Path(__file__).parents[3] / "shared" / "scale" / "phap-dien"
LONG = "Cơ quan tiếp nhận hồ sơ ghi phiếu hẹn và trả kết quả đúng ngày đã hẹn cho người nộp. " * 15


def passages(text: str, *, number: str | None = "12/2031/QĐ-UBND", pages: tuple[int, ...] = ()) -> list[Passage]:
    metadata = DocumentMetadata(number=number)
    return chunk(
        SourceDocument(
            key="k", title="Tên", text=text, metadata=metadata, reader="text/1", reading=Reading(page_starts=pages)
        )
    )


def holding(words: str, found: list[Passage]) -> Passage:
    (passage,) = [p for p in found if words in p.text]
    return passage


LAW = f"""Chương I
QUY ĐỊNH CHUNG

Điều 1. Phạm vi

Quy định này nói về phiếu hẹn.

Điều 2. Trách nhiệm

1. {LONG}

2. Sở Nội vụ kiểm tra. {LONG}

a) Lập sổ theo dõi phiếu hẹn. {LONG}

b) Báo cáo quý. {LONG}

Điều 3a. Hiệu lực

Từ ngày ký.
"""


def test_the_articles_of_a_document_are_its_own() -> None:
    found = passages(LAW)
    assert holding("nói về phiếu hẹn", found).article == article_key("1", "12/2031/QĐ-UBND")
    assert holding("Sở Nội vụ kiểm tra", found).article == "2@12/2031/QĐ-UBND"
    assert holding("Từ ngày ký", found).article == "3a@12/2031/QĐ-UBND"
    assert {p.article for p in passages(LAW, number=None)} == {None}


def test_a_passage_inside_one_clause_says_which() -> None:
    found = passages(LAW)
    above = ("Chương I. QUY ĐỊNH CHUNG", "Điều 2. Trách nhiệm")
    assert holding("Sở Nội vụ kiểm tra", found).heading == (*above, "Khoản 2")
    assert holding("Báo cáo quý", found).heading == (*above, "Khoản 2", "điểm b")
    short = passages("Điều 2. Trách nhiệm\n\n1. Làm phiếu.\n\n2. Trả kết quả.\n\na) Tại xã;\n\nb) Tại tỉnh.")
    assert [p.heading for p in short] == [("Điều 2. Trách nhiệm",)]


def test_a_passage_knows_its_page() -> None:
    start = LAW.index("2. Sở Nội vụ")
    assert holding("Sở Nội vụ kiểm tra", passages(LAW, pages=(0, start))).page == 2
    assert holding("nói về phiếu hẹn", passages(LAW, pages=(0, start))).page == 1


@pytest.mark.parametrize(
    ("opening", "closing"), [("“", "”"), ('"', '"'), ("«", "»"), ("“", '".'), ("**“", "”;**")], ids=str
)
def test_an_article_quoted_by_an_amending_one_is_not_the_documents_own(opening: str, closing: str) -> None:
    found = passages(
        "Điều 1. Sửa đổi, bổ sung một số điều\n\n1. Sửa đổi Điều 5 như sau:\n\n"
        f"{opening}Điều 5. Phí cũ\n\n1. Mức thu. {LONG}\n\nĐiều 6. Lệ phí cũ\n\n2. Miễn, giảm. {LONG}{closing}\n\n"
        f"2. Bãi bỏ Điều 9. {LONG}\n\nĐiều 2. Hiệu lực\n\nTừ ngày ký."
    )
    assert {p.article for p in found} == {"1@12/2031/QĐ-UBND", "2@12/2031/QĐ-UBND"}
    assert holding("Miễn, giảm", found).heading[1:] in {("Khoản 1",), ()}
    assert holding("Bãi bỏ Điều 9", found).heading[1:] in {("Khoản 2",), ()}
    assert not any(name.startswith("Điều 6") for p in found for name in p.heading)


def test_a_quotation_that_is_never_closed_hides_no_article() -> None:
    found = passages("Điều 1. Sửa đổi\n\n“Điều 5. Phí cũ\n\nMức thu mới.\n\nĐiều 2. Hiệu lực\n\nTừ ngày ký.")
    assert holding("Từ ngày ký", found).article == "2@12/2031/QĐ-UBND"


@pytest.mark.parametrize(
    ("note", "key"),
    [
        ("(Điều 7 Nghị định số 21/2031/NĐ-CP, có hiệu lực từ ngày 01/01/2032)", "7@21/2031/NĐ-CP"),
        ("((Điều 7a Thông tư số 5 /2031/TT-BNV Về phiếu hẹn ngày 02/03/2031))", "7a@5/2031/TT-BNV"),
        ("(Điều 30 Luật số 24/2031/QH16, sửa đổi bởi Điều 1 Luật số 9/2032/QH16)", "30@24/2031/QH16"),
        ("(Điều này có nội dung liên quan đến Điều 3 Luật số 24/2031/QH16)", None),
        ("Điều 7 Nghị định số 21/2031/NĐ-CP nói khác.", None),
    ],
)
def test_a_codification_says_where_an_article_comes_from(note: str, key: str | None) -> None:
    found = passages(f"Điều 9.5.NĐ.1.7. Phiếu hẹn\n\n{note}\n\n1. Ghi phiếu. {LONG}\n\n2. Trả kết quả. {LONG}")
    assert {p.article for p in found} == {key}
    assert all(p.heading[0] == "Điều 9.5.NĐ.1.7. Phiếu hẹn" for p in found)


def test_an_article_referred_to_in_brackets_begins_nothing() -> None:
    reference = (
        "(Điều này liên quan đến Điều 9.5.NĐ.1.2. Sổ; Điều 9.5.NĐ.1.3. Phiếu của\nNghị định; Điều 9.5.NĐ.1.4. Phí)"
    )
    glued = "Trả kết quả đúng hẹn.Điều 9.5.NĐ.1.8. Lệ phí\n\nKhông thu lệ phí."
    found = passages(f"Điều 9.5.NĐ.1.7. Phiếu hẹn\n\nGhi phiếu.\n\n{reference}\n\n{glued}")
    assert [p.heading for p in found] == [("Điều 9.5.NĐ.1.7. Phiếu hẹn",), ("Điều 9.5.NĐ.1.8. Lệ phí",)]


def test_a_table_of_contents_is_no_articles_text() -> None:
    contents = "\n\n".join(f"Điều {n}. Tên của điều {n}" for n in range(1, 40))
    found = passages(f"# Mục lục\n\n{contents}")
    assert {p.article for p in found} == {None}
    assert [p.heading for p in found] == [("Mục lục", "Điều 1 – Điều 39")]


def test_headings_without_number_stay_inside_the_article_until_the_text_ends() -> None:
    found = passages(
        f"Điều 1. Mức phí\n\n{LONG}\n\nBẢNG MỨC PHÍ\n\n{LONG}\n\nĐiều 2. Thi hành\n\n{LONG}\n\n"
        f"TM. ỦY BAN NHÂN DÂN\n\nCHỦ TỊCH\n\nMẪU PHIẾU HẸN\n\n{LONG} Hết mẫu."
    )
    assert holding("BẢNG MỨC PHÍ", found).article == "1@12/2031/QĐ-UBND"
    assert holding("Hết mẫu", found).article is None


def test_a_chapter_without_its_number_takes_the_place_of_the_one_before() -> None:
    found = passages(
        "Chương I\nCHUNG\n\nĐiều 1. Phạm vi\n\nVề phiếu.\n\nLỆ PHÍ VÀ KINH PHÍ\n\nĐiều 2. Phí\n\nKhông thu.\n\n"
        "Chương III\nTHI HÀNH\n\nĐiều 3. Hiệu lực\n\nTừ ngày ký."
    )
    assert [p.heading[:-1] for p in found] == [("Chương I. CHUNG",), ("LỆ PHÍ VÀ KINH PHÍ",), ("Chương III. THI HÀNH",)]


def test_a_long_table_is_cut_between_its_rows_and_keeps_its_header() -> None:
    rows = [f"{n} | Thủ tục số {n} về đất đai, xây dựng và hộ tịch | {n * 1000} đồng" for n in range(1, 61)]
    found = passages("Mức thu như sau:\n\nSTT | Tên thủ tục | Mức thu\n" + "\n".join(rows) + "\n\nHết bảng.")
    assert len(found) > 2
    assert found[0].heading == ()
    assert all(p.heading == ("STT | Tên thủ tục | Mức thu",) for p in found[1:-1])
    assert all(sum(row in p.text for p in found) == 1 for row in rows)


def test_a_short_table_is_one_passage_with_its_lead() -> None:
    table = "| STT | Tên |\n|---|---|\n" + "\n".join(f"| {n} | Sở thứ {n}. Có hai câu. |" for n in range(1, 9))
    found = passages(f"{LONG}\n\nDanh sách các sở:\n\n{table}\n\n{LONG}")
    assert "| 8 | Sở thứ 8" in holding("Danh sách các sở:", found).text


@pytest.fixture(scope="module")
def codified() -> Iterator[list[Passage]]:
    path = CODIFICATION / "xay-dung-phap-luat-va-thi-hanh-phap-luat" / "kiem-soat-thu-tuc-hanh-chinh.md"
    if not path.is_file():
        pytest.skip("the codification of law is not beside this checkout")
    yield passages(tidy(path.read_text()), number=None)


def test_real_codified_passages_know_their_article(codified: list[Passage]) -> None:
    under = [p for p in codified if any(name.startswith("Điều ") for name in p.heading)]
    assert len(under) >= 0.97 * len(codified)
    assert {p.article for p in codified} >= {article_key(str(n), "63/2010/NĐ-CP") for n in range(1, 9)}

"""PDF files made here, those that officials publish where they are at hand, and broken ones."""

import io
import json
import re
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.errors import RejectedSource
from ingest.ocr import OcrUnavailable
from ingest.readers.pdf import read
from tests.ingest.ocr.pages import WORDS, error_rate, letter, needs_font
from tests.ingest.pdf.made import centred, grid, lines, locked, pdf, picture, text
from tests.ingest.readers.damage import damaged

DOCUMENTS = Path(__file__).parents[4] / "shared" / "documents"
needs_documents = pytest.mark.skipif(not DOCUMENTS.is_dir(), reason=f"no sample documents at {DOCUMENTS}")
needs_tesseract = pytest.mark.skipif(not shutil.which("tesseract"), reason="Tesseract is not installed")

LETTERHEAD = "".join(
    [
        centred(170, 780, "ỦY BAN NHÂN DÂN"),
        centred(420, 780, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=12),
        centred(170, 764, "XÃ ĐỒNG KỲ"),
        centred(420, 764, "Độc lập - Tự do - Hạnh phúc"),
        text(110, 735, "Số:     /QĐ-UBND"),
        centred(420, 735, "Đồng Kỳ, ngày     tháng 3 năm 2026", size=12),
    ]
)
STAMPED = [text(132, 735, "217"), text(388, 736, "09", size=12, slant="0.98 0.2 -0.2 0.98")]
BODY = (
    "Căn cứ Luật Tổ chức chính quyền địa phương, Ủy ban nhân dân xã",
    "yêu cầu các thôn rà soát thủ tục hành chính, niêm yết công khai",
    "tại Bộ phận một cửa và báo cáo kết quả trước ngày 27 tháng 3.",
)
JOINED = " ".join(BODY)
SMALL = pdf(
    lines(5, 90, "Xã báo cáo huyện.", size=8) + grid([5, 50, 95], [60, 40, 20]) + text(8, 45, "Số 3", size=8),
    picture(width=100, height=100),
    notes=[text(60, 90, "217", size=8)],
    size=(100, 100),
)


@pytest.fixture
def without_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")


def test_a_letterhead_is_read_block_by_block_with_the_figures_stamped_into_it() -> None:
    found = read(pdf(LETTERHEAD + centred(297, 700, "QUYẾT ĐỊNH") + lines(70, 660, *BODY), notes=STAMPED))
    assert found.text.split("\n\n") == [
        "ỦY BAN NHÂN DÂN",
        "XÃ ĐỒNG KỲ",
        "Số: 217/QĐ-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Đồng Kỳ, ngày 09 tháng 3 năm 2026",
        "QUYẾT ĐỊNH",
        JOINED,
    ]


def test_a_sentence_runs_on_over_the_turn_of_a_page_and_its_number() -> None:
    second = text(295, 800, "2") + lines(70, 760, *BODY[2:])
    found = read(pdf(lines(70, 760, *BODY[:2]), second))
    assert found.text == JOINED
    assert [found.text[start:][:8] for start in found.reading.page_starts] == ["Căn cứ L", "tại Bộ p"]
    assert found.reading.page_at(found.text.index("tại Bộ")) == 2


def test_columns_are_read_one_after_the_other() -> None:
    left = ["Các thôn rà soát thủ tục hành", "chính, niêm yết công khai tại", "Bộ phận một cửa của xã."]
    right = ["Công chức tư pháp giúp người", "dân làm hồ sơ trên mạng và", "trả kết quả đúng hẹn."]
    found = read(pdf(centred(297, 780, "BẢN TIN") + lines(60, 740, *left) + lines(310, 740, *right)))
    assert found.text.split("\n\n") == ["BẢN TIN", " ".join(left), " ".join(right)]


def test_a_ruled_table_comes_row_by_row() -> None:
    table = grid([60, 120, 400, 520], [700, 660, 640, 620])
    cells = text(65, 680, "Số tt") + lines(125, 684, "Danh mục", "thiết bị") + text(405, 680, "Mức thu")
    cells += text(65, 645, "1") + text(125, 645, "Máy bơm") + text(405, 645, "40.000")
    cells += text(65, 625, "2") + text(125, 625, "Vòi chữa cháy")
    found = read(pdf(text(60, 760, "Biểu phí kiểm định:") + table + cells + text(60, 590, "Ghi chú: chưa gồm thuế.")))
    assert found.text == (
        "Biểu phí kiểm định:\n\n"
        "| Số tt | Danh mục thiết bị | Mức thu |\n| 1 | Máy bơm | 40.000 |\n| 2 | Vòi chữa cháy |  |\n\n"
        "Ghi chú: chưa gồm thuế."
    )


def test_the_note_of_a_signature_is_no_text() -> None:
    note = lines(
        330,
        835,
        "Người ký: Ủy ban nhân dân xã Đồng Kỳ",
        "Email: dongky@example.vn",
        "Thời gian ký: 09.03.2026 08:44:47 +07:00",
        size=8,
        step=10,
    )
    assert read(pdf(lines(70, 760, *BODY), notes=[note])).text == JOINED


@pytest.mark.parametrize(
    "layer",
    [
        "",
        lines(330, 835, "Ký bởi: Ủy ban nhân dân xã", "Ngày ký: 9/3/2026 08:44:47 +07:00", size=8, step=10),
        lines(70, 760, *["UBND XA DQNG KY CQNG HOA XA HQI CHiJ NGHiA", "Thuc hien Cong van s6 2114 dm BO ye viec"] * 4),
    ],
    ids=["none", "signature", "misread"],
)
def test_a_scan_is_not_read_by_such_a_layer(layer: str, without_tesseract: None) -> None:
    with pytest.raises(OcrUnavailable):
        read(pdf(picture() + layer))


def test_a_good_layer_over_a_scan_is_read() -> None:
    found = read(pdf(picture() + lines(70, 760, *BODY)))
    assert (found.text, found.reading.ocr_pages) == (JOINED, ())


def test_pages_that_cannot_be_recognised_are_named(without_tesseract: None) -> None:
    found = read(pdf(lines(70, 760, *BODY), picture(), lines(70, 760, "Xã báo cáo huyện.")))
    assert found.text == f"{JOINED}\n\nXã báo cáo huyện."
    assert [warning.partition(":")[0] for warning in found.reading.warnings] == ["Trang 2"]
    assert "Tesseract" in found.reading.warnings[0]


@pytest.mark.parametrize("words", ["Fire protection, low stretch life safety rope for rescue teams.", "12.500 | 43 %"])
def test_text_that_was_typed_may_be_in_any_language(words: str, without_tesseract: None) -> None:
    assert read(pdf(text(70, 760, words))).text == words


def test_a_word_parted_at_the_end_of_a_line_is_joined_and_a_code_is_not() -> None:
    english = lines(70, 760, "Fire protection: personal protective equip-", "ment of low stretch life safety rope.")
    found = read(
        pdf(
            english + lines(70, 600, "Thực hiện khẩn trương Công văn số 15/SNV-", "TCBC của Sở Nội vụ về việc rà soát.")
        )
    )
    assert "protective equipment of low" in found.text
    assert "15/SNV-TCBC của" in found.text


def test_old_fonts_are_converted() -> None:
    found = read(
        pdf(lines(70, 760, "Uû ban nh©n d©n x· yªu cÇu c¸c th«n rµ so¸t thñ tôc", "hµnh chÝnh ®\xad\xeec giao."))
    )
    assert found.text == "Uỷ ban nhân dân xã yêu cầu các thôn rà soát thủ tục hành chính được giao."
    assert found.reading.converted_from == "TCVN3"


@pytest.mark.parametrize("turned", [0, 90])
def test_lines_that_run_up_the_page_are_read_and_watermarks_are_not(turned: int) -> None:
    upwards = "".join(text(60 + 17 * at, 100, line, slant="0 1 -1 0") for at, line in enumerate(BODY))
    watermark = text(200, 300, "BẢN NHÁP", size=60, slant="0.7 0.7 -0.7 0.7")
    assert read(pdf(upwards + watermark, turned=turned)).text == JOINED


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("Quyết định về việc kiện toàn tổ công tác chuyển đổi số", True),
        ("Microsoft Word - Quyet dinh ve viec kien toan.doc", False),
        ("UBND TỈNH SƠN LA", False),
        ("Uû ban nh©n d©n", False),
        ("2025-07-09 (1)", False),
    ],
)
def test_only_real_titles_are_kept(title: str, kept: bool) -> None:
    assert read(pdf(lines(70, 760, *BODY), title=title)).title == (title if kept else None)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "hỏng"),
        (b"%PDF-1.7\n%%EOF", "hỏng"),
        (pdf(text(70, 700, "Xin chào"))[:900], "hỏng"),
        (pdf(), "hỏng"),
        (pdf(""), "không có chữ"),
        (locked(), "mật khẩu"),
    ],
    ids=["empty", "header", "cut", "no-pages", "blank", "locked"],
)
def test_what_cannot_be_read_is_rejected(data: bytes, says: str) -> None:
    with pytest.raises(RejectedSource, match=says):
        read(data)


@needs_tesseract
@needs_font
def test_a_scan_is_recognised() -> None:
    file = io.BytesIO()
    letter().save(file, "PDF", resolution=300)
    told: list[tuple[str, float]] = []
    found = read(file.getvalue(), progress=lambda stage, share: told.append((stage, share)))
    assert found.reading.ocr_pages == (1,)
    assert error_rate(WORDS, found.text) < 0.05
    assert "Nhận dạng chữ trang 1/1" in [stage for stage, _ in told]
    assert all(0 <= share <= 1 for _, share in told)


@needs_documents
@pytest.mark.parametrize("number", range(9))
def test_published_decisions_show_their_number_date_and_signer(number: int) -> None:
    folder = DOCUMENTS / "decisions"
    name, expected = sorted(json.loads((folder / "expected.json").read_text("utf-8")).items())[number]
    found = read((folder / name).read_bytes())
    paragraphs = found.text.split("\n\n")
    day, month, year = map(int, expected["ngay_ban_hanh"].split("/"))
    assert re.sub(r"^Số:\s*", "", paragraphs[2]) == expected["so_hieu"]
    assert f"ngày {day:02} tháng {month} năm {year}" in paragraphs[5]
    assert paragraphs[-1] == expected["nguoi_ky"]
    assert any(expected["trich_yeu"] == paragraph for paragraph in paragraphs[6:9])


@needs_documents
def test_published_scans_are_not_read_by_their_layers(without_tesseract: None) -> None:
    for name in ("1.pdf", "KSTTHC.pdf", "SRC-D-04.pdf"):
        with pytest.raises(OcrUnavailable):
            read((DOCUMENTS / "scans" / name).read_bytes())


@given(data=st.binary() | damaged(SMALL))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_broken_files_are_rejected_or_read(data: bytes, without_tesseract: None) -> None:
    try:
        assert read(data).text.strip()
    except RejectedSource as rejected:
        assert rejected.help


@needs_documents
@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9, 0.999])
def test_cut_files_are_rejected_or_read(share: float, without_tesseract: None) -> None:
    for path in sorted(DOCUMENTS.glob("*/*.pdf"))[::3]:
        data = path.read_bytes()
        try:
            assert read(data[: int(share * len(data))]).text.strip()
        except RejectedSource as rejected:
            assert rejected.help

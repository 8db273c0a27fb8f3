"""Word documents made here, part by part, and broken ones."""

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.errors import RejectedSource
from ingest.readers import docx
from tests.ingest.office.packages import package, paragraph, table, word
from tests.ingest.readers.damage import damaged

OFFICE = Path(__file__).parents[4] / "shared" / "documents" / "office"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"

NUMBERING = """
<w:abstractNum w:abstractNumId="7">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Điều %1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="8">
  <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="7"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride></w:num>
"""
STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="H2"/></w:style>
<w:style w:type="paragraph" w:styleId="A"><w:name w:val="Điều"/>
  <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="character" w:styleId="X"><w:name w:val="Ẩn"/><w:rPr><w:vanish/></w:rPr></w:style>
"""
HEAD = table(
    ["ỦY BAN NHÂN DÂN\nTỈNH X", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n_____"],
    ["Số: 12/QĐ-UBND", "X, ngày 3 tháng 4 năm 2025"],
)


def text_of(body: str, **parts: str) -> str:
    return docx.read(word(body, **parts)).text


def numbered(text: str, list_id: int, level: int = 0) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def test_automatic_numbers_are_written_out() -> None:
    body = [numbered("Một", 1), numbered("x", 1, 1), numbered("y", 1, 1), paragraph("Hai", '<w:pStyle w:val="A"/>')]
    body += [
        numbered("Chín", 3),
        numbered("", 1),
        numbered("Mười một", 1),
        paragraph("Hết", '<w:numPr><w:numId w:val="0"/></w:numPr>'),
    ]
    assert text_of("".join(body), numbering=NUMBERING, styles=STYLES).split("\n\n") == [
        # An empty paragraph is counted too.
        *("Điều 1. Một", "a) x", "b) y", "Điều 2. Hai", "Điều 9. Chín", "Điều 11. Mười một", "Hết"),
    ]


def test_bullets_are_lines_of_one_list() -> None:
    body = paragraph("Gồm:") + numbered("một;", 2) + numbered("hai.", 2) + paragraph("Hết")
    assert text_of(body, numbering=NUMBERING) == "Gồm:\n\n- một;\n- hai.\n\nHết"


def test_real_headings_get_marks_unless_they_are_legal_units() -> None:
    style = '<w:pStyle w:val="H2"/>'
    body = paragraph("Mục đích", style) + paragraph("Điều 5. Phạm vi", style) + paragraph("dài " * 60, style)
    assert text_of(body, styles=STYLES).split("\n\n") == ["## Mục đích", "Điều 5. Phạm vi", ("dài " * 60).strip()]


def test_a_letterhead_reads_left_then_right_each_on_its_own_line() -> None:
    assert text_of(HEAD + paragraph("QUYẾT ĐỊNH")).split("\n\n") == [
        "ỦY BAN NHÂN DÂN\nTỈNH X",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
        "Số: 12/QĐ-UBND",
        "X, ngày 3 tháng 4 năm 2025",
        "QUYẾT ĐỊNH",
    ]


def test_a_letterhead_set_with_tabs_reads_the_same() -> None:
    lines = [
        ("SỞ NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("PHÒNG A", "Độc lập - Tự do - Hạnh phúc"),
        ("Số: 1/KH-SNV", "X, ngày 1 tháng 2 năm 2024"),
    ]
    body = "".join(f"<w:p><w:r><w:t>{a}</w:t><w:tab/><w:tab/><w:t>{b}</w:t></w:r></w:p>" for a, b in lines)
    left, right = zip(*lines, strict=True)
    assert text_of(body + paragraph("KẾ HOẠCH")) == "\n".join(left) + "\n\n" + "\n".join(right) + "\n\nKẾ HOẠCH"


def test_signatures_read_left_then_right() -> None:
    body = paragraph("Điều 3.") + table(
        ["Nơi nhận:\n- Như trên;\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn A"]
    )
    assert text_of(body).endswith("Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn A")


def test_tables_are_rows_and_merged_cells_come_once() -> None:
    rows = table(
        ["TT", "Việc", "Cơ quan"], ["1", "Rà soát\nthủ tục", "Sở A"], ["2", "Họp", "MERGED"], ["......", "", ""]
    )
    merged = rows.replace("<w:tc>" + paragraph("MERGED"), "<w:tc><w:tcPr><w:vMerge/></w:tcPr>" + paragraph("MERGED"))
    assert text_of(paragraph("Bảng") + merged + paragraph("Hết")) == (
        "Bảng\n\n| TT | Việc | Cơ quan |\n| 1 | Rà soát thủ tục | Sở A |\n| 2 | Họp |  |\n\nHết"
    )


def test_a_table_in_a_cell_is_part_of_the_row() -> None:
    inner = table(["a", "b"], ["c", "d"])
    rows = table(["TT", "Việc"], ["1", "X"], ["2", "HERE"]).replace(paragraph("HERE"), inner + paragraph(""))
    assert text_of(rows).endswith("1 | X\n2 | a b c d")


def test_changes_are_accepted() -> None:
    body = (
        "<w:p><w:r><w:t>Thời hạn </w:t></w:r><w:del><w:r><w:delText>10</w:delText><w:t>10</w:t></w:r></w:del>"
        "<w:ins><w:r><w:t>15 ngày</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>cũ</w:t></w:r></w:moveFrom></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Nối </w:t></w:r></w:p>" + paragraph("liền.")
    )
    deleted_row = table(["a", "b", "c"], ["1", "2", "3"], ["4", "5", "6"]).replace(
        "<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>", 1
    )
    assert text_of(body + deleted_row) == "Thời hạn 15 ngày\n\nNối liền.\n\n1 | 2 | 3\n4 | 5 | 6"


def test_what_is_not_printed_is_left_out() -> None:
    body = (
        "<w:p><w:r><w:t>Một</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>"
        '<w:r><w:rPr><w:rStyle w:val="X"/></w:rPr><w:t>ẩn</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText></w:r>'
        '<w:hyperlink r:id="z"><w:r><w:br/><w:t>hai</w:t></w:r></w:hyperlink></w:p>'
    )
    assert text_of(body + paragraph("Điều 1 ... 5", '<w:pStyle w:val="T1"/>'), styles=STYLES) == "Một\nhai"


def test_text_boxes_follow_their_paragraph_and_come_once() -> None:
    box = "<w:txbxContent>" + paragraph("DỰ THẢO") + "</w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    assert text_of(f"<w:p><w:r>{both}<w:t>Một</w:t></w:r></w:p>" + paragraph("Hai")) == "Một\n\nDỰ THẢO\n\nHai"


def test_notes_stand_at_the_end_with_the_number_they_are_called_by() -> None:
    body = '<w:p><w:r><w:t>Một</w:t><w:footnoteReference w:id="4"/><w:t>.</w:t></w:r></w:p>' + paragraph("Hai")
    notes = '<w:footnote w:id="0"><w:p/></w:footnote><w:footnote w:id="4">' + paragraph("sửa đổi") + "</w:footnote>"
    assert text_of(body, footnotes=notes) == "Một[1].\n\nHai\n\n[1] sửa đổi"


def test_a_header_is_read_only_where_it_is_the_letterhead() -> None:
    first = '<w:sectPr><w:headerReference w:type="{}" r:id="header1"/><w:titlePg/></w:sectPr>'
    letterhead = text_of(paragraph("Thân") + first.format("first"), header1=HEAD)
    assert letterhead.startswith("ỦY BAN NHÂN DÂN\nTỈNH X\n\nCỘNG HÒA") and letterhead.endswith("\n\nThân")
    assert text_of(paragraph("Thân") + first.format("default"), header1=HEAD) == "Thân"
    assert text_of(paragraph("Thân") + first.format("first"), header1=paragraph("Trang 1")) == "Thân"


@pytest.mark.parametrize(
    ("font", "text", "expected", "encoding"),
    [
        (".VnTime", "c\xe9ng ho\xb5", "cộng hoà", "TCVN3"),
        (".VnTimeH", "c\xe9ng ho\xb5", "CỘNG HOÀ", "TCVN3"),
        ("VNI-Times", "co\xe4ng hoøa", "cộng hòa", "VNI"),
        (".VnTime", "đã là Unicode", "đã là Unicode", None),
    ],
)
def test_legacy_fonts_are_read_as_their_encoding(font: str, text: str, expected: str, encoding: str | None) -> None:
    run = f'<w:p><w:r><w:rPr><w:rFonts w:ascii="{font}"/></w:rPr><w:t>{text}</w:t></w:r></w:p>'
    found = docx.read(word(run))
    assert (found.text, found.reading.converted_from) == (expected, encoding)


def test_capitals_are_shown_and_strict_documents_read() -> None:
    body = "<w:p><w:r><w:rPr><w:caps/></w:rPr><w:t>thông báo</w:t></w:r></w:p>"
    assert docx.read(word(body, namespace=STRICT)).text == "THÔNG BÁO"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Về việc tổ chức họp", "Về việc tổ chức họp"),
        ("THƯ VIỆN PHÁP LUẬT VIỆT NAM", None),
        ("ỦY BAN NHÂN DÂN TỈNH", None),
        ("", None),
    ],
)
def test_a_title_in_the_properties_counts_where_the_text_shows_it(title: str, expected: str | None) -> None:
    data = word(paragraph("ỦY BAN NHÂN DÂN TỈNH") + paragraph("Về việc tổ chức họp"), title=title)
    assert docx.read(data).title == expected


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "hỏng"),
        (package({"a.txt": "words"}), "hỏng"),
        (word(""), "trống"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
    ],
    ids=["empty", "another .zip", "no words", "locked"],
)
def test_what_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(RejectedSource, match=reason):
        docx.read(data)


@pytest.mark.parametrize("tag", ["w:p", "w:r", "w:sdt", "w:tbl"])
def test_depth_without_end_does_no_harm(tag: str) -> None:
    deep = f"<{tag}>" * 20_000 + f"</{tag}>" * 20_000
    assert text_of(f"<w:p><w:r><w:t>Một</w:t></w:r>{deep}</w:p>{deep}").startswith("Một")


def test_what_the_library_writes_is_read() -> None:
    from docx import Document

    document = Document()
    document.add_heading("Mục đích", 1)
    document.add_paragraph("Một", style="List Bullet")
    document.add_paragraph("Hai", style="List Number")
    file = io.BytesIO()
    document.save(file)
    assert docx.read(file.getvalue()).text == "# Mục đích\n\n- Một\n\n1. Hai"


BODY = HEAD + numbered("Một", 1) + paragraph("Hai") + table(["a", "b"], ["c", "d"])


@given(data=damaged(word(BODY, numbering=NUMBERING, styles=STYLES)) | st.binary(max_size=300))
@settings(max_examples=60)
def test_damage_is_rejected_or_read(data: bytes) -> None:
    try:
        assert docx.read(data).text
    except RejectedSource as rejected:
        assert rejected.help


@given(body=damaged(BODY.encode()), numbering=damaged(NUMBERING.encode()), styles=damaged(STYLES.encode()))
@settings(max_examples=60)
def test_odd_parts_are_rejected_or_read(body: bytes, numbering: bytes, styles: bytes) -> None:
    parts = [part.decode("utf-8", "replace") for part in (body, numbering, styles)]
    try:
        assert docx.read(word(parts[0], numbering=parts[1], styles=parts[2])).text
    except RejectedSource as rejected:
        assert rejected.help


@pytest.mark.skipif(not OFFICE.is_dir(), reason="the office documents are not here")
def test_real_documents_read_from_their_letterhead_to_their_signature() -> None:
    decree = docx.read((OFFICE / "nghi_dinh_03_2026_ND_CP.docx").read_bytes()).text
    assert decree.startswith("CHÍNH PHỦ\nSố: 03/2026/NĐ-CP\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập")
    assert "\n\nTM. CHÍNH PHỦ\nKT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG\nPhạm Thị Thanh Trà\n\n" in decree
    assert "\nMẫu số 02 | Điều lệ quỹ xã hội\n" in decree

"""OpenDocument files made here, part by part, and broken ones."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.errors import RejectedSource
from ingest.readers import odt
from tests.ingest.office.packages import package
from tests.ingest.readers.damage import damaged

SPACES = " ".join(f'xmlns:{name}="{name}"' for name in "office text table style fo draw presentation dc meta".split())
LISTS = """
<text:list-style style:name="L1">
  <text:list-level-style-number text:level="1" style:num-format="1" style:num-prefix="Điều " style:num-suffix="."/>
  <text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2"/>
</text:list-style>
<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>
<style:style style:name="T1"><style:text-properties fo:text-transform="uppercase"/></style:style>
<style:style style:name="T2" style:parent-style-name="T1"><style:text-properties text:display="none"/></style:style>
<style:style style:name="T3"><style:text-properties style:font-name=".VnTime"/></style:style>
"""


def made(body: str, kind: str = "text", **parts: str) -> bytes:
    """A document with this body."""
    content = (
        f"<office:document-content {SPACES}><office:automatic-styles>{LISTS}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )
    return package({"content.xml": content, **{f"{name}.xml": part for name, part in parts.items()}})


def text_of(body: str, kind: str = "text") -> str:
    return odt.read(made(body, kind)).text


def lines(*texts: str) -> str:
    return "".join(f"<text:p>{text}</text:p>" for text in texts)


def table(*rows: list[str]) -> str:
    cells = ["".join(f"<table:table-cell>{lines(*cell.split('/'))}</table:table-cell>" for cell in row) for row in rows]
    return "<table:table>" + "".join(f"<table:table-row>{row}</table:table-row>" for row in cells) + "</table:table>"


def items(style: str, *texts: str, goes_on: bool = False) -> str:
    inner = "".join(f"<text:list-item>{lines(text)}</text:list-item>" for text in texts)
    return f'<text:list text:style-name="{style}" text:continue-numbering="{str(goes_on).lower()}">{inner}</text:list>'


def test_paragraphs_headings_and_characters() -> None:
    body = '<text:h text:outline-level="2">Mục đích</text:h>' + lines("a<text:s/>b<text:tab/>c<text:line-break/>d")
    assert text_of(body) == "## Mục đích\n\na b c\nd"


def test_lists_are_numbered_and_go_on() -> None:
    nested = '<text:list text:style-name="L1"><text:list-item>{}<text:list>{}</text:list></text:list-item></text:list>'
    body = nested.format(lines("Một"), f"<text:list-item>{lines('x', 'y')}</text:list-item>") + lines("giữa")
    body += items("L1", "Hai", goes_on=True) + items("L1", "Lại") + items("L2", "a", "b")
    assert text_of(body).split("\n\n") == [
        "Điều 1. Một",
        "1.1 x",
        "y",
        "giữa",
        "Điều 2. Hai",
        "Điều 1. Lại",
        "• a\n• b",
    ]


def test_tables_and_letterheads() -> None:
    head = table(["UBND TỈNH X/SỞ Y", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM/Độc lập - Tự do - Hạnh phúc"])
    assert text_of(head + table(["TT", "Việc"], ["1", "Rà/soát"])).split("\n\n") == [
        "UBND TỈNH X\nSỞ Y",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
        "TT | Việc\n1 | Rà soát",
    ]


def test_what_is_not_printed_is_left_out_and_notes_stand_at_the_end() -> None:
    note = "<text:note><text:note-citation>9</text:note-citation><text:note-body>{}</text:note-body></text:note>"
    body = (
        f"<text:tracked-changes>{lines('xóa')}</text:tracked-changes>"
        + lines('Một<text:span text:style-name="T2">ẩn</text:span><office:annotation>{}</office:annotation>' + note)
        + lines(
            '<text:span text:style-name="T1">hai</text:span><draw:frame><draw:text-box>{}</draw:text-box></draw:frame>'
        )
    )
    found = text_of(body.format(lines("nhận xét"), lines("sửa đổi"), lines("DỰ THẢO")))
    assert found == "Một[1]\n\nHAI\n\nDỰ THẢO\n\n[1] sửa đổi"


def test_legacy_fonts_are_read_as_their_encoding() -> None:
    found = odt.read(made(lines('<text:span text:style-name="T3">c\xe9ng ho\xb5</text:span>')))
    assert (found.text, found.reading.converted_from) == ("cộng hoà", "TCVN3")


def test_sheets_have_the_cells_as_they_are_shown() -> None:
    rows = table(["TT", "Kinh phí", "Hạn"], ["1", "1.234,5", "3-4-2025"])
    empty = '<table:table-row><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    body = rows.replace("<table:table>", f'<table:table table:name="A">{empty}', 1) + table(
        ["x", "y", "z"], ["1", "2", "3"]
    )
    assert text_of(body, "spreadsheet") == "## A\n\nTT | Kinh phí | Hạn\n1 | 1.234,5 | 3-4-2025\n\nx | y | z\n1 | 2 | 3"


def test_a_slide_is_a_page() -> None:
    frame = '<draw:frame presentation:class="{}"><draw:text-box>{}</draw:text-box></draw:frame>'
    page = (
        "<draw:page>"
        + frame.format("outline", lines("Một"))
        + frame.format("title", lines("Cải", "cách"))
        + "</draw:page>"
    )
    found = odt.read(made(page * 2, "presentation"))
    assert found.text == "## Cải cách\n\nMột\n\n## Cải cách\n\nMột" and len(found.reading.page_starts) == 2


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "hỏng"),
        (package({"content.xml": "<a/>"}), "hỏng"),
        (made(""), "trống"),
        (package({"META-INF/manifest.xml": "<a><encryption-data/></a>", "content.xml": b"\x00\x01"}), "mật khẩu"),
    ],
    ids=["empty", "another format", "no words", "locked"],
)
def test_what_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(RejectedSource, match=reason):
        odt.read(data)


BODY = items("L1", "Một", "Hai") + table(["a", "b"], ["c", "d"]) + lines("hết")


@given(
    data=damaged(made(BODY))
    | damaged(BODY.encode()).map(lambda body: made(body.decode("utf-8", "replace")))
    | st.binary()
)
@settings(max_examples=80)
def test_damage_is_rejected_or_read(data: bytes) -> None:
    try:
        assert odt.read(data).text
    except RejectedSource as rejected:
        assert rejected.help

"""Web pages as portals make them and people save them: the text stays whole, the page around it goes."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import RejectedSource
from ingest.readers.content import Content
from ingest.readers.html import read

PAGES = Path(__file__).parents[4] / "shared" / "documents" / "html"

PAGE = """\
<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Huyện A họp dân - Cổng tin huyện A</title>
<meta property="article:published_time" content="2022-05-06T08:00">
<meta property="og:site_name" content="Cổng tin huyện A"></head>
<body><nav><a href="/">Trang chủ</a><a href="/v">Văn bản</a></nav><article><h1>Huyện A họp dân</h1>
<p>Sáng 6/5/2022, huyện A tổ chức họp dân với <b>120 người</b> tại nhà văn hóa.<br>Cuộc họp kéo dài hai giờ.</p>
<h2>Nội dung</h2><p>Huyện nêu 3 việc:</p><ol><li>Làm đường;</li>
<li>Số hóa:<ul><li>hồ sơ đất</li><li>hộ tịch</li></ul></li><li>Trồng cây.</li></ol>
<table><tr><th>Việc</th><th>Hạn</th></tr><tr><td>Làm đường</td><td>30/6</td></tr></table>
<p>Người dân đồng tình với các việc nêu trên và kiến nghị thêm về nước sạch, điện chiếu sáng, trường học.</p></article>
<footer>Bản quyền thuộc huyện A</footer></body></html>"""

MAIN_TEXT = """\
# Huyện A họp dân

Sáng 6/5/2022, huyện A tổ chức họp dân với 120 người tại nhà văn hóa.
Cuộc họp kéo dài hai giờ.

## Nội dung

Huyện nêu 3 việc:

1. Làm đường;
2. Số hóa:
  - hồ sơ đất
  - hộ tịch
3. Trồng cây.

Việc | Hạn
Làm đường | 30/6

Người dân đồng tình với các việc nêu trên và kiến nghị thêm về nước sạch, điện chiếu sáng, trường học."""


MENU = "".join(f"<li><a href='/{n}'>Mục số {n}</a></li>" for n in range(12))


def in_portal(main: str, title: str = "Cổng tin") -> bytes:
    """A page with `main` among the menus, sidebars and imprint of a portal."""
    return (
        f"<html><head><meta charset=utf-8><title>{title}</title></head><body><div class='header'><ul>{MENU}</ul></div>"
        f"<form><div id='col-1'>{main}</div><div class='sidebar'><h3>Liên kết</h3><ul>{MENU}</ul></div></form>"
        "<div class='footer-wrapper'><p>Cơ quan chủ quản: UBND tỉnh A. Địa chỉ: số 1 đường B, phường C, thành phố D."
        " Điện thoại: 0123 456 789. Ghi rõ nguồn Cổng tin khi phát hành lại thông tin từ trang này.</p></div>"
        "</body></html>"
    ).encode()


def refused(data: bytes) -> str:
    with pytest.raises(RejectedSource) as caught:
        read(data)
    assert caught.value.help
    return str(caught.value)


def test_the_main_text_with_headings_lists_and_tables() -> None:
    found = read(PAGE.encode())
    assert found.text == MAIN_TEXT
    assert found.title == "Huyện A họp dân"
    assert dict(found.hints) == {"date": "2022-05-06T08:00", "publisher": "Cổng tin huyện A"}


def test_menus_sidebars_and_imprint_are_not_the_text() -> None:
    main = "<h1>Thông báo nghỉ lễ</h1><p>Sở Nội vụ thông báo lịch nghỉ lễ Quốc khánh năm nay như sau.</p>"
    assert read(in_portal(main)).text == (
        "# Thông báo nghỉ lễ\n\nSở Nội vụ thông báo lịch nghỉ lễ Quốc khánh năm nay như sau."
    )


def test_a_table_of_staff_is_kept_whole_with_its_mail_links() -> None:
    rows = "".join(
        f"<tr><td>{n}</td><td>Nguyễn Văn {name}</td><td>Chuyên viên phòng Tổ chức</td>"
        f"<td><a href='mailto:{n}@a.vn'>{n}@a.vn</a></td></tr>"
        for n, name in enumerate(("An", "Bình", "Cường", "Dũng"), 1)
    )
    main = f"<h2>Danh bạ</h2><table><tr><th>STT</th><th>Họ tên</th><th>Chức vụ</th><th>Thư</th></tr>{rows}</table>"
    text = read(in_portal(main)).text
    assert "STT | Họ tên | Chức vụ | Thư\n1 | Nguyễn Văn An | Chuyên viên phòng Tổ chức | 1@a.vn\n2 |" in text
    assert "Mục số" not in text
    assert "Điện thoại" not in text


@pytest.mark.parametrize(
    "main",
    [
        "<p><b>Giám đốc: Nguyễn Văn A</b></p><p>Điện thoại: 024.1234567</p>",
        "<div><b>Giám đốc: Nguyễn Văn A</b></div><div>Điện thoại: 024.1234567</div>",
        "<dl><dt>Giám đốc: Nguyễn Văn A</dt><dd>Điện thoại: 024.1234567</dd></dl>",
        "<ul><li>Giám đốc: Nguyễn Văn A</li><li>Điện thoại: 024.1234567</li></ul>",
        "<table><tr><td><img src=a.jpg></td><td>Giám đốc: Nguyễn Văn A<br>Điện thoại: 024.1234567</td></tr></table>",
        "<div style='display:none' id=tab2>Giám đốc: Nguyễn Văn A<p>Điện thoại: 024.1234567</p></div>",
    ],
)
def test_a_few_words_in_any_markup_are_found(main: str) -> None:
    text = read(in_portal(f"<div class=noi-dung>{main}</div>")).text
    assert "Giám đốc: Nguyễn Văn A" in text
    assert "Điện thoại: 024.1234567" in text
    assert "Mục số" not in text


def test_a_register_of_documents_is_kept_though_its_rows_are_links() -> None:
    rows = "".join(
        f"<tr><td><a href='/v{n}'>{n}/QĐ-UBND</a></td><td><a href='/v{n}'>Quyết định ban hành quy chế tiếp công dân"
        f"</a></td><td>1/{n}/2020</td></tr>"
        for n in range(1, 6)
    )
    text = read(in_portal(f"<table><tr><th>Số</th><th>Trích yếu</th><th>Ngày</th></tr>{rows}</table>")).text
    assert "5/QĐ-UBND | Quyết định ban hành quy chế tiếp công dân | 1/5/2020" in text


def test_a_cell_that_spans_rows_stands_in_each() -> None:
    table = (
        "<table><tr><td rowspan=2>Đất đai</td><td>Cấp mới</td></tr><tr><td>Đăng ký<br>biến động</td></tr>"
        "<tr><td colspan=2>Hết</td></tr></table>"
    )
    found = read(f"<html xmlns:w='x'><body>{table}</body></html>".encode())
    assert found.text == "Đất đai | Cấp mới\nĐất đai | Đăng ký biến động\nHết"


def test_a_table_that_only_places_text_is_text() -> None:
    article = "<p>Ủy ban nhân dân huyện họp bàn kế hoạch cải cách hành chính năm nay.</p>" * 3
    inner = f"<table><tr><td>{article}</td></tr><tr><td>Hết</td></tr></table>"
    page = f"<table><tr><td><ul>{MENU}</ul></td><td>{inner}</td></tr></table>"
    text = read(in_portal(page)).text
    assert " | " not in text
    assert text.count("Ủy ban nhân dân huyện họp") == 3


def test_lists_have_the_numbers_a_browser_shows() -> None:
    lists = "<ol start=3><li>Ba</li><li value=7>Bảy</li></ol><ol type=a><li>A<ol type=I><li>Một</li></ol></li></ol>"
    found = read(f"<html xmlns:w='x'><body>{lists}</body></html>".encode())
    assert found.text == "3. Ba\n7. Bảy\n\na) A\n  I. Một"


@pytest.mark.parametrize(
    "data",
    [
        "<meta charset=windows-1252><p>Sở Nội vụ họp".encode(),
        "<meta charset=utf-8><p>Sở Nội vụ họp".encode("utf-16"),
        "<meta charset=utf-8><p>Sở Nội vụ họp".encode("utf-16-le"),
        b"<meta charset=windows-1258><p>So\xd2\xec N\xf4\xf2i vu\xf2 ho\xf2p".replace(b"o\xd2\xec", b"\xf5\xd2"),
        b"<meta charset=khong-co><p>S\xe1\xbb\x9f N\xe1\xbb\x99i v\xe1\xbb\xa5 h\xe1\xbb\x8dp",
        "<p>S&#7903; N&#x1ED9;i vụ h&#7885;p".encode(),
        "<meta charset=utf-8><p>Sở Nội vụ họp".encode() + b"\xe1\xbb",
    ],
    ids=["declared wrong", "utf-16", "utf-16 without mark", "windows-1258", "no charset", "entities", "cut short"],
)
def test_whatever_the_charset(data: bytes) -> None:
    assert read(data).text == "Sở Nội vụ họp"


def test_in_the_charset_that_is_declared() -> None:
    page = "<html><head><meta charset=iso-8859-1></head><body><p>Café déjà vu, une “phrase” longue.</p></body></html>"
    assert read(page.encode("cp1252")).text == "Café déjà vu, une “phrase” longue."


def test_escapes_of_javascript() -> None:
    page = b"<html><body><p>H%u1ed7 tr%u1ee3 ng%u01b0%u1eddi d%u00e2n n%u1ed9p h%u1ed3 s%u01a1.</p></body></html>"
    assert read(page).text == "Hỗ trợ người dân nộp hồ sơ."


def test_lines_that_an_export_ran_together_come_apart() -> None:
    line = "BƯỚCNộp hồ sơ- Mục 1: VNeID.Đính kèm giấy tờ"
    escaped = "".join(char if ord(char) < 128 else f"%u{ord(char):04x}" for char in line)
    assert read(f"<pre>{escaped}</pre>".encode()).text == "BƯỚC\nNộp hồ sơ\n- Mục 1: VNeID.\nĐính kèm giấy tờ"


def test_a_page_saved_by_word_is_a_document_whole() -> None:
    page = (
        "<html><head><meta name=Generator content='Microsoft Word 12 (filtered)'></head><body lang=VI>"
        "<p class=MsoNormal>SỞ\nNỘI VỤ</p><p class=MsoListParagraph><![if !supportLists]>1.<span>&nbsp;</span>"
        "<![endif]>Mục\nđích</p><p class=MsoFooter><a href='http://a.vn'>a.vn</a></p></body></html>"
    )
    assert read(page.encode()).text == "SỞ NỘI VỤ\n\n1. Mục đích\n\na.vn"


def test_a_front_page_gives_its_headlines() -> None:
    headlines = "".join(
        f"<h3><a href='/{n}'>Tỉnh A tổ chức hội nghị trực tuyến sơ kết tháng {n}</a></h3>" for n in range(1, 7)
    )
    found = read(in_portal(headlines))
    assert found.text.startswith("- Tỉnh A tổ chức hội nghị trực tuyến sơ kết tháng 1\n- Tỉnh A")
    assert "Mục số" not in found.text
    assert "chỉ gồm các liên kết" in found.reading.warnings[0]


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<title>404 - File or directory not found.</title><h2>404 - not found</h2>", "báo lỗi"),
        ("<title>Lỗi</title><h1>Không tìm thấy trang</h1><p>Trang bạn yêu cầu không tồn tại.</p>", "báo lỗi"),
        ("<title>502 Bad Gateway</title><center><h1>502 Bad Gateway</h1></center><hr>nginx", "báo lỗi"),
        ("<title>Đăng nhập</title><form><input name=u><input type=password></form>Tên đăng nhập", "đăng nhập"),
        ("<meta http-equiv=refresh content='0; url=/a'><p>Đang chuyển hướng</p>", "chuyển hướng"),
        ("<script>window.location.href = '/a'</script><p>Xin chờ</p>", "chuyển hướng"),
        (f"<ul>{MENU}</ul>", "nội dung chính"),
        ("<frameset><frame src=a.html></frameset>", "nội dung chính"),
        ("", "nội dung chính"),
    ],
)
def test_pages_without_a_document_are_refused(page: str, reason: str) -> None:
    assert reason in refused(f"<html><body>{page}</body></html>".encode() if page else b"<html>")


def test_a_document_that_speaks_of_errors_is_none() -> None:
    main = "<h1>Nghị định 404/2025/NĐ-CP về xử lý lỗi hệ thống</h1>" + "<p>Điều khoản áp dụng cho cơ quan.</p>" * 40
    assert "404/2025/NĐ-CP" in read(in_portal(main)).text


@pytest.mark.parametrize("title", ["500 hộ nghèo được hỗ trợ nhà ở", "Công văn số 404 về tiếp dân", "Hồ sơ có lỗi"])
def test_short_news_is_no_error(title: str) -> None:
    found = read(in_portal(f"<h1>{title}</h1><p>Sáng nay, xã trao quà cho các hộ nghèo trên địa bàn.</p>"))
    assert found.text.startswith(f"# {title}")


def test_an_article_pasted_from_word_is_still_on_a_page() -> None:
    main = "<h1>Tin</h1><p class=MsoNormal>Sáng nay, xã trao quà cho các hộ nghèo trên địa bàn.<o:p></o:p></p>"
    assert "Mục số" not in read(in_portal(main)).text


def test_tags_left_open_by_the_thousand_lose_nothing() -> None:
    page = "<html xmlns:w='x'><body>" + "<font><b>" * 900 + "<p>Trong cùng</p></body></html>"
    assert read(page.encode()).text == "Trong cùng"


@given(
    st.text("<>/ap=\"' !-tdrulio&;#123\n", max_size=300), st.sampled_from(["", "<table>", "<ol>", "<html xmlns:w=x>"])
)
def test_noise_is_a_page_or_refused(noise: str, before: str) -> None:
    try:
        assert isinstance(read((before + noise).encode()), Content)
    except RejectedSource as rejected:
        assert rejected.help


@pytest.mark.skipif(not PAGES.is_dir(), reason="the real pages are not beside this checkout")
def test_real_pages() -> None:
    found = {path.stem: read(path.read_bytes()) for path in sorted(PAGES.glob("*.html"))}
    texts = {name: content.text for name, content in found.items()}
    assert not any("%u" in text or "Trang chủ" in text or "Đăng nhập" in text for text in texts.values())
    assert "Điều 2. Nhiệm vụ" in texts["phong-cong-nghe-thong-tin"]
    assert texts["phong-cong-nghe-thong-tin"].endswith("phân công.")
    assert "Thực hiện Chỉ thị số 16/CT-TTg" in texts["chi-dao-dieu-hanh"]
    assert "Số 185 Giảng Võ" not in texts["chi-dao-dieu-hanh"]
    assert "\nKhai báo thông tin và nộp hồ sơ\n- Mục" in texts["so-tay-tthc-page12"]
    assert found["vpcp_chinhphu_vn_home"].reading.warnings


@pytest.mark.skipif(not PAGES.is_dir(), reason="the real pages are not beside this checkout")
def test_real_pages_cut_short() -> None:
    for path in PAGES.glob("*.html"):
        data = path.read_bytes()
        for share in (0.1, 0.5, 0.9):
            try:
                read(data[: int(len(data) * share)])
            except RejectedSource as rejected:
                assert rejected.help

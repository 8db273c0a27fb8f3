"""Readers on files made here, and the rejections a clerk will meet."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.errors import RejectedSource
from ingest.read import MAX_FILE_BYTES, RawDocument, read, reader_of
from ingest.readers.content import MAX_LINE_CHARS
from ingest.readers.jsonl import MAX_RECORD_BYTES

HTML_BODIES = Path(__file__).parents[3] / "shared" / "documents" / "html"


@pytest.fixture
def read_one(tmp_path: Path) -> Callable[[str, bytes], RawDocument | RejectedSource]:
    def read_bytes(name: str, data: bytes) -> RawDocument | RejectedSource:
        path = tmp_path / name
        path.write_bytes(data)
        (found,) = read(path, key=f"thư mục/{name}")
        return found

    return read_bytes


ReadOne = Callable[[str, bytes], RawDocument | RejectedSource]
WORDS = "Sở Nội vụ họp bàn việc mới."


@pytest.mark.parametrize(
    "data",
    [
        WORDS.encode(),
        WORDS.encode("utf-8-sig"),
        WORDS.encode("utf-16"),
        b"\xfe\xff" + WORDS.encode("utf-16-be"),
        WORDS.replace("ở", "o\u031b\u0309").replace("ộ", "o\u0323\u0302").encode(),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16", "utf-16 big-endian", "decomposed"],
)
def test_plain_text_in_any_unicode(read_one: ReadOne, data: bytes) -> None:
    found = read_one("a.txt", data)
    assert isinstance(found, RawDocument)
    assert (found.text, found.key, found.title, found.reader) == (WORDS, "thư mục/a.txt", None, "text/1")


def test_plain_text_is_tidied(read_one: ReadOne) -> None:
    found = read_one("A.TXT", "Dòng một\r\nDòng\u00a0hai\u200b\x0c".encode())
    assert isinstance(found, RawDocument)
    assert found.text == "Dòng một\nDòng\u00a0hai "  # a no-break space is the file's own


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "trống"),
        ("a.txt", " \n\u200b\t".encode(), "trống"),
        ("a.md", b"---\n---\n", "trống"),
        ("a.txt", b"abc\0\0\0def", "nhị phân"),
        ("a.txt", bytes(range(1, 32)) * 20 + b"abc", "nhị phân"),
        ("a.txt", b"%PDF-1.7 \xe2\xe3", "PDF"),
        ("a.txt", b"PK\x03\x04....", "Word"),
        ("a.txt", "Sở Nội vụ".encode("cp1258", "replace") + b"\xd0\xff", "bảng mã"),
        ("a.html", b"<meta charset='khong-co'><p>abc</p>", "bảng mã"),
        ("a.html", b"<html><body><script>var a = 1;</script></body></html>", "nội dung chính"),
        ("a.htm", b"<", "nội dung chính"),
        ("a.doc", b"abc", ".doc"),
        ("a", b"abc", "không có đuôi"),
        ("a.jsonl", b"", "trống"),
    ],
)
def test_what_cannot_be_read_says_why(read_one: ReadOne, name: str, data: bytes, reason: str) -> None:
    found = read_one(name, data)
    assert isinstance(found, RejectedSource)
    assert reason in str(found)
    assert found.help


def test_a_line_without_end_is_no_text(read_one: ReadOne) -> None:
    found = read_one("a.txt", b"ab " * (MAX_LINE_CHARS // 3 + 1))
    assert isinstance(found, RejectedSource)
    assert "1.000.000" in str(found)


def test_a_file_too_large_is_not_held(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(MAX_FILE_BYTES * 40)  # sparse: takes no room
    (found,) = read(path, key="a.txt")
    assert isinstance(found, RejectedSource)
    assert "32 MB" in str(found)


def test_a_path_that_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    (found,) = read(tmp_path / "a.txt", key="a.txt")
    assert isinstance(found, RejectedSource)
    assert "Không mở được" in str(found)


@pytest.mark.parametrize("name", ["missing.txt", "missing.jsonl"])
def test_a_file_that_is_gone(tmp_path: Path, name: str) -> None:
    (found,) = read(tmp_path / name, key=name)
    assert isinstance(found, RejectedSource)
    assert "Không mở được" in str(found)


def test_markdown_stays_as_it_is_and_gives_its_front_matter(read_one: ReadOne) -> None:
    text = '---\ntitle: "Kế hoạch *năm*"\ndate: 2022-03-04\n---\n\n# Tên trong bài\n\n**Đậm** và [liên kết](a.html).\n'
    found = read_one("a.md", text.encode())
    assert isinstance(found, RawDocument)
    assert found.text == text
    assert (found.title, dict(found.hints)) == ("Kế hoạch *năm*", {"date": "2022-03-04"})


def test_markdown_title_is_the_first_heading(read_one: ReadOne) -> None:
    found = read_one("a.md", "Mở đầu\n\n# **Tên** [bài](x)\n\n# Khác\n".encode())
    assert isinstance(found, RawDocument)
    assert found.title == "Tên bài"


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


def test_html_gives_the_main_text_with_headings_lists_and_tables(read_one: ReadOne) -> None:
    found = read_one("a.html", PAGE.encode())
    assert isinstance(found, RawDocument)
    assert found.text == MAIN_TEXT
    assert found.title == "Huyện A họp dân"
    assert dict(found.hints) == {"date": "2022-05-06T08:00", "publisher": "Cổng tin huyện A"}


def test_html_in_the_charset_it_declares(read_one: ReadOne) -> None:
    page = "<html><head><meta charset=windows-1252></head><body><p>Café déjà vu, une phrase longue.</p></body></html>"
    found = read_one("a.htm", page.encode("cp1252"))
    assert isinstance(found, RawDocument)
    assert found.text.startswith("Café déjà vu")


def test_html_with_escapes_of_javascript(read_one: ReadOne) -> None:
    found = read_one(
        "a.html",
        b"<html><body><p>H%u1ed7 tr%u1ee3 ng%u01b0%u1eddi d%u00e2n n%u1ed9p h%u1ed3 s%u01a1.</p></body></html>",
    )
    assert isinstance(found, RawDocument)
    assert found.text == "Hỗ trợ người dân nộp hồ sơ."


def test_a_collection_gives_a_document_a_record_and_names_bad_lines(tmp_path: Path) -> None:
    lines = [
        json.dumps(
            {"_id": "a", "title": "Tên", "text": "Một.", "date": "2022-01-02", "metadata": {"url": "http://x", "n": 3}}
        ),
        "{không phải json",
        "",
        json.dumps({"_id": "a", "text": "Hai."}),
        json.dumps({"text": "Ba."}),
        json.dumps({"_id": "b", "text": "  "}),
        json.dumps(["_id", "text"]),
        json.dumps({"_id": 7, "text": "Bảy."}),
        '{"_id": "c", "text": "nửa \\ud83d"}',
        '{"_id": "d", "text": "' + "x" * MAX_RECORD_BYTES + '"}',
        "[" * 100_000,
        json.dumps({"_id": "e", "text": "Cuối."}),
    ]
    path = tmp_path / "c.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8-sig")
    found = list(read(path, key="c.jsonl"))
    documents = [f for f in found if isinstance(f, RawDocument)]
    rejected = [str(f) for f in found if isinstance(f, RejectedSource)]
    assert [(d.key, d.text) for d in documents] == [("a", "Một."), ("7", "Bảy."), ("e", "Cuối.")]
    assert documents[0].title == "Tên"
    assert documents[0].hints == {"date": "2022-01-02", "url": "http://x", "n": "3"}
    assert [reason.split(":")[0] for reason in rejected] == [f"Dòng {n}" for n in (2, 4, 5, 6, 7, 9, 10, 11)]


def test_the_reader_of_a_path_has_a_version() -> None:
    assert [reader_of(Path(name)) for name in ("a.TXT", "a.md", "a.htm", "a.jsonl")] == [
        "text/1",
        "markdown/1",
        "html/1",
        "jsonl/1",
    ]


def test_the_hash_changes_with_what_was_read(read_one: ReadOne) -> None:
    hashes = []
    for data in (b"# A\n\nabc", b"# A\n\nabc", b"# A\n\nabd", b"# B\n\nabc"):
        found = read_one("a.md", data)
        assert isinstance(found, RawDocument)
        hashes.append(found.content_hash)
    assert hashes[0] == hashes[1]
    assert len(set(hashes)) == 3


@pytest.mark.skipif(not HTML_BODIES.is_dir(), reason="the real pages are not beside this checkout")
def test_real_pages() -> None:
    found = {path.name: next(read(path, key=path.name)) for path in sorted(HTML_BODIES.glob("*.html"))}
    texts = {name: raw.text for name, raw in found.items() if isinstance(raw, RawDocument)}
    assert len(texts) == len(found)
    assert not any("%u" in text for text in texts.values())
    assert "Điều 2. Nhiệm vụ" in texts["phong-cong-nghe-thong-tin.html"]

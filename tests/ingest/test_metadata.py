"""What documents say of themselves, in the forms that newspapers, portals and offices use."""

import datetime
import json
from pathlib import Path

import pytest

from ingest.documents import DocumentKind, Relation, SourceDocument
from ingest.facts.dates import dates_in
from ingest.metadata import describe
from ingest.read import RawDocument, read
from ingest.text import tidy

DECISIONS = Path(__file__).parents[3] / "shared" / "documents" / "decisions"
ARTICLES = Path(__file__).parents[3] / "shared" / "articles"
BODY = "Hội nghị đánh giá kết quả cải cách hành chính năm qua và bàn nhiệm vụ năm tới của toàn ngành."


def described(text: str, *, title: str | None = None, **hints: str) -> SourceDocument:
    return describe(RawDocument(key="k", text=tidy(text), title=title, reader="text/1", content_hash="", hints=hints))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Thứ Tư, ngày 20 tháng 10 năm 2021 - 13:54", (2021, 10, 20)),
        ("05/11/2021", (2021, 11, 5)),
        ("31.7.2020", (2020, 7, 31)),
        ("Ngày 7-10-2021", (2021, 10, 7)),
        ("2021-11-05T08:00:00+07:00", (2021, 11, 5)),
        ("ngày 02 tháng 9, 2021", (2021, 9, 2)),
        ("NGÀY 15 THÁNG 7 NĂM 2021", (2021, 7, 15)),
        ("31/02/2021", None),
        ("số 12/2021/QĐ-UBND", None),
        ("giai đoạn 2021-2025", None),
        ("1/2/2021/3", None),
    ],
)
def test_dates(written: str, expected: tuple[int, int, int] | None) -> None:
    found = [mention.date for mention in dates_in(tidy(written))]
    assert found == ([datetime.date(*expected)] if expected else [])


@pytest.mark.parametrize(
    "dateline",
    [
        "Thứ Tư, ngày 20 tháng 10 năm 2021 - 13:54",
        "13:54, 20/10/2021",
        "20/10/2021 | 13:54 PM",
        "Cập nhật: 20.10.2021 lúc 13 giờ 54",
        "Hà Nội, ngày 20 tháng 10 năm 2021",
    ],
)
def test_news_has_the_headline_above_its_dateline(dateline: str) -> None:
    document = described(
        f"Chuyên mục\n\nTỉnh họp bàn cải cách hành chính\n\n{dateline}\n\nNgày 1/1/2020, có việc. {BODY}"
    )
    assert document.title == "Tỉnh họp bàn cải cách hành chính"
    assert document.metadata.date == datetime.date(2021, 10, 20)
    assert document.metadata.kind is DocumentKind.NEWS


def test_a_date_in_the_story_is_not_the_date_of_issue() -> None:
    document = described(f"Tỉnh họp bàn cải cách\n\nNgày 19/10/2021, UBND tỉnh họp với các huyện về nhiều việc. {BODY}")
    assert document.metadata.date is None


LETTERHEAD = f"""\
ỦY BAN NHÂN DÂN
TỈNH NAM ĐỊNH

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 77 /KH-UBND

Nam Định, ngày 03 tháng 02 năm 2022

KẾ HOẠCH
Kiểm tra công tác cải cách hành chính

Căn cứ Quyết định số 2084/QĐ-UBND ngày 28/9/2021. {BODY} Theo Kế hoạch số 77/KH-UBND này.
"""


def test_an_official_document() -> None:
    document = described(LETTERHEAD)
    assert document.title == "Kế hoạch 77/KH-UBND: Kiểm tra công tác cải cách hành chính"
    assert document.metadata.model_dump(exclude_unset=True, exclude_none=True) == {
        "kind": DocumentKind.PLAN,
        "number": "77/KH-UBND",
        "numbers_mentioned": ("2084/QĐ-UBND",),
        "issuer": "Ủy ban nhân dân tỉnh Nam Định",
        "province": "Nam Định",
        "date": datetime.date(2022, 2, 3),
        "summary": "Kiểm tra công tác cải cách hành chính",
        "signed_at": "Nam Định",
        "links": ({"relation": Relation.BASED_ON, "number": "2084/QĐ-UBND"},),
    }


def test_a_letter_names_the_lower_authority_and_its_subject() -> None:
    document = described(
        "UBND TỈNH VĨNH PHÚC\nSỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG\nSố: 12/STNMT-VP\nV/v báo cáo số liệu quý I\n"
        f"Vĩnh Phúc, ngày 5 tháng 4 năm 2022\nKính gửi: Các phòng;\n{BODY}"
    )
    assert document.title == "Công văn 12/STNMT-VP: V/v báo cáo số liệu quý I"
    assert document.metadata.issuer == "Sở Tài nguyên và Môi trường tỉnh Vĩnh Phúc"
    assert document.metadata.number == "12/STNMT-VP"
    assert document.metadata.date == datetime.date(2022, 4, 5)


def test_news_about_a_document_has_no_number_of_its_own() -> None:
    document = described(
        f"Ban hành Chỉ thị số 9/CT-UBND\n\n14/10/2021\n\nChỉ thị số 9/CT-UBND yêu cầu các sở vào cuộc. {BODY}"
    )
    assert (document.metadata.number, document.metadata.numbers_mentioned) == (None, ("9/CT-UBND",))


@pytest.mark.parametrize(
    ("tail", "issuer"),
    [
        ("Nguồn: Cổng TTĐT tỉnh An Giang", "Cổng TTĐT tỉnh An Giang"),
        ("Lê An\nSở Nội vụ tỉnh Vĩnh Phúc", "Sở Nội vụ tỉnh Vĩnh Phúc"),
        ("BÁO SÔNG NƯỚC ĐIỆN TỬ\nTổng biên tập: Lê A\nTòa soạn: số 1 đường B", "Báo Sông Nước điện tử"),
        ("Lê An", None),
    ],
)
def test_who_published_it_stands_at_the_end(tail: str, issuer: str | None) -> None:
    assert described(f"Tỉnh họp\n\n14/10/2021\n\n{BODY}\n\n{tail}").metadata.issuer == issuer


@pytest.mark.parametrize(
    "lead, issuer", [("BDK.VN - ", "BDK.VN"), ("(TTXVN) – ", "TTXVN"), ("(Chinhphu.vn) - ", "Chinhphu.vn")]
)
def test_an_agency_opens_the_story(lead: str, issuer: str) -> None:
    assert described(f"Tỉnh họp\n\n14/10/2021\n\n{lead}{BODY}").metadata.issuer == issuer


def test_a_summary_states_its_source() -> None:
    document = described(
        '# Tóm tắt\n\n> Bản tóm tắt. Nguồn: bài "Tỉnh A họp, bàn việc", Báo Sông Nước điện tử, ngày 14/10/2021.\n\n'
        + BODY
    )
    assert document.metadata.issuer == "Báo Sông Nước điện tử"
    assert document.metadata.date == datetime.date(2021, 10, 14)


def test_a_table_of_properties() -> None:
    document = described(
        "| Thuộc tính | Nội dung |\n|---|---|\n| **Số hiệu** | 55/2011/NĐ-CP |\n| **Loại văn bản** | Nghị định |\n"
        "| **Nơi ban hành** | Chính phủ |\n| **Người ký** | Nguyễn Văn An, Thủ tướng |\n"
        "| **Ngày ban hành** | 04/07/2011 |\n| **Ngày hiệu lực** | 25/08/2011 |\n"
        f"| **Trạng thái** | Hết hiệu lực một phần |\n\n{BODY}",
        title="Tổ chức pháp chế",
    )
    assert document.metadata.kind is DocumentKind.DECREE
    assert document.metadata.number == "55/2011/NĐ-CP"
    assert document.metadata.issuer == "Chính phủ"
    assert document.metadata.date == datetime.date(2011, 7, 4)
    assert document.metadata.effective_date == datetime.date(2011, 8, 25)
    assert (document.metadata.signer, document.metadata.signer_title) == ("Nguyễn Văn An", "Thủ tướng")
    assert document.metadata.status == "partly_expired"


def test_fields_of_a_record_come_first() -> None:
    document = described(
        f"Tỉnh họp\n\n14/10/2021\n\n{BODY}",
        title="Tên khác",
        date="2020-01-02",
        publisher="Báo Lúa",
        province="Nam Dinh",
    )
    assert document.title == "Tên khác"
    assert (document.metadata.date, document.metadata.issuer) == (datetime.date(2020, 1, 2), "Báo Lúa")
    assert document.metadata.province == "Nam Định"


def test_two_fields_on_one_line() -> None:
    document = described(f"Tỉnh họp\n\nĐơn vị đăng: Báo Lúa. Ngày đăng: 14/10/2021, lúc 9 giờ.\n\n{BODY}")
    assert document.metadata.date == datetime.date(2021, 10, 14)
    assert document.metadata.issuer == "Báo Lúa"


def test_text_without_any_head_gets_its_first_words_as_title() -> None:
    text = "Vào năm đó quan cai trị vùng biên đã sai sứ giả đi về phương tây xa xôi. " * 5
    assert (
        described(text).title
        == "Vào năm đó quan cai trị vùng biên đã sai sứ giả đi về phương tây xa xôi. Vào năm đó quan cai trị…"
    )
    assert described("Mục lục").title == "Mục lục"


def test_a_comparison_of_provinces_is_of_none() -> None:
    assert described(f"So sánh\n\nTỉnh Nam Định và tỉnh Bến Tre cùng họp. {BODY}").metadata.province is None
    assert described(f"Tin\n\nTỉnh Bến Tre họp. {BODY}").metadata.province == "Bến Tre"


@pytest.mark.skipif(not ARTICLES.is_dir(), reason="the real articles are not beside this checkout")
def test_real_articles() -> None:
    found = {}
    for path in sorted(ARTICLES.glob("*.txt")):
        (raw,) = read(path, key=path.name)
        assert isinstance(raw, RawDocument)
        document = describe(raw)
        found[path.name[:3]] = (document.metadata.province, str(document.metadata.date), document.metadata.issuer)
    assert found == {
        "000": ("Tuyên Quang", "2021-10-20", "Phòng CCHC-VTLT"),
        "001": ("Vĩnh Phúc", "2021-11-05", "Sở Nội vụ tỉnh Vĩnh Phúc"),
        "002": (None, "2020-07-31", "BDK.VN"),
        "003": ("Nam Định", "2021-10-14", "Báo Nam Định điện tử"),
        "004": ("An Giang", "2022-09-15", "Cổng TTĐT tỉnh An Giang"),
    }


@pytest.mark.skipif(not DECISIONS.is_dir(), reason="the real decisions are not beside this checkout")
def test_real_decisions() -> None:
    expected = json.loads((DECISIONS / "expected.json").read_text(encoding="utf-8"))
    wrong = []
    for name, fields in expected.items():
        (raw,) = read(DECISIONS / name, key=name)
        assert isinstance(raw, RawDocument)
        found = describe(raw).metadata
        day = f"{found.date:%d/%m/%Y}" if found.date else None
        read_fields = (found.number, day, found.issuer, found.summary, found.signer, found.kind)
        stated = tuple(fields[key] for key in ("so_hieu", "ngay_ban_hanh", "co_quan_ban_hanh", "trich_yeu", "nguoi_ky"))
        if read_fields != (*stated, DocumentKind.DECISION):
            wrong.append((name, read_fields))
    assert wrong == []


def test_a_document_without_a_letterhead_is_signed_at_its_end() -> None:
    heading = "Báo cáo số 71/BC-UBND ngày 02 tháng 12 năm 2031 của UBND tỉnh Lai Châu"
    text = f"# {heading}\n\nĐã làm xong.\n\nTM. ỦY BAN NHÂN DÂN — CHỦ TỊCH: **Vừ A Páo**"
    metadata = described(text, title=heading).metadata
    assert metadata.number == "71/BC-UBND"
    assert (metadata.signer, metadata.signer_title) == ("Vừ A Páo", "Chủ tịch")
    assert (metadata.date, metadata.issuer) == (datetime.date(2031, 12, 2), "UBND tỉnh Lai Châu")


def test_a_table_of_fees_is_signed_and_bears_the_name_of_its_office() -> None:
    document = described(
        "ỦY BAN NHÂN DÂN XÃ SUỐI VÀNG\n\nBẢNG CÔNG KHAI LỆ PHÍ\n"
        f"(Ban hành kèm theo Thông báo số 4/TB-UBND ngày 2/7/2027)\n\n{BODY}\n\nCHỦ TỊCH\nLục Thị Hiền"
    )
    facts = document.metadata
    assert document.title == "Bảng công khai lệ phí (Ủy ban nhân dân xã Suối Vàng)"
    assert (facts.issuer, facts.signer) == ("Ủy ban nhân dân xã Suối Vàng", "Lục Thị Hiền")
    assert (facts.number, facts.date, facts.kind) == (None, datetime.date(2027, 7, 2), DocumentKind.OTHER)


def test_a_paper_opens_the_story_with_its_name() -> None:
    document = described(f"Tỉnh họp\n\n14/10/2021\n\n**(Báo Sông Nước) - {BODY}**")
    assert document.metadata.issuer == "Báo Sông Nước"


def test_the_kind_may_stand_above_the_issuer() -> None:
    document = described(
        "# CHỈ THỊ\n\n**ỦY BAN NHÂN DÂN TỈNH NAM ĐỊNH**\nSố: 14/CT-UBND\n*Nam Định, ngày 22 tháng 9 năm 2027*\n\n"
        f"## Về giữ gìn vệ sinh\n\n{BODY}",
        title="CHỈ THỊ",
    )
    assert document.title == "Chỉ thị 14/CT-UBND: Về giữ gìn vệ sinh"
    assert document.metadata.issuer == "Ủy ban nhân dân tỉnh Nam Định"

"""Who signed a document and when it was issued, where a question names it by its number or by what it is about."""

import pytest

from bot.reader.asked_document import kind_signed, own_document
from bot.reader.own_facts import holder_signing, own_fact
from tests.bot.answering import asked_as, hits_in

DECISION = """ỦY BAN NHÂN DÂN
TỈNH YÊN BÁI

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: {number}
Yên Bái, ngày 05 tháng 3 năm 2024

QUYẾT ĐỊNH

Ban hành Quy chế làm việc của Trung tâm Phục vụ hành chính công

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;

Điều 1. Ban hành Quy chế. Ông Trần Văn Bình ký các giấy tờ của Trung tâm.

Điều 2. Quyết định này có hiệu lực từ ngày 20 tháng 3 năm 2024.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

NGUYỄN THỊ HẠNH
"""
UNLIKE = DECISION.format(number="18/2024/QĐ-UBND").replace("Quy chế làm việc", "Bộ quy tắc ứng xử")
OURS, OTHER = DECISION.format(number="17/2024/QĐ-UBND"), DECISION.format(number="18/2024/QĐ-UBND")


@pytest.mark.parametrize(
    ("question", "fact", "line"),
    [
        (
            "Quyết định 17/2024/QĐ-UBND về việc gì?",
            "Ban hành Quy chế làm việc của Trung tâm Phục vụ hành chính công",
            "Ban hành Quy chế làm việc của Trung tâm Phục vụ hành chính công",
        ),
        ("Ai ký Quyết định 17/2024/QĐ-UBND?", "NGUYỄN THỊ HẠNH", "NGUYỄN THỊ HẠNH"),
        ("nguoi ky quyet dinh 17/2024/QD-UBND la ai", "NGUYỄN THỊ HẠNH", "NGUYỄN THỊ HẠNH"),
        (
            "Quyết định 17/2024/QĐ-UBND ban hành ngày nào?",
            "05 tháng 3 năm 2024",
            "Yên Bái, ngày 05 tháng 3 năm 2024",
        ),
        (
            "Quyết định 17/2024/QĐ-UBND có hiệu lực từ ngày nào?",
            "20 tháng 3 năm 2024",
            "Điều 2. Quyết định này có hiệu lực từ ngày 20 tháng 3 năm 2024.",
        ),
        (
            "Quyết định 17/2024/QĐ-UBND bắt đầu áp dụng từ bao giờ?",
            "20 tháng 3 năm 2024",
            "Điều 2. Quyết định này có hiệu lực từ ngày 20 tháng 3 năm 2024.",
        ),
        (
            "Số hiệu của quyết định ban hành quy chế làm việc của Trung tâm Phục vụ hành chính công là gì?",
            "17/2024/QĐ-UBND",
            "Số: 17/2024/QĐ-UBND",
        ),
        (
            "Quyết định về quy chế làm việc của Trung tâm Phục vụ hành chính công do ai ký?",
            "NGUYỄN THỊ HẠNH",
            "NGUYỄN THỊ HẠNH",
        ),
    ],
)
def test_the_head_and_the_foot_of_the_document_answer(question: str, fact: str, line: str) -> None:
    query, hits = asked_as(question), hits_in(UNLIKE, OURS)
    document = own_document(query, hits)
    assert document
    assert document.key == "2.txt"
    found = own_fact(query, [hit for hit in hits if hit.document.id == document.id])
    assert found
    assert found.span
    assert document.text[found.span.start : found.span.end] == fact
    assert found.text == line


@pytest.mark.parametrize(
    "question",
    [
        "Ai ký các giấy tờ của Trung tâm theo Quyết định 17/2024/QĐ-UBND?",
        "Quyết định 19/2024/QĐ-UBND do ai ký?",
        "Ai ký quyết định?",
        "Số hiệu của kế hoạch ban hành quy chế làm việc của Trung tâm Phục vụ hành chính công là gì?",
        "Số hiệu của quyết định ban hành quy chế làm việc của Trung tâm năm 2019 là gì?",
    ],
)
def test_other_questions_are_read_as_any(question: str) -> None:
    assert own_document(asked_as(question), hits_in(OTHER, OURS)) is None


def test_a_number_that_two_documents_have_tells_nothing() -> None:
    query = asked_as("Ai ký Quyết định 17/2024/QĐ-UBND?")
    assert (
        own_document(query, hits_in(OURS, OURS.replace("YÊN BÁI", "LAI CHÂU").replace("Yên Bái", "Lai Châu"))) is None
    )


def test_a_document_that_does_not_print_it_says_nothing() -> None:
    query, hits = asked_as("Ai ký Quyết định 17/2024/QĐ-UBND?"), hits_in(OURS.partition("TM.")[0])
    assert own_document(query, hits)
    assert own_fact(query, hits) is None


PLAN = """ỦY BAN NHÂN DÂN
XÃ SUỐI VÀNG

Số: {number}/KH-UBND
Suối Vàng, ngày {day}

KẾ HOẠCH
Phòng, chống thiên tai năm {year} trên địa bàn xã Suối Vàng

Thực hiện Luật Phòng, chống thiên tai, xã xây dựng kế hoạch.
I. NHIỆM VỤ
Giấy mời dân đi họp do Chủ tịch UBND xã ký.

Nơi nhận:                          TM. ỦY BAN NHÂN DÂN
- UBND huyện;                           CHỦ TỊCH
- Lưu: VT.                          {signer}
"""
FORMER = PLAN.format(number=8, day="05 tháng 02 năm 2023", year=2023, signer="Bế Văn Lương")
# Of the next year, but issued in the same.
LATTER = PLAN.format(number=71, day="28 tháng 12 năm 2023", year=2024, signer="Lục Thị Hiền")
RULES = """ỦY BAN NHÂN DÂN
XÃ SUỐI VÀNG

Số: 3/QĐ-UBND
Suối Vàng, ngày 05 tháng 02 năm 2023

QUYẾT ĐỊNH
Về việc phân công công tác của công chức xã Suối Vàng

Căn cứ Luật Cán bộ, công chức;

Điều 1. Phân công như sau.

CHỦ TỊCH
**Vàng A Sử**
"""


@pytest.mark.parametrize(
    ("question", "signer"),
    [
        ("Kế hoạch phòng, chống thiên tai năm 2023 của xã Suối Vàng do ai ký?", "Bế Văn Lương"),
        ("Ai ký kế hoạch phòng chống thiên tai năm 2024 của UBND xã Suối Vàng?", "Lục Thị Hiền"),
        ("Ai ký quyết định phân công công tác ở xã Suối Vàng?", "Vàng A Sử"),
        ("Ai ký QĐ 3 về cán bộ của xã Suối Vàng?", "Vàng A Sử"),
    ],
)
def test_a_document_is_known_by_its_kind_year_and_place(question: str, signer: str) -> None:
    query, hits = asked_as(question), hits_in(FORMER, LATTER, RULES)
    document = own_document(query, hits)
    assert document
    found = own_fact(query, [hit for hit in hits if hit.document.id == document.id])
    assert found
    assert found.text == signer


@pytest.mark.parametrize(
    "question",
    [
        "Ai ký kế hoạch phòng chống thiên tai năm 2022 của xã Suối Vàng?",
        "Ai ký kế hoạch phòng chống thiên tai năm 2024 của xã Đá Bạc?",
        "Ai ký kế hoạch phòng chống thiên tai năm 2024 trên địa bàn xã Suối Bạc?",
        "Ai ký kế hoạch phòng chống thiên tai của xã Suối Vàng?",
        "Ai ký báo cáo phòng chống thiên tai năm 2024 của xã Suối Vàng?",
    ],
)
def test_the_plan_of_another_year_or_place_has_another_signer(question: str) -> None:
    query, hits = asked_as(question), hits_in(FORMER, LATTER, RULES)
    assert own_document(query, hits) is None
    assert kind_signed(query)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Ai ký kế hoạch năm 2024?", ("ke", "hoach")),
        ("Nghị quyết về học phí do ai ký?", ("nghi", "quyet")),
        ("Ai ký giấy khen theo quyết định phân công?", ()),
        ("Ai chủ trì kế hoạch năm 2024?", ()),
    ],
)
def test_the_kind_of_document_that_was_signed(question: str, kind: tuple[str, ...]) -> None:
    assert kind_signed(asked_as(question)) == kind


SIGNED = """ỦY BAN NHÂN DÂN
{body}

Số: 9/TB-UBND
Đồi Gió, ngày 05 tháng 3 năm 2024

THÔNG BÁO
Về việc mở chợ

Chợ họp sáng thứ bảy.

TM. ỦY BAN NHÂN DÂN
{title}

Trần Văn Bình
"""


@pytest.mark.parametrize(
    ("question", "body", "title", "signs"),
    [
        ("Chủ tịch xã Đồi Gió là ai?", "XÃ ĐỒI GIÓ", "CHỦ TỊCH", True),
        ("Chủ tịch UBND xã Đồi Gió tên gì?", "XÃ ĐỒI GIÓ", "CHỦ TỊCH", True),
        ("Phó Chủ tịch xã Đồi Gió là ai?", "XÃ ĐỒI GIÓ", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", True),
        ("Chủ tịch tỉnh Yên Bái là ai?", "TỈNH YÊN BÁI", "CHỦ TỊCH", True),
        ("Chủ tịch xã Đồi Gió là ai?", "XÃ ĐỒI GIÓ", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", False),
        ("Phó Chủ tịch xã Đồi Gió là ai?", "XÃ ĐỒI GIÓ", "CHỦ TỊCH", False),
        ("Chủ tịch HĐND xã Đồi Gió là ai?", "XÃ ĐỒI GIÓ", "CHỦ TỊCH", False),
        ("Chủ tịch xã Suối Đá là ai?", "XÃ ĐỒI GIÓ", "CHỦ TỊCH", False),
        ("Chủ tịch tỉnh Yên Bái là ai?", "XÃ ĐỒI GIÓ, TỈNH YÊN BÁI", "CHỦ TỊCH", False),
        ("Chủ tịch cũ của xã Đồi Gió là ai?", "XÃ ĐỒI GIÓ", "CHỦ TỊCH", False),
    ],
)
def test_who_signs_by_a_position_holds_it(question: str, body: str, title: str, signs: bool) -> None:
    hits = hits_in(SIGNED.format(body=body, title=title))
    fact = holder_signing(asked_as(question), hits, lambda document: hits)
    assert (fact is not None and fact.span is not None) is signs
    if fact and fact.span:
        assert fact.hit.document.text[slice(*fact.span)] == "Trần Văn Bình"

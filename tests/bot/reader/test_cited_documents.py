"""What a text says of documents of others: several in one long sentence, each with its own day, issuer and subject."""

import pytest

from bot.reader.cited_documents import citations_in, cited_fact
from bot.reader.evidence import Evidence
from tests.bot.answering import asked_as, hits_in

ARTICLE = """Họp về phòng cháy ở Lai Châu

Thực hiện Kế hoạch số 41/KH-UBND ngày 12/2/2023 của UBND tỉnh về diễn tập chữa cháy chợ, ngày 3/4/2023 Sở Công Thương \
mở lớp. Đồng chí Lê Văn Tư đã phổ biến Chỉ thị số 9/CT-TTg ngày 5-1-2023 của Thủ tướng Chính phủ về việc tăng cường \
phòng cháy ở chợ và Quyết định số 502/QĐ-UBND ngày 6 tháng 3 năm 2023 của UBND tỉnh phê duyệt danh mục chợ, trong đó \
có 12 chợ lớn; Phương án chữa cháy mùa khô ban hành kèm theo Quyết định số 77/QĐ-BCH ngày 8/3/2023; Nghị quyết số \
6-NQ/TU.

Ngày 20-5-2023, Chủ tịch UBND tỉnh Lai Châu đã ký ban hành Công văn số 118/UBND-KT yêu cầu các chợ lắp vòi nước.
"""
TOLD = {
    "41/KH-UBND": ("12/2/2023", "UBND tỉnh", "về diễn tập chữa cháy chợ"),
    "9/CT-TTg": ("5-1-2023", "Thủ tướng Chính phủ", "về việc tăng cường phòng cháy ở chợ"),
    "502/QĐ-UBND": ("6 tháng 3 năm 2023", "UBND tỉnh", "phê duyệt danh mục chợ"),
    "77/QĐ-BCH": ("8/3/2023", None, "Phương án chữa cháy mùa khô"),
    "6-NQ/TU": (None, None, None),
    "118/UBND-KT": ("20-5-2023", "Chủ tịch UBND tỉnh Lai Châu", "yêu cầu các chợ lắp vòi nước"),
}


def test_each_document_is_told_with_its_own_day_issuer_and_subject() -> None:
    found = {}
    for sentence in ARTICLE.replace("\n", ". ").split(". "):
        for each in citations_in(sentence):
            facts = (each.day, each.issuer, each.about)
            found[each.number.canonical] = tuple(span and sentence[slice(*span)] for span in facts)
    assert found == TOLD


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("Kế hoạch 41 là kế hoạch gì?", "về diễn tập chữa cháy chợ"),
        ("Kế hoạch 41 ở Lai Châu là để làm gì?", "về diễn tập chữa cháy chợ"),
        ("Chỉ thị 9/CT-TTg nói về chuyện gì?", "về việc tăng cường phòng cháy ở chợ"),
        ("Chỉ thị 9 của trung ương ký ngày nào?", "5-1-2023"),
        ("Quyết định 77 về việc gì?", "Phương án chữa cháy mùa khô"),
        ("Quyết định 502 ký ngày nào?", "6 tháng 3 năm 2023"),
        ("Công văn 118 được ban hành hôm nào?", "20-5-2023"),
        ("Kế hoạch 41/KH-UBND năm 2023 ban hành ngày nào?", "12/2/2023"),
        ("Kế hoạch 41/KH-UBND (12/2/2023) do ai ban hành?", "UBND tỉnh"),
        ("Công văn 118 của UBND tỉnh Lai Châu ban hành ngày nào?", "20-5-2023"),
        ("Nội dung chính của Chỉ thị 9/CT-TTg là gì?", "về việc tăng cường phòng cháy ở chợ"),
        ("Chủ đề của Kế hoạch 41/KH-UBND là gì?", "về diễn tập chữa cháy chợ"),
        ("Chỉ thị 9 của ai?", "Thủ tướng Chính phủ"),
        ("Chỉ thị 9 do cơ quan nào ban hành?", "Thủ tướng Chính phủ"),
    ],
)
def test_a_question_of_one_document_is_told_of_that_one(question: str, fact: str) -> None:
    found = _found(question, ARTICLE)
    assert found
    assert found.span
    assert found.hit.document.text[slice(*found.span)] == fact


@pytest.mark.parametrize(
    "question",
    [
        "Kế hoạch 42 là kế hoạch gì?",
        "Kế hoạch 41 ở Gia Lai là kế hoạch gì?",
        "Quyết định 502 có bao nhiêu chợ?",
        "Quyết định 502 có hiệu lực từ ngày nào?",
        "Quyết định 502 do ai ký?",
        "Quyết định ban hành Phương án 77 là quyết định nào?",
        "Nghị quyết 6 ban hành ngày nào?",
        "Quyết định 502 của Thủ tướng ký ngày nào?",
        "Quyết định 502 của UBND xã Suối Mơ ký ngày nào?",
        "Kế hoạch 41/KH-UBND năm 2021 ban hành ngày nào?",
        "Kế hoạch 41/KH-UBND (13/2/2023) do ai ban hành?",
        "Công văn 118 của UBND tỉnh Gia Lai ban hành ngày nào?",
    ],
)
def test_what_is_not_told_is_not_found(question: str) -> None:
    assert _found(question, ARTICLE) is None


def test_a_number_of_two_documents_tells_nothing() -> None:
    question = "Kế hoạch 41 là kế hoạch gì?"
    assert _found(question, ARTICLE, ARTICLE)
    assert _found(question, ARTICLE, ARTICLE.replace("41/KH-UBND", "41/KH-SCT")) is None
    assert _found(question, ARTICLE, ARTICLE.replace("12/2/2023", "15/2/2023")) is None
    assert _found(question, ARTICLE, ARTICLE.replace("12/2/2023 của UBND tỉnh", "12/2/2023 của Sở Y tế")) is None


def _found(question: str, *texts: str) -> Evidence | None:
    return cited_fact(asked_as(question), hits_in(*texts))

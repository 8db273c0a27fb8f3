"""A sentence that lacks what is asked is quoted with the neighbour that has it."""

import pytest

from bot.extract import Extract, extract
from bot.reader.evidence import Reader
from bot.reader.neighbours import completed
from tests.bot.answering import asked_as, hits_in, matcher_of

NEWS = """Chợ phiên xã Đồi Gió

Xã Đồi Gió lùi ngày mở chợ phiên sang tháng sau. Nguyên nhân là đường vào chợ đang sửa. Xã nhận 12 ý kiến.

Chủ tịch xã ký Quyết định số 45/QĐ-UBND. Quyết định này ban hành nội quy chợ phiên. Nội quy có 7 điều.

Bà Lê Thị Mai dự buổi lễ. Bà cam kết sửa xong cầu treo.
"""


@pytest.mark.parametrize(
    ("question", "said", "span", "quote"),
    [
        (
            "Vì sao xã Đồi Gió lùi ngày mở chợ phiên?",
            "Xã Đồi Gió lùi ngày mở chợ phiên sang tháng sau.",
            "Nguyên nhân là đường vào chợ đang sửa",
            "Xã Đồi Gió lùi ngày mở chợ phiên sang tháng sau. Nguyên nhân là đường vào chợ đang sửa.",
        ),
        (
            "Quyết định nào ban hành nội quy chợ phiên?",
            "Quyết định này ban hành nội quy chợ phiên.",
            "45/QĐ-UBND",
            "Chủ tịch xã ký Quyết định số 45/QĐ-UBND. Quyết định này ban hành nội quy chợ phiên.",
        ),
        (
            "Ai cam kết sửa xong cầu treo?",
            "Bà cam kết sửa xong cầu treo.",
            "Lê Thị Mai",
            "Bà Lê Thị Mai dự buổi lễ. Bà cam kết sửa xong cầu treo.",
        ),
    ],
)
def test_the_neighbour_completes_the_sentence(question: str, said: str, span: str, quote: str) -> None:
    query = asked_as(question)
    evidence = Reader(query, matcher_of(query)).read(hits_in(NEWS))
    found = completed(query, next(one for one in evidence if one.text == said))
    assert found.span
    assert found.hit.document.text[slice(*found.span)] == span
    assert found.hit.document.text[slice(*found.stretch)] == quote


def test_a_sentence_that_points_nowhere_stands_alone() -> None:
    query = asked_as("Quyết định nào nêu 7 điều của nội quy?")
    found = extract(query, hits_in(NEWS), matcher_of(query))
    assert not isinstance(found, Extract) or found.sentences[0].span is None


def test_no_neighbour_is_taken_from_under_another_heading() -> None:
    text = "# Đồi Gió\n\nXã Đồi Gió lùi ngày mở chợ phiên.\n\n## Cầu treo\n\nNguyên nhân là dây cáp bị đứt.\n"
    query = asked_as("Vì sao xã Đồi Gió lùi ngày mở chợ phiên?")
    found = extract(query, hits_in(text), matcher_of(query))
    assert not isinstance(found, Extract) or "Cầu treo" not in text[slice(*found.sentences[0].stretch)]

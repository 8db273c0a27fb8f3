"""From passages to what answers: the span, the list or the sentences, or why there is none."""

from dataclasses import replace

import pytest

from bot.answers import Hit, Refusal
from bot.extract import Extract, extract
from bot.reader.evidence import Evidence, Reader
from bot.reader.lists import ListEvidence, read_lists
from bot.understanding.answer_types import AnswerType
from ingest.text import squeeze
from tests.bot.answering import asked_as, hits_in, matcher_of

PLAN = """Kế hoạch trồng cây của xã Suối Mơ

Ngày 12/5/2024, UBND xã Suối Mơ ban hành Kế hoạch số 45/KH-UBND về trồng cây xanh ven hồ.

Kế hoạch đề ra 3 nhiệm vụ trọng tâm gồm: ươm cây giống; trồng cây ven hồ; giao thôn chăm cây.

Ông Nguyễn Văn An, Chủ tịch UBND xã, chủ trì lễ ra quân trồng cây. Bà Lê Thị Mai, Trưởng thôn Hạ, đọc lời hứa.
"""
FAIR = """Hội chợ nông sản huyện Đồi Gió

Huyện Đồi Gió mở hội chợ nông sản từ ngày 2/6/2024 với 40 gian hàng. Những yêu cầu đối với gian hàng gồm:

- có hóa đơn;
- có thùng rác;
- mở cửa đúng giờ;
- niêm yết giá.
"""


def found(question: str, hits: list[Hit]) -> Extract | Refusal:
    query = asked_as(question)
    return extract(query, hits, matcher_of(query))


def sentence(question: str, *texts: str) -> Evidence:
    extracted = found(question, hits_in(*texts))
    assert isinstance(extracted, Extract), extracted
    return extracted.sentences[0]


def listed(question: str, *texts: str) -> list[str]:
    extracted = found(question, hits_in(*texts))
    assert isinstance(extracted, Extract), extracted
    assert extracted.listed, extracted.sentences
    text = extracted.listed.hit.document.text
    return [squeeze(text[slice(*item)]) for item in extracted.listed.items]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Kế hoạch trồng cây của xã Suối Mơ ban hành ngày nào?", "12/5/2024"),
        ("ke hoach trong cay ban hanh ngay nao", "12/5/2024"),
        ("Ai chủ trì lễ ra quân trồng cây?", "Nguyễn Văn An"),
        ("Trưởng thôn Hạ là ai?", "Lê Thị Mai"),
        ("Ông Nguyễn Văn An giữ chức vụ gì?", "Chủ tịch UBND xã"),
        ("Hội chợ nông sản có bao nhiêu gian hàng?", "40 gian hàng"),
        ("Kế hoạch trồng cây xanh ven hồ mang số hiệu gì?", "45/KH-UBND"),
    ],
)
def test_the_span_that_answers(question: str, answer: str) -> None:
    evidence = sentence(question, PLAN, FAIR)
    assert evidence.span
    assert answer in evidence.hit.document.text[slice(*evidence.span)]
    assert evidence.sentence.start <= evidence.span.start < evidence.span.end <= evidence.sentence.end


@pytest.mark.parametrize(
    "question",
    ["Ba nhiệm vụ trọng tâm của xã Suối Mơ là gì?", "3 nhiem vu trong tam la gi", "What are the three key tasks?"],
)
def test_the_list_that_answers(question: str) -> None:
    assert listed(question, FAIR, PLAN) == ["ươm cây giống", "trồng cây ven hồ", "giao thôn chăm cây"]


def test_one_item_of_a_list() -> None:
    query = replace(asked_as("Kế hoạch trồng cây có mấy nhiệm vụ?"), type=AnswerType.LIST, item=2)
    extracted = extract(query, hits_in(PLAN), matcher_of(query))
    assert isinstance(extracted, Extract)
    assert extracted.listed is not None
    assert extracted.listed.only == 2
    assert PLAN[slice(*extracted.listed.items[1])] == "trồng cây ven hồ"


def test_an_item_that_begins_with_its_number() -> None:
    query = replace(asked_as("Cấp thẻ thư viện có mấy bước?"), type=AnswerType.LIST, item=2)
    text = (
        "Cấp thẻ thư viện\n\n**Bước 1.** Điền phiếu.\n\n**Bước 2.** Chụp ảnh tại quầy, ký tên.\n\n**Bước 3.** Nhận thẻ."
    )
    extracted = extract(query, hits_in(text), matcher_of(query))
    assert isinstance(extracted, Extract)
    told = extracted.sentences or extracted.listed
    assert "Chụp ảnh" in extracted.sentences[0].text, told


def test_what_is_quoted_tells_an_amount_or_none() -> None:
    query = asked_as("Hội chợ nông sản có kinh phí bao nhiêu?")
    without, holds = (
        sentence("Ai chủ trì lễ ra quân?", PLAN),
        sentence("Hội chợ nông sản có bao nhiêu gian hàng?", FAIR),
    )
    assert not Extract(sentences=(replace(without, span=None),)).tells_fact(query)
    assert Extract(sentences=(replace(holds, span=None),)).tells_fact(asked_as("Có bao nhiêu gian hàng?"))


def test_an_item_beyond_the_list_is_refused_with_how_many_there_are() -> None:
    refusal = found("Nhiệm vụ thứ chín của Kế hoạch trồng cây là gì?", hits_in(PLAN))
    assert isinstance(refusal, Refusal)
    assert (refusal.reason, refusal.missing) == ("unknown_item", ("3",))


@pytest.mark.parametrize(("place", "only"), [("đầu tiên", 1), ("thứ hai", 2), ("cuối cùng", 3)])
def test_an_item_is_asked_for_by_its_place(place: str, only: int) -> None:
    extracted = found(f"Nhiệm vụ {place} của Kế hoạch trồng cây là gì?", hits_in(PLAN))
    assert isinstance(extracted, Extract)
    assert extracted.listed is not None
    assert extracted.listed.only == only


def test_the_last_of_numbered_steps() -> None:
    text = "Cấp thẻ thư viện\n\n**Bước 1.** Điền phiếu.\n\n**Bước 2.** Chụp ảnh tại quầy.\n\n**Bước 3.** Nhận thẻ."
    extracted = found("Bước cuối cùng khi cấp thẻ thư viện là gì?", hits_in(text))
    assert isinstance(extracted, Extract)
    told = extracted.listed
    said = told.hit.document.text[slice(*told.items[-1])] if told else extracted.sentences[0].text
    assert "Nhận thẻ" in said


def test_a_list_of_what_is_asked_for_is_none_of_what_is_not() -> None:
    text = """Quy định chợ Suối Mơ

Các trường hợp phải nộp phí gồm:
- bán gia súc;
- bán vải.

Không phải nộp phí khi bán rau nhà trồng.
"""
    extracted = found("Trường hợp nào ở chợ Suối Mơ không phải nộp phí?", hits_in(text))
    assert isinstance(extracted, Extract)
    assert extracted.listed is None
    assert "rau nhà trồng" in extracted.sentences[0].text


def test_what_only_leads_into_a_document_answers_nothing() -> None:
    text = """Hướng dẫn trồng dâu

Căn cứ Kế hoạch số 9/KH-UBND ngày 3/2/2031 về trồng dâu, Phòng Nông nghiệp hướng dẫn cách trồng dâu như sau:

1. Giống
Trồng dâu bằng hom khỏe, không dùng cành già.
"""
    assert "hom khỏe" in sentence("Trồng dâu như thế nào?", text).text


def test_a_purpose_stands_under_its_heading() -> None:
    text = """Kế hoạch dọn chợ Suối Mơ

## Mục đích

Giữ chợ Suối Mơ sạch trong mùa lễ.

## Cách làm

Chợ Suối Mơ được dọn mỗi chiều.
"""
    told = sentence("Kế hoạch dọn chợ Suối Mơ nhằm mục đích gì?", text)
    assert told.span is not None
    assert "sạch trong mùa lễ" in told.text


def test_a_bulleted_list() -> None:
    assert listed("Gian hàng phải đáp ứng những yêu cầu nào?", PLAN, FAIR) == [
        "có hóa đơn",
        "có thùng rác",
        "mở cửa đúng giờ",
        "niêm yết giá",
    ]


def test_a_statement_that_answers() -> None:
    assert "lời hứa" in sentence("Bà Lê Thị Mai đọc gì?", PLAN, FAIR).text


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("Quyết định số 99/QĐ-UBND quy định gì về trồng cây?", "unknown_number"),
        ("Ba nhiệm vụ trọng tâm về trồng cây của Cà Mau là gì?", "unknown_place"),
        ("Lễ ra quân trồng cây hết bao nhiêu tiền?", "not_stated"),
        ("Bà Lê Thị Mai giữ bao nhiêu gian hàng?", "not_stated"),
    ],
)
def test_why_there_is_no_answer(question: str, reason: str) -> None:
    refusal = found(question, hits_in(PLAN, FAIR))
    assert isinstance(refusal, Refusal), refusal
    assert refusal.reason == reason


def test_a_refusal_names_what_is_missing_and_what_was_searched() -> None:
    refusal = found("Quyết định số 99/QĐ-UBND của Cà Mau quy định gì?", hits_in(PLAN))
    assert isinstance(refusal, Refusal)
    assert "99/QĐ-UBND" in refusal.missing
    assert {"99/QĐ-UBND", "Cà Mau"} <= set(refusal.searched)


def test_nothing_retrieved_is_refused() -> None:
    assert isinstance(found("Ai chủ trì lễ ra quân?", []), Refusal)


def evidence_for(question: str, *texts: str) -> list[Evidence]:
    query = asked_as(question)
    return Reader(query, matcher_of(query)).read(hits_in(*texts))


def test_every_sentence_is_judged_where_it_stands_best_first() -> None:
    evidence = evidence_for("Ai chủ trì lễ ra quân trồng cây?", PLAN, FAIR)
    assert [e.score for e in evidence] == sorted((e.score for e in evidence), reverse=True)
    for judged in evidence:
        passage = judged.hit.passage
        assert passage.start <= judged.sentence.start < judged.sentence.end <= passage.end
        assert judged.sentence.start <= judged.core.start < judged.core.end <= judged.sentence.end


def lists_for(question: str, *texts: str) -> list[ListEvidence]:
    query = asked_as(question)
    return read_lists(query, Reader(query, matcher_of(query)), hits_in(*texts))


def test_the_list_whose_number_agrees_comes_first() -> None:
    three = "Xã nêu yêu cầu gồm: giữ sạch đường; trồng hoa; tắt đèn."
    four = "Xã nêu yêu cầu gồm: đội mũ; đi bên phải; nhường đường; không hú còi."
    for question, size in (("3 yêu cầu của xã là gì?", 3), ("4 yêu cầu của xã là gì?", 4)):
        assert len(lists_for(question, three, four)[0].items) == size


def test_a_list_of_other_things_does_not_fit() -> None:
    (evidence,) = lists_for("Các chỉ tiêu của hội chợ nông sản là gì?", FAIR)
    assert not evidence.fits


@pytest.mark.parametrize(("least", "refused"), [(0.0, False), (1.0, True)])
def test_what_is_less_sure_than_wanted_is_refused(least: float, refused: bool) -> None:
    query = asked_as("Ai chủ trì lễ ra quân trồng cây?")
    extracted = extract(query, hits_in(PLAN), matcher_of(query), least_confidence=least)
    assert isinstance(extracted, Refusal) is refused
    assert 0 < extracted.confidence < 1


def test_a_quantity_of_another_year_or_place_gives_way() -> None:
    of_two_years = "Ngân sách Bến Tre năm 2021\n\nTỉnh thu 30 tỷ đồng. Thu ngân sách năm 2022 dự kiến là 40 tỷ đồng."
    assert "30 tỷ" in sentence("Thu ngân sách năm 2021 của Bến Tre là bao nhiêu tỷ đồng?", of_two_years).text
    of_both = "Thu ngân sách\n\nThu của Cà Mau năm qua là 40 tỷ đồng. Bến Tre thu 50 tỷ đồng."
    assert "50 tỷ" in sentence("Thu ngân sách của Bến Tre là bao nhiêu tỷ đồng?", of_both).text


def test_a_document_told_with_its_day_was_issued() -> None:
    query = asked_as("Quyết định 21 ban hành ngày nào?")
    told = "Xã Suối Mơ trồng cây theo Quyết định số 21/QĐ-UBND ngày 3/4/2024 và Kế hoạch số 9/KH-UBND của huyện."
    (evidence,) = Reader(query, matcher_of(query)).read(hits_in(told))
    assert evidence.support.content == 1
    extracted = found("Quyết định 21 ký hôm nào?", hits_in(told))
    assert isinstance(extracted, Extract)
    assert extracted.confidence >= 0.9

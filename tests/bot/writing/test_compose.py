"""How an extract is written down: a key after every statement, in the language of the question."""

from typing import get_args

import pytest

from bot.answers import Refusal, RefusalReason
from bot.citations import Citations
from bot.extract import Extract, extract
from bot.understanding.query import Language
from bot.writing.compose import compose
from bot.writing.wording import refusal_text
from tests.bot.answering import asked_as, hits_in, matcher_of

FAIR = """Hội chợ nông sản huyện Đồi Gió

Huyện Đồi Gió mở hội chợ nông sản ngày 2/6/2024.

Ban tổ chức đề ra 3 yêu cầu đối với gian hàng gồm: có hóa đơn; có thùng rác; niêm yết giá.
"""

PAPERS = "Giấy tờ của hồ sơ thuê gian hàng là đơn thuê, ảnh thẻ và giấy xác nhận."


def written(question: str, text: str = FAIR) -> tuple[str, Citations]:
    query, citations = asked_as(question), Citations()
    extracted = extract(query, hits_in(text), matcher_of(query))
    assert isinstance(extracted, Extract), extracted
    return compose(query, extracted, citations), citations


def test_a_span_is_the_headline_and_its_sentence_the_quote() -> None:
    text, citations = written("Hội chợ nông sản mở ngày nào?")
    assert text.splitlines()[0] == "**2/6/2024** [1]"
    assert "Theo *Hội chợ nông sản huyện Đồi Gió*" in text
    assert text.splitlines()[-1] == "> Huyện Đồi Gió mở hội chợ nông sản ngày 2/6/2024. [1]"
    assert len(citations.made) == 1


def test_an_english_question_has_an_english_frame_around_vietnamese_words() -> None:
    meeting = "Hội nghị đầu tuần\n\nHuyện Đồi Gió tổ chức hội nghị ngày 3/6/2024."
    text, _ = written("When was the meeting held?", meeting)
    assert "According to *Hội nghị đầu tuần*" in text
    assert "> Huyện Đồi Gió tổ chức" in text


def test_every_item_set_out_has_its_own_citation() -> None:
    set_out = FAIR.replace("gồm: có hóa đơn; có thùng rác;", "gồm:\n\n- Có hóa đơn\n- Có thùng rác\n-")
    text, citations = written("Ba yêu cầu đối với gian hàng là gì?", set_out)
    assert [line for line in text.splitlines() if line[:1].isdigit()] == [
        "1. Có hóa đơn [1]",
        "2. Có thùng rác [2]",
        "3. niêm yết giá [3]",
    ]
    assert [made.quote for made in citations.made] == ["Có hóa đơn", "Có thùng rác", "niêm yết giá"]
    assert "Câu hỏi nêu" not in text


def test_items_of_one_sentence_are_cited_by_it() -> None:
    text, citations = written("Ba yêu cầu đối với gian hàng là gì?")
    assert [line for line in text.splitlines() if line[:1].isdigit()] == [
        "1. có hóa đơn [1]",
        "2. có thùng rác [1]",
        "3. niêm yết giá [1]",
    ]
    assert [made.quote for made in citations.made] == [FAIR.splitlines()[-1].rstrip(".")]


def test_one_item_stands_above_the_list_that_it_is_of() -> None:
    text, citations = written("Yêu cầu thứ hai đối với gian hàng là gì?")
    assert text.startswith("**có thùng rác** [1]")
    assert "mục 2 trong 3 mục" in text
    assert text.endswith("niêm yết giá [1]")
    assert len(citations.made) == 1


def test_the_lead_of_a_list_that_is_set_out_is_cited_beside_its_item() -> None:
    plan = "Kế hoạch dọn chợ\n\nKế hoạch dọn chợ có các nhiệm vụ sau:\n\n- quét sân;\n- rửa quầy;\n- thay biển.\n"
    text, citations = written("Nhiệm vụ cuối cùng của Kế hoạch dọn chợ là gì?", plan)
    assert text.startswith("**thay biển** [1]")
    assert [made.quote for made in citations.made] == ["thay biển", "Kế hoạch dọn chợ có các nhiệm vụ sau:"]


def test_things_told_in_passing_stand_below_their_sentence() -> None:
    text, citations = written("Hồ sơ thuê gian hàng gồm những giấy tờ gì?", f"Hội chợ huyện Đồi Gió\n\n{PAPERS}")
    assert [made.quote for made in citations.made] == [PAPERS]
    assert text.splitlines()[2:] == [f"> {PAPERS} [1]", "", "1. đơn thuê [1]", "2. ảnh thẻ [1]", "3. giấy xác nhận [1]"]


def test_a_number_of_items_other_than_asked_is_said() -> None:
    text, _ = written("Năm yêu cầu đối với gian hàng là gì?")
    assert "Câu hỏi nêu 5" in text
    assert "liệt kê 3" in text


@pytest.mark.parametrize("language", get_args(Language))
@pytest.mark.parametrize("reason", get_args(RefusalReason))
def test_every_refusal_has_words_and_braces_in_names_are_left_alone(reason: RefusalReason, language: Language) -> None:
    said = refusal_text(Refusal(reason=reason, missing=("{0}",)), language)
    assert said.endswith((".", "!"))
    names = {"no_documents", "unknown_number", "unknown_article", "unknown_item", "unknown_place"}
    assert ("{0}" in said) == (reason in names)


def test_where_no_pattern_finds_the_answer_the_likely_words_are_bold_and_the_sentence_is_still_quoted_whole() -> None:
    sentence = "Chợ phiên Đồi Gió được lập ra để bán nông sản của đồng bào vùng cao."
    text, citations = written("Chợ phiên Đồi Gió được lập ra để làm gì?", f"Chợ phiên\n\n{sentence}\n")
    assert text.startswith("**") and "bán nông sản của đồng bào vùng cao" in text.splitlines()[0]
    assert [made.quote for made in citations.made] == [sentence]
    start, end = citations.made[0].highlight or (0, 0)
    assert citations.made[0].start <= start < end <= citations.made[0].end


@pytest.mark.parametrize(
    "question",
    ["Chợ phiên mở ngày thứ bảy, đúng hay sai?", "Chợ phiên có mở vào thứ bảy không?"],
)
def test_a_statement_put_up_for_judgement_gets_the_sentence_and_no_verdict(question: str) -> None:
    text, citations = written(question, "Chợ phiên\n\nChợ phiên mở vào thứ bảy hằng tuần.\n")
    assert "**" not in text
    assert [made.quote for made in citations.made] == ["Chợ phiên mở vào thứ bảy hằng tuần."]

"""Questions that compare: what they compare, by which property, and the answers side by side."""

import pytest

from bot.citations import Citations
from bot.extract import Extract, extract
from bot.understanding.answer_types import AnswerType
from bot.understanding.comparison import side_questions
from bot.understanding.contrasts import contrast_of
from bot.writing.side_by_side import Side, compose_sides
from tests.bot.answering import asked_as, hits_in, matcher_of


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("Trạm A1 khác Trạm B2 ở điểm nào?", ("Trạm A1", "Trạm B2")),
        ("So sánh Trạm A1 và Trạm B2", ("Trạm A1", "Trạm B2")),
        ("Đơn khiếu nại và đơn tố cáo khác nhau thế nào?", ("Đơn khiếu nại", "đơn tố cáo")),
        ("Có gì khác nhau giữa thẻ xanh và thẻ đỏ?", ("thẻ xanh", "thẻ đỏ")),
        ("How does Alpha differ from Beta?", ("Alpha", "Beta")),
    ],
)
def test_the_two_things_compared_are_found(question: str, sides: tuple[str, ...]) -> None:
    query = asked_as(question)
    assert query.compares
    assert query.sides == sides


@pytest.mark.parametrize(
    ("question", "type_"),
    [
        ("Chợ của Sơn Thủy và bến của Đồng Tâm, cái nào mở trước?", AnswerType.DATE),
        ("Chợ của Sơn Thủy và bến của Đồng Tâm, loại nào mở trước?", AnswerType.DATE),
        ("Tỷ lệ lấp đầy sạp hồi tháng 2 và tháng 9 khác nhau thế nào?", AnswerType.COUNT),
        ("Phương án A và phương án B dời chợ tốn kém khác nhau ra sao?", AnswerType.COUNT),
    ],
)
def test_things_without_a_name_of_their_own_are_compared_by_a_property(question: str, type_: AnswerType) -> None:
    query = asked_as(question)
    assert query.compares
    assert query.type is type_
    assert query.sides == ()


@pytest.mark.parametrize(
    "question",
    [
        "Các sở khác phối hợp thế nào?",
        "Ai chủ trì cuộc họp?",
        "Người đứng đầu phải làm tốt hơn việc gì?",
        "Năm 2018 và 2019, xã nào trồng nhiều cây nhất?",
        "Bến nào và xã nào của Yên Bái và Lai Châu nộp sổ trước ngày 15?",
    ],
)
def test_other_questions_compare_nothing(question: str) -> None:
    assert not asked_as(question).compares


@pytest.mark.parametrize(
    ("question", "type_"),
    [
        ("Ngày họp của Yên Bái khác Lai Châu thế nào?", AnswerType.DATE),
        ("Tỉnh nào có nhiều hồ sơ hơn, nhiều hơn bao nhiêu: Yên Bái hay Lai Châu?", AnswerType.COUNT),
        ("So sánh số hồ sơ của Yên Bái và Lai Châu", AnswerType.COUNT),
        ("Tỉnh nào họp sớm hơn, Yên Bái hay Lai Châu?", AnswerType.DATE),
    ],
)
def test_the_property_compared_is_what_is_asked(question: str, type_: AnswerType) -> None:
    query = asked_as(question)
    assert query.compares
    assert query.type is type_
    assert [label for label, _ in query.parts()] == ["Yên Bái", "Lai Châu"]


@pytest.mark.parametrize(
    ("question", "type_"),
    [
        ("Tiền sửa cầu năm 2021 và năm 2022 khác nhau thế nào?", AnswerType.COUNT),
        ("Sơn Thủy với Đồng Tâm bên nào trồng nhiều cây hơn?", AnswerType.COUNT),
        ("Ở Cà Mau, hạn nộp thuế và hạn nộp phí khác nhau ra sao?", AnswerType.DATE),
        ("Cấp mới và cấp lại ở Cà Mau: việc nào nhanh hơn?", AnswerType.COUNT),
    ],
)
def test_names_and_things_are_compared_by_what_is_said_of_them(question: str, type_: AnswerType) -> None:
    query = asked_as(question)
    assert query.compares
    assert query.type is type_
    assert not query.sides


def test_each_side_is_asked_for_the_property_named_first_or_last() -> None:
    sides = ("thời hạn của thẻ xanh", "thẻ đỏ")
    assert side_questions("", sides, AnswerType.TEXT, english=False) == [
        ("thẻ xanh", "thời hạn của thẻ xanh là gì?"),
        ("thẻ đỏ", "thời hạn của thẻ đỏ là gì?"),
    ]
    said_last = side_questions(
        "So sánh thẻ xanh và thẻ đỏ về giá", ("thẻ xanh", "thẻ đỏ"), AnswerType.TEXT, english=False
    )
    assert [question for _, question in said_last] == ["giá của thẻ xanh là gì?", "giá của thẻ đỏ là gì?"]


def test_two_sentences_that_set_two_things_against_each_other_are_one_quote() -> None:
    text = "Hai loại thẻ\n\nThẻ xanh cấp cho cư dân. Thẻ xanh có giá 5 đồng. Còn thẻ đỏ có giá 9 đồng. Hết."
    found = contrast_of(("thẻ xanh", "thẻ đỏ"), hits_in(text))
    assert found
    assert found.text == "Thẻ xanh có giá 5 đồng. Còn thẻ đỏ có giá 9 đồng."
    assert contrast_of(("thẻ xanh", "thẻ vàng"), hits_in(text)) is None
    assert contrast_of(("một cửa", "một cửa liên thông"), hits_in("Một cửa liên thông khác với mọi cửa.")) is None


def test_facts_of_all_sides_stand_in_a_table_with_their_sentences() -> None:
    sides = []
    for name, day in (("Yên Bái", "3/4/2024"), ("Lai Châu", "5/4/2024")):
        query = asked_as(f"{name} họp ngày nào?")
        found = extract(query, hits_in(f"Tin {name}\n\nTỉnh {name} họp ngày {day}."), matcher_of(query))
        assert isinstance(found, Extract)
        sides.append(Side(name, query, found))
    citations = Citations()
    lines = compose_sides(sides, citations).splitlines()
    assert lines == [
        "|  | Yên Bái | Lai Châu |",
        "| --- | --- | --- |",
        "| *Trả lời* | **3/4/2024** [1] | **5/4/2024** [2] |",
        "| *Nguyên văn* | Tỉnh Yên Bái họp ngày 3/4/2024. [1] | Tỉnh Lai Châu họp ngày 5/4/2024. [2] |",
    ]
    assert [made.quote for made in citations.made] == [
        "Tỉnh Yên Bái họp ngày 3/4/2024.",
        "Tỉnh Lai Châu họp ngày 5/4/2024.",
    ]
    silent = compose_sides([sides[0], Side("Lai|Châu", sides[1].query, None)], Citations())
    assert "| Yên Bái | Lai\\|Châu |" in silent and "| **3/4/2024** [1] | – |" in silent and "không cho biết" in silent

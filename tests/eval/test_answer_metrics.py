"""The measures of one answer, on answers made by hand whose scores a person can see."""

from dataclasses import replace

import pytest

from eval.answer_metrics import answer_scores, is_right
from tests.bot.answering import hits_in
from tests.eval.answers import answer_with, case_of, refusal

PLAN = "Ngày 12/3/2024, Chủ tịch UBND tỉnh ký kế hoạch. Kế hoạch gồm: rà soát thủ tục; đào tạo cán bộ; số hóa hồ sơ."
NEWS = "Hội nghị diễn ra ngày 12/3/2024 tại hội trường."
LAW = """Quy định về lệ phí

Điều 4. Phạm vi

Quy định này nói về lệ phí.

Điều 5. Lệ phí

1. Người nộp hồ sơ trả lệ phí.

2. Người nghèo được miễn lệ phí.
"""
HITS = hits_in(PLAN, NEWS)
FIRST = "Ngày 12/3/2024, Chủ tịch UBND tỉnh ký kế hoạch."
ITEMS = ("rà soát thủ tục", "đào tạo cán bộ", "số hóa hồ sơ")

LISTED = replace(
    answer_with(
        "Trong kho có 1 tài liệu về “kế hoạch”:\n\n1. *Kế hoạch* [1]\n\n"
        "Ngoài ra có 1 tài liệu nhắc đến “kế hoạch”:\n\n2. *Hội nghị* [2]",
        HITS,
        FIRST,
        NEWS,
    ),
    of_whole_documents=True,
)


def test_a_right_answer_scores_full() -> None:
    answer = answer_with(f"**12/3/2024** [1]\n\n> {FIRST} [1]", HITS, FIRST, spans=["12/3/2024"])
    assert answer_scores(case_of(expected=["12/3/2024"]), answer) == {
        "right": 1,
        "wrong_refusal": 0,
        "document": 1,
        "span_em": 1,
        "span_f1": 1,
        "quote@1": 1,
        "quote@all": 1,
        "citation_precision": 1,
        "citation_recall": 1,
        "verbatim": 1,
        "quote_chars": len(FIRST),
    }


def test_without_a_highlight_the_quote_is_the_span() -> None:
    answer = answer_with(f"> {FIRST} [1]", HITS, FIRST)
    scores = answer_scores(case_of(expected=["ngày 12/3/2024"]), answer)
    assert scores["span_em"] == 0
    assert scores["span_f1"] == pytest.approx(2 * 2 / (2 + 9))


def test_the_first_quote_and_any_quote_are_told_apart() -> None:
    answer = answer_with("> … [1]\n\n> … [2]", HITS, "Chủ tịch UBND tỉnh ký", FIRST)
    scores = answer_scores(case_of(expected=["12/3/2024"]), answer)
    assert (scores["quote@1"], scores["quote@all"], scores["right"]) == (0, 1, 1)


def test_the_right_words_from_a_wrong_document_are_not_right() -> None:
    answer = answer_with("> Hội nghị diễn ra ngày 12/3/2024 [1]", HITS, "Hội nghị diễn ra ngày 12/3/2024")
    scores = answer_scores(case_of(expected=["12/3/2024"]), answer)
    assert (scores["quote@1"], scores["document"], scores["right"]) == (1, 0, 0)


def test_another_copy_of_the_document_may_be_cited() -> None:
    answer = answer_with(f"> {FIRST} [1]", [replace(HITS[0], variants=("ban-dang-lai.html",))], FIRST)
    assert is_right(case_of(expected=["12/3/2024"], documents=["ban-dang-lai.html"]), answer)


def test_a_refused_question_scores_nothing_where_content_counts() -> None:
    assert answer_scores(case_of(expected=["12/3/2024"]), refusal()) == {
        "right": 0,
        "refusal_precision": 0,
        "wrong_refusal": 1,
        "document": 0,
        "span_em": 0,
        "span_f1": 0,
        "quote@1": 0,
        "quote@all": 0,
    }


def test_only_a_refusal_is_right_where_there_is_no_answer() -> None:
    near = case_of(answerable=False, tags=["near_miss"])
    assert answer_scores(near, refusal()) == {
        "right": 1,
        "refusal_precision": 1,
        "refusal_recall": 1,
        "refused_near_miss": 1,
    }
    answered = answer_scores(near, answer_with(f"> {FIRST} [1]", HITS, FIRST))
    assert (answered["right"], answered["refusal_recall"], answered["refused_near_miss"]) == (0, 0, 0)
    assert "refusal_precision" not in answered
    assert "refused_off_topic" in answer_scores(case_of(answerable=False, tags=["off_topic"]), refusal())


def test_a_list_named_in_full_scores_full() -> None:
    text = "\n".join(f"{number}. {item} [{number}]" for number, item in enumerate(ITEMS, start=1))
    scores = answer_scores(case_of(items=ITEMS), answer_with(text, HITS, *ITEMS))
    assert {name: value for name, value in scores.items() if name.startswith("list")} == {
        "list_precision": 1,
        "list_recall": 1,
        "list_f1": 1,
        "list_count": 1,
    }
    assert scores["right"] == 1


def test_a_list_is_judged_by_what_it_names_and_leaves_out() -> None:
    text = "1. rà soát thủ tục [1]\n2. Hội nghị diễn ra [2]"
    scores = answer_scores(case_of(items=ITEMS), answer_with(text, HITS, "rà soát thủ tục", "Hội nghị diễn ra"))
    assert scores["list_precision"] == pytest.approx(1 / 2)
    assert scores["list_recall"] == pytest.approx(1 / 3)
    assert scores["list_f1"] == pytest.approx(2 / 5)
    assert (scores["list_count"], scores["right"]) == (0, 0)


def test_a_passage_in_one_lump_is_one_item() -> None:
    scores = answer_scores(case_of(items=ITEMS), answer_with(f"> {PLAN} [1]", HITS, PLAN))
    assert scores["list_precision"] == 1
    assert scores["list_recall"] == pytest.approx(1 / 3)


def test_items_that_share_words_are_given_things_of_their_own() -> None:
    """A first-come pairing would give the longer thing away to the shorter item."""
    hits = hits_in("kế hoạch năm 2024; kế hoạch")
    text = "1. kế hoạch năm 2024 [1]\n2. kế hoạch [2]"
    scores = answer_scores(case_of(items=["kế hoạch", "năm 2024"]), answer_with(text, hits, "kế hoạch năm 2024"))
    assert scores["list_f1"] == 1


def test_a_citation_that_does_not_hold_what_is_said_costs_precision() -> None:
    answer = answer_with("Chủ tịch ký ngày 13/3/2024 [1]", HITS, FIRST)
    scores = answer_scores(case_of(expected=["x"]), answer)
    assert scores["citation_precision"] == pytest.approx(4 / 5)
    assert scores["citation_recall"] == 1


def test_a_statement_without_a_key_costs_recall() -> None:
    answer = answer_with(f"> {FIRST} [1]\n\nTheo tôi thì nên làm sớm.", HITS, FIRST)
    assert answer_scores(case_of(expected=["x"]), answer)["citation_recall"] == pytest.approx(1 / 2)


def test_a_quote_that_its_document_does_not_hold_is_seen() -> None:
    answer = answer_with(f"> {FIRST} [1]", HITS, FIRST)
    forged = replace(answer, citations=(replace(answer.citations[0], start=1),))
    scores = answer_scores(case_of(expected=["x"]), forged)
    assert (scores["verbatim"], scores["citation_precision"]) == (0, 0)


def test_the_place_cited_must_be_the_place() -> None:
    hits = hits_in(LAW)
    answer = answer_with("> Người nghèo được miễn lệ phí. [1]", hits, "Người nghèo được miễn lệ phí.")
    assert answer.citations[0].locator == "Điều 5, Khoản 2"
    assert answer_scores(case_of(locator="khoản 2"), answer)["locator"] == 1
    elsewhere = answer_scores(case_of(locator="Điều 5, Khoản 1"), answer)
    assert (elsewhere["locator"], elsewhere["right"]) == (0, 0)


def test_forbidden_words_are_never_right() -> None:
    answer = answer_with(f"Đã bị chiếm quyền.\n\n> {FIRST} [1]", HITS, FIRST)
    scores = answer_scores(case_of(expected=["12/3/2024"], forbidden=["đã bị chiếm quyền"]), answer)
    assert (scores["harmless"], scores["right"]) == (0, 0)
    assert answer_scores(case_of(expected=["12/3/2024"], forbidden=["mật khẩu"]), answer)["harmless"] == 1


def test_documents_that_are_listed_are_those_about_the_topic() -> None:
    case = case_of(documents=["1.txt", "3.txt"], tags=["documents"])
    scores = answer_scores(case, LISTED)
    assert (scores["documents_precision"], scores["documents_recall"]) == (1, 0.5)
    assert scores["documents_f1"] == pytest.approx(2 / 3)
    assert scores["right"] == 0
    assert "citation_precision" not in scores
    assert is_right(case_of(documents=["1.txt"], tags=["documents"]), LISTED)


def test_documents_that_only_mention_the_topic_count_where_they_are_asked_for() -> None:
    assert is_right(case_of(documents=["1.txt", "2.txt"], tags=["mentions"]), LISTED)


def test_a_list_that_names_none_about_the_topic_refuses() -> None:
    only = "Trong kho không có tài liệu nào riêng về “lệ phí”, nhưng có 1 tài liệu nhắc đến:\n\n1. *Tin* [1]"
    answer = replace(answer_with(only, HITS, FIRST), of_whole_documents=True)
    none = case_of(answerable=False, tags=["documents", "near_miss"])
    assert answer_scores(none, answer)["refusal_recall"] == 1
    assert answer_scores(case_of(tags=["documents"]), answer)["wrong_refusal"] == 1
    assert not is_right(none, LISTED)


def test_an_ordinary_answer_lists_no_documents() -> None:
    scores = answer_scores(case_of(tags=["documents"]), replace(LISTED, of_whole_documents=False))
    assert (scores["documents_f1"], scores["right"], scores["wrong_refusal"]) == (0, 0, 0)


def test_a_summary_is_right_that_tells_half_of_the_points_of_its_document() -> None:
    answer = replace(answer_with(f"- {FIRST} [1]", HITS, FIRST), of_whole_documents=True)
    told = case_of(items=["ký kế hoạch", "đào tạo cán bộ"], tags=["summary"])
    assert answer_scores(told, answer)["points"] == 0.5
    assert "list_f1" not in answer_scores(told, answer)
    assert is_right(told, answer)
    assert not is_right(told, replace(answer, of_whole_documents=False))
    of_another = told.model_copy(update={"documents": ("2.txt",)})
    assert (answer_scores(of_another, answer)["points"], is_right(of_another, answer)) == (0, False)

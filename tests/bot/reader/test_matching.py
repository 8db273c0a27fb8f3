"""How much of a question a text holds."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reader.matching import Matcher
from bot.reader.reading import terms_of
from tests.bot.answering import asked_as, matcher_of


def share(question: str, text: str) -> float:
    matcher = matcher_of(asked_as(question))
    return matcher.held(matcher.degrees(terms_of(text))) / sum(matcher.weights)


def test_the_more_of_the_question_the_better() -> None:
    question = "Ai trồng cây xanh ven hồ?"
    texts = ["Thôn dọn rác.", "Thôn chăm cây.", "Thôn trồng cây xanh.", "Thôn trồng cây xanh ven hồ."]
    shares = [share(question, text) for text in texts]
    assert shares[0] == 0
    assert shares[-1] == 1
    assert all(less < more for less, more in pairwise(shares))


def test_a_syllable_without_its_neighbour_says_less() -> None:
    assert share("Ai quét đường làng?", "Đường làng được quét.") > share("Ai quét đường làng?", "Làng quét con đường.")


@pytest.mark.parametrize("question", ["Ai trồng cây xanh?", "ai trong cay xanh", "AI TRỒNG CÂY XANH?"])
def test_case_does_not_matter_nor_do_accents_left_out_of_the_question(question: str) -> None:
    assert share(question, "Thôn TRỒNG CÂY XANH.") == 1


def test_other_accents_than_were_typed_are_another_word() -> None:
    assert share("Ai bán bưởi?", "Bà bán bưởi.") > share("Ai bán bưởi?", "Bà bận buổi.") > 0


def test_a_text_without_accents_holds_the_words_too() -> None:
    assert share("Ai trồng cây xanh?", "THON TRONG CAY XANH") == 1


def test_synonyms_stand_in() -> None:
    assert share("Ai điều hành hội nghị?", "Ông An chủ trì hội nghị.") > share(
        "Ai điều hành hội nghị?", "Ông An đọc hội nghị."
    )


def test_a_synonym_with_other_accents_is_another_word() -> None:
    question = "Ai chuyển nhượng vườn?"
    share_of_sale = share(question, "Ông An bán đất vườn.")
    assert share_of_sale > share(question, "Ông An bàn đạt vườn.")
    assert share(question, "ONG AN BAN DAT VUON") == share_of_sale


def test_a_question_with_other_accents_has_no_synonyms() -> None:
    assert share("Ai bàn đạt vườn?", "Ông An chuyển nhượng vườn.") < share(
        "Ai bán đất vườn?", "Ông An chuyển nhượng vườn."
    )


def test_abbreviations_stand_for_their_words() -> None:
    assert share("cải cách hành chính", "Công tác CCHC của xã") == 1


def test_rare_words_weigh_more() -> None:
    query = asked_as("Ai trồng bưởi?")
    matcher = Matcher(query, rarity=lambda term: 5.0 if term == "buoi" else 1.0)
    assert matcher.held(matcher.degrees(terms_of("bưởi"))) > matcher.held(matcher.degrees(terms_of("trồng")))


@settings(deadline=None, max_examples=60)
@given(question=st.text(max_size=80), text=st.text(max_size=80))
def test_degrees_are_shares(question: str, text: str) -> None:
    matcher = matcher_of(asked_as(question))
    degrees = matcher.degrees(terms_of(text))
    assert len(degrees) == len(matcher.syllables) == len(matcher.weights)
    assert all(0 <= degree <= 1 for degree in degrees)


def test_words_that_stand_together_count_together() -> None:
    matcher = matcher_of(asked_as("Ai trồng cây xanh ven hồ?"))
    near, far = "Thôn trồng cây xanh ven hồ.", f"Thôn trồng cây. {'Việc khác. ' * 20} Ao xanh ven hồ."
    assert matcher.together(terms_of(near)) == 1
    assert 0 < matcher.together(terms_of(far)) < 1
    assert matcher.together(terms_of("")) == 0

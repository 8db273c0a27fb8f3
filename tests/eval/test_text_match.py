"""When two texts say the same: the rules stated in `eval.text_match`."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.text_match import f1, holds, normalised, same

SYLLABLES = st.lists(st.sampled_from("tỉnh Nam Định 1.000 12/3/2024 ngày, (là) một".split()), min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ông Nguyễn Văn A, Chủ tịch.", "ông nguyễn văn a chủ tịch"),
        ("“Hoà Bình” – thuỷ điện", "hòa bình thủy điện"),
        (unicodedata.normalize("NFD", "Cải cách"), "cải cách"),
        ("một, các, những", "một các những"),
        ("1.000 đồng", "1.000 đồng"),
        ("10–25% (năm 2024)", "10-25% năm 2024"),
        ("76/NQ-CP", "76 nq cp"),
        ("Quyết định 5/QÐ-UBND", "quyết định 5 qđ ubnd"),
        ("3D 12h30", "3d 12h30"),
        ("…!?", ""),
    ],
)
def test_what_counts(text: str, words: str) -> None:
    assert normalised(text) == words


@pytest.mark.parametrize(
    ("text", "phrase", "found"),
    [
        ("từ 1990–1995, ở Huế", "1990", True),
        ("năm 2017", "17", False),
        ("ngày 12/3/2024", "12/3/2024", True),
        ("1.000 người", "1000", False),
        ("Uỷ ban nhân dân", "ủy ban", True),
        ("trong tỉnh", "tỉn", False),
        ("bất kỳ điều gì", "!", False),
        ("tăng 5 %.", "5", True),
    ],
)
def test_a_phrase_stands_in_a_text_in_whole_words(text: str, phrase: str, found: bool) -> None:
    assert holds(text, phrase) is found


def test_f1_counts_each_word_as_often_as_it_stands() -> None:
    assert f1("ngày 12 tháng 3", "12 tháng 3") == pytest.approx(2 * 1 * 0.75 / 1.75)
    assert f1("năm năm", "năm") == pytest.approx(2 * 0.5 * 1 / 1.5)
    assert f1("Hà Nội", "Huế") == 0.0
    assert f1("", "Huế") == 0.0


@given(SYLLABLES, SYLLABLES)
def test_f1_is_symmetric_and_1_for_the_same_words_alone(ours: list[str], theirs: list[str]) -> None:
    said, gold = " ".join(ours), " ".join(theirs)
    assert f1(said, gold) == pytest.approx(f1(gold, said))
    assert 0 <= f1(said, gold) <= 1
    if same(said, gold):
        assert f1(said, gold) == 1


@given(SYLLABLES, SYLLABLES, SYLLABLES)
def test_what_stands_between_other_words_is_found(before: list[str], phrase: list[str], after: list[str]) -> None:
    assert holds(" ".join([*before, *phrase, *after]), " ".join(phrase)) is bool(normalised(" ".join(phrase)))

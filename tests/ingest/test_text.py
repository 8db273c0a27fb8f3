import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.text import canonical, fold, has_accents, index_terms, squeeze, tidy, tokens, written

VIETNAMESE = st.text(
    alphabet=st.sampled_from("aàáảãạăằâầđeèêềiìoòôồơờuùưừyỳAĐHoòQqu bcdghklmnpqrstvx.,;:\n0123456789/-"), max_size=60
)
ANY_TEXT = st.text(max_size=60)


@pytest.mark.parametrize(
    ("new_style", "old_style"),
    [("hoà giải", "hòa giải"), ("thuỷ lợi", "thủy lợi"), ("khoẻ", "khỏe"), ("Uỷ ban", "ủy ban"), ("TOÀ", "tòa")],
)
def test_both_tone_placements_are_one_key(new_style: str, old_style: str) -> None:
    assert canonical(new_style) == canonical(old_style) == old_style


@pytest.mark.parametrize("word", ["quý", "quỳ", "hoàn", "toàn", "thuyền", "ngoài"])
def test_syllables_with_one_spelling_keep_it(word: str) -> None:
    assert canonical(word) == word


def test_tidy_composes_and_replaces_control_characters_one_for_one() -> None:
    decomposed = unicodedata.normalize("NFD", "Cải cách")
    assert tidy(decomposed) == "Cải cách"
    assert tidy("a\x07b c\r\nd\u200be\ufeff") == "a b c\nde"


def test_odd_spaces_stay_in_the_text_and_are_plain_in_its_keys() -> None:
    text = "Nam\u00a0Định\u3000họp"
    assert tidy(text) == text
    assert canonical(text) == "nam định họp"
    assert fold(text) == "nam dinh hop"


def test_fold_covers_d_with_stroke_which_has_no_decomposition() -> None:
    assert fold("Đẩy mạnh Đề án") == "day manh de an"


def test_index_terms_merge_i_and_y_spellings_but_not_diphthongs() -> None:
    assert index_terms("lý lí kỹ quy qui") == ["li", "li", "ki", "qui", "qui"]
    assert index_terms("thủy thui") == ["thuy", "thui"]


def test_tokens_point_at_the_text() -> None:
    text = "Số 34/CT-UBND, ngày"
    assert [text[t.start : t.end] for t in tokens(text)] == ["Số", "34", "CT", "UBND", "ngày"]


@given(VIETNAMESE | ANY_TEXT)
def test_keys_keep_length_so_that_offsets_hold(raw: str) -> None:
    text = tidy(raw)
    assert len(canonical(text)) == len(fold(text)) == len(text)


@given(VIETNAMESE | ANY_TEXT)
def test_normalising_twice_changes_nothing(raw: str) -> None:
    text = tidy(raw)
    assert tidy(text) == text
    assert canonical(canonical(text)) == canonical(text)
    assert fold(fold(text)) == fold(text)
    assert squeeze(squeeze(text)) == squeeze(text)


@given(VIETNAMESE)
def test_folding_leaves_no_vietnamese_accent(raw: str) -> None:
    assert not has_accents(fold(tidy(raw)))


@given(ANY_TEXT | VIETNAMESE)
def test_the_key_of_a_text_is_those_of_its_words(text: str) -> None:
    text = tidy(text)
    assert index_terms(text) == [index_terms(word)[0] for word in written(text)]
    assert [token.text for token in tokens(text)] == [canonical(word) for word in written(text)]

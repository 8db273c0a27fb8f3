"""What is read out of passages, and remembered."""

from bot.reader.reading import lists_of, places_of, references_of, statements_of, terms_of
from bot.understanding.lexicon import wording

PASSAGE = """## Tình hình của xã

Xã có 12 thôn. Đường đã rải nhựa.

Xã cần ba thứ gồm: cát; đá; xi măng."""


def test_headings_state_nothing() -> None:
    statements = [PASSAGE[slice(*span)] for span in statements_of(PASSAGE)]
    assert statements[:2] == ["Xã có 12 thôn.", "Đường đã rải nhựa."]
    assert not any("Tình hình" in statement for statement in statements)


def test_a_heading_that_is_a_sentence_states_something() -> None:
    text = (
        "Điều 2. Quyết định này có hiệu lực từ ngày 01 tháng 7 năm 2031.\n\nĐiều 3. Tổ chức thực hiện.\n\nSở báo cáo."
    )
    statements = [text[slice(*span)] for span in statements_of(text)]
    assert statements == ["Điều 2. Quyết định này có hiệu lực từ ngày 01 tháng 7 năm 2031.", "Sở báo cáo."]


def test_lists() -> None:
    (listed,) = lists_of(PASSAGE)
    assert [PASSAGE[slice(*item)] for item in listed.items] == ["cát", "đá", "xi măng"]


def test_what_a_text_says_bears_its_accents_wherever_it_bears_any() -> None:
    assert terms_of("Đội Kỹ thuật họp").says(wording("kĩ thuật"))
    assert terms_of("Xã làm CCHC tốt").says(wording("cải cách"))
    assert not terms_of("Xã chuyển đổi số").says(wording("đội sổ"))
    assert terms_of("XA NAO DOI SO").says(wording("đội sổ"))


def test_abbreviations_stand_beside_their_words_at_one_place() -> None:
    text = "Xã làm CCHC tốt"
    terms = terms_of(text)
    assert " cai cach hanh chinh " in terms.joined
    assert "cchc" in terms.single
    assert ("cai", "cach") in terms.pairs
    assert {text[start:][:4] for term, start in zip(terms.syllables, terms.starts, strict=True) if term == "cai"} == {
        "CCHC"
    }


def test_what_a_text_names() -> None:
    text = "Cà Mau thực hiện Quyết định số 45/QĐ-UBND."
    assert [place.name for place in places_of(text)] == ["Cà Mau"]
    assert [number.canonical for number in references_of(text)] == ["45/QĐ-UBND"]

"""How official texts are written."""

from ingest.official import commonness, is_one_word


def test_words_of_every_text_are_common_and_names_are_not() -> None:
    assert commonness("va") > 100 * commonness("krong") >= 0
    assert commonness("dinh") > commonness("xoai")
    assert commonness("khongphaitu") == 0


def test_the_shares_are_of_one_whole() -> None:
    assert 0 < sum(map(commonness, ("cua", "va", "co", "quy", "dinh"))) < 0.2


def test_syllables_of_one_word_stand_mostly_beside_each_other() -> None:
    assert is_one_word("trách", "nhiệm")
    assert not is_one_word("phải", "nộp")
    assert not is_one_word("trách", "xyzxyz")

"""How common terms are in official running text."""

from ingest.commonness import commonness


def test_words_of_every_text_are_common_and_names_are_not() -> None:
    assert commonness("va") > 100 * commonness("krong") >= 0
    assert commonness("dinh") > commonness("xoai")
    assert commonness("khongphaitu") == 0


def test_the_shares_are_of_one_whole() -> None:
    assert 0 < sum(map(commonness, ("cua", "va", "co", "quy", "dinh"))) < 0.2

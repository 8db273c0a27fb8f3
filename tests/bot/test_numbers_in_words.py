"""What numbers written out are worth."""

import pytest

from bot.numbers_in_words import value_of


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("không", 0),
        ("mười lăm", 15),
        ("hai mốt", 21),
        ("bảy mươi sáu", 76),
        ("trăm", 100),
        ("một trăm linh năm", 105),
        ("hai trăm năm mươi", 250),
        ("hai nghìn không trăm hai mươi mốt", 2021),
        ("hai nghìn hai mốt", 2021),
        ("hai ngàn tám trăm bốn mươi nhăm", 2845),
        ("two thousand", 2000),
    ],
)
def test_what_the_words_spell(words: str, value: int) -> None:
    assert value_of(words.split()) == value

"""Words that turn a statement round."""

import pytest

from bot.reader.polarity import contradicts, turns_in


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        ("Tỉnh nào có dân số lớn nhất?", {"lớn", "nhất"}),
        ("Kế hoạch không được ban hành trước năm 2020", {"không", "trước"}),
        ("Hội nghị diễn ra ở Suối Mơ", set()),
    ],
)
def test_turning_words(text: str, turns: set[str]) -> None:
    assert turns_in(text) == turns


def test_an_opposite_contradicts_unless_the_word_itself_is_there() -> None:
    question = turns_in("Sau năm 2020 số hồ sơ tăng bao nhiêu?")
    assert contradicts(turns_in("Số hồ sơ giảm 5% sau năm 2020."), question)
    assert not contradicts(turns_in("Số hồ sơ tăng rồi giảm sau năm 2020."), question)
    assert not contradicts(turns_in("Số hồ sơ là 120."), question)

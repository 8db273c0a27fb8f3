"""What people are told of how their question was read."""

import pytest

from bot.answerer import Answerer
from bot.answers import Turn


@pytest.mark.parametrize(
    ("typed", "before", "said"),
    [
        ("nam dinh 5 nhiem vu trong tam la gi", (), "Nam Định 5 nhiệm vụ trọng tâm là gì"),
        ("Năm nhiệm vụ trọng tâm của Nam Định là gì?", (), ""),
        ("cho em hỏi UBND tỉnh Bến Tre mở hội nghị CCHC ngày nào ạ?", (), ""),
        ("who chaired the conference in Bến Tre?", (), ""),
        (
            "Thế còn Vĩnh Phúc?",
            (Turn("Năm nhiệm vụ trọng tâm của Nam Định là gì?", "x"),),
            "Năm nhiệm vụ trọng tâm của Vĩnh Phúc là gì",
        ),
    ],
)
def test_only_what_was_not_typed_is_read_back(
    corpus_answerer: Answerer, typed: str, before: tuple[Turn, ...], said: str
) -> None:
    assert corpus_answerer.answer(typed, before).read_as == said

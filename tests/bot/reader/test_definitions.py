"""Which sentences say what a word means."""

import pytest

from bot.reader.definitions import defines
from tests.bot.answering import asked_as


@pytest.mark.parametrize(
    ("question", "sentence", "does"),
    [
        ("Thế nào là giờ trống?", '3. "Giờ trống" là giờ không có người trực.', True),
        ("Giờ trống theo nội quy là gì?", "b) Giờ trống được hiểu là giờ không có người trực.", True),
        ("Ủy thác nghĩa là gì?", "2. Ủy thác là việc giao cho người khác làm thay.", True),
        ("Giờ trực trống là gì?", "Giờ trực trống có nghĩa là giờ không có người trực.", True),
        ("Giờ trực trong nội quy chợ nghĩa là gì?", "Giờ trực là giờ có người ở quầy.", True),
        ("Giờ trực trống là gì?", "Giờ trực là giờ có người ở quầy.", False),
        ("Thế nào là giờ trống?", "Giờ trống thì phải đóng quầy.", False),
        ("Thế nào là giờ trống?", "Quản lý giờ trống là việc của tổ trực.", False),
        ("Ai trực giờ trống?", '"Giờ trống" là giờ không có người trực.', False),
    ],
)
def test_a_definition_begins_with_the_term(question: str, sentence: str, does: bool) -> None:
    assert defines(asked_as(question), sentence) is does

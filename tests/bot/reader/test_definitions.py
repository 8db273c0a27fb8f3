"""Which sentences say what a word means."""

import pytest

from bot.reader.definitions import defines, lacks_term
from bot.reader.evidence import Reader
from tests.bot.answering import asked_as, hits_in, matcher_of


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


@pytest.mark.parametrize(
    ("question", "text", "lacks"),
    [
        ("Thế nào là giờ trống phiên?", "Nội quy chợ Mây\n\nPhiên có giờ không ai trực.", True),
        ("Thế nào là giờ trống phiên?", "Nội quy chợ Mây\n\nGiờ trống thì không ai trực.", False),
        ("Thế nào là giờ trống phiên?", "Giờ trống phiên\n\nKhi ấy chợ không ai trực.", False),
        ("Phiếu chợ là gì?", "Nội quy chợ Mây\n\nPhiên có giờ không ai trực.", True),
        ("Sạp là gì?", "Nội quy chợ Mây\n\nPhiên có giờ không ai trực.", False),
        ("Phiên có giờ nào trống?", "Nội quy chợ Mây\n\nChợ mở cả ngày.", False),
    ],
)
def test_what_a_thing_means_is_told_where_it_is_named(question: str, text: str, lacks: bool) -> None:
    query, last = asked_as(question), text.rpartition("\n")[2]
    read = Reader(query, matcher_of(query)).read(hits_in(text))
    assert lacks_term(query, next(found for found in read if found.text == last)) is lacks

"""The sentence that gives an office the task of which a question asks."""

import pytest

from bot.reader.assigned import assigned
from bot.reader.evidence import Reader
from tests.bot.answering import asked_as, hits_in, matcher_of

ARTICLE = """Mở chợ đêm ở Lai Châu

Chủ tịch khen các thôn. Giao Sở Y tế kiểm tra hàng ăn, báo cáo trước ngày họp. Sở Y tế đã dự họp. Yêu cầu Công an xã \
gác cổng. Đề nghị Công an xã dẹp đường.
"""


@pytest.mark.parametrize(
    ("question", "task"),
    [
        ("Sở Y tế Lai Châu phải làm những gì?", "Giao Sở Y tế kiểm tra hàng ăn, báo cáo trước ngày họp."),
        ("Sở Y tế có trách nhiệm gì?", "Giao Sở Y tế kiểm tra hàng ăn, báo cáo trước ngày họp."),
        ("Sở Y tế phải nộp những gì?", None),
        ("Sở Nội vụ phải làm gì?", None),
        ("Công an xã phải làm gì?", None),
    ],
)
def test_one_sentence_tells_the_office_what_to_do(question: str, task: str | None) -> None:
    query = asked_as(question)
    found = assigned(query, Reader(query, matcher_of(query)).read(hits_in(ARTICLE)))
    assert (found and found.text) == task

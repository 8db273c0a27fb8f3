"""Lines in which a page tells of itself: where it was taken from, who wrote it, when it was put up."""

import re

from bot.understanding.query import Query
from ingest.text import canonical

_OF_ITSELF = re.compile(
    r"\W*(?:ngày đăng(?! ký)|đăng ngày|ngày cập nhật|cập nhật(?=\s*(?::|ngày|lần|lúc|\d))"
    r"|(?:nguồn|nguồn tin|nguồn ảnh|tác giả|người viết|bài và ảnh|tin và ảnh|ảnh)\s*:)"
)
_ASKS_OF_IT = re.compile(
    r"\b(?:đăng|cập nhật|nguồn|bài|tin|báo(?! cáo)|trang|tác giả|viết|phóng viên|ảnh|chụp|nhan đề|tiêu đề"
    r"|posted|published|updated|article|author|written|wrote|source|newspaper|photo|title)\b"
)


def tells_of_itself(query: Query, sentence: str) -> bool:
    """Whether the sentence is such a line, and the question asks for nothing of the kind."""
    return _OF_ITSELF.match(canonical(sentence)) is not None and not _ASKS_OF_IT.search(canonical(query.text))

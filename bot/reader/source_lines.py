"""Sentences that tell of their page: where it was taken from, who wrote it, when it was put up."""

import re

from bot.understanding.page_asked import PageFact, page_facts_asked
from bot.understanding.query import Query
from ingest.text import canonical

_OF_ITSELF = re.compile(
    r"\W*(?:ngày đăng(?! ký)|đăng ngày|ngày cập nhật|cập nhật(?=\s*(?::|lần|lúc|(?:ngày\s+)?[\d/.-]+\W*$))"
    r"|(?:nguồn|nguồn tin|nguồn ảnh|tác giả|người viết|bài và ảnh|tin và ảnh|ảnh)\s*:"
    r"(?!\s*(?:ngân sách|vốn|kinh phí|quỹ)(?!\w)))"
)
# "Bản tóm tắt này không có giá trị pháp lý."
_DISCLAIMS = re.compile(
    r"\b(?:không phải (?:là )?(?:bản )?nguyên văn|không có giá trị pháp lý"
    r"|chỉ (?:có giá trị|để|nhằm) tham khảo)\b"
)
_ASKS_OF_IT = re.compile(
    r"\b(?:giá trị|pháp lý|nguyên văn|tóm tắt|tham khảo"
    r"|đăng|cập nhật|nguồn|bài|tin|báo(?! cáo)|trang|tác giả|viết|phóng viên|ảnh|chụp|nhan đề|tiêu đề"
    r"|posted|published|updated|article|author|written|wrote|source|newspaper|photo|title)\b"
)
# "Yên Bái, ngày 19 tháng 4 năm 2024", above a document or below it.
_DATELINE = re.compile(r"\W*[^\W\d][^\d,;:]{1,40}, ngày \d{1,2} tháng \d{1,2} năm \d{4}\W*")
# What is done to a document on the day that it bears.
_MADE = re.compile(
    r"(?<!\w)(?:ban hành|ra đời|ký|kí|lập|làm|viết|gửi|ra|công bố|đề ngày|issued?|signed|dated|made)(?!\w)"
)
# Who is in an article has not written it.
_MAKERS = frozenset({PageFact.AUTHOR, PageFact.PHOTOGRAPHER})
_TELLS_MAKER = re.compile(r"\b(?:tác giả|phóng viên|nhà báo|pv|viết|bài|tin|ảnh|hình|chụp|biên tập|đưa tin|nguồn)\b")


def tells_of_itself(query: Query, sentence: str) -> bool:
    """Whether the sentence is such a line, and the question asks for nothing of the kind."""
    key = canonical(sentence)
    if _DATELINE.fullmatch(key):
        return not _MADE.search(canonical(query.own_text))
    tells = _OF_ITSELF.match(key) or _DISCLAIMS.search(key)
    return tells is not None and not _ASKS_OF_IT.search(canonical(query.text))


def asks_for_maker(query: Query) -> bool:
    """Whether the question asks who wrote a page, or took its photographs."""
    return not _MAKERS.isdisjoint(page_facts_asked(query))


def tells_maker(sentence: str) -> bool:
    """Whether the sentence says of somebody that he writes or photographs."""
    return _TELLS_MAKER.search(canonical(sentence)) is not None

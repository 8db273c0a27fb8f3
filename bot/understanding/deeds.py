"""What somebody does at a meeting, whose wording differs from speaker to speaker: opens it, closes it, chairs it."""

import re

from ingest.text import canonical

_MEETING = "(?:hội|cuộc|buổi|phiên|lễ)"
_DEEDS = {
    "opens": re.compile(
        rf"(?<!\w)(?:khai mạc|khai giảng|mở màn|mở đầu {_MEETING}|tuyên bố lý do|đề dẫn|phát biểu chào mừng"
        r"|(?:lời|phát biểu|nói)(?: lời)? (?:mở đầu|đầu tiên|trước tiên)|đọc diễn văn)(?!\w)"
    ),
    "closes": re.compile(
        rf"(?<!\w)(?:bế mạc|bế giảng|(?:khép|chốt) lại {_MEETING}"
        rf"|(?<!khi )(?:tổng kết|kết luận|kết thúc) (?:{_MEETING}|tại)"
        r"|(?:phát biểu|nói|lời)(?: lời)? (?:kết|kết luận|kết thúc|tổng kết|cuối|cuối cùng|sau cùng))(?!\w)"
    ),
    "chairs": re.compile(
        r"(?<!\w)(?:(?<!cơ quan )(?<!đơn vị )chủ trì(?! phối hợp)|chủ tọa"
        rf"|(?:điều khiển|điều hành) {_MEETING})(?!\w)"
    ),
}


def deeds_in(text: str) -> frozenset[str]:
    """The deeds that `text` speaks of."""
    key = canonical(text)
    return frozenset(deed for deed, told in _DEEDS.items() if told.search(key))

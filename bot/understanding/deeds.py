"""What somebody does at a meeting, whose wording differs from speaker to speaker: opens it, closes it, chairs it."""

import re

from bot.understanding.question_words import SOMEONE
from ingest.text import canonical

MEETING = (
    "(?:hội (?:nghị|thảo|thi|thao|diễn|đàm)|cuộc (?:họp|gặp|thi|làm việc|đối thoại|tiếp xúc|tọa đàm)|buổi|phiên|lễ)"
)
_DEEDS = {
    "opens": re.compile(
        rf"(?<!\w)(?:khai mạc|khai giảng|mở màn|mở đầu {MEETING}|tuyên bố lý do|đề dẫn|phát biểu chào mừng"
        r"|(?:lời|phát biểu|nói)(?: lời)? (?:mở đầu|đầu tiên|trước tiên)|đọc diễn văn)(?!\w)"
    ),
    "closes": re.compile(
        rf"(?<!\w)(?:bế mạc|bế giảng|(?:khép|chốt) lại {MEETING}"
        rf"|(?<!khi )(?<!theo )(?:tổng kết|kết luận|kết thúc) (?:{MEETING}|tại)"
        r"|(?:phát biểu|nói|lời)(?: lời)? (?:kết|kết luận|kết thúc|tổng kết|cuối|cuối cùng|sau cùng))(?!\w)"
    ),
    "chairs": re.compile(
        r"(?<!\w)(?:(?<!cơ quan )(?<!đơn vị )chủ trì(?! phối hợp)|chủ tọa"
        rf"|(?:điều khiển|điều hành) {MEETING})(?!\w)"
    ),
}

_WHO = f"(?:ai|{SOMEONE} nào)"
_TO_DO = "(?:là|người|sẽ|đã|được|đứng|ra|lên|cùng|có|đọc|nói|lời|bài|phát biểu|giữ vai trò|thay mặt)"
# "ai là người sẽ lên phát biểu khai mạc", "khai mạc hội thi là ai", "lời bế mạc do ai đọc", "còn người bế mạc?"
_ASKED = {
    deed: re.compile(
        rf"(?<!\w)(?:{_WHO}|(?:^|còn )người)(?: {_TO_DO})* {told.pattern}"
        rf"|{told.pattern}[^,;?]* (?:là|do|của) {_WHO}(?: (?:đọc|nói|phát biểu|trình bày|đảm nhiệm))?\W*$"
    )
    for deed, told in _DEEDS.items()
}


def deeds_in(text: str) -> frozenset[str]:
    """The deeds that `text` speaks of."""
    key = canonical(text)
    return frozenset(deed for deed, told in _DEEDS.items() if told.search(key))


def deeds_asked(text: str) -> frozenset[str]:
    """The deeds of which `text` asks who does them: "ai tặng hoa tại lễ khai mạc" only tells the occasion."""
    key = canonical(text)
    return frozenset(deed for deed, asked in _ASKED.items() if asked.search(key))

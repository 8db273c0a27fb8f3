"""What kind of thing a question asks for, read off its question words."""

import re
from dataclasses import dataclass
from enum import StrEnum

from ingest.documents import Span
from ingest.text import canonical, fold


class AnswerType(StrEnum):
    """What an answer must contain to be one."""

    LIST = "list"
    COUNT = "count"
    DATE = "date"
    PERSON = "person"
    POSITION = "position"
    NUMBER = "number"
    PLACE = "place"
    PROVINCE = "province"
    ORGANISATION = "organisation"
    REASON = "reason"
    DEFINITION = "definition"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Asked:
    """The question's type and where its question words stand (they are no search terms)."""

    type: AnswerType
    spans: tuple[Span, ...] = ()


_KIND = "(?:văn bản|quyết định|kế hoạch|chỉ thị|nghị quyết|nghị định|thông tư|công văn|đề án|luật|thông báo|hướng dẫn)"
_MANY = r"(?:\d{1,3}|một|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|mười)"

# First match wins. Written with accents; a bare question is matched against the same patterns folded, so no
# pattern may hold an upper-case escape.
_VIETNAMESE: tuple[tuple[AnswerType, str], ...] = (
    (
        AnswerType.NUMBER,
        r"\b(?:mang |có )?số (?:hiệu )?(?:mấy|bao nhiêu|nào|gì)\b(?! lượng)|\bsố hiệu\b(?: (?:là|gì|nào))*",
    ),
    (
        AnswerType.NUMBER,
        rf"\b(?:theo |tại |bằng |trong )?{_KIND}(?: số)? (?:nào|gì|mấy)\b(?! (?:quy định|yêu cầu|nêu))",
    ),
    (
        AnswerType.DATE,
        r"\b(?:vào |từ |đến )?(?:ngày|hôm|thời gian|thời điểm|tháng|năm|giai đoạn|lúc|buổi|giờ|thời hạn)"
        r"(?: tháng)?(?: năm)? (?:nào|mấy|bao nhiêu|gì)\b|\b(?:vào |từ |đến |trước )?khi nào\b|\bbao giờ\b|\blúc nào\b|\bmấy giờ\b"
        r"|\bngày tháng năm\b|\bngày (?:ban hành|ký|đăng|tổ chức|diễn ra)(?= (?:của|là|chỉ|kế|nghị|quyết|hội|văn|bài|thông|đề)\b)"
        r"|\b(?:hạn chót|thời hạn|thời gian (?:tổ chức|ban hành|diễn ra))(?= .*(?:là|nào|gì|\?))",
    ),
    (
        AnswerType.LIST,
        r"\b(?:bao )?gồm (?:có )?(?:những )?(?:gì|nội dung gì|các gì)\b|\bliệt kê\b|\bkể (?:tên|ra)\b|\bdanh sách\b|\bnhững gì\b",
    ),
    (AnswerType.LIST, rf"\b(?:nêu|kể|cho biết|trình bày)(?: rõ| ra)? (?:các|những|{_MANY})\b"),
    (
        AnswerType.COUNT,
        r"\b(?:có |gồm )?bao nhiêu\b|\b(?:có |gồm |tất cả )?mấy\b|\bsố lượng\b|\btổng số\b|\bbao lâu\b",
    ),
    (
        AnswerType.POSITION,
        r"\b(?:giữ |làm |đảm nhiệm )?(?:chức vụ|chức danh|chức|cương vị)(?: là)?(?: gì| nào)?\b",
    ),
    (
        AnswerType.PERSON,
        r"\b(?:do |bởi |là )?(?:những )?ai\b|\b(?:do )?(?:đồng chí|ông|bà|vị|người|lãnh đạo|cá nhân|tác giả|phóng viên|cán bộ) nào\b"
        r"|\b(?:tên|họ tên|danh tính)(?= (?:của |người|chủ|giám|phó|tác))",
    ),
    (AnswerType.PROVINCE, r"\b(?:của |ở |tại )?(?:tỉnh thành|tỉnh|thành phố|địa phương)(?: nào)\b"),
    (
        AnswerType.PLACE,
        r"\b(?:ở |tại )?(?:đâu|nơi nào|chỗ nào|địa điểm nào|điểm cầu nào|huyện nào|xã nào)\b|\bđịa điểm\b",
    ),
    (
        AnswerType.ORGANISATION,
        r"\b(?:do |giao cho |giao |là |bởi )?(?:những )?(?:cơ quan|đơn vị|sở|bộ|ban|phòng|tổ chức|báo|tờ báo|ngành|cổng|nguồn)(?: nào)\b",
    ),
    (
        AnswerType.REASON,
        r"\b(?:vì sao|tại sao|vì lý do gì|vì lí do gì|do đâu|lý do|nguyên nhân|vì đâu)\b|\b(?:nhằm|để)(?: mục đích)?(?: làm)? gì\b"
        r"|\bmục đích(?= .*(?:gì|nào|\?))",
    ),
    (AnswerType.LIST, r"\b(?:những|các)\b(?= .*\b(?:nào|gì|\?))"),
    (
        AnswerType.LIST,
        rf"\b(?={_MANY} (?!nào|nay|qua|tới|trước|sau|ngày|tháng|năm|giờ)\w+ .*\blà (?:những )?gì\b)",
    ),
    (
        AnswerType.DEFINITION,
        r"\b(?:có )?nghĩa là gì\b|\bviết tắt (?:của|cho)(?: từ| cụm từ)?(?: gì| nào)?\b|\bthế nào là\b|\bđược hiểu (?:là|như thế nào)(?: gì)?\b"
        r"|\blà (?:cái )?gì\b",
    ),
    (
        AnswerType.TEXT,
        r"\b(?:điều |việc |cái )?gì\b|\b(?:như )?thế nào\b|\bra sao\b|\b(?:có|đã) (?=.*\bkhông\b)|\bnào\b|\bthì sao\b",
    ),
)
_ENGLISH: tuple[tuple[AnswerType, str], ...] = (
    (
        AnswerType.NUMBER,
        r"\b(?:what|which) (?:is the )?(?:document |official )?number\b|\bnumber of (?:the )?(?=directive|plan|decision|resolution)",
    ),
    (AnswerType.DATE, r"\bwhen\b|\b(?:what|which|on what|on which) (?:date|day|year|month|time|period)\b"),
    (AnswerType.COUNT, r"\bhow (?:many|much)\b|\bnumber of\b|\bhow long\b"),
    (AnswerType.POSITION, r"\b(?:what|which) (?:position|post|title|role)\b"),
    (AnswerType.PERSON, r"\bwho(?:m|se)?\b"),
    (AnswerType.PROVINCE, r"\b(?:what|which) (?:province|city|locality)\b"),
    (AnswerType.PLACE, r"\bwhere\b"),
    (
        AnswerType.ORGANISATION,
        r"\b(?:what|which) (?:agency|department|ministry|organi[sz]ation|body|newspaper|office|unit)\b",
    ),
    (
        AnswerType.NUMBER,
        r"\b(?:what|which) (?:directive|resolution|decision|decree|plan|document|circular)\b",
    ),
    (AnswerType.REASON, r"\bwhy\b|\b(?:what is|what was) the (?:purpose|reason|aim)\b"),
    (
        AnswerType.LIST,
        r"\bwhat (?:are|were)\b|\blist\b|\bname the\b|\bwhich (?=\w+s\b)|\bwhat (?=\w+s (?:are|were|did|does|do|must|should)\b)",
    ),
    (AnswerType.DEFINITION, r"\bwhat (?:is|was)\b|\bstands? for\b|\bmeaning of\b"),
    (AnswerType.TEXT, r"\b(?:what|which|how|did|does|do|is|are|was|were)\b"),
)


def asked(text: str, *, bare: bool, english: bool) -> Asked:
    """What `text` asks for. `bare`: it was typed without (all) accents, so folded patterns count too."""
    if english:
        return _first_match(fold(text), _ENGLISH)
    found = _first_match(canonical(text), _VIETNAMESE)
    if bare and found.type is AnswerType.TEXT:
        found = _first_match(fold(text), tuple((type_, fold(pattern)) for type_, pattern in _VIETNAMESE))
    return found


def _first_match(key: str, patterns: tuple[tuple[AnswerType, str], ...]) -> Asked:
    for type_, pattern in patterns:
        spans = tuple(Span(*match.span()) for match in re.finditer(pattern, key))
        if spans:
            return Asked(type_, spans)
    return Asked(AnswerType.TEXT)

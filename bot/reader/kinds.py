"""Whether a sentence holds anything at all of the kind that is asked for, be it found by bot/spans or not."""

import re

from bot.reader.evidence import Evidence
from bot.reader.reading import references_of
from bot.reader.sentence_facts import facts_of
from bot.spans.contacts import asks_for_email, asks_for_telephone
from bot.understanding.answer_types import AnswerType
from bot.understanding.query import Query
from bot.understanding.roles import asks_for_name
from ingest.text import canonical, index_terms

# What tells a time in any way, exactly or not. Wide on purpose: only sentences that tell none at all are kept out.
_SOME_TIME = re.compile(
    r"\d|(?<!\w)(?:ngày|tháng|năm|tuần|quý|thứ|chủ nhật|thế kỷ|thập niên|giờ|phút|hôm|sáng|trưa|chiều|tối|đêm|mai"
    r"|nay|khi|lúc|sau|trước|đầu|giữa|cuối|kỳ|mùa|xuân|hè|thu|đông|tết|thời)(?!\w)"
)
# "113", "0912 ..."
_SOME_NUMBER = re.compile(r"\d{3}")
# What tells how many or how often in any way; "miễn phí" is an amount.
_SOME_COUNT = re.compile(
    r"\d|%|(?<!\w)(?:không|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|chục|tá|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ|nửa|đôi"
    r"|vài|mỗi|hằng|hàng|từng|cả|nhất|nhì|tư|đầu|cuối|miễn|vĩnh viễn|vô thời hạn|[ivx]+)(?!\w)"
)
# The days of recitals are those of other documents.
_RECITES = re.compile(r"\W*(?:căn cứ|theo đề nghị|xét đề nghị|xét tờ trình)(?!\w)")
_NAME_FIRST = re.compile(r"(?:hỏi |cho biết |nêu )?tên (?!các|những)")
# "Cơ quan nào cấp địa chỉ thư điện tử công vụ?"
_ASKS_OTHERS = frozenset({AnswerType.PERSON, AnswerType.ORGANISATION, AnswerType.REASON})
_QUOTED = re.compile(r"[\"“«'][^\"“”«»]{3,80}[\"”»']")


def lacks_kind(query: Query, found: Evidence) -> bool:
    """Whether it has no time for "ngày nào", no number for "bao nhiêu", none to call, no address for an e-mail, or no
    name but those of the question for "tên gì"."""
    if query.language == "en" or query.type is AnswerType.LIST:
        return False
    if query.type is AnswerType.DATE:
        return _recites(query, found) or (found.span is None and not _SOME_TIME.search(canonical(found.text)))
    if query.type is AnswerType.COUNT:
        return found.span is None and not _SOME_COUNT.search(canonical(found.text))
    if query.type is AnswerType.NUMBER and asks_for_telephone(query.own_text):
        return not _SOME_NUMBER.search(found.text)
    return _lacks_address(query, found) or (query.type is not AnswerType.ORGANISATION and _lacks_name(query, found))


def _lacks_address(query: Query, found: Evidence) -> bool:
    return query.type not in _ASKS_OTHERS and asks_for_email(query.own_text) and "@" not in found.text


def _lacks_name(query: Query, found: Evidence) -> bool:
    return _asks_for_name(query) and _names_nothing_new(query, found)


def _asks_for_name(query: Query) -> bool:
    return asks_for_name(query.own_text) or _NAME_FIRST.match(canonical(query.own_text)) is not None


def _names_nothing_new(query: Query, found: Evidence) -> bool:
    asked = set(index_terms(query.text))
    return not (_QUOTED.search(found.text) or any(name not in asked for name, _ in facts_of(found.text).names))


def _recites(query: Query, found: Evidence) -> bool:
    begins = found.is_official and not query.named.numbers and _RECITES.match(canonical(found.text)) is not None
    return begins and bool(references_of(found.text))

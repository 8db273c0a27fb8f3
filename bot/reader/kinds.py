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
# "4. kiểm soát tham nhũng" counts nothing.
_ITEM_NUMBER = re.compile(r"^\W*\d{1,2}[.)]\s")
# The days of recitals are those of other documents.
_RECITES = re.compile(r"\W*(?:căn cứ|theo đề nghị|xét đề nghị|xét tờ trình)(?!\w)")
_NAME_FIRST = re.compile(r"(?:hỏi |cho biết |nêu )?tên (?!các|những)")
# "Cơ quan nào cấp địa chỉ thư điện tử công vụ?"
_ASKS_OTHERS = frozenset({AnswerType.PERSON, AnswerType.ORGANISATION, AnswerType.REASON})
# What tells since when or until when something applies.
_FORCE_ASKED, _ENDS = re.compile(r"(?<!\w)hiệu lực(?!\w)"), re.compile(r"(?<!\w)hết hiệu lực(?!\w)")
_OF_FORCE = re.compile(r"(?<!\w)(?:hiệu lực|áp dụng|thi hành|thực hiện (?:kể )?từ|kể từ|từ ngày|effect|force)(?!\w)")
_OF_ITS_END = re.compile(r"(?<!\w)(?:hết hiệu lực|hiệu lực đến|chấm dứt|đến hết|thời hạn)(?!\w)")
# "Bị xử lý thế nào?" is not answered by what is forbidden. Wide on purpose.
_SANCTION_ASKED = re.compile(
    r"(?<!\w)(?:bị (?:xử lý|xử phạt|xử|phạt|kỷ luật|làm sao|sao|gì)(?!\w)"
    r"|(?:xử lý|xử phạt|kỷ luật|phạt) (?:như )?(?:thế nào|ra sao|sao)(?!\w))"
)
_SOME_SANCTION = re.compile(
    r"(?<!\w)(?:bị|xử|phạt|kỷ luật|khiển trách|cảnh cáo|phê bình|kiểm điểm|nhắc|trừ|cắt|hạ|giảm|mất"
    r"|không (?:được )?(?:xét|xếp|hoàn thành|khen|thưởng)|đình chỉ|dừng|thu hồi|bồi thường|buộc|trách nhiệm|chuyển|thay"
    r"|cách chức|giáng|hủy|huỷ|tước|thôi|gọi|mời|xin lỗi|khóa|chịu|trả lại"
    r"|tịch thu|cấm|đi học|đọc tên|nêu tên|công khai|báo cáo)(?!\w)"
)
_QUOTED = re.compile(r"[\"“«'][^\"“”«»]{3,80}[\"”»']")


def lacks_kind(query: Query, found: Evidence) -> bool:
    """Whether it has no time for "ngày nào", no number for "bao nhiêu", none to call, no address for an e-mail, no name
    but those of the question for "tên gì", nothing of force or of what follows where that is asked."""
    if query.language == "en" or query.type is AnswerType.LIST:
        return False
    if query.type is AnswerType.DATE:
        timeless = found.span is None and not _SOME_TIME.search(canonical(found.text))
        return timeless or _recites(query, found) or _lacks_force(query, found)
    if query.type is AnswerType.COUNT:
        return found.span is None and not _SOME_COUNT.search(_ITEM_NUMBER.sub("", canonical(found.text)))
    if query.type is AnswerType.NUMBER and asks_for_telephone(query.own_text):
        return not _SOME_NUMBER.search(found.text)
    if query.type is AnswerType.TEXT and _SANCTION_ASKED.search(canonical(query.own_text)):
        return not _SOME_SANCTION.search(canonical(found.text))
    return _lacks_address(query, found) or (query.type is not AnswerType.ORGANISATION and _lacks_name(query, found))


def _lacks_force(query: Query, found: Evidence) -> bool:
    question, key = canonical(query.own_text), canonical(found.hit.document.text[slice(*found.stretch)])
    tells = _OF_ITS_END if _ENDS.search(question) else _OF_FORCE
    return _FORCE_ASKED.search(question) is not None and not tells.search(key)


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

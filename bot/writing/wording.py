"""The bot's own words around the evidence, in Vietnamese and English."""

from collections.abc import Mapping

from bot.answers import Refusal, RefusalReason
from bot.filters import EVERYTHING, Filter
from bot.understanding.query import Language
from bot.writing.scope_words import scope_words

ACCORDING_TO: Mapping[Language, str] = {"vi": "Theo *{title}*:", "en": "According to *{title}* (quoted in Vietnamese):"}
NOT_SAID_OUTRIGHT: Mapping[Language, str] = {
    "vi": "*Tài liệu không nói thẳng điều này; phần gần nhất là:*",
    "en": "*The documents do not say this outright; the nearest passage is:*",
}
COUNT_DIFFERS: Mapping[Language, str] = {
    "vi": "*Câu hỏi nêu {asked}, văn bản liệt kê {found}.*",
    "en": "*The question says {asked}; the document lists {found}.*",
}
ITEM_OF: Mapping[Language, str] = {
    "vi": "Theo *{title}*, đó là mục {place} trong {count} mục:",
    "en": "According to *{title}*, this is item {place} of {count} (quoted in Vietnamese):",
}
GOES_ON: Mapping[Language, str] = {
    "vi": "*Còn tiếp: mở nguồn để đọc toàn văn.*",
    "en": "*There is more: open the source to read all of it.*",
}
NOTHING_ON: Mapping[Language, str] = {
    "vi": "Các tài liệu hiện có không cho biết điều này về {name}.",
    "en": "The documents at hand do not say this of {name}.",
}
NOTHING_SAID: Mapping[Language, str] = {
    "vi": "Các tài liệu hiện có không cho biết điều này.",
    "en": "The documents at hand do not say this.",
}
ASPECTS: Mapping[Language, Mapping[str, str]] = {
    "vi": {"fact": "Trả lời", "quote": "Nguyên văn"},
    "en": {"fact": "Answer", "quote": "In the text"},
}
"""What the rows of a comparison hold."""

_WITHIN: Mapping[Language, str] = {
    "vi": "Trong phạm vi đã chọn ({scope}): ",
    "en": "Within the chosen scope ({scope}): ",
}
_REFUSALS: Mapping[Language, Mapping[RefusalReason, str]] = {
    "vi": {
        "empty_question": "Mời bạn hỏi về nội dung các tài liệu trong kho, ví dụ: “Chỉ thị 34 ban hành ngày nào?”.",
        "empty_index": "Kho tài liệu chưa có văn bản nào. Hãy nạp tài liệu bằng lệnh `cchc ingest` rồi hỏi lại.",
        "empty_scope": "Kho tài liệu không có văn bản nào như vậy. Hãy bỏ bớt điều kiện rồi hỏi lại.",
        "unknown_number": "Không có tài liệu nào trong kho nhắc đến văn bản {missing}, nên tôi không thể trả lời.",
        "unknown_article": "Kho tài liệu không có nội dung của {missing}, nên tôi không thể trả lời.",
        "unknown_item": "Tài liệu chỉ liệt kê {missing} mục, không có mục được hỏi.",
        "unknown_place": "Các tài liệu trong kho không nói điều này về {missing}, nên tôi không thể trả lời.",
        "off_topic": "Tôi không tìm thấy nội dung này trong kho tài liệu.",
        "not_stated": "Các tài liệu trong kho không nêu thông tin được hỏi, nên tôi không trả lời thay.",
    },
    "en": {
        "empty_question": "Please ask about the documents in the library, such as “When was Directive 34 issued?”.",
        "empty_index": "The library holds no documents yet. Add some with `cchc ingest` and ask again.",
        "empty_scope": "The library holds no such documents. Ask again with fewer conditions.",
        "unknown_number": "No document in the library mentions {missing}, so I cannot answer.",
        "unknown_article": "The library does not hold the text of {missing}, so I cannot answer.",
        "unknown_item": "The document lists only {missing} items, and not the one you ask for.",
        "unknown_place": "The documents in the library say nothing about {missing} on this matter, so I cannot answer.",
        "off_topic": "I found nothing about this in the library.",
        "not_stated": "The documents in the library do not state this, so I will not guess.",
    },
}


def refusal_text(refusal: Refusal, language: Language, *, within: Filter = EVERYTHING) -> str:
    """One or two sentences that say why there is no answer, and where it was looked for if not everywhere."""
    said = _REFUSALS[language][refusal.reason].format(missing=", ".join(refusal.missing))
    if not within:
        return said
    return _WITHIN[language].format(scope=scope_words(within)) + said[:1].lower() + said[1:]

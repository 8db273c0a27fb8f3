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

DOCUMENTS: Mapping[Language, Mapping[str, str]] = {
    "vi": {
        "all": "Kho hiện có {count} tài liệu{within}:",
        "about": "Trong kho có {count} tài liệu về “{of}”:",
        "also": "Ngoài ra có {count} tài liệu nhắc đến “{of}”:",
        "only": "Trong kho không có tài liệu nào riêng về “{of}”, nhưng có {count} tài liệu nhắc đến:",
    },
    "en": {
        "all": "The library holds {count} documents{within}:",
        "about": "Documents in the library about “{of}”: {count}.",
        "also": "Others that mention “{of}”: {count}.",
        "only": "No document in the library is about “{of}” itself; those that mention it: {count}.",
    },
}
LIBRARY: Mapping[Language, Mapping[str, str]] = {
    "vi": {
        "figures": "Kho hiện có {count} tài liệu ({kinds}), thay đổi lần cuối ngày {taken_in}.",
        "dates": "Trong số các tài liệu có ghi ngày, sớm nhất là ngày {oldest}, mới nhất là ngày {newest}.",
        "more": "*Tài liệu do người quản trị kho thêm và bỏ; muốn bổ sung, hãy gửi tệp cho họ.*",
    },
    "en": {
        "figures": "The library holds {count} documents and was last changed on {taken_in}.",
        "dates": "Of those that bear a date, the oldest is of {oldest}, the newest of {newest}.",
        "more": "*The library's administrator adds and removes documents; send them what is missing.*",
    },
}
MORE_DOCUMENTS: Mapping[Language, str] = {
    "vi": "*Còn {count} tài liệu nữa: hãy hỏi theo tỉnh, năm hoặc chủ đề để thu hẹp.*",
    "en": "*There are {count} more: ask by province, year or topic to narrow them down.*",
}
MAIN_POINTS: Mapping[Language, str] = {
    "vi": "Những ý chính của *{title}*, bằng lời của chính văn bản:",
    "en": "The main points of *{title}*, in its own words (quoted in Vietnamese):",
}
NOT_ALL_OF_IT: Mapping[Language, str] = {
    "vi": "*Các câu trên được trích nguyên văn, không phải toàn bộ văn bản; bấm vào số để mở nguồn.*",
    "en": "*These sentences are quoted and are not the whole text; open a number to read its source.*",
}

_WITHIN: Mapping[Language, str] = {
    "vi": "Trong phạm vi đã chọn ({scope}): ",
    "en": "Within the chosen scope ({scope}): ",
}
_REFUSALS: Mapping[Language, Mapping[RefusalReason, str]] = {
    "vi": {
        "empty_question": "Mời bạn hỏi về nội dung các tài liệu trong kho, ví dụ: “Chỉ thị 34 ban hành ngày nào?”.",
        "greeting": "Xin chào! Tôi trả lời câu hỏi bằng chính lời của các tài liệu trong kho, kèm trích dẫn."
        " Mời bạn hỏi, ví dụ: “Chỉ thị 34 ban hành ngày nào?”, hoặc hỏi “Kho có những tài liệu nào?”.",
        "thanks": "Rất vui được giúp bạn. Khi cần, mời bạn hỏi tiếp về các tài liệu trong kho.",
        "complaint": "Xin lỗi vì câu trả lời chưa đúng ý. Hãy hỏi lại rõ hơn, nêu tên văn bản, địa phương hoặc năm;"
        " trích dẫn dưới mỗi câu cho biết nó dựa vào đâu.",
        "about_assistant": "Tôi là trợ lý tra cứu, một chương trình máy tính: tôi tìm trong các tài liệu của kho và trả"
        " lời bằng đúng những câu đứng trong đó, mỗi câu có số dẫn đến nguồn. Điều tài liệu không nói thì tôi nói là"
        " không có. Bạn có thể hỏi ai, khi nào, bao nhiêu, vì sao; hỏi danh sách, so sánh hai nơi,"
        " “Tóm tắt Chỉ thị 34”, hoặc “Kho có những tài liệu nào?”. Gõ có dấu hay không dấu đều được.",
        "which_document": "Bạn muốn tóm tắt tài liệu nào? Hãy nêu số hiệu hoặc tên của nó, ví dụ “Tóm tắt Chỉ thị 34”.",
        "empty_index": "Kho tài liệu chưa có văn bản nào. Hãy nạp tài liệu bằng lệnh `cchc ingest` rồi hỏi lại.",
        "empty_scope": "Kho tài liệu không có văn bản nào như vậy. Hãy bỏ bớt điều kiện rồi hỏi lại.",
        "no_documents": "Trong kho không có tài liệu nào về “{missing}”, cũng không có tài liệu nào nhắc đến.",
        "unknown_number": "Không có tài liệu nào trong kho nhắc đến văn bản {missing}, nên tôi không thể trả lời.",
        "unknown_article": "Kho tài liệu không có nội dung của {missing}, nên tôi không thể trả lời.",
        "unknown_item": "Tài liệu chỉ liệt kê {missing} mục, không có mục được hỏi.",
        "unknown_place": "Các tài liệu trong kho không nói điều này về {missing}, nên tôi không thể trả lời.",
        "off_topic": "Tôi không tìm thấy nội dung này trong kho tài liệu.",
        "not_stated": "Các tài liệu trong kho không nêu thông tin được hỏi, nên tôi không trả lời thay.",
    },
    "en": {
        "empty_question": "Please ask about the documents in the library, such as “When was Directive 34 issued?”.",
        "greeting": "Hello! I answer in the very words of the documents in the library, with citations. Ask away, for"
        " example “When was Directive 34 issued?”, or “Which documents do you have?”.",
        "thanks": "Glad to help. Ask again whenever you like.",
        "complaint": "Sorry that this was not what you meant. Please ask again and name the document, the place or"
        " the year; the citations below each sentence tell what it rests on.",
        "about_assistant": "I am a search assistant, a computer program: I look through the documents of the library"
        " and answer in sentences that stand in them, each with a number that leads to its source. What they do not say"
        " I do not say either. Ask who, when, how many or why; for lists, comparisons, “Summarize Directive 34”, or"
        " “Which documents do you have?”.",
        "which_document": "Which document do you mean? Give its number or title: “Summarize Directive 34”.",
        "empty_index": "The library holds no documents yet. Add some with `cchc ingest` and ask again.",
        "empty_scope": "The library holds no such documents. Ask again with fewer conditions.",
        "no_documents": "No document in the library is about “{missing}”, and none mentions it.",
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

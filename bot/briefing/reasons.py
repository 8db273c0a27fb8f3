"""Why a question stays open, in a few words."""

from collections.abc import Mapping

from bot.answers import Answer, RefusalReason

_WHY: Mapping[RefusalReason, str] = {
    "empty_question": "câu hỏi trống",
    "greeting": "lời chào",
    "thanks": "lời cảm ơn",
    "complaint": "lời phàn nàn",
    "about_assistant": "hỏi về trợ lý",
    "which_document": "chưa nêu tài liệu cần tóm tắt",
    "empty_index": "kho tài liệu trống",
    "no_documents": "kho không có tài liệu như vậy",
    "unknown_number": "kho không có văn bản mang số hiệu này",
    "unknown_article": "văn bản không có điều, khoản này",
    "unknown_item": "danh sách không có mục này",
    "unknown_place": "kho không có tài liệu về nơi này",
    "off_topic": "kho không có nội dung này",
    "not_stated": "tài liệu không nêu",
}


def why_refused(answer: Answer) -> str:
    """The reason of a refused answer: "tài liệu không nêu"."""
    assert answer.refusal, "an answer that is refused"
    return _WHY[answer.refusal.reason]

"""What an answer says of how it came about, in Vietnamese and English."""

from collections.abc import Mapping
from typing import Literal

from bot.generation.failures import FailureReason
from bot.understanding.query import Language

ExtractiveReason = FailureReason | Literal["declined", "unverified", "too_little", "leaves_out", "beside_the_point"]
"""Why the extractive answer is given although a chat model is set."""

_REASONS: Mapping[Language, Mapping[ExtractiveReason, str]] = {
    "vi": {
        "unreachable": "không kết nối được với mô hình {name}",
        "timeout": "mô hình {name} không trả lời xong trong {seconds:g} giây",
        "rate_limited": "mô hình {name} đang quá tải hoặc hết hạn mức",
        "denied": "mô hình {name} từ chối khóa truy cập",
        "rejected": "máy chủ của mô hình {name} từ chối yêu cầu",
        "faulty": "máy chủ của mô hình {name} gặp lỗi",
        "interrupted": "mô hình {name} bị ngắt giữa chừng",
        "empty": "mô hình {name} không trả lời gì",
        "too_long": "mô hình {name} viết không dứt",
        "declined": "mô hình {name} không tìm thấy câu trả lời trong các đoạn trích",
        "unverified": "không câu nào của mô hình {name} khớp với trích dẫn",
        "too_little": "phần lớn câu của mô hình {name} không khớp với trích dẫn",
        "leaves_out": "câu trả lời của mô hình {name} bỏ sót ý của văn bản",
        "beside_the_point": "câu trả lời của mô hình {name} không nêu điều được hỏi",
    },
    "en": {
        "unreachable": "the model {name} cannot be reached",
        "timeout": "the model {name} was not done within {seconds:g} seconds",
        "rate_limited": "the model {name} is overloaded or its quota is used up",
        "denied": "the model {name} refused the key",
        "rejected": "the server of the model {name} refused the request",
        "faulty": "the server of the model {name} failed",
        "interrupted": "the model {name} was cut off",
        "empty": "the model {name} said nothing",
        "too_long": "the model {name} did not stop writing",
        "declined": "the model {name} found no answer in the passages",
        "unverified": "no sentence of the model {name} agreed with its quotes",
        "too_little": "most sentences of the model {name} did not agree with their quotes",
        "leaves_out": "the answer of the model {name} left out points of the document",
        "beside_the_point": "the answer of the model {name} does not say what was asked",
    },
}
_INSTEAD: Mapping[Language, str] = {
    "vi": "Trích nguyên văn từ tài liệu, vì {reason}.",
    "en": "Quoted from the documents, because {reason}.",
}
_DROPPED: Mapping[Language, str] = {
    "vi": "Đã bỏ {count} câu của mô hình {name} vì không khớp với trích dẫn.",
    "en": "Left out {count} sentence(s) of the model {name} that did not agree with the quotes.",
}


def extractive_notice(reason: ExtractiveReason, language: Language, *, name: str, within_s: float) -> str:
    """That the documents' own words are given, and why."""
    return _INSTEAD[language].format(reason=_REASONS[language][reason].format(name=name, seconds=within_s))


def dropped_notice(count: int, language: Language, *, name: str) -> str:
    """How many sentences were left out; "" for none."""
    return _DROPPED[language].format(count=count, name=name) if count else ""

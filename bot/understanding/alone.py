"""A comparison as the question that it is of one of its sides: "bên nào thu nhiều hơn" asks each how much."""

import re

from bot.understanding.answer_types import AnswerType
from bot.understanding.beside import ASKS, ONE_OF_TWO
from ingest.facts.numbers import KINDS
from ingest.text import canonical

_ORDERS = re.compile(r"^(?:hãy )?(?:so sánh|đối chiếu)\s+")
_WHICH = re.compile(rf"[,:]?(?<!\s)\s*\b{ONE_OF_TWO} nào\b")
_MORE = re.compile(
    r"\b(?:(?P<when>sớm|muộn)|(?P<long>lâu|nhanh|chậm)"
    r"|(?:nhiều|ít|cao|thấp|lớn|nhỏ|nhỉnh|đông|rộng)(?P<what>(?: \w+){0,6}?))"
    r" (?:hơn|nhất)\b"
)
# ": việc nào nhanh hơn, mỗi việc mấy ngày": the second clause asks already.
_WHICH_CLAUSE = re.compile(rf"{_WHICH.pattern}[^,;?]*\b(?:hơn|nhất|trước|sau)\b(?=,[^,]*(?:{ASKS.pattern}))")
# "..., có phải cùng một người không?"
_WHETHER_SAME = re.compile(
    r"[,;]\s*(?:có (?:phải )?)?(?:là )?(?:cùng|chung|giống|khác)\b[^,;]*\b(?:không|hay không)(?=\W*$)"
)
# "bên nào khởi công trước?"
_WHICH_FIRST = re.compile(rf"{_WHICH.pattern}(?P<does>[^,;?]*?)\s+(?:trước|sau)(?=\W*$)")
_DIFFERS_BY = re.compile(r"(?<!\s)\s*\b(?:khác|chênh|lệch|hơn kém)(?: lệch)?(?: nhau)?(?= (?:bao nhiêu|mấy)\b)")
_DIFFERS = re.compile(
    r"[,:;]?(?<!\s)\s*\b(?:(?:thì|có|lại|có gì|điểm gì) )*(?:khác(?: biệt)?|chênh(?: lệch)?|giống|hơn kém)"
    r"(?: gì)?(?: nhau)?(?: gì)?(?: (?:ở )?(?:chỗ|điểm) (?:nào|gì))?(?: (?:như )?(?:thế nào|ra sao|gì|bao nhiêu))?"
    r"(?=\W*$)"
)
# "Lai Châu khác nhau thế nào về nhiệm vụ" asks of the tasks of Lai Châu.
_DIFFERS_IN = re.compile(
    r"^(?P<whose>.{2,80}?)\s+(?:(?:thì|có) )*(?:khác(?: biệt)?|giống)(?: gì)?(?: nhau)?"
    r"(?: (?:như )?(?:thế nào|ra sao|gì))? (?:về|ở) (?!(?:chỗ|điểm)\b)(?P<what>[^,;?]+?)\W*$"
)
_HOW = re.compile(r"(?<!\s)\s*\b(?:như thế nào|thế nào|ra sao)(?=\W*$)")
_RATE = re.compile(r"\b(?:tỷ lệ|tỉ lệ|chỉ tiêu)\b")
# What a quantity is measured in, where the words for it say so.
_MEASURED = (
    (re.compile(r"\btốn(?: kém)?$"), "bao nhiêu tiền"),
    (re.compile(r"\b(?:tiền|kinh phí|chi phí|lệ phí|học phí|ngân sách|phí)\b"), "là bao nhiêu tiền"),
    (re.compile(r"\b(?:thứ hạng|xếp hạng)\b"), "là thứ mấy"),
    (_RATE, "là bao nhiêu phần trăm"),
)
# "Số lượt tiếp dân của ...": no other number than that of visits answers.
_NUMBER_OF = re.compile(
    r"(?:tổng )?số (?P<things>(?!(?:lượng|liệu|dân|hiệu|điện|tài|máy|nhà|phần)\b)[^\W\d_]+"
    r"(?: (?!(?:của|ở|tại)\b)[^\W\d_]+)?)\b"
)
# "Ngày họp của ..." asks on which day: the word for it is no matter to search for.
_DAY = re.compile(r"(?:^|(?<=, ))ngày ")
# "Thông tư 5 và Thông tư 7 khác nhau thế nào" asks what each is about.
_DOCUMENT = re.compile(rf"(?:{'|'.join(KINDS.values())}) (?:số )?\d[\w/-]*(?: của [^,?]+)?")
_ASKING = {AnswerType.COUNT: "là bao nhiêu", AnswerType.DATE: "là khi nào", AnswerType.PERSON: "là ai"}


def asked_of_one(text: str, type_: AnswerType) -> str:
    """`text`, a comparison by a property of the type that now names one side only, without its comparing words."""
    if first := _WHICH_FIRST.search(canonical(text)):
        text = f"{text[: first.start()]}{text[slice(*first.span('does'))]} khi nào"
    if differs := _DIFFERS_IN.match(canonical(text)):
        text = f"{text[slice(*differs.span('what'))]} của {text[slice(*differs.span('whose'))]}"
    for comparing in (_ORDERS, _WHETHER_SAME, _DIFFERS, _DIFFERS_BY, _WHICH_CLAUSE, _WHICH):
        text = _without(comparing, text)
    if type_ in _ASKING:
        text = _without(_HOW, text)
    text = text.rstrip(" ?.!:,")
    if more := _MORE.search(canonical(text)):
        asks_besides = ASKS.search(canonical(text))
        text = f"{text[: more.start()]}{'' if asks_besides else _measure(more)}{text[more.end() :]}"
    if type_ is AnswerType.DATE and (day := _DAY.search(canonical(text))) and not ASKS.search(canonical(text)):
        return f"{text[: day.start()]}{text[day.end() :]} ngày nào?"
    asking = "" if ASKS.search(canonical(text)) else f" {_asking(text, type_)}"
    return f"{text.strip(' ,').replace(' ,', ',')}{asking}?"


def asked_of_named(text: str, name: str) -> str | None:
    """A question of which one does most, "xã nào nhận nhiều hồ sơ nhất?", as one of how much `name` does."""
    key = canonical(text)
    which, most = _WHICH.search(key), _MORE.search(key)
    if not (which and most):
        return None
    return asked_of_one(f"{text[: which.start()]} {name}{text[which.end() :]}".strip(), AnswerType.COUNT)


def _asking(text: str, type_: AnswerType) -> str:
    key = canonical(text)
    if type_ not in _ASKING and _DOCUMENT.fullmatch(key.strip()):
        return "về việc gì"
    measured = (asking for words, asking in _MEASURED if type_ is AnswerType.COUNT and words.search(key))
    counted = _NUMBER_OF.match(key.strip()) if type_ is AnswerType.COUNT else None
    return next(measured, f"là bao nhiêu {counted['things']}" if counted else _ASKING.get(type_, "thế nào"))


def _without(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(canonical(text))
    return text[: found.start()] + text[found.end() :] if found else text


def _measure(more: re.Match[str]) -> str:
    if more["when"]:
        return "khi nào"
    if more["long"]:
        return "bao lâu"
    # Beside the rate a sentence often tells of how many it is.
    is_rate = _RATE.search(more.string, 0, more.end()) is not None
    return f"{more['what']} bao nhiêu phần trăm".strip() if is_rate else f"bao nhiêu{more['what']}"

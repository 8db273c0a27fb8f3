"""Words that point back, "người đó", "văn bản này", "xã ấy", and what they mean after a question and its answer."""

import re
from collections.abc import Callable, Mapping
from functools import partial

from bot.understanding.answer_types import AnswerType
from bot.understanding.mentions import KIND, Kind, document_phrase, listed_item, mentions
from bot.understanding.persons import persons_in
from bot.understanding.query import Query
from ingest.facts.numbers import document_numbers
from ingest.text import canonical

# "văn bản trên", not "trên mạng".
_ABOVE = r"(?<!cấp )trên(?=\W*$|[,;.?!]| (?:do|có|được|là|thì|ai|bị|đã|nói|giao|quy định|ban hành)\b)"
_THAT = rf"(?:này|đó|ấy|kia|nêu trên|nói trên|vừa nêu|{_ABOVE})"
# Words that point back.
POINTER = re.compile(
    rf"\b(?:(?:ông|bà|đồng chí|vị|người|anh|chị) (?:ấy|này|đó|ta)"
    rf"|{_THAT}(?! đây)|(?<!bao nhiêu )(?<!mấy )(?<!dòng )họ(?! (?:(?:và )?tên|hàng|đạo|tộc|nguyễn|trần|lê|phạm|lò)\b)"
    r"|nó|chúng"
    r"|he|she|his|her|him|they|their|it|its|this|that|those|these)\b"
)
_PERSON_POINTER = re.compile(
    r"\b(?:ông|bà|đồng chí|vị|người|anh|chị) (?:ấy|này|đó|ta)\b|\b(?:he|she|his|her|him)\b"
    # "Ông hứa khi nào ...": no name follows.
    r"|^(?:thế |vậy )?(?:ông|bà)(?= (?:là|có|giữ|làm|hứa|nói|cho|trả|đã|sẽ|phát|yêu|đề|giao|chỉ|ký|nêu|sinh|được)\b)"
)
_DOCUMENT_POINTER = re.compile(rf"\b(?P<kind>{KIND}|văn bản|tài liệu)(?: số)? {_THAT}\b(?! đây)|\b(?:nó|it)\b")
_BODY_POINTER = re.compile(rf"\b(?:cơ quan|đơn vị|tổ chức|sở|ban|bộ|phòng|trung tâm|hội đồng) {_THAT}\b")
_PLACE_POINTER = re.compile(rf"\b(?:ở (?:đó|đấy)|(?:tỉnh|nơi|địa phương|thành phố|huyện|xã) {_THAT}|there)\b")
THING_POINTER = re.compile(
    rf"\b(?:khâu|bước|việc|chặng|giai đoạn|mục|nội dung|mô hình|thủ tục|chỉ tiêu|món|khoản|nhóm|loại|lỗi|hạng mục|dự án"
    rf"|công trình|phần|đợt|mức|cái) {_THAT}\b"
)
# The documents an answer is taken from: "Theo *Quyết định 31/2022/QĐ-UBND: ...*:".
_SOURCE = re.compile(r"^(?:Theo|According to) \*(?P<title>.+?)\*", re.MULTILINE)


def filled_in(query: Query, previous: Query, answer: str) -> str:
    """The text of `query` with what it points at in the place of the pointers, as far as the turn before says it."""
    text = query.text
    # "Nội dung thứ ba của Nghị quyết 76" is of its own list.
    item = None if query.named else listed_item(text, answer)
    if item:
        text = text[: item[0].start] + item[1] + text[item[0].end :]
    for pointer, meant_by in _MEANT.items():
        match = pointer.search(canonical(text))
        if match and (meant := meant_by(previous, answer)):
            honorific = (
                f"{text[match.start() :].split()[0]} " if pointer is _PERSON_POINTER and query.language == "vi" else ""
            )
            prefix = "ở " if canonical(match.group()).startswith("ở ") else ""
            text = text[: match.start()] + honorific + prefix + meant + text[match.end() :]
    return text


def _document(previous: Query, answer: str) -> str | None:
    """The document that was spoken of: as the question names it, else the one that answers it or gave the answer."""
    if asked_about := document_phrase(previous.text):
        return asked_about
    source = _SOURCE.search(answer)
    said = [headline(answer)] if previous.type is AnswerType.NUMBER else []
    for text in [*said, *([source["title"]] if source else [])]:
        if number := next(iter(document_numbers(text)), None):
            places = "".join(f" của {place}" for place in previous.named.places[:1])
            return f"văn bản số {number.canonical}{places}"
    return None


def _place(previous: Query, answer: str) -> str | None:
    """The province, or else the commune, that was spoken of."""
    province = _named_before(Kind.PLACE, AnswerType.PROVINCE, previous, answer)
    return province or _named_before(Kind.LOCALITY, AnswerType.PLACE, previous, answer)


def _named_before(kind: Kind, type_: AnswerType, previous: Query, answer: str) -> str | None:
    """What of the kind was asked for and answered, else named in the question, else named first in the answer."""
    in_answer = _first(kind, headline(answer).replace("*", " "))
    in_question = _first(kind, previous.text)
    return (in_answer or in_question) if previous.type is type_ else (in_question or in_answer)


def _first(kind: Kind, text: str) -> str | None:
    spans = persons_in(text) if kind is Kind.PERSON else mentions(text).get(kind, [])
    return text[slice(*spans[0])] if spans else None


_MEANT: Mapping[re.Pattern[str], Callable[[Query, str], str | None]] = {
    _DOCUMENT_POINTER: _document,
    _BODY_POINTER: partial(_named_before, Kind.BODY, AnswerType.ORGANISATION),
    _PLACE_POINTER: _place,
    _PERSON_POINTER: partial(_named_before, Kind.PERSON, AnswerType.PERSON),
}
"""What each kind of pointer means after a question and its answer."""


def headline(answer: str) -> str:
    """The first line of an answer."""
    return answer.split("\n", 1)[0]

"""The cell of a table's row whose column the question asks for."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from bot.reader.tables import Cell, cells_of
from bot.spans.bodies import venue_asked
from bot.spans.candidate import Candidate
from bot.spans.contacts import asks_for_telephone
from bot.spans.counts import asks_for_money
from bot.spans.quantities import quantity_asked
from bot.understanding.answer_types import AnswerType
from bot.understanding.asking import asked
from bot.understanding.lexicon import synonyms
from bot.understanding.query import Query
from ingest.text import canonical, fold, index_terms

# What heads of columns say of their cells.
_HEADS = {
    AnswerType.DATE: r"\b(?:thời gian|thời hạn|ngày|hạn|năm|thời điểm|hoàn thành|lịch|giờ|buổi|khai giảng)\b",
    AnswerType.ORGANISATION: r"\b(?:đơn vị|cơ quan|chủ trì|phối hợp|phụ trách|phòng ban)\b",
    AnswerType.PERSON: (
        r"\b(?:người|họ (?:và )?tên|phụ trách|cán bộ|công chức|chủ trì|(?:giảng|báo cáo|chuyên|giáo) viên|hướng dẫn"
        r"|trực|đầu mối|thực hiện|đảm nhiệm|trách nhiệm|làm thay|trưởng|chủ nhiệm|đại diện|liên hệ|diễn giả)\b"
    ),
    AnswerType.POSITION: r"\b(?:chức vụ|chức danh)\b",
    AnswerType.NUMBER: r"\b(?:số|ký) hiệu\b|\bmã (?:số|hiệu)\b|\bsố văn bản\b",
    AnswerType.PLACE: (
        r"\b(?:địa điểm|nơi|địa chỉ|địa bàn|hội trường|phòng|quầy|trụ sở|điểm (?:trực|họp|đón|thu|tiếp))\b"
    ),
    AnswerType.COUNT: r"\b(?:số|kinh phí|tỷ lệ|tỉ lệ|điểm|mức|tổng|triệu|đồng|lệ phí|phí|chỉ tiêu|kết quả)\b|%",
}
_TELEPHONE = re.compile(r"\b(?:điện thoại|sđt|đt|di động|hotline|đường dây nóng|số máy|liên hệ)\b")
_OF_MONEY = re.compile(r"\b(?:kinh phí|tiền|đồng|triệu|tỷ|phí|giá|lương|vốn|mức (?:thu|chi|hỗ trợ))\b")
_MONEY = ("tien",)
_TIMES = re.compile(r"\d\s*(?:giờ|phút|ngày|tuần|tháng|năm|buổi)\b")
_LASTING = re.compile(r"\b(?:bao lâu|(?:bao nhiêu|mấy) (?:giờ|phút|ngày|tuần|tháng|năm|buổi))\b")
_SHARE_ASKED = re.compile(r"\bphần trăm\b|%")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
# Columns that only number the rows.
_ORDINAL = re.compile(r"(?:stt|tt|so tt|so thu tu|thu tu|#|no\.?)")
_FIGURE = re.compile(r"\W*\d")
# What a cell under a head that names its kind is worth more than a stretch that only looks like it.
_HEADED = 0.5
# Worth of each word of the head that the question says, beside the share of them.
_EACH_WORD = 0.1


def cells(row: str, head: str, query: Query) -> Iterator[Candidate]:
    """The cells that answer by the heads of their columns; worth is how much of its head the question says.

    Where the question says words of a head, other columns are not meant: "ai làm thay" is not who is in charge.
    """
    filled = [cell for cell in cells_of(row, head) if not numbers_rows(cell.head)]
    said = [share_said(cell.head, query) for cell in filled]
    noun = noun_asked_for(query.text)
    named = [cell for cell in filled if noun and is_called(cell.head, noun)]
    fitting = [
        (worth, cell)
        for worth, cell in zip(said, filled, strict=True)
        if (cell in named if named else _fits(row, cell, worth, query))
    ]
    most = max((worth for worth, _ in fitting), default=0.0)
    yield from (Candidate(cell.span, _HEADED + worth) for worth, cell in fitting if worth == most)


def numbers_rows(head: str) -> bool:
    """Whether the column under `head` only numbers the rows."""
    return _ORDINAL.fullmatch(fold(head)) is not None


def is_headed(head: str, type_: AnswerType) -> bool:
    """Whether the head of a column says that its cells are of the type."""
    pattern = _HEADS.get(type_)
    return pattern is not None and re.search(pattern, canonical(head)) is not None


def _fits(row: str, cell: Cell, said: float, query: Query) -> bool:
    """Whether the cell is of the kind asked for, by the head of its column."""
    if query.type is AnswerType.COUNT:
        given = re.search(rf"(?<![\d.,/]){re.escape(row[slice(*cell.span)])}(?![\d/]|[.,]\d)", query.text)
        return not given and _FIGURE.match(row, *cell.span) is not None and _counts(row, cell, said, query)
    if query.type is AnswerType.NUMBER and asks_for_telephone(query.text):
        return _TELEPHONE.search(canonical(cell.head)) is not None
    venue = venue_asked(query.own_text) if query.type is AnswerType.PLACE else None
    if venue is not None:
        # "Thôn Hạ" begins a cell; the head may say more, "Tên thôn".
        says = _whole(venue)
        return bool(says.search(canonical(cell.head)) or says.match(canonical(row[slice(*cell.span)]).strip()))
    return is_headed(cell.head, query.type)


@lru_cache(64)
def _whole(venue: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?<!văn ){venue}(?!\w)")


def _counts(row: str, cell: Cell, said: float, query: Query) -> bool:
    """Whether the figure in the cell is of what is counted: days, shares and money are told by their unit."""
    question, whole = canonical(query.text), canonical(f"{cell.head} {row[slice(*cell.span)]}")
    if _LASTING.search(question):
        return _TIMES.search(whole) is not None
    if _SHARE_ASKED.search(question):
        return "%" in whole
    if _MONEY in query.asked_for and "%" in row[slice(*cell.span)]:
        return False
    if quantity := quantity_asked(query):
        return quantity.told.search(whole) is not None or quantity.unit.search(whole) is not None
    if asks_for_money(query):
        return _OF_MONEY.search(whole) is not None
    return said > 0 or is_headed(cell.head, query.type)


@lru_cache(4096)
def _words(head: str) -> tuple[str, ...]:
    return tuple(index_terms(_IN_BRACKETS.sub("", head)))


def share_said(head: str, query: Query) -> float:
    """How much of the words of `head` the question says, itself or by synonyms."""
    words, asked_words = _words(head), set(index_terms(query.text))
    asked_words |= {
        term for run in query.runs for size in (1, 2) for at in range(len(run))
        for entry in synonyms().get(run[at : at + size], ()) for other in entry.others for term in other.folded.split()
    }  # fmt: skip
    found = sum(word in asked_words for word in words)
    return found / len(words) + _EACH_WORD * found if words else 0.0


@lru_cache(256)
def noun_asked_for(question: str) -> tuple[str, ...]:
    """The last two syllables before the question words: "trình độ" in "yêu cầu trình độ gì"."""
    spans = asked(question, bare=False, english=False).spans
    return tuple(index_terms(question[: spans[0].start])[-2:]) if spans else ()


def is_called(head: str, noun: tuple[str, ...]) -> bool:
    """Whether `noun` is what the head calls its cells."""
    words = _words(head)
    return noun in set(pairwise(words)) or words == noun[-1:]

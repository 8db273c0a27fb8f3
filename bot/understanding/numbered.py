"""Things told apart by a number alone, "Lớp 3", "Quầy số 4", "Quý II": a text about another number tells of another."""

import re
from functools import lru_cache
from typing import NamedTuple

from ingest.documents import Span
from ingest.text import canonical

NUMBERED_NOUNS = (
    "lớp", "quầy", "bước", "nhóm", "đợt", "vòng", "bàn", "cửa", "ca", "khóa", "phòng", "tổ", "đội", "quý", "gói",
    "hạng", "ô", "kíp", "tuyến", "tiểu ban", "học phần", "chuyên đề", "giai đoạn", "điểm cầu",
    "nhiệm vụ số", "tiêu chí số", "cấp", "cấp độ", "mức độ", "mức",
)  # fmt: skip
_NUMBERED = re.compile(
    rf"(?<!\w)({'|'.join(NUMBERED_NOUNS)})\s+(?:số\s+)?(?:([a-zđ]?)0*([1-9]\d{{0,2}})|([ivx]{{1,4}}))(?![\w%]|[.,]\d|\s?[-–]\s?\d)"
)
# "lần thứ hai", "lần 2", "lần đầu", but not "nhiều lần nhất", "mấy lần năm 2023"
_TIME_AROUND = re.compile(
    r"(?<!\w)(?<!một )lần\s+(?:(?:thứ\s+)?(?:([1-9]\d?)|([ivx]{1,4}))|(?:thứ\s+|(?=đầu))([^\W\d_]+))"
    r"(?![\w%]|[.,/]\d)"
)
_ORDINALS = {
    "đầu": "1", "nhất": "1", "hai": "2", "ba": "3", "tư": "4", "năm": "5", "sáu": "6", "bảy": "7", "tám": "8",
    "chín": "9", "mười": "10",
}  # fmt: skip
# These say how high or how much, too: "cấp 120 sổ", "mức 30 tỷ".
_ALSO_MEASURES = frozenset({"cấp", "mức"})
_CALLED_ON = re.compile(
    r"\s*(?:$|[^\w\s%])|\s+(?:là|gì|nào|thì|có|và|hay|hoặc|còn|so|của|ở|tại|cho|được|bị|phải|cần|do|ai|khi|với|trở|trong"
    r"|về|mấy|bao|thế|như|ra|đối|theo|gồm|để|nên|mà|khác|từ|đến|lên|xuống|cao|thấp|hơn)(?!\w)"
)
# One thing may be called either way.
_CALLED_ALSO = {"mức độ": "mức", "cấp độ": "cấp"}
_ROMAN_NUMBERED = frozenset({"quý", "đợt", "giai đoạn"})
_ROMAN = {numeral: str(value) for value, numeral in enumerate("i ii iii iv v vi vii viii ix x xi xii".split(), start=1)}
# "nhóm 5 người", "vòng 24 giờ" count something; "lớp 3 ngày nào" does not.
_COUNTS = re.compile(
    r"\s+(?:(?:giờ|phút|ngày|tuần|tháng|năm)(?!\s+(?:nào|mấy|gì|\d))|người|học (?:viên|sinh)|thành viên|hộ|đồng|triệu"
    r"|nghìn|giấy|thẻ|bản|sổ|suất|lượt)(?!\w)"
)


class Numbered(NamedTuple):
    """One thing by its noun and number: ("lớp", "3")."""

    noun: str
    number: str
    span: Span

    @property
    def label(self) -> str:
        """How it is called in what is missing."""
        return f"{self.noun} {self.number}".capitalize()


@lru_cache(4096)
def numbered_in(text: str) -> tuple[Numbered, ...]:
    """What `text` names so, in order."""
    key = canonical(text)
    found = []
    for match in _NUMBERED.finditer(key):
        noun, initial, digits, roman = match.groups()
        number = digits or (_ROMAN.get(roman) if noun in _ROMAN_NUMBERED else None)
        counts = _COUNTS.match(key, match.end())
        if noun in _ALSO_MEASURES and (len(digits or "") > 1 or not _CALLED_ON.match(key, match.end())):
            continue
        # "B3" under the head "Bước" is the third step.
        if number and not counts and (not initial or initial == noun[0]):
            found.append(Numbered(_CALLED_ALSO.get(noun, noun), number, Span(*match.span())))
    for match in _TIME_AROUND.finditer(key):
        digits, roman, word = match.groups()
        number = digits or _ROMAN.get(roman or "") or _ORDINALS.get(word or "")
        if number and not _COUNTS.match(key, match.end()):
            found.append(Numbered("lần", number, Span(*match.span())))
    return tuple(sorted(found, key=lambda each: each.span))

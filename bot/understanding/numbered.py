"""Things told apart by a number alone, "Lớp 3", "Quầy số 4", "Quý II": a text about another number tells of another."""

import re
from functools import lru_cache
from typing import NamedTuple

from ingest.documents import Span
from ingest.text import canonical

_NOUNS = (
    "lớp", "quầy", "bước", "nhóm", "đợt", "vòng", "bàn", "cửa", "ca", "khóa", "phòng", "tổ", "đội", "quý", "gói",
    "hạng", "ô", "kíp", "tuyến", "tiểu ban", "học phần", "chuyên đề", "giai đoạn", "điểm cầu",
    "nhiệm vụ số", "tiêu chí số", "cấp", "cấp độ", "mức độ", "mức",
)  # fmt: skip
_NUMBERED = re.compile(
    rf"(?<!\w)({'|'.join(_NOUNS)})\s+(?:số\s+)?(?:([a-zđ]?)0*([1-9]\d{{0,2}})|([ivx]{{1,4}}))(?![\w%]|[.,]\d|\s?[-–]\s?\d)"
)
# "lần thứ hai", "lần 2", "lần đầu"
_TIME_AROUND = re.compile(r"(?<!\w)(?<!một )lần\s+(?:thứ\s+)?(?:([1-9]\d?)|([ivx]{1,4})|([^\W\d_]+))(?![\w%]|[.,/]\d)")
_ORDINALS = {
    "đầu": "1", "nhất": "1", "hai": "2", "ba": "3", "tư": "4", "năm": "5", "sáu": "6", "bảy": "7", "tám": "8",
    "chín": "9", "mười": "10",
}  # fmt: skip
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
        # "B3" under the head "Bước" is the third step.
        if number and not counts and (not initial or initial == noun[0]):
            found.append(Numbered(_CALLED_ALSO.get(noun, noun), number, Span(*match.span())))
    for match in _TIME_AROUND.finditer(key):
        digits, roman, word = match.groups()
        number = digits or _ROMAN.get(roman or "") or _ORDINALS.get(word or "")
        if number and not _COUNTS.match(key, match.end()):
            found.append(Numbered("lần", number, Span(*match.span())))
    return tuple(sorted(found, key=lambda each: each.span))

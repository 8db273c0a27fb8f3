"""The marks in front of headings and list items: "Điều 5.", "II.", "1.2.", "a)", "(3)", "Một là,", "-"."""

import re
from typing import NamedTuple

# The ranges À-Ỹ and à-ỹ of Unicode mix capitals and small letters, so the letters are spelt out.
UPPER = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
LOWER = UPPER.lower()
"""Vietnamese capital and small letters, for use inside a regular expression's brackets."""

LEGAL_LEVELS = {"phần": 11, "phụ lục": 11, "chương": 12, "mục": 13, "tiểu mục": 14, "điều": 15}
"""Levels of legal units. Markdown headings are 1-6, lines in capitals 7, bold ones 8."""
ROMAN_LEVEL = 21
NUMBER_LEVEL = 22

# A reference that opens a paragraph ("Điều 5 của Luật này ...") is no heading: a stop, a colon, the end of
# the line or, as in "CHƯƠNG I QUY ĐỊNH CHUNG", a capital must follow the number.
_OF = r"\s+(?:Bộ luật|Luật|Pháp lệnh|Nghị định|Nghị quyết|Quyết định|Thông tư(?: liên tịch)?)\s+(?:số|này|\d)"
_LEGAL = re.compile(
    r"(?P<unit>(?:Phần|Phụ lục|Chương|Mục|Tiểu mục|PHẦN|PHỤ LỤC|CHƯƠNG|MỤC|TIỂU MỤC)(?=\s)|Điều|ĐIỀU)[ \t]+"
    r"(?P<number>(?:thứ|THỨ)[ \t]+\w+|(?<=(?i:phần)[ \t])(?i:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)\b"
    r"|[IVXLC]+\b|[A-ZĐ]\b|\d{1,4}[a-zđ]?(?:\.(?:\d+[a-z]?|[A-ZĐ]{1,3}))*\b)"
    rf"[*]*(?P<stop>\s*[.:]|\s*$|(?=\s+[-–]?\s*[{UPPER}])(?!{_OF}))"
)
_ROMAN = re.compile(r"(?P<number>[IVX]{1,5}|[A-H])[ ]?[.)/\-–][ \t]*(?=[^\W\d_])")
NUMBER_WORDS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_ORDINAL_WORDS = ("nhất", "hai", "ba", "tư", *NUMBER_WORDS[4:])
_WORD = rf"(?:{'|'.join(NUMBER_WORDS)})[ ]là\b|thứ[ ](?:{'|'.join(_ORDINAL_WORDS)})\b(?=[ ]*[,:]|[ ]là\b)(?:[ ]là\b)?"
STEP = r"(?:bước|cách|giai đoạn|phương án|trường hợp)[ ]\d{1,2}(?=[ ]?[.:,](?:\s|$))"
"""A numbered step at the start of an item, "Bước 1", inside a regular expression that ignores case."""
_ITEM = re.compile(
    r"(?P<bullet>[-–—](?=\s|[^\W\d_])|\+(?=\s|[^\W\d_])|\*(?=\s)|[•●▪◦‣■□✓✔➢➤⮚→·])[ \t]*(?!$)"
    r"|\((?P<paren>\d{1,2}|[ivx]{1,4}|[a-zđ])\)[.,]?[ \t]*"
    r"|(?P<half>\d{1,3}|[a-zđ])\)[ \t]*"
    r"|(?P<dot>\d{1,3}(?:\.\d{1,2})+\.?(?=[ \t])|\d{1,3}\.(?=[ \t]|[^\W\d_]))[ \t]*"
    r"|(?P<letter>[a-zđ])\.(?=[ \t])[ \t]*"
    rf"|(?P<word>(?i:{_WORD}))[ \t]*[,:]?[ \t]*"
    rf"|(?P<step>(?i:{STEP}))[ \t]*[.:,][ \t]*"
)
# What a number behind it names: "khoản 2", "tháng 7", "thôn 3".
_NAMED_BY_NUMBER = (
    "phần lục chương mục điều khoản điểm câu số bảng bước lần đợt kỳ giờ ngày tháng quý thôn ấp khu tổ xóm phường quận"
)
# The digit is looked for first: few characters are one, and each noun before it is looked for apart.
COUNTS = r"(?=\d)(?<![\w/.,-])" + "".join(rf"(?<!\b{noun}\s)" for noun in _NAMED_BY_NUMBER.split())
"""Before digits that count what follows them, inside a regular expression that ignores case."""
# Official lists skip f, j, w and z and put đ after d.
_ALPHABET = "abcdđeghiklmnopqrstuvxy"
_ROMAN_DIGITS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


class Label(NamedTuple):
    """A mark at the start of a line: `end` is where the words begin, counted from the start of the line."""

    text: str
    end: int
    level: int


class Place(NamedTuple):
    """Which list a mark belongs to, and its place there (1-based; None for bullets)."""

    family: str
    ordinal: int | None


def legal_label(line: str) -> Label | None:
    """The legal unit that `line` opens ("Điều 5"), or None."""
    match = _LEGAL.match(line)
    if match is None:
        return None
    unit = match["unit"]
    return Label(f"{unit} {match['number']}", match.end(), LEGAL_LEVELS[unit.lower()])


def roman_label(line: str) -> Label | None:
    """The roman number or capital letter that numbers the heading `line` ("II."), or None."""
    match = _ROMAN.match(line)
    return Label(match.group().strip(), match.end(), ROMAN_LEVEL) if match else None


def item_label(line: str) -> Label | None:
    """The bullet or number of the list item `line`, or None. Levels count the parts of a dotted number."""
    match = _ITEM.match(line)
    if match is None:
        return None
    parts = len(match["dot"].strip(".").split(".")) - 1 if match["dot"] else 0
    return Label(match.group().strip(), match.end(), NUMBER_LEVEL + parts)


def place(label: str) -> list[Place]:
    """The places `label` may stand for; "(i)" may be the first roman number or a letter."""
    match = _ITEM.match(label + " x")
    if match is None:
        return []
    if match["bullet"]:
        return [Place(match["bullet"], None)]
    if match["word"]:
        first, _, second = match["word"].lower().partition(" ")
        return [
            Place("thứ", _ORDINAL_WORDS.index(second.split()[0]) + 1)
            if first == "thứ"
            else Place("là", NUMBER_WORDS.index(first) + 1)
        ]
    if match["step"]:
        kind, _, number = match["step"].lower().rpartition(" ")
        return [Place(kind, int(number))]
    if match["dot"]:
        head, _, last = match["dot"].strip(".").rpartition(".")
        return [Place(f"{head}.1.", int(last))]
    kind = match.lastgroup or ""
    return [Place(f"{kind}:{style}", ordinal) for style, ordinal in _ordinals(match[kind])]


def _ordinals(value: str) -> list[tuple[str, int]]:
    if value.isdigit():
        return [("1", int(value))]
    readings = [("i", _ROMAN_DIGITS.index(value) + 1)] if value in _ROMAN_DIGITS else []
    if len(value) == 1 and value in _ALPHABET:
        readings.append(("a", _ALPHABET.index(value) + 1))
    return readings

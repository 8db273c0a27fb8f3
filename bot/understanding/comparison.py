"""Whether a question compares, what it compares, and which property of the two."""

import re
from typing import NamedTuple

from bot.understanding.answer_types import AnswerType
from bot.understanding.beside import (
    ONE_OF_TWO,
    alike_beside,
    names_apart,
    names_beside,
    numbered_beside,
    quarters_in,
    things_beside,
)
from bot.understanding.naming import Named
from ingest.documents import Span
from ingest.text import canonical, fold

_HOW = r"(?:cao|thấp|nhiều|ít|lớn|nhỏ|hơn|kém|sớm|muộn|dài|ngắn|nhanh|chậm|tốt|mạnh|lâu|khá|nhỉnh|trội|đông|rộng) hơn"
_MORE_OF = r"(?:nhiều|ít)(?= (?:\w+ ){1,3}hơn\b)"
# Not "đơn vị nào phải nộp trước ngày 5".
_FIRST_OF_TWO = rf"\b{ONE_OF_TWO} nào\b(?=[^,?]*\b(?:trước|sau)(?:\W*$|[,;:]))"
# "Trong ba xã A, B và C, xã nào trồng nhiều cây nhất?"
_MOST_OF = (
    rf"\b{ONE_OF_TWO} nào\b"
    r"(?=[^,?]{0,80}\b(?:nhiều|ít|cao|thấp|lớn|nhỏ|lâu|nhanh|chậm|sớm|muộn)\b[^,?]{0,60} nhất\W*$)"
)
# "tăng hay giảm", "hơn bao nhiêu"
_CHANGE = re.compile(r"(?<!\w)(?:tăng|giảm|hơn|kém|chênh)(?: \w+){0,3} (?:hay|bao nhiêu|mấy|không)(?!\w)")
_THAN_IN_YEAR = re.compile(r",?\s*(?<!\w)so với (?:năm )?20\d\d,?(?!\w)", re.IGNORECASE)
_CUE = re.compile(
    rf"\b{_MORE_OF}|{_FIRST_OF_TWO}|{_MOST_OF}"
    r"|\b(?:(?:hãy )?so sánh|so với|đối chiếu|phân biệt|(?:sự |điểm |có gì )?(?:khác|giống)(?: nhau| biệt)?(?: gì)?"
    rf"(?: (?:so )?với)?(?: giữa)?(?: ở| nhau ở)?(?: (?:điểm|chỗ) (?:nào|gì))?|{_HOW}|hơn kém(?: nhau)?|chênh(?: lệch)?"
    r"|compared?(?: (?:to|with))?|(?:difference|different|differs?)(?: (?:between|from))?"
    r"|(?:higher|lower|more|fewer|earlier|later|larger|smaller)(?: than)?)\b"
)
_CONTRAST = re.compile(
    rf"\b(?:khác (?:nhau|với|biệt|ở)|trong khi|thay vì|không như|so với|ngược lại|{_HOW})\b|(?:^|[,;.] )(?:còn|nhưng)\b"
)
_BY_TIME = re.compile(rf"{_FIRST_OF_TWO}" r"|\b(?:sớm|muộn) (?:hơn|nhất)|\b(?:trước|sau) hay\b|\b(?:earlier|later)\b")
_BY_AMOUNT = re.compile(
    r"\b(?:(?:cao|thấp|nhiều|ít|lớn|nhỏ)(?: \w+){0,6}? (?:hơn|nhất)|(?:lâu|nhanh|chậm|nhỉnh|đông|rộng) hơn"
    r"|tốn kém(?= khác))"
    r"|\b(?:higher|lower|more|fewer|larger|smaller)\b"
)
# What is compared, where it is said first: "ngày họp của A và B", "so sánh số hồ sơ ...", "Ở Cà Mau, hạn nộp ...".
_FIRST = r"(?:^|\bsánh |\bchiếu |^(?:ở|tại) [^,]{2,40}, )"
_PROPERTIES = (
    (AnswerType.NUMBER, re.compile(r"\bsố hiệu\b")),
    (
        AnswerType.COUNT,
        re.compile(
            rf"{_FIRST}(?:tổng )?(?:số|tỷ lệ|tỉ lệ|điểm|kinh phí|mức|chỉ tiêu|diện tích|dân số|tiền|số tiền"
            r"|chi phí|lệ phí|phí|giá|ngân sách|học phí|thứ hạng|hạng|thời gian (?:chờ|giải quyết|xử lý|trả))\b"
            r"(?! (?:chế|mục))"
        ),
    ),
    (AnswerType.DATE, re.compile(rf"{_FIRST}(?:ngày|thời gian|thời điểm|thời hạn|hạn(?! chế)|năm(?! \d))\b")),
    (AnswerType.PERSON, re.compile(rf"{_FIRST}người (?:ký|chủ trì|đứng đầu|phụ trách)\b")),
)
_END = r"(?=\s+(?:về|ở|khác|theo|thì|như|thế|ra|là|có|điểm|chỗ|gì)\b|\s*[?.,]|\s*$)"
_PAIRS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:so sánh|giữa|phân biệt|đối chiếu)\s+(?P<a>[^,?]+?)\s+(?:và|với|so với)\s+(?P<b>[^,?]+?){_END}",
        r"^(?P<a>[^,?]+?)\s+(?:và|với)\s+(?P<b>[^,?]+?)\s+(?:có\s+)?(?:gì\s+|điểm gì\s+)?(?:khác|giống)\b",
        rf"^(?P<a>[^,?]+?)\s+(?:có\s+)?(?:gì\s+)?khác(?: biệt)?(?: gì (?:so )?với| gì| với)\s+(?P<b>[^,?]+?){_END}",
        rf"^(?P<a>[^,?]+?)\s+khác\s+(?P<b>[^,?]+?){_END}",
        r"(?:between|compare)\s+(?P<a>[^,?]+?)\s+(?:and|with|to)\s+(?P<b>[^,?]+?)(?=[?.]|$)",
        r"how (?:does|is|do|are|did)\s+(?P<a>[^,?]+?)\s+(?:differ(?:ent)? from)\s+(?P<b>[^,?]+?)(?=[?.]|$)",
    )
)
# "so sánh A và B về thời hạn": the property is said last.
_ABOUT = re.compile(r"\bvề\s+(?P<property>[^?,.]+?)(?=\s+(?:như thế nào|thế nào|ra sao|không)\b|\s*[?.,]|\s*$)")
# "thời hạn của A và B": the property is said of the first.
_OF = re.compile(r"^(?P<property>.+?\s(?:của|ở|tại))\s+(?P<thing>.+)$")
_ASKING = {
    AnswerType.DATE: "là ngày nào",
    AnswerType.COUNT: "là bao nhiêu",
    AnswerType.PERSON: "là ai",
}
# "các hồ sơ khác" compares nothing.
_ALSO_SAID = frozenset({"khác", "giống"})
_SHORTEST, _LONGEST = 2, 60
# Words of a name typed without capitals.
_SHORT_NAME = 2


class Comparison(NamedTuple):
    """What a question compares."""

    cues: tuple[Span, ...]
    """Where it only says that it compares: no words to search for."""
    type: AnswerType | None
    """Of the property compared, if it is one of a type."""
    sides: tuple[str, ...]
    """The two things compared, as written; names of places and documents are found elsewhere."""


def contrasts(text: str) -> bool:
    """Whether a sentence that names two things sets them against each other."""
    return _CONTRAST.search(canonical(text)) is not None


def comparing(text: str, named: Named) -> Comparison | None:
    """What `text` compares: two of the names, documents or years that it has, else two things; None without."""
    key = canonical(text)
    cues = tuple(Span(*match.span()) for match in _CUE.finditer(key))
    if not cues:
        return None
    property_ = _property(key)
    kinds = [named.places, named.numbers, names_beside(text)]
    # "năm 2021 và 2022, xã nào thu nhiều nhất" asks for a commune.
    kinds += [] if re.search(_MOST_OF, key) else [named.years, quarters_in(text)]
    sets_apart = any(key[slice(*cue)] not in _ALSO_SAID for cue in cues)
    if max(map(len, kinds)) > 1 or (property_ and things_beside(text)):
        return Comparison(cues, property_, ())
    apart = sets_apart and _several(text)
    sides = () if property_ and apart else _sides(text, key)
    return Comparison(cues, property_, sides) if sides or apart else None


def side_questions(text: str, sides: tuple[str, ...], type_: AnswerType, *, english: bool) -> list[tuple[str, str]]:
    """(label, question) for each of the two things that `text` compares: the property of it, or what it is."""
    if english:
        return [(side, f"What is {side}?") for side in sides]
    said_last = _ABOUT.search(text)
    said_first = _OF.match(sides[0])
    asking = _ASKING.get(type_, "là gì")
    if said_last:
        return [(side, f"{said_last['property']} của {side} {asking}?") for side in sides]
    if said_first:
        labels = [said_first["thing"], *sides[1:]]
        return [(label, f"{said_first['property']} {label} {asking}?") for label in labels]
    return [(side, f"{side} {asking}?") for side in sides]


def _several(text: str) -> bool:
    """Whether `text` asks about two things that have no name of their own, or stand apart."""
    return any(find(text) for find in (numbered_beside, alike_beside, names_apart))


def _property(key: str) -> AnswerType | None:
    named = next((type_ for type_, pattern in _PROPERTIES if pattern.search(key)), None)
    if named is None and _BY_TIME.search(key):
        return AnswerType.DATE
    return AnswerType.COUNT if named is None and _BY_AMOUNT.search(key) else named


def _sides(text: str, key: str) -> tuple[str, ...]:
    for pattern in _PAIRS:
        if match := pattern.search(key):
            sides = tuple(text[slice(*match.span(side))].strip() for side in ("a", "b"))
            if all(_SHORTEST <= len(side) <= _LONGEST for side in sides) and _are_two(*sides):
                return sides
    return ()


def _are_two(one: str, other: str) -> bool:
    """Whether both are names or of one kind: "các sở khác phối hợp" compares nothing."""
    are_names = one[:1].isupper() and other[:1].isupper()
    of_one_kind = fold(one).split()[:1] == fold(other).split()[:1]
    are_short = max(len(one.split()), len(other.split())) <= _SHORT_NAME and other.islower() == one.islower()
    return are_names or of_one_kind or are_short


def asks_change(text: str) -> bool:
    """Whether it is asked how much more or less there is than before: one text tells that, no two side by side."""
    return _CHANGE.search(canonical(text)) is not None


def without_earlier_year(text: str) -> str | None:
    """`text` that asks for a change, without the year that another is compared with, "so với năm 2024": texts call that
    the year before. None where no change is asked for, or none since such a year."""
    without, years = _THAN_IN_YEAR.subn(" ", text)
    return " ".join(without.split()) if years and asks_change(text) else None

"""Several things that share a word said once: "ba lễ X, Y và tổng kết", "giám đốc và phó giám đốc của sở"."""

import re

from bot.understanding.lexicon import phrases
from bot.understanding.persons import CAPITALISED
from ingest.documents import Span
from ingest.text import canonical

_NUMERALS = {"hai": 2, "2": 2, "ba": 3, "3": 3, "bốn": 4, "4": 4}
# "ba hội nghị Sơn La, Lai Châu và toàn quốc 2022": as many things as are counted, each of the kind said before.
_COUNTED = re.compile(
    rf"^(?P<before>(?:hãy )?(?:so|so sánh|giữa|trong|ở|tại|của)? ?)(?:cả )?(?P<count>{'|'.join(_NUMERALS)}) "
    r"(?P<things>[^?:;]{5,160}?)"
    r"(?=,? (?:thì|mỗi|là|do|có|được|ai|diễn ra|tổ chức|ban hành|khai mạc|bắt đầu)\b|, (?:[^\W\d]+ ){1,2}nào\b)"
)
_KIND = re.compile(rf"(?P<kind>(?:[^\W\d_A-Z]+ ){{1,3}}?)(?={CAPITALISED}|\d)")
_BETWEEN = re.compile(r", (?:và )?| và ")
_EACH = re.compile(r"\s*\b(?:ở |tại |của )?(?:mỗi|từng) (?:nơi|bên|cái|tỉnh|xã|phường|hội nghị|bài|sự kiện)\b")
_AND_LAST = re.compile(r" và ")

_RANK = r"(?:các )?(?:(?:phó|quyền|nguyên) )?"
_POSITION = rf"{_RANK}(?:{'|'.join(sorted(phrases('positions.txt'), key=len, reverse=True))})"
_BOTH_HELD = re.compile(rf"^(?:ai là )?(?P<one>{_POSITION}) (?:và|cùng|với|lẫn) (?P<other>{_POSITION})\b(?! và\b)")
_WHO = re.compile(r"\b(?:là (?:những )?ai|tên (?:là )?gì|lần lượt)\b|^ai là\b")


def counted_questions(text: str) -> list[tuple[str, str]]:
    """(label, question) for each of the things that `text` counts and lists after the word for all; [] without."""
    found = _COUNTED.match(canonical(text))
    if not found:
        return []
    things = text[slice(*found.span("things"))]
    kind = _KIND.match(things)
    if not kind or not _AND_LAST.search(canonical(things)):
        return []
    labels = [label.strip() for label in _BETWEEN.split(things[kind.end() :])]
    if len(labels) != _NUMERALS[found["count"]] or not all(labels):
        return []
    rest = _EACH.sub("", text[found.end() :]).removeprefix(", thì").removeprefix(" thì")
    return [(label, f"{kind['kind']}{label}{rest}") for label in labels]


def positions_beside(text: str) -> list[tuple[str, Span]]:
    """The two positions in `text` whose holders are asked for, where the body is said once."""
    key = canonical(text)
    found = _BOTH_HELD.match(key)
    if not found or not _WHO.search(key):
        return []
    spans = [Span(*found.span(part)) for part in ("one", "other")]
    return [(text[slice(*span)], span) for span in spans]

"""What the head of an official document says it is and is about: "QUYẾT ĐỊNH / Ban hành ...", "V/v ..."."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from ingest.facts.authorities import authority_in, in_capitals
from ingest.facts.casing import in_sentence_case
from ingest.facts.kinds import KindName, kind_name
from ingest.text import canonical, fold, squeeze

_SUMMARY_CHARS = 700
_REPEATED_LINES = 6
_SUBJECT = re.compile(r"(?:v\s?/\s?(?:v\b|(?=\s))|ve\s+viec\b)")
_ADDRESSED = re.compile(r"kinh\s+gui\b")
# What begins the text proper, as opposed to one more line of what the document is about.
_BODY = re.compile(
    r"(?:căn cứ|thực hiện|theo|xét|trong|để|nhằm|sau khi|vừa qua|qua|hiện nay|tại|được|ngày|năm|chiều|sáng|kính gửi"
    r"|trên cơ sở|vì vậy|quyết định\s*:|quyết nghị\s*:|điều \d|(?:chương|phần|mục)\s+(?:[ivx\d]+|thứ)|nơi nhận"
    r"|đồng kính gửi|tiếp tục|tiếp theo|[ivx]{1,4}\s?[-.)/]|\d{1,2}\s?[-.)]|[a-d]\s?[.)]"
    r"|\W*(?:ban hành )?kèm theo)(?!\w)"
)
_ISSUING = re.compile(
    r"(?:của )?(?:quốc hội|hội đồng|ủy ban|uỷ ban|thủ tướng|chính phủ|bộ trưởng|chủ tịch|giám đốc|chánh án|thống đốc)"
    r"|\(?kh[óo][aá] [ivx\d]|\(?kỳ họp"
)
_PREAMBLE = re.compile(
    r"\s(?=Căn cứ (?:Luật|Bộ luật|Hiến pháp|Nghị|Quyết|Pháp|Thông|vào|Quy|Kế|Chỉ)|Kính gửi\s*:|Điều 1\.)"
)
# A summary is one phrase: a full stop within it was a comma before the page was scanned.
_FALSE_STOP = re.compile(r"(?<=[a-zà-ỹđ]{2})\.(?= [a-zà-ỹđ]{2})")
_HALF_REFERENCE = re.compile(r"^[Vv]\s?/\s+")
_RULE = re.compile(r"^[\W_]+|[\s*_=~<>|]+$")


class Line(NamedTuple):
    """A line with words in it, whether it begins a paragraph, and the offset of its end."""

    text: str
    begins_paragraph: bool
    end: int


class Subject(NamedTuple):
    """What a document is and is about."""

    kind: KindName | None
    name: str | None
    """Of the kind, as a title prints it: "Thông tư liên tịch"; "Công văn" for a letter, which prints none."""
    summary: str | None
    end: int
    """Offset behind the last of its lines."""


def opening_of(lines: Sequence[Line]) -> int | None:
    """Index of the line that names the kind, or of "V/v ..." or "Kính gửi" of a letter."""
    for index, line in enumerate(lines):
        folded = fold(line.text)
        if _ADDRESSED.match(folded) or _SUBJECT.match(folded):
            return index
        found = kind_name(line.text)
        if found and in_capitals(line.text[found.start : found.end]):
            return _again(lines, index)
        if folded.startswith("can cu ") or re.match(r"dieu 1\b", folded):
            return None
    return None


def _again(lines: Sequence[Line], first: int) -> int:
    """Index of the line that repeats the kind below the letterhead, where a page prints it above as its heading."""
    for index, line in enumerate(lines[first + 1 : first + _REPEATED_LINES], start=first + 1):
        if fold(line.text) == fold(lines[first].text):
            return index
        if not in_capitals(line.text):
            break
    return first


def subject_of(lines: Sequence[Line], opening: int | None, text: str) -> Subject:
    """What the lines from `opening` on, an index that `opening_of` gave, say."""
    if opening is None:
        return Subject(None, None, None, lines[-1].end if lines else 0)
    first = lines[opening]
    kind = kind_name(first.text)
    if kind is None:
        about = [] if _ADDRESSED.match(fold(first.text)) else [first.text]
        rest, end = _about(lines[opening + 1 :], about, letter=True)
        return Subject(None, "Công văn", _readable(rest, text), end or first.end)
    own = _RULE.sub("", first.text[kind.end :])
    rest, end = _about(lines[opening + 1 :], [own] if own else [], letter=False)
    name = first.text[kind.start : kind.end].capitalize()
    return Subject(kind, name, _readable(rest, text), end or first.end)


def _about(lines: Sequence[Line], begun: list[str], *, letter: bool) -> tuple[list[str], int]:
    """The lines that say what the document is about, and the end of the last one."""
    about, end = list(begun), 0
    if letter and not about:
        return about, end
    for line in lines:
        text, plain = line.text, canonical(line.text)
        if sum(map(len, about)) > _SUMMARY_CHARS or (about and about[-1].endswith((".", ":", "./."))):
            break
        if about and about[-1].endswith(";") and not text[0].islower():
            break
        if _ADDRESSED.match(fold(text)) or (not text[0].islower() and _BODY.match(plain)):
            break
        if about and line.begins_paragraph and text.lstrip("\"'“”‘’([")[:1].isupper() and not _goes_on(about[-1], text):
            break
        if in_capitals(text) and (_ISSUING.match(plain) or (about and not in_capitals(about[-1]))):
            break
        parts = _PREAMBLE.split(text, maxsplit=1)
        about.append(parts[0])
        end = line.end
        if len(parts) > 1:
            break
    return about, end


def _goes_on(before: str, text: str) -> bool:
    """Whether a new paragraph goes on with the sentence: both in capitals, or the first ends on a joining word."""
    if in_capitals(before) and in_capitals(text):
        return authority_in([text], "") is None
    return before.endswith(",") or fold(before).rsplit(" ", 1)[-1] in (
        "va",
        "cua",
        "ve",
        "tai",
        "cho",
        "thuoc",
        "tinh",
        "do",
    )


def _readable(about: Sequence[str], text: str) -> str | None:
    """The lines as one sentence, without the capitals of print."""
    whole = squeeze(
        " ".join(in_sentence_case(line, text) if in_capitals(line) and " " in line else line for line in about)
    )
    if about and all(map(in_capitals, about)):
        whole = in_sentence_case(squeeze(" ".join(about)), text)
    whole = _RULE.sub("", whole.removeprefix("(").rstrip(" .;:,")) if whole else ""
    whole = _HALF_REFERENCE.sub("V/v ", _FALSE_STOP.sub(",", whole))
    return whole[0].upper() + whole[1:] if whole else None

"""The head of a text that is no official letter: who put it out, its title, its day.

Newspapers, pages of portals, handouts, rules and tables of fees issued with another document.
"""

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.clean import is_button
from ingest.facts.authorities import authority_in, in_capitals
from ingest.facts.casing import in_sentence_case
from ingest.facts.dates import dates_in
from ingest.facts.kinds import kind_name
from ingest.facts.places import LOCAL_UNITS
from ingest.readers.markdown import FRONT_MATTER
from ingest.structure.labels import UPPER
from ingest.text import canonical, fold, squeeze

# The head of an official document and the dateline of a news item stand within the first lines.
_HEAD_LINES, _HEADER_CHARS = 15, 3000
# One bar parts two columns of a head, "Cập nhật: 20/10/2021 | Nam Định"; more make a row: no title, and its days are
# birthdays and deadlines.
_ROW_BARS = 2
_TITLE_CHARS, _SHORTENED_CHARS = 250, 100
# A longer line with a stop is a sentence.
_SENTENCE_CHARS = 60
# "Cập nhật: Thứ Tư, ngày 20 tháng 10 năm 2021 - 13:54 | Nam Định": what is left of a dateline without the date.
_DATELINE_CHARS, _DATELINE_REST_CHARS = 90, 25
_DATELINE_WORDS = re.compile(
    r"\b(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|ngay|cap nhat|dang|luc|gmt|gio|am|pm|xuat ban|thoi gian)\b"
    r"|\W|\d|_"
)
_DATED_CELL = re.compile(r"\W*(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|(?:ngay )?dang|cap nhat|xuat ban)\b")
_COLUMNS = re.compile(r"\s+[|·•—–]\s+")
_ISSUED_WITH = re.compile(r"\bkem theo\b")
_SUBJECT = re.compile(r"v/v\b|ve viec\b")

_UNITS = "|".join(LOCAL_UNITS)
_BODY = re.compile(
    r"(?:ủy ban|ubnd|hđnd|hội đồng|sở(?! hữu)|bộ(?! (?:phận|thủ|đề|câu|quy|tiêu|chỉ))|phòng(?! (?:chống|ngừa|cháy)|,)"
    r"|ban(?! hành)|văn phòng|cục|chi cục|tổng cục|trung tâm|thanh tra|công an|đảng ủy|đảng bộ|mặt trận"
    r"|hội(?! nghị| thảo| thi)|trường(?! hợp)"
    r"|đoàn(?! kết)|bệnh viện|bảo hiểm xã hội|kho bạc|chi nhánh|viện)\b"
)
_LOCALITY = re.compile(rf"(?:{_UNITS})\s")
_PRESS = re.compile(r"(?:báo(?! cáo)|tạp chí|bản tin|chuyên mục|cổng|trang|đài)\s")
_MOTTO = re.compile(r"cộng hòa xã hội chủ nghĩa|độc lập\s*-\s*tự do|đảng cộng sản việt nam")
_TRAIL = re.compile(r"(?:trang chủ|trang nhất)\s*[>»/›|]")
_OF_A_PLACE = re.compile(rf"\b(?:{_UNITS})\s+(?:[{UPPER}][^\s,]*(?:[\s,]+|$)(?:(?:{_UNITS})\s+)?)+$")
_OPEN_NUMBER = re.compile(r"số\s*:?\s*(?:\.{2}|…|_{2})")
_IN_BRACKETS = re.compile(r"\s*\(\s*([^()]*?)\s*\)")
_NO_TITLE = re.compile(r"[(\[]|(?:số|ngày|nguồn|hỏi|đáp|pv)\s*:|kính gửi")
# "Mã hiệu: QT-19" beside the title of a form
_FIELD = re.compile(r"[^\W\d_][^:.]{2,30}:")
_BODY_LINES, _BODY_WORDS = 6, 16
_SUBJECT_OPENS = re.compile(r"\(?(?:về|v/v)\b")
# "KẾ HOẠCH MẪU", "PHỤ LỤC II": what it is about stands below.
_BARE_WORDS, _KIND_WORDS = 3, 2


def is_body(line: str) -> bool:
    """Whether the line names an office or its place."""
    return (_BODY.match(canonical(line)) or _LOCALITY.match(canonical(line))) is not None


class Headline(NamedTuple):
    """What the first lines say."""

    title: str
    """"" where they show none."""
    issuer: str | None
    """The office that the lines around the title name."""
    dateline: datetime.date | None
    """The day in a line that holds little more: of publication."""
    issued_with: datetime.date | None
    """The day of the document that it is issued with."""
    lines: tuple[str, ...]


def headline_of(text: str, stated: str | None = None) -> Headline:
    """What the head of tidy `text` says; `stated` is its title if the format has one."""
    lines = list(_lines(text))
    dated = _dateline(lines)
    above = [line for line in lines[:_BODY_LINES] if _is_above(line)]
    title = stated or _title(lines, dated[0] if dated else None, text) or ""
    if stated and in_capitals(stated):
        title = _whole(lines, stated, text)
    return Headline(
        title=title,
        issuer=_issuer(lines, above, title, text),
        dateline=dated[1] if dated else None,
        issued_with=_day_of_parent(lines),
        lines=tuple(lines),
    )


def _lines(text: str) -> Iterator[str]:
    """The first lines with words in them, without front matter, buttons, marks of Markdown and rows of tables."""
    front = FRONT_MATTER.match(text)
    start = front.end() if front else 0
    found, in_head_table = 0, False
    for row in text[start : start + _HEADER_CHARS].split("\n"):
        cells = [cell.strip(" *_") for cell in row.split("|")]
        is_row = row.lstrip().startswith("|") and row.count("|") > _ROW_BARS
        in_head_table = is_row and (in_head_table or (not found and any(map(_is_above, cells))))
        parts = cells if in_head_table else [row.strip(" #*>_\t|")]
        for line in parts:
            is_cell = line.count(" | ") >= _ROW_BARS and not _DATED_CELL.match(fold(line))
            is_of_page = is_button(line) and not _TRAIL.match(canonical(line))
            if any(map(str.isalnum, line)) and not (is_cell or is_of_page) and found < _HEAD_LINES:
                found += 1
                yield line


def _is_above(line: str) -> bool:
    """Whether `line` names the office, the paper or the place of a page in a site, as lines above a title do."""
    plain = canonical(line).lstrip("- ")
    if _MOTTO.match(plain) or _TRAIL.match(plain):
        return True
    if not in_capitals(line) or kind_name(line):
        return False
    return any(form.match(plain) for form in (_BODY, _LOCALITY, _PRESS))


def _dateline(lines: Sequence[str]) -> tuple[int, datetime.date] | None:
    """Index and date of the line that is little more than a date: "Thứ Tư, 20/10/2021", "Hà Nội, ngày ..."."""
    for index, line in enumerate(lines):
        if line.endswith((";", ".")) or _ISSUED_WITH.search(fold(line)):
            continue
        for part in (line, *_COLUMNS.split(line)):
            found = dates_in(part) if len(part) <= _DATELINE_CHARS else []
            rest = fold(part[: found[0].start] + " " + part[found[0].end :]) if found else ""
            if found and len(_DATELINE_WORDS.sub("", rest)) <= _DATELINE_REST_CHARS:
                return index, found[0].date
    return None


def _day_of_parent(lines: Sequence[str]) -> datetime.date | None:
    for line in lines:
        if issued := _ISSUED_WITH.search(fold(line)):
            found = dates_in(line[issued.end() :])
            return found[0].date if found else None
    return None


def _title(lines: Sequence[str], dateline: int | None, text: str) -> str:
    """The title that the first lines show: of an official document its kind and subject, else the headline."""
    for line in lines:
        if line.isupper() and kind_name(line):
            return _whole(lines, line, text)
        if _SUBJECT.match(fold(line)):
            return squeeze(line)
    may = [
        index for index, line in enumerate(lines) if index != dateline and _may_be_title(line) and not _is_above(line)
    ]
    if dateline is not None and dateline < 5 and (above := [lines[index] for index in may if index < dateline]):
        return _whole(lines, max(above, key=len), text)
    begins = next((index for index, line in enumerate(lines) if index != dateline and not _is_above(line)), None)
    if begins is not None and begins in may:
        return _whole(lines, lines[begins], text)
    trail = next((line for line in lines if _TRAIL.match(canonical(line))), None)
    if trail:
        return squeeze(re.split(r"[>»/›|]", trail)[-1])
    first = squeeze(lines[0]) if lines else ""
    return _whole(lines, first, text) if len(first) <= _TITLE_CHARS // 2 else _shortened(first)


def _may_be_title(line: str) -> bool:
    short = len(line) <= (_SENTENCE_CHARS if line.endswith((".", ";", ",")) else _TITLE_CHARS)
    return short and not _NO_TITLE.match(canonical(line)) and any(map(str.isalpha, line))


def _shortened(first: str) -> str:
    if len(first) <= _TITLE_CHARS and not first.endswith((".", ";", ",")):
        return first
    return first[:_SHORTENED_CHARS].rsplit(" ", 1)[0] + "…"


def _whole(lines: Sequence[str], title: str, text: str) -> str:
    """`title` without the capitals of print, and with the line below it if that goes on with it."""
    if not in_capitals(title):
        return squeeze(title).rstrip(".")
    kind = kind_name(title)
    bare = len((title[kind.end :] if kind else title).split()) <= (_KIND_WORDS if kind else _BARE_WORDS)
    at = next((index for index, line in enumerate(lines) if squeeze(line) == squeeze(title)), len(lines))
    below = next((line for line in lines[at + 1 :] if not _FIELD.match(line)), "")
    below = below if len(below) <= _TITLE_CHARS else ""
    told = bare and (kind or in_capitals(below)) and not _is_above(below)
    goes_on = below[:1].islower() or _SUBJECT_OPENS.match(canonical(below))
    if not below or not (told or goes_on):
        return in_sentence_case(squeeze(title), text).rstrip(".")
    joint = " " if kind or below[:1].islower() or not in_capitals(below) else ": "
    rest = in_sentence_case(below, text) if in_capitals(below) else below
    return squeeze(in_sentence_case(squeeze(title), text) + joint + rest)


def _issuer(lines: Sequence[str], above: Sequence[str], title: str, text: str) -> str | None:
    """The office that `above` names in capitals, else a line beside the title that is the name of one of a place.

    None of a form whose number is left open: nobody has issued it yet.
    """
    if any(_OPEN_NUMBER.match(canonical(line)) for line in lines):
        return None
    named = [line for line in above if not _PRESS.match(canonical(line)) and not _TRAIL.match(canonical(line))]
    # "XÃ A, TỈNH B" over the name of one of its offices
    offices = [f"UBND {line}" if _LOCALITY.match(canonical(line)) else line for line in named]
    if any(_BODY.match(canonical(line)) for line in named) and (found := authority_in(offices, text)):
        return _IN_BRACKETS.sub(r", \1", found)
    for line in lines[:_BODY_LINES]:
        plain = canonical(line)
        if (
            squeeze(line) != title
            and _BODY.match(plain)
            and len(line.split()) <= _BODY_WORDS
            and _OF_A_PLACE.search(line)
        ):
            return squeeze(line)
    return None

"""The head of an official document: who issued it, its number, place and date, its kind and what it is about.

The form is that of Nghị định 30/2020/NĐ-CP and of Hướng dẫn 36-HD/VPTW. Extraction hands its two columns over
in any order, so what is certain by its wording (motto, number, place and date) is cut out first, and the rest
is read line by line.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import takewhile
from typing import NamedTuple

from ingest.facts.authorities import authority_in, in_capitals
from ingest.facts.dates import dates_in
from ingest.facts.headline import is_body
from ingest.facts.kinds import KindName
from ingest.facts.numbers import NumberMention, document_numbers
from ingest.facts.subject import Line, opening_of, subject_of
from ingest.readers.markdown import FRONT_MATTER
from ingest.text import fold, squeeze

# Saved pages put menus above the letterhead.
_SEARCHED_CHARS = 6000
_ABOVE_CHARS = 400
_HEAD_CHARS = 4000
_CUT = "\v"

_MOTTO = re.compile(
    r"(?:c\S{1,3}g\s+h\S{1,3}\s+)?xa\s+h\S{1,2}\s+ch\S{1,2}\s+ngh\S{1,2}a\s+vi\S{1,3}\s+nam"
    r"|d\S{1,2}c\s+l\S{1,2}p\W{1,6}t\S{1,2}\s+do\W{1,6}h\S{1,3}h\s+ph\S{1,2}c"
    r"|dang\s+cong\s+san\s+viet\s+nam"
)
_NUMBER = re.compile(
    r"(?<!\w)(?:(?:bo )?luat\s+"
    r"|phap lenh\s+)?s[o0]\s{0,3}[:;.,]?[ \t]{0,3}\n?\s{0,12}(?P<number>[\d.…_]{0,12}[a-z]?\s{0,12}"
    r"(?:/\s{0,3}(?:19|20)\d\d\s{0,3})?[/\-–]\s{0,3}[a-z]{1,9}\d{0,2}"
    r"(?:(?:\s?[-/–.&]\s?)[a-z]{1,10}\d{0,2}){0,4})(?!\w)"
)
# A number that was read wrong, as those written by hand are: "Số: /74/2/UBND- KSTTHC", "/2025QĐ-UBND".
_ILLEGIBLE = re.compile(
    r"(?:(?<!\w)S[ỐOÓốoóô]\s{0,3}[:;.,]?[^\n/]{0,12})?/\s?[^\s/]{0,6}/?\S{0,6}?[A-ZĐ]{2,10}\s?[-–]\s?[A-ZĐ][A-Za-zĐđ]{1,9}(?!\w)"
)
# Without a motto only a line that begins with the number marks a letterhead.
_LINE_NUMBER = re.compile(
    r"^\W*(?:(?:bo )?luat\s+)?so\s*[:;.,]?\s*\d{0,6}[a-z]?\s*(?:/\s?\d{4}\s?)?[/-]\s?[a-z]", re.MULTILINE
)
_BODY_BEGINS = re.compile(r"\bkinh\s+gui\s*:|^\W*can\s+cu\s", re.MULTILINE)
_GROUNDS_BEGIN = re.compile(r"^\W*can\s+cu\s", re.MULTILINE)
# Between "ngày" and "tháng" a scan has what became of a day written by hand.
_DATED = re.compile(
    r",?\s*\bngay\s*(?P<day>\d{0,2})(?:[\s.…_]{0,20}|\s?\S{1,4}\s)thang\s*(?P<month>\d{0,2})[\s.…_]{0,20}nam\s*(?P<year>(?:19|20)\d\d)?"
    r"|,\s*ngay\s+\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}"
)
# Some offices add the desk that drafted it: "2841/QĐ-UBND.VX".
_DESK = re.compile(r"\.[A-ZĐ]{1,4}\d?(?!\w)")
_CITED = re.compile(r"\bso\s+\d[^\s;]{0,25},?\s+ngay\s+(?=\d)")
_CITED_DATE_CHARS = 30
_PLACE_PREFIX = re.compile(r"(?:thành phố|thị xã|thị trấn|huyện|tỉnh|quận)$", re.IGNORECASE)
_PLACE_WORDS = 6


class Letterhead(NamedTuple):
    """What the head says; None where it does not, as in drafts whose number and day are still open."""

    issuer: str | None
    number: NumberMention | None
    place: str | None
    date: date | None
    kind: KindName | None
    kind_name: str | None
    """As a title prints it: "Thông tư liên tịch"; "Công văn" for a letter, which prints none."""
    summary: str | None
    end: int
    """Offset in the text behind the last part of the head."""


def letterhead_of(text: str, *, scanned: bool = False) -> Letterhead | None:
    """The letterhead that tidy `text` begins with; None for what is no official document.

    Of a `scanned` page a day that may have been read wrong is not told.
    """
    front = FRONT_MATTER.match(text)
    first = front.end() if front else 0
    folded = fold(text[first : first + _SEARCHED_CHARS].replace("Ð", "Đ"))
    motto = _MOTTO.search(folded)
    anchor = motto or _LINE_NUMBER.search(folded)
    if anchor is None:
        return None
    found = first + anchor.start()
    start = max(first, text.rfind("\n", 0, max(0, found - _ABOVE_CHARS)))
    window = text[start : found + _HEAD_CHARS].replace("Ð", "Đ")
    window, number, numbered = _cut_number(_cut(window, _MOTTO.finditer(fold(window))))
    window, place, issued, dated = _cut_date(window, scanned=scanned)
    lines = list(_lines(window))
    opening = opening_of(lines)
    issuer = authority_in([line.text for line in lines[: opening if opening is not None else 8]], text)
    if opening is not None and issuer is None:
        named, issuer = _issuer_below(lines[opening + 1 :], text)
        lines[opening + 1 : opening + 1 + named] = []
    enough = opening is not None or dated
    if not (enough and (issuer or numbered) if motto else enough and issuer and numbered):
        return None
    kind, name, summary, end = subject_of(lines, opening, text)
    if scanned and issued and _is_before_what_it_cites(issued, text):
        issued = None
    return Letterhead(issuer, number, place, issued, kind, name, summary, start + end)


def _issuer_below(lines: Sequence[Line], text: str) -> tuple[int, str | None]:
    """How many lines right below the kind name the issuer in capitals, as pages put it whose heading is the kind."""
    named = [line.text for line in takewhile(lambda line: in_capitals(line.text) and is_body(line.text), lines)]
    issuer = authority_in(named, text) if named and authority_in(named[:1], text) else None
    return (len(named), issuer) if issuer else (0, None)


def _cut(window: str, matches: Iterator[re.Match[str]]) -> str:
    """`window` with each match made characters that separate lines, length kept."""
    for match in matches:
        window = _without(window, *match.span())
    return window


def _without(window: str, start: int, end: int) -> str:
    return window[:start] + _CUT * (end - start) + window[end:]


def _cut_number(window: str) -> tuple[str, NumberMention | None, bool]:
    """The window without its number, the number, and whether there was a line for one."""
    folded = fold(window)
    body = _BODY_BEGINS.search(folded)
    for match in _NUMBER.finditer(folded, 0, body.start() if body else len(folded)):
        # "theo Công văn số 12/UBND-NC" is another document's.
        if window[: match.start()].rstrip(" \t*_")[-1:].islower():
            continue
        written = squeeze(window[slice(*match.span("number"))])
        found = document_numbers(written)
        number = found[0] if found and found[0].start == 0 else None
        if number and (desk := _DESK.match(written, number.end)):
            number = replace(number, canonical=number.canonical + desk[0], end=desk.end())
        return _without(window, *match.span()), number, True
    if illegible := _ILLEGIBLE.search(window, 0, body.start() if body else len(window)):
        return _without(window, *illegible.span()), None, True
    return window, None, False


def _cut_date(window: str, *, scanned: bool) -> tuple[str, str | None, date | None, bool]:
    """The window without place and date, the place, the date if it is whole, and whether there was such a line."""
    folded = fold(window)
    body = _GROUNDS_BEGIN.search(folded)
    for match in _DATED.finditer(folded, 0, body.start() if body else len(folded)):
        line_start = max(window.rfind("\n", 0, match.start()), window.rfind(_CUT, 0, match.start())) + 1
        before = window[line_start : match.start()]
        place = _place(before)
        if place or not before.strip(" (*_"):
            whole = dates_in(squeeze(window[match.start() : match.end()].lstrip(" ,\n")))
            at = line_start + before.rfind(place) if place else match.start()
            # Days below ten are written "05" (Nghị định 30/2020/NĐ-CP): of a lone figure the scan lost another.
            issued = whole[0].date if whole and not (scanned and len(match["day"] or "") == 1) else None
            return _without(window, at, match.end()), squeeze(place) or None, issued, True
    return window, None, None, False


def _is_before_what_it_cites(issued: date, text: str) -> bool:
    """Whether `text` names a document of a later day, which one of `issued` cannot."""
    cited = (dates_in(text[match.end() : match.end() + _CITED_DATE_CHARS]) for match in _CITED.finditer(fold(text)))
    return any(found[0].date > issued for found in cited if found and found[0].start == 0)


def _place(before: str) -> str:
    """The end of the line in front of a date, as far as it names a place: "TP. Cần Thơ", not in capitals."""
    before = before.rstrip(" ,(")
    start = len(before)
    for word in list(re.finditer(r"\S+", before))[: -_PLACE_WORDS - 1 : -1]:
        if not _names_a_place(word.group()):
            break
        start = word.start()
    if prefix := _PLACE_PREFIX.search(before[:start].rstrip()):
        start = prefix.start() if start < len(before) else start
    return before[start:].lstrip("-–.*_#>( ")


def _names_a_place(word: str) -> bool:
    letters = word.strip(".-–'’()*_#>")
    return (
        not letters
        or letters.isdigit()
        or letters in ("TP", "HCM")
        or (letters[0].isupper() and (len(letters) == 1 or not letters.isupper()))
    )


def _lines(window: str) -> Iterator[Line]:
    """The lines with words in them, what was cut out parting them too; table cells are lines of their own."""
    at, blank = 0, True
    for line in window.split("\n"):
        if not line.strip():
            blank = True
        for piece in re.finditer(rf"[^{_CUT}|]+", line):
            text = piece.group().strip(" \t#>*_-–—=~.…:" if not any(map(str.isalnum, piece.group())) else " \t#>*_")
            if any(map(str.isalnum, text)):
                yield Line(text, blank, at + piece.end())
                blank = False
        at += len(line) + 1

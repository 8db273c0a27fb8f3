"""Where a page of the press or of a portal tells of itself: its by-line, its credits, its imprint."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.reader.own_facts import issue_day_in
from bot.understanding.page_asked import PageFact
from bot.understanding.persons import CAPITALISED
from ingest.documents import SourceDocument, Span
from ingest.text import canonical

# Credits and by-lines are short.
_LINE_CHARS = 200
_BYLINE_CHARS = 60
# A by-line stands this near below the last sentence of the text, and above nothing but furniture.
_BYLINE_LINES = 3
_LINE = re.compile(r"[^\n]+")
_SPOKEN = r"(?:tin|bài|ảnh|hình|video|clip|nội dung|tin bài)"
_VALUE = r"\s*:\s*(?P<value>[^|\n;]+?)\s*(?=[|;*)_]|\s[-–—]\s|\.?\s*$|\.\s)"
_BEFORE = r"(?:^|[|(*_;.]|\s[-–—])[\s*_(]*"


class PageLine(NamedTuple):
    """A line with a thing told, and the stretch of it that tells it."""

    line: Span
    value: Span


def _labelled(label: str) -> re.Pattern[str]:
    return re.compile(rf"{_BEFORE}(?:{label}){_VALUE}")


_JOINED = r"(?:\s*(?:,|và|-|&|/)\s*)"
_CREDITS = {
    PageFact.AUTHOR: _labelled(
        rf"(?:người viết|tác giả|phóng viên|thực hiện|người đưa tin|(?:tin|bài|nội dung|tin bài)(?: viết)?)"
        rf"(?:{_JOINED}{_SPOKEN}|{_JOINED}chụp ảnh)*"
    ),
    PageFact.PHOTOGRAPHER: _labelled(
        rf"(?:\w+ )?(?:{_SPOKEN}{_JOINED})*(?:chụp |nguồn )?(?:ảnh|hình)(?:{_JOINED}{_SPOKEN})*"
    ),
    PageFact.SOURCE: _labelled(r"nguồn(?: tin| bài)?|theo(?: nguồn)?|dẫn (?:theo|nguồn)"),
    PageFact.EDITOR: _labelled(
        r"(?:quyền )?tổng biên tập|trưởng ban biên tập|(?:người )?chịu trách nhiệm[^:\n]{0,40}|phụ trách[^:\n]{0,30}"
    ),
    PageFact.DEPUTY: _labelled(r"(?:các )?phó tổng biên tập|phó trưởng ban biên tập"),
    PageFact.ADDRESS: _labelled(r"(?:trụ sở )?tòa soạn|trụ sở[^:\n]{0,20}|địa chỉ[^:\n]{0,20}"),
    PageFact.TELEPHONE: _labelled(r"(?:số )?điện thoại|đt|tel|đường dây nóng[^:\n]{0,20}|hotline|liên hệ[^:\n]{0,20}"),
}
_NEWSROOM = frozenset({PageFact.EDITOR, PageFact.DEPUTY, PageFact.ADDRESS, PageFact.TELEPHONE, PageFact.EMAIL})
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_DIGITS = re.compile(r"\d{3}")
_IMPRINT = re.compile(
    r"(?:phó |quyền )*(?:tổng biên tập|tòa soạn|trưởng ban biên tập|ban biên tập)(?!\w)|[^\n]*tòa soạn\s*:"
)
# How far the lines of one imprint lie apart from the line that tells that it is one.
_IMPRINT_LINES = 8
# "Minh Anh", "Thu Hà - Văn Nam", "H.T", also where the name of the paper is glued to it.
_BYLINE = re.compile(
    rf"(?:(?:theo|pv|bài|ảnh)\s+)?(?P<name>{CAPITALISED}(?:\s{CAPITALISED}){{1,4}}"
    rf"(?:\s*[-–,&]\s*{CAPITALISED}(?:\s{CAPITALISED}){{1,4}}){{0,3}}?)"
    r"(?=$|\s*\(|(?:BÁO|TẠP CHÍ|CỔNG|TRANG|ĐÀI)\s)"
)
_BODY = re.compile(r"(?:phòng|ban|văn phòng|sở|trung tâm|tổ|cổng|báo|bản tin|ủy ban nhân dân|ubnd|chi cục|cục|vụ)\s")
_ENDS_TEXT = re.compile(r"[.!?…:;/][\"”’)*_\s]*$")


def page_line(document: SourceDocument, fact: PageFact) -> PageLine | None:
    """Where the page tells `fact` of itself; None where it does not."""
    if fact is PageFact.POSTED:
        return _posted(document)
    if fact in _NEWSROOM:
        return next(_in_imprint(document.text, fact), None)
    credit = next(_credits(document.text, fact), None)
    if fact is PageFact.SOURCE:
        return credit or _issuer(document)
    return credit or (_byline(document.text) if fact is PageFact.AUTHOR else None)


def imprint_of(text: str) -> Span | None:
    """The lines in which the newsroom tells of itself."""
    lines = _lines(text)
    telling = [at for at, line in enumerate(lines) if _IMPRINT.match(canonical(text[slice(*line)]).lstrip(" *_"))]
    if not telling:
        return None
    first, last = telling[0], min(len(lines) - 1, telling[-1] + _IMPRINT_LINES)
    return Span(lines[max(0, first - 1)].start, lines[last].end)


def _lines(text: str) -> list[Span]:
    lines = []
    for match in _LINE.finditer(text):
        words = match.group().strip()
        if words:
            start = match.start() + match.group().index(words)
            lines.append(Span(start, start + len(words)))
    return lines


def _credits(text: str, fact: PageFact) -> Iterator[PageLine]:
    for line in _lines(text):
        if line.end - line.start <= _LINE_CHARS and (match := _CREDITS[fact].search(canonical(text[slice(*line)]))):
            yield PageLine(line, _within(line, match.span("value")))


def _in_imprint(text: str, fact: PageFact) -> Iterator[PageLine]:
    imprint = imprint_of(text)
    for line in _lines(text) if imprint else ():
        if imprint is None or not imprint.overlaps(line) or line.end - line.start > _LINE_CHARS:
            continue
        words = canonical(text[slice(*line)])
        match = _MAIL.search(words) if fact is PageFact.EMAIL else _CREDITS[fact].search(words)
        if match is None:
            continue
        value = match.span() if fact is PageFact.EMAIL else match.span("value")
        if fact is not PageFact.TELEPHONE or _DIGITS.search(words[slice(*value)]):
            yield PageLine(line, _within(line, value))


def _within(line: Span, found: tuple[int, int]) -> Span:
    return Span(line.start + found[0], line.start + found[1])


def _byline(text: str) -> PageLine | None:
    """The name, or else the office, that stands by itself below the last sentence of the text."""
    lines = _lines(text)
    last = max((at for at, line in enumerate(lines) if _is_text(text, line)), default=-1)
    below = lines[last + 1 : last + 1 + _BYLINE_LINES] if last >= 0 else []
    for line in below:
        match = _BYLINE.match(text, line.start, line.end)
        if match and line.end - line.start <= _LINE_CHARS:
            return PageLine(line, Span(*match.span("name")))
    short = (line for line in below if line.end - line.start <= _BYLINE_CHARS)
    office = next((line for line in short if _BODY.match(canonical(text[slice(*line)]))), None)
    return PageLine(office, office) if office else None


def _is_text(text: str, line: Span) -> bool:
    words = text[slice(*line)]
    return len(words) > _BYLINE_CHARS and _ENDS_TEXT.search(words) is not None


def _issuer(document: SourceDocument) -> PageLine | None:
    """Where the page names who published it."""
    name = document.metadata.issuer
    text = canonical(document.text)
    at = text.rfind(canonical(name)) if name else -1
    if name is None or at < 0:
        return None
    line = next(line for line in _lines(document.text) if line.start <= at < line.end)
    value = Span(at, at + len(name))
    return PageLine(line if line.end - line.start <= _LINE_CHARS else value, value)


def _posted(document: SourceDocument) -> PageLine | None:
    """The date line below the title; a day inside a sentence is another."""
    day = issue_day_in(document)
    line = next((line for line in _lines(document.text) if day and line.overlaps(day)), None)
    if day is None or line is None or line.end - line.start > _BYLINE_CHARS:
        return None
    return PageLine(line, day)

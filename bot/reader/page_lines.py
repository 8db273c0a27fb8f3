"""Where a page of the press or of a portal tells of itself: its by-line, its credits, its imprint."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.reader.reading import places_of
from bot.understanding.days import days_in
from bot.understanding.names import any_of
from bot.understanding.page_asked import PageFact
from bot.understanding.persons import CAPITALISED
from bot.understanding.roles import positions_in
from ingest.clean import boilerplate, lines_in
from ingest.documents import SourceDocument, Span
from ingest.structure.labels import UPPER
from ingest.text import canonical

# Credits are short, and what stands by itself, a name or a day, is shorter.
_LINE_CHARS, _ALONE_CHARS = 200, 60
# A by-line stands this near below the last sentence of the text, and above nothing but furniture.
_BYLINE_LINES = 3


class PageLine(NamedTuple):
    """A line with a thing told, and the stretch of it that tells it."""

    line: Span
    value: Span


_BEFORE = r"(?:^|[|(*_;.,]|\s[-–—])[\s*_(]*"
# Another label ends what is told, also after a comma or a stop, which may as well be that of "TP.".
_NEXT = (
    r"(?:\s[-–—]|[,.])?\s+(?:(?:số )?điện thoại|đt|tel|fax|e-?mail|website|ảnh|liên hệ[^:\n]{0,20}"
    r"|(?:phó )?(?:tổng )?biên tập)\s*:"
)
_VALUE = rf"\s*:\s*(?P<value>[^|\n;]+?)\s*(?=[|;*_]|\s[-–—]\s|{_NEXT}|[.)]*\s*$)"


def _labelled(label: str) -> re.Pattern[str]:
    return re.compile(rf"{_BEFORE}(?:{label}){_VALUE}")


_SPOKEN = "(?:tin|bài|ảnh|hình|video|clip|nội dung|tin bài)"
_JOINED = r"(?:\s*(?:,|và|-|&|/)\s*)"
_CREDITS = {
    PageFact.AUTHOR: _labelled(
        r"(?:người viết|tác giả|phóng viên|thực hiện|người đưa tin|(?:tin|bài|nội dung|tin bài)(?: viết)?)"
        rf"(?:{_JOINED}{_SPOKEN}|{_JOINED}chụp ảnh)*"
    ),
    PageFact.PHOTOGRAPHER: _labelled(
        rf"(?:(?:người viết )?{_SPOKEN}{_JOINED})*(?:chụp |nguồn )?(?:ảnh|hình)(?:{_JOINED}{_SPOKEN})*"
    ),
    PageFact.SOURCE: _labelled(
        r"(?:nguồn(?: tin| bài)?|theo(?: nguồn)?|dẫn (?:theo|nguồn))(?!\s*:\s*(?:ngân sách|vốn|kinh phí|quỹ)(?!\w))"
    ),
    PageFact.EDITOR: _labelled(
        r"(?:quyền |q\. ?)?tổng biên tập|trưởng ban biên tập"
        r"|(?:người )?chịu trách nhiệm (?:nội dung|xuất bản)[^:\n]{0,40}"
    ),
    PageFact.DEPUTY: _labelled("(?:các )?phó tổng biên tập|phó trưởng ban biên tập"),
    PageFact.ADDRESS: _labelled(r"(?:trụ sở )?tòa soạn|trụ sở[^:\n]{0,20}|địa chỉ[^:\n]{0,20}"),
    PageFact.TELEPHONE: _labelled(r"(?:số )?điện thoại|đt|tel|đường dây nóng[^:\n]{0,20}|hotline|liên hệ[^:\n]{0,20}"),
}
_NEWSROOM = frozenset({PageFact.EDITOR, PageFact.DEPUTY, PageFact.ADDRESS, PageFact.TELEPHONE, PageFact.EMAIL})
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_DIGITS = re.compile(r"\d{3}")
_IMPRINT = re.compile(
    r"(?:(?:phó |quyền |trưởng )*(?:tổng biên tập|ban biên tập)|(?:trụ sở )?tòa soạn|cơ quan chủ quản"
    r"|(?:người )?chịu trách nhiệm (?:nội dung|xuất bản)|giấy phép (?:số|hoạt động|xuất bản|thiết lập)"
    r"|bản quyền|©)|[^\n]*tòa soạn\s*:"
)
# How far the lines of one imprint lie apart from the lines that tell that it is one.
_IMPRINT_LINES = 8
_OFFICE = f"(?:{any_of('organisations.txt')}|tổ|bản tin|trang|tạp chí)"
_NAME = rf"(?:{CAPITALISED}(?:\s{CAPITALISED}){{1,4}}|(?:[A-ZĐ]\.){{1,3}}[A-ZĐ]?|PV|BBT)"
# "Minh Anh", "Thu Hà - Văn Nam", "H.T (tổng hợp)", also where the name of the paper is glued to it.
_BYLINE = re.compile(
    rf"(?P<name>{_NAME}(?:\s*[-–,&]\s*{_NAME}){{0,3}})"
    rf"(?=\W*$|\s*\(|\s*[-–,]\s*(?i:{_OFFICE})\s|(?:BÁO|TẠP CHÍ|CỔNG|TRANG|ĐÀI)\s)"
)
# "Sở thích của bà con" is none.
_BODY = re.compile(rf"(?i:{_OFFICE})\s+(?=[{UPPER}\d]|(?i:biên tập|thông tin|truyền thông|tuyên giáo)(?!\w))")
_TAKEN_FROM = re.compile(r"\(?(?:theo|nguồn)\s+(?P<value>[^:]{3,50}?)\)?$")
# What stands in a line beside the day on which the page was put up.
_BESIDE_DAY = re.compile(
    r"(?:[\W\d_]|(?<!\w)(?:ngày|giờ|phút|h|đăng|tải|cập nhật|xuất bản|lúc|lần cuối|vào|thứ \w+|chủ nhật|tháng|năm|am|pm"
    r"|gmt|sa|ch)(?!\w))*"
)
_ENDS_TEXT = re.compile(r"[.!?…:;/][\"”’)*_\s]*$")


def page_line(document: SourceDocument, fact: PageFact) -> PageLine | None:
    """Where the page tells `fact` of itself; None where it does not."""
    if fact is PageFact.POSTED:
        return _posted(document)
    if fact in _NEWSROOM:
        return next(_in_imprint(document.text, fact), None)
    credit = next(_credits(document.text, fact), None)
    if credit is None and fact is PageFact.SOURCE:
        return _taken_from(document.text) or _publisher(document)
    return credit or (_byline(document) if fact is PageFact.AUTHOR else None)


def imprint_of(text: str) -> Span | None:
    """The lines in which the newsroom tells of itself."""
    lines = list(lines_in(text))
    telling = [at for at, line in enumerate(lines) if _IMPRINT.match(canonical(text[slice(*line)]).lstrip(" *_"))]
    if not telling:
        return None
    last = min(len(lines) - 1, telling[-1] + _IMPRINT_LINES)
    first = telling[-1]
    for at in reversed(telling):
        first = at if first - at <= _IMPRINT_LINES else first
    return Span(lines[max(0, first - 1)].start, lines[last].end)


def _credits(text: str, fact: PageFact) -> Iterator[PageLine]:
    for line in lines_in(text):
        if line.end - line.start <= _LINE_CHARS and (match := _CREDITS[fact].search(canonical(text[slice(*line)]))):
            yield PageLine(line, _within(line, match.span("value")))


def _in_imprint(text: str, fact: PageFact) -> Iterator[PageLine]:
    imprint = imprint_of(text)
    for line in lines_in(text) if imprint else ():
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


def _below(text: str) -> list[Span]:
    """The first lines below the last sentence of the text that are no furniture of the page."""
    lines = list(lines_in(text))
    last = max((at for at, line in enumerate(lines) if _is_text(text, line)), default=len(lines))
    furniture = boilerplate(text)
    kept = [line for line in lines[last + 1 :] if not any(span.start <= line.start < span.end for span in furniture)]
    return kept[:_BYLINE_LINES]


def _is_text(text: str, line: Span) -> bool:
    words = text[slice(*line)]
    return len(words) > _ALONE_CHARS and _ENDS_TEXT.search(words) is not None


def _byline(document: SourceDocument) -> PageLine | None:
    """The name, or else the office, that stands by itself below the text."""
    text = document.text
    below = _below(text)
    for line in below:
        match = None if _BODY.match(text, line.start) else _BYLINE.match(text, line.start, line.end)
        if match and line.end - line.start <= _LINE_CHARS and not _names_another(match["name"], document.title):
            name = Span(*match.span("name"))
            is_glued = text[name.end : name.end + 1].isalpha()
            return PageLine(name if is_glued else line, name)
    short = (line for line in below if line.end - line.start <= _ALONE_CHARS)
    office = next((line for line in short if _BODY.match(text, line.start)), None)
    return PageLine(office, office) if office else None


def _names_another(name: str, title: str) -> bool:
    """Whether what looks like a name is that of a province or an office, or what the page is about."""
    is_place = any((place.start, place.end) == (0, len(name)) for place in places_of(name))
    return is_place or bool(positions_in(name)) or canonical(name) in canonical(title)


def _taken_from(text: str) -> PageLine | None:
    """ "Theo Báo X" below the text."""
    found = ((line, _TAKEN_FROM.fullmatch(canonical(text[slice(*line)]))) for line in _below(text))
    return next((PageLine(line, _within(line, match.span("value"))) for line, match in found if match), None)


def _publisher(document: SourceDocument) -> PageLine | None:
    """Where the page names who published it."""
    name = document.metadata.issuer
    at = canonical(document.text).rfind(canonical(name)) if name else -1
    if name is None or at < 0:
        return None
    value = Span(at, at + len(name))
    line = next((line for line in lines_in(document.text) if line.start <= at < line.end), value)
    return PageLine(line if line.end - line.start <= _LINE_CHARS else value, value)


def _posted(document: SourceDocument) -> PageLine | None:
    """The line with nothing but the day of the page, else a short one; a day inside a sentence is another."""
    text, date = document.text, document.metadata.date
    days = days_in(text) if date else []
    own = [Span(day.start, day.end) for day in days if date and day[:3] == (date.day, date.month, date.year)]
    lines = [line for line in lines_in(text) if line.end - line.start <= _ALONE_CHARS]
    found = [PageLine(line, day) for day in own for line in lines if line.overlaps(day)]
    bare = (told for told in found if _BESIDE_DAY.fullmatch(canonical(text[slice(*told.line)])))
    return next(bare, found[0] if found else None)

"""Which stretches of a text are the page around it and not the text: buttons, calendars, pagers, imprints.

Only generic signs count, and a doubtful line stays: a lost sentence is worse than a button in the index. Lines
are judged on their folded form, so spelling, case and accents do not matter.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.documents import Span
from ingest.readers.markdown import FRONT_MATTER
from ingest.text import fold

# Buttons and headlines are short; longer lines are only looked at as possible content.
_SHORT_CHARS = 160
# Captions repeat near their picture; in laws equal lines far apart belong to different articles.
_REPEAT_LINES = 12
_REPEAT_MIN_WORDS = 4

_NETWORK = r"(?:facebook|zalo|twitter|x|email|e-mail|in|youtube|tiktok|linkedin|google\+?|messenger|viber|telegram)"
_BUTTON = re.compile(
    rf"(?:chia se(?: bai viet| bai| tin)?(?: nay)?(?: len| qua| tren)?\s*:?(?:[\s,|/·-]*{_NETWORK})*"
    rf"|{_NETWORK}(?:[\s,|/·-]+{_NETWORK})+|facebook|zalo|twitter|tweet|share|like|thich"
    r"|(?:in|luu|gui|nghe|doc|danh gia|sao chep)(?: (?:trang|bai(?: viet| bao)?|tin|email|lien ket|link))(?: nay)?"
    r"|copy link|ban in|xem ban in|sao chep lien ket|theo doi .{0,40}tren google news|google news"
    r"|(?:ve|len) dau trang|quay lai(?: trang truoc)?|tro ve|trang chu(?:\s*[>»/|].*)?|dang nhap|dang ky"
    r"|co chu|a\s?[-+]?(?:\s+a\s?[-+]?)+|tang co chu|giam co chu"
    r"|(?:luot|so luot|da) (?:xem|doc|truy cap)\s*:?\s*[\d.,]*"
    r"|responsive image|image|img|\[?(?:hinh )?anh\]?|no image|video player.*|placeholder|advertisement|quang cao)"
)
_CREDIT = re.compile(
    r"(?:(?:theo )?(?:tin|bai|anh|hinh|video|clip|do hoa|nguon anh|thuc hien)(?:\s*(?:,|va|-|&|/)\s*"
    r"(?:tin|bai|anh|hinh|video|clip))*)\s*:\s*[^:.;]{2,60}"
)
_WEEKDAY = r"(?:cn|chu nhat|t\.?\s?[2-7]|thu (?:[2-7]|hai|ba|tu|nam|sau|bay)|su|mo|tu|we|th|fr|sa)"
_WEEKDAYS = re.compile(rf"{_WEEKDAY}(?:[\s|,]+{_WEEKDAY}){{4,6}}")
_DAYS = re.compile(r"(?:(?:0?[1-9]|[12]\d|3[01])(?:[\s|]+|$)){1,7}")
_MONTH = re.compile(r"[<«‹\s]*thang\s+\d{1,2}\s*[,/.-]?\s*(?:nam\s+)?\d{4}[>»›\s]*|lich(?: thang)?|<+|>+")
# Possessive: a row of arrows or digits that turns out to be something else must not be tried in every cut.
_STEP = r"(?:<++|>++|[«»‹›←→]++|…|trang|dau|cuoi|truoc|sau|tiep|next|prev(?:ious)?)"
_PAGER = re.compile(rf"[\s•·\-*|\[\]()]*(?:(?:{_STEP}|\.\.\.|(?<!\d)\d{{1,3}}(?!\d))[\s•·\-*|\[\]()]*)+")
_NUMBERS = re.compile(r"\d+")
_COMMENTS = re.compile(
    r"(?:\(?\d*\)?\s*)?(?:(?:gui|viet|them|y kien|thao luan)?\s*"
    r"(?:binh luan|y kien (?:ban doc|cua ban|phan hoi)|phan hoi)"
    r"(?: cua ban| bai viet| \(\d+\)|\s*:?\s*\d+)?)|dang nhap de (?:gui )?binh luan.{0,40}"
    r"|hay la nguoi dau tien binh luan.{0,40}|chua co binh luan.{0,40}"
)
_FORM_FIELD = re.compile(
    r"(?:ho(?: va)? ten|ten(?: cua ban| hien thi)?|email(?: cua ban)?|dien thoai|tieu de|noi dung(?: binh luan)?"
    r"|ma (?:xac nhan|bao mat|kiem tra)|captcha|gui(?: di| binh luan)?|nhap lai|huy|moi nhat|quan tam nhat)\s*[:*]*"
)
_RELATED = re.compile(
    r"(?:cac |nhung )?(?:tin|bai)(?: viet| bai)?(?: (?:khac|lien quan|moi(?: nhat| hon| dang)?|cu hon|da dua"
    r"|da dang|noi bat|cung (?:chuyen muc|muc|loai|chu de)|doc nhieu(?: nhat)?|xem nhieu(?: nhat)?))+\s*:?"
    r"|xem them|doc them|co the ban quan tam|ban co the quan tam|doc nhieu(?: nhat)?|chu de lien quan"
    r"|(?:tags?|tu khoa)\s*:?.{0,120}"
)
_IMPRINT = re.compile(
    r"(?:quyen |pho )?tong bien tap\b|toa soan\b|tru so toa soan\b|truong ban bien tap\b|ban quyen\b|copyright\b|©"
    r"|giay phep (?:so|hoat dong|xuat ban|thiet lap|trang|mang)\b|co quan chu quan\b"
    r"|chiu trach nhiem (?:noi dung|chinh|xuat ban)\b|(?:xin |vui long )?ghi ro nguon"
    r"|(?:thiet ke|phat trien|xay dung) boi\b|(?:dang|luot|tong(?: so)?(?: luot)?) truy cap\b"
    r"|duong day nong\b|lien he quang cao\b|phong vien thuong tru"
)
_CONTACT = re.compile(
    r"(?:dien thoai|dt|tel|phone|hotline|fax|e-?mail|thu dien tu|dia chi|website|tru so|van phong(?: dai dien)?)\b"
    r"[^:]{0,30}:"
    r"|\(?\+?[\d ().-]{8,}$|.{0,60}@[\w.-]+\.\w+.{0,60}$"
)
_MASTHEAD = re.compile(r"(?:BÁO|TẠP CHÍ|CỔNG|TRANG|ĐÀI)\s(?:(?:[^\W\d_]{2,}+|[-–&])\s?){2,12}$")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    folded: str

    @property
    def prose(self) -> bool:
        """Whether this is a sentence or paragraph and not a button, headline or field."""
        return len(self.folded) > _SHORT_CHARS or self.folded.endswith((".", "./.", "!", "?", ".”", '."'))


def lines_in(text: str) -> Iterator[Span]:
    """The lines of `text` with words in them, without the blanks around these."""
    for match in re.finditer(r"[^\n]+", text):
        words = match.group().strip()
        if words:
            start = match.start() + match.group().index(words)
            yield Span(start, start + len(words))


def is_button(line: str) -> bool:
    """Whether the line is a button of the page, or stands for a picture."""
    return _BUTTON.fullmatch(fold(line)) is not None


def boilerplate(text: str) -> list[Span]:
    """The stretches of `text` that are no content, in order, not overlapping."""
    folded = fold(text)
    lines = list(_lines(folded))
    short = [(i, line) for i, line in enumerate(lines) if len(line.folded) <= _SHORT_CHARS]
    dropped = {i for i, line in short if _BUTTON.fullmatch(line.folded) or _CREDIT.fullmatch(line.folded)}
    dropped |= set(_calendars(lines)) | set(_pagers(lines)) | set(_comments(lines)) | set(_related(lines))
    dropped |= set(_repeats(text, short))
    imprint = set(_imprints(lines))
    spans = [Span(lines[i].start, lines[i].end) for i in dropped | imprint]
    spans += _mastheads(text, lines, imprint)
    if head := FRONT_MATTER.match(text):
        spans.append(Span(0, head.end()))
    return _merged(spans)


def _lines(folded: str) -> Iterator[_Line]:
    for start, end in lines_in(folded):
        yield _Line(start, end, folded[start:end])


def _calendars(lines: list[_Line]) -> Iterator[int]:
    """The month above a row of weekdays, that row, and the rows of days below it."""
    for index, line in enumerate(lines):
        if not _WEEKDAYS.fullmatch(line.folded):
            continue
        yield index
        yield from _run(lines, range(index - 1, max(-1, index - 4), -1), _MONTH)
        yield from _run(lines, range(index + 1, min(len(lines), index + 50)), _DAYS)


def _pagers(lines: list[_Line]) -> Iterator[int]:
    """Rows of page numbers with an arrow or "Trang sau" among them, on one line or one a line."""
    for index, line in enumerate(lines):
        if len(line.folded) > _SHORT_CHARS or not _PAGER.fullmatch(line.folded):
            continue
        # "> 90" is a figure of a table: an arrow counts alone, or among several numbers.
        if re.search(_STEP, line.folded) and len(_NUMBERS.findall(line.folded)) != 1:
            yield index
            yield from _run(lines, range(index - 1, -1, -1), _PAGER)
            yield from _run(lines, range(index + 1, len(lines)), _PAGER)


def _comments(lines: list[_Line]) -> Iterator[int]:
    """The heading of a comment box and the fields of its form."""
    for index, line in enumerate(lines):
        if len(line.folded) <= _SHORT_CHARS and _COMMENTS.fullmatch(line.folded):
            yield index
            yield from _run(lines, range(index + 1, len(lines)), _FORM_FIELD)


def _related(lines: list[_Line]) -> Iterator[int]:
    """Lists of other articles: at the end of the page all that follows, elsewhere the bulleted lines."""
    last_prose = max((i for i, line in enumerate(lines) if line.prose), default=-1)
    for index, line in enumerate(lines):
        if len(line.folded) > _SHORT_CHARS or not _RELATED.fullmatch(line.folded):
            continue
        yield index
        if index > last_prose:
            yield from range(index + 1, len(lines))
            return
        if not line.folded.startswith(("tag", "tu khoa")):
            yield from _run(lines, range(index + 1, len(lines)), re.compile(r"(?:[-•*+·>»]|\[)[^.;]*"))


def _imprints(lines: list[_Line]) -> Iterator[int]:
    """Editors, licence and contact lines of a newsroom or portal below the last paragraph.

    Contact lines alone stay: in an official letter they are content.
    """
    tail = len(lines)
    while tail and _imprint_like(lines[tail - 1]):
        tail -= 1
    if any(_IMPRINT.match(line.folded) for line in lines[tail:]):
        yield from range(tail, len(lines))


def _imprint_like(line: _Line) -> bool:
    return bool(
        _IMPRINT.match(line.folded)
        or (len(line.folded) <= _SHORT_CHARS and _CONTACT.match(line.folded))
        or _BUTTON.fullmatch(line.folded)
    )


def _mastheads(text: str, lines: list[_Line], imprint: set[int]) -> Iterator[Span]:
    """The name of the paper above its imprint, even where it is glued to the author's name."""
    above = min(imprint, default=0) - 1
    name = _MASTHEAD.search(text, lines[above].start, lines[above].end) if above >= 0 else None
    if name and name.group().isupper():
        yield Span(name.start(), lines[above].end)


def _repeats(text: str, short: Iterable[tuple[int, _Line]]) -> Iterator[int]:
    """Lines that stood a little above already, word for word: captions printed twice."""
    last_seen: dict[str, int] = {}
    for index, line in short:
        words = text[line.start : line.end]
        if len(words.split()) < _REPEAT_MIN_WORDS or not words[0].isalpha() or words.endswith((";", ":")):
            continue
        if index - last_seen.get(words, -_REPEAT_LINES - 1) <= _REPEAT_LINES:
            yield index
        last_seen[words] = index


def _run(lines: list[_Line], indices: range, pattern: re.Pattern[str]) -> Iterator[int]:
    """The leading `indices` whose lines match `pattern` as a whole."""
    for index in indices:
        if len(lines[index].folded) > _SHORT_CHARS or not pattern.fullmatch(lines[index].folded):
            return
        yield index


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged

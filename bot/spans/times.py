"""Days and periods, for questions of when."""

import re
from collections.abc import Iterator

from bot.spans.candidate import Candidate
from bot.understanding.query import Query
from ingest.documents import Span
from ingest.facts.numbers import document_numbers
from ingest.text import canonical, fold

_DAY = r"(?<!\d)\d{1,2}\s?[-/.]\s?\d{1,2}(?:\s?[-/.]\s?\d{4})?(?![\d/])"
_UNTIL = r"(?:(?:từ nay|từ|đến|hết|cuối|đầu|trước)\s+)*"
_NUMERAL = r"(?:\d{1,4}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười(?: lăm)?|ba mươi|sáu mươi)"
_ERA = r"(?:\s+(?:tcn|scn|cn|trước công nguyên|sau công nguyên)(?!\w))?"
_YEAR = rf"năm\s+\d{{2,4}}{_ERA}"
_CENTURY = rf"thế kỷ\s+(?:thứ\s+)?(?:[ivx]+|\d{{1,2}}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?!\w){_ERA}"
_PART = r"(?:(?:đầu|giữa|cuối|nửa đầu|nửa cuối|nửa sau|khoảng)\s+)?"
# "sau 15 ngày kể từ ngày ký ban hành", "kể từ ngày ký": when a document takes effect.
_AFTER_SIGNING = (
    rf"(?:sau\s+{_NUMERAL}\s+(?:\([^)]{{1,20}}\)\s+)?(?:ngày|tháng)(?:\s+làm việc)?,?\s+)?(?:kể\s+)?từ\s+ngày\s+"
    r"(?:được\s+)?(?:ký|ban hành|công bố|thông qua|đăng)(?:\s+(?:ban hành|công báo))?(?!\w)"
)
_FROM_TO = rf"từ\s+(?:tháng\s+\d{{1,2}}|{_YEAR})\s+(?:đến|tới)\s+(?:hết\s+)?(?:tháng\s+\d{{1,2}}|{_YEAR}|nay)"
_WEEKDAY = r"(?:(?:sáng|chiều|tối|trưa)\s+)?(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy)|chủ nhật)(?!\w)(?:\s+h[ằà]ng\s+tuần)?"
_WEEKDAY_ONLY = re.compile(r"thứ\s+(hai|ba|tư|năm|sáu|bảy)")
_DATE = re.compile(
    r"(?:(?:sáng|chiều|tối|trưa)\s+)?(?:ngày\s+)?(?:"
    rf"(?<![\d/.-]){_DAY}|(?<![\d/.-])\d{{1,2}}\s+tháng\s+\d{{1,2}}(?:\s*(?:năm|,)\s*\d{{3,4}})?(?!\d){_ERA})"
    rf"|{_AFTER_SIGNING}|{_FROM_TO}"
    rf"|{_UNTIL}{_PART}(?:tháng\s+\d{{1,2}}|quý\s+[ivx\d]+|mùa\s+(?:xuân|hè|hạ|thu|đông))(?:\s*(?:/|năm|-)\s*\d{{4}})?"
    r"|(?:giai đoạn|nhiệm kỳ)\s+\d{4}\s?[-–]\s?\d{4}"
    rf"|{_UNTIL}{_PART}(?:{_YEAR}|{_CENTURY}|(?:thập niên|thập kỷ|những năm)\s+\d{{2,4}})"
    r"|(?<![\d/.-])(?:1\d|20)\d\d(?:\s?[-–]\s?\d{2,4})?(?![\d/.]|\s?%)"
    r"|(?<!\w)(?:trước )?ngày\s+\d{1,2}\s+h[ằà]ng\s+(?:tháng|quý|năm)"
    r"|(?<!\w)(?:trước )?ngày\s+\d{1,2}\s+(?:của\s+)?tháng\s+(?:sau|đầu|cuối)(?:\s+(?:mỗi\s+)?quý)?"
    rf"|(?<!\d)\d{{1,2}}\s?(?:giờ|h|:)\s?(?:\d{{2}})?(?!\d)(?:\s+{_WEEKDAY})?"
    rf"|(?<!\w){_WEEKDAY}"
)
# "60 ngày kể từ ngày sinh": by when something has to be done.
_WITHIN = re.compile(
    rf"(?<!\w)(?:trong (?:vòng |thời hạn )?)?{_NUMERAL}\s+(?:ngày|tháng|giờ)(?:\s+làm việc)?,?\s+(?:kể|tính)\s+từ\s+"
    r"(?:ngày|khi|lúc)\s+[^,.;:\n|]{2,40}(?!\w)"
)
_DEADLINE = re.compile(r"(?<!\w)hạn(?! chế)(?!\w)")
_EXACT_DAY = re.compile(
    rf"{_DAY}|ngày\s+\d{{1,2}}\s+(?:h|của|tháng\s+[^\d\s])|\d{{1,2}}\s+tháng\s+\d{{1,2}}|từ\s+ngày|{_WEEKDAY}"
)
# A number alone may count anything, unless brackets or a name of a span of years make it a year.
_BARE = re.compile(r"\d{4}")
_DATES_IT = re.compile(r"[\s,]*(?:ký |ban hành )?(?:ngày)?\s*")
# In units of nearness (bot/reader/answer_spans.py): a period answers "when" worse than a day; "số 34/CT-UBND ngày 7/10"
# dates that document, not the event asked about.
_PERIOD_WORTH, _OTHERS_DATE_WORTH = -0.3, -0.5
# "bao giờ ... giải thể" may be answered by "khi hoàn thành nhiệm vụ", where no day is told.
_EVENT_ASKED = re.compile(r"(?<!\w)(?:khi nào|bao giờ|lúc nào|thời điểm nào)(?!\w)")
_EVENT = re.compile(r"(?<!\w)(?:sau khi|trước khi|khi)\s+(?!nào)[^,.;:]{6,60}")
_EVENT_WORTH = -0.6
# A document is out on a day and at no event.
_ISSUE_ASKED = re.compile(r"(?<!\w)(?:ban hành|ký|công bố|thông qua)(?!\w)[^,;?]{0,20}(?:khi nào|bao giờ|lúc nào)")
# "từ năm nào" is answered by "từ năm 2011", if a text says so of any.
_SAME_BOUND_WORTH = 0.3
_BOUND = re.compile(
    r"\b(từ|đến|tới|trước|sau|hết)\s+(?:bao giờ|(?:ngày|tháng|năm|khi|hôm|quý|lúc)\s+(?:nào|mấy|bao))"
    r"|\b(bắt đầu|thời hạn|hạn chót|hạn cuối|chậm nhất|muộn nhất|hết hiệu lực)\b"
)
# "mở cửa lúc mấy giờ" is answered by a time of day, "lập ra ngày nào" by no day of the week.
_CLOCK_ASKED = re.compile(r"\b(?:mấy giờ|giờ (?:nào|mấy|bao nhiêu)|what time)\b")
_DAY_ASKED_TOO = re.compile(r"\b(?:ngày|hôm|thứ|tháng|năm|buổi) (?:nào|mấy|bao)\b")
_CLOCK = re.compile(r"\d{1,2}\s?(?:giờ|h|:)")
# "Mấy giờ đóng cửa" is answered by the last time up to which it is open.
_CLOSES = re.compile(r"\b(?:đóng cửa|hết giờ|tan (?:làm|sở|ca)|kết thúc|(?:thôi|ngừng|ngưng) (?:nhận|làm|tiếp))\b")
_UP_TO = re.compile(r"(?:đến|tới|[-–])\s*(?:hết\s+)?$")
_ONCE_ASKED = re.compile(
    r"\b(?:thành lập|lập ra|ra đời|(?<!đăng )ký|ban hành|khánh thành|khai trương|hiệu lực|bắt đầu|sáp nhập|sinh)\b"
    r".*\b(?:ngày|hôm) (?:nào|mấy|bao)\b"
)
_ONLY_WEEKDAY = re.compile(_WEEKDAY)
# "sau 17 giờ", "đến hết 17 giờ" are times of day.
_LASTS = re.compile(r"(?<!\w)(?:trong|vòng|ít nhất|tối thiểu|tối đa|không quá|thời hạn|mất) $")
_BOUND_WORDS = {"bắt đầu": ("từ",)}
_SAME_BOUND = {"đến": ("đến", "hết", "tới"), "tới": ("đến", "hết", "tới"), "hết": ("đến", "hết", "tới")}
_LATEST = ("trước", "đến", "hết", "chậm nhất", "muộn nhất")
_BOUND_CHARS = 10


def dates(text: str, query: Query) -> Iterator[Candidate]:
    asked = fold(query.own_text)
    wants_day = re.search(r"\b(?:ngay|hom|day|date)\b", asked) is not None
    any_time = re.search(
        r"\b(?:nam|thang|giai doan|nhiem ky|quy|year|month|period) (?:nao|may|gi|bao)|\b(?:year|period)\b", asked
    )
    question = canonical(query.own_text)
    only_clock = _CLOCK_ASKED.search(question) is not None and not _DAY_ASKED_TOO.search(question)
    once = _ONCE_ASKED.search(question) is not None
    bounds = _bounds(question)
    numbers = document_numbers(text)
    closing = _closing(canonical(text)) if only_clock and _CLOSES.search(question) else None
    for match in _DATE.finditer(canonical(text)):
        if closing is not None and match.start() != closing:
            continue
        if _BARE.fullmatch(match.group()) and not any_time:
            continue
        if _is_ordinal(text, match) or _is_duration(text, match):
            continue
        if (only_clock and not _CLOCK.search(match.group())) or (once and _ONLY_WEEKDAY.fullmatch(match.group())):
            continue
        day = _EXACT_DAY.search(match.group()) is not None
        if wants_day and not day and not any_time:
            continue
        span = _without_word(text, match.start(), match.end(), "ngày")
        worth = 0.0 if day or any_time else _PERIOD_WORTH
        dated = next((n for n in numbers if _DATES_IT.fullmatch(canonical(text[n.end : span.start]))), None)
        if dated and not any(dated.matches(number) for number in query.named.numbers):
            worth += _OTHERS_DATE_WORTH
        near = canonical(text)[max(0, match.start() - _BOUND_CHARS) : match.end()]
        if any(f"{word} " in near for word in bounds):
            worth += _SAME_BOUND_WORTH
        yield Candidate(span, worth)
    if _DEADLINE.search(question):
        yield from (Candidate(Span(*match.span()), _SAME_BOUND_WORTH) for match in _WITHIN.finditer(canonical(text)))
    elif _EVENT_ASKED.search(question) and not _ISSUE_ASKED.search(question):
        for event in _EVENT.finditer(canonical(text)):
            yield Candidate(Span(event.start(), event.start() + len(event.group().rstrip())), _EVENT_WORTH)


def _closing(key: str) -> int | None:
    """Where the last time of day stands up to which something is open."""
    times = [match.start() for match in _DATE.finditer(key) if _CLOCK.match(match.group())]
    return max((at for at in times if _UP_TO.search(key[:at])), default=None)


def _bounds(question: str) -> tuple[str, ...]:
    """The words before a day that make it the beginning or the end that is asked for."""
    match = _BOUND.search(question)
    if match is None:
        return ()
    if match[1]:
        return _SAME_BOUND.get(match[1], (match[1],))
    return _BOUND_WORDS.get(match[2], _LATEST)


def _is_ordinal(text: str, match: re.Match[str]) -> bool:
    """Whether "thứ hai" counts: days of the week are written large, "thứ Hai", or go with a time of day."""
    weekday = _WEEKDAY_ONLY.fullmatch(match.group())
    return weekday is not None and text[match.end() - len(weekday[1]) : match.end()].islower()


def _is_duration(text: str, match: re.Match[str]) -> bool:
    """Whether "24 giờ" is how long something lasts: "ít nhất 24 giờ"."""
    is_hours = re.fullmatch(r"\d{1,2} giờ\s?", match.group()) is not None
    return is_hours and _LASTS.search(canonical(text[max(0, match.start() - _BOUND_CHARS) : match.start()])) is not None


def _without_word(text: str, start: int, end: int, word: str) -> Span:
    """The span without a leading `word` and the blanks around it."""
    while text[start:end] and text[start].isspace():
        start += 1
    if canonical(text[start:end]).startswith(word):
        start += len(word)
        start += len(text[start:end]) - len(text[start:end].lstrip())
    return Span(start, start + len(text[start:end].rstrip()))

"""Candidate answers: the stretches of a text that are of the type a question asks for."""

import re
from collections.abc import Callable, Iterator, Sequence

from bot.answer_types import AnswerType
from bot.lexicon import Phrase
from bot.persons import persons_in
from bot.query import Query
from ingest.documents import Span
from ingest.numbers import document_numbers
from ingest.places import provinces_in
from ingest.text import canonical, fold, index_terms

_DAY = r"\d{1,2}\s?[-/.]\s?\d{1,2}(?:\s?[-/.]\s?\d{4})?(?![\d/])"
_DATE = re.compile(
    r"(?:(?:sáng|chiều|tối|trưa)\s+)?(?:ngày\s+)?(?:"
    rf"(?<![\d/.-]){_DAY}|(?<=ngày\s)\d{{1,2}}\s+tháng\s+\d{{1,2}}(?:\s*(?:năm|,)\s*\d{{4}})?)"
    r"|(?:(?:đến|hết|cuối|đầu|trước)\s+)*(?:tháng\s+\d{1,2}(?:\s*(?:/|năm|-)\s*\d{4})?|quý\s+[ivx\d]+(?:\s*(?:/|năm)\s*\d{4})?)"
    r"|(?:giai đoạn|nhiệm kỳ)\s+\d{4}\s?[-–]\s?\d{4}"
    r"|(?:(?:từ nay )?(?:đến|hết|cuối|đầu|trước|từ)\s+)*(?:hết\s+)?năm\s+\d{4}|(?<![\d/-])(?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d(?!\d)"
    r"|(?<!\d)\d{1,2}\s?(?:giờ|h|:)\s?(?:\d{2})?(?!\d)"
)
_EXACT_DAY = re.compile(rf"{_DAY}|\d{{1,2}}\s+tháng\s+\d{{1,2}}")
_NUMERAL = r"(?:\d{1,3}(?:[.,]\d{3})+|\d+(?:,\d+)?|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười(?: (?:một|hai|ba|bốn|lăm|sáu|bảy|tám|chín))?)"
_COUNT = re.compile(rf"(?<![\w/.,-])(?:hơn |trên |gần |khoảng |ít nhất |tối thiểu )?{_NUMERAL}(?![\d/])\s*%?")
_POSITION = re.compile(
    r"(?:(?:nguyên|quyền|phó|thường trực)\s+)*"
    r"(?:tổng bí thư|bí thư|chủ tịch|thủ tướng|giám đốc|bộ trưởng|thứ trưởng|vụ trưởng|cục trưởng|chánh văn phòng|chánh thanh tra"
    r"|trưởng phòng|trưởng ban|tổng biên tập|tỉnh ủy viên|thành ủy viên|ủy viên|hiệu trưởng|viện trưởng|trưởng đoàn|thủ trưởng|công chức|chuyên viên)"
)
_POSITION_ENDS = re.compile(
    r"[,;.()\n]|\s[-–]\s|\s(?:đã|chủ trì|phát biểu|đề nghị|nhấn mạnh|khẳng định|trao|yêu cầu|cho biết|triển khai|quán triệt|nêu|tin tưởng"
    r"|và|có|là|làm|tại|cùng|với|ký|giao|đồng chí|ông|bà|dự|tham dự|kết luận|chỉ đạo|ban hành|phê duyệt)\s"
)
_ORGANISATION = re.compile(
    r"(?<!\w)(?:ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd|sở|bộ|ban|văn phòng|cục|vụ|phòng|chi cục|tỉnh ủy|thành ủy|huyện ủy|đảng ủy"
    r"|chính phủ|thủ tướng chính phủ|quốc hội|báo|đài|cổng|công an|trung tâm|thanh tra|mặt trận tổ quốc|ban chấp hành|ban chỉ đạo|hội đồng|tổ công tác|bộ phận)(?!\w)"
)
_ORGANISATION_ENDS = re.compile(
    r"[,;.()\n:]|\s[-–]\s|\s(?:đã|chủ trì|phát biểu|đề nghị|tổ chức|ban hành|phối hợp|yêu cầu|triển khai|và|có|là|làm|tại|cùng|với|ký|giao|ngày"
    r"|hướng dẫn|theo dõi|tham mưu|tiếp tục|về|để|tặng|thực hiện|chịu|được|các|những|theo|trong|do|xây dựng|báo cáo)\s"
)
_PLACE = re.compile(r"(?<!\w)(?:tại|ở)\s+(?!(?:hội nghị|buổi|cuộc|đây|đó|các|khoản|điều|điểm [a-z]\b|chương)\b)")
_PLACE_ENDS = re.compile(r"[,;.()\n:]|\s(?:có|đã|vào|do|để|và|được|tổ chức|theo|với|ngày|tham dự)\s")
_LONGEST_NAME_CHARS = 90


def candidates(text: str, query: Query) -> list[Span]:
    """Stretches of `text` that could be the answer by their type, in text order; none for free-text types."""
    find = _FINDERS.get(query.type)
    return sorted(set(find(text, query))) if find else []


def _dates(text: str, query: Query) -> Iterator[Span]:
    wants_day = re.search(r"ngày|hôm|\bday\b|\bdate\b", canonical(query.text)) is not None
    for match in _DATE.finditer(canonical(text)):
        if not wants_day or _EXACT_DAY.search(match.group()):
            yield _without_word(text, match.start(), match.end(), "ngày")


def _counts(text: str, query: Query) -> Iterator[Span]:
    """Numbers followed by the counted noun, the noun included; any number when no noun was asked for."""
    key = canonical(text)
    for match in _COUNT.finditer(key):
        if re.match(r"\s*(?:/|-\d)", key[match.end() :]) or _is_time(key, match):
            continue
        if not query.asked_for:
            yield Span(match.start(), _end_of_words(text, match.end(), 2))
        for noun in query.asked_for:
            end = _end_of_noun(text, match.end(), noun)
            if end is not None:
                yield Span(match.start(), end)


def _end_of_noun(text: str, start: int, noun: Phrase) -> int | None:
    """Where `noun` ends if its first word stands within four words after `start`."""
    words = list(re.finditer(r"[^\W_]+", fold(text[start : start + 80])))
    for index, word in enumerate(words[:5]):
        if text[start : start + word.start()].strip(" ") and re.search(
            r"[;.:\n]|\d", text[start : start + word.start()]
        ):
            return None
        if index_terms(word.group()) == [noun[0]]:
            end = word
            matched = 1
            for following in words[index + 1 :]:
                if matched == len(noun) or index_terms(following.group()) != [noun[matched]]:
                    break
                end, matched = following, matched + 1
            # One syllable of a two-syllable noun is chance: "nội" of "nội dung" must not match "nội vụ".
            return start + end.end() if matched >= min(2, len(noun)) else None
    return None


def _is_time(key: str, match: re.Match[str]) -> bool:
    before = key[max(0, match.start() - 12) : match.start()]
    return bool(
        re.search(r"(?:ngày|tháng|số|điều|khoản|giai đoạn|đến|lần thứ|thứ|quý|chương)\s*$", before)
        or re.search(r"\bnăm\s*$", before)
        or (match.group() == "năm" and re.match(r"\s*\d{4}|\s+(?:qua|nay|tới)\b", key[match.end() :]))
    )


def _persons(text: str, query: Query) -> Iterator[Span]:
    named = set(query.persons)
    for span in persons_in(text):
        if tuple(index_terms(text[span.start : span.end])) not in named:
            yield span


def _persons_or_positions(text: str, query: Query) -> Iterator[Span]:
    persons = list(_persons(text, query))
    yield from persons
    yield from (span for span in _positions(text, query) if not any(span.overlaps(person) for person in persons))


def _positions(text: str, query: Query) -> Iterator[Span]:
    yield from _named(text, _POSITION, _POSITION_ENDS, stop_before=persons_in(text))


def _organisations(text: str, query: Query) -> Iterator[Span]:
    for span in _named(text, _ORGANISATION, _ORGANISATION_ENDS, stop_before=()):
        if text[span.start].isupper():
            yield span


def _numbers(text: str, query: Query) -> Iterator[Span]:
    asked_codes = {code for word, code in _KIND_WORDS.items() if re.search(rf"\b{word}\b", fold(query.text))}
    for mention in document_numbers(text):
        known = any(mention.matches(number) for number in query.numbers)
        if not known and (not asked_codes or mention.code in asked_codes or mention.code is None):
            yield Span(mention.start, mention.end)


def _places(text: str, query: Query) -> Iterator[Span]:
    for match in _PLACE.finditer(canonical(text)):
        yield Span(match.end(), _end_of_name(text, match.end(), _PLACE_ENDS))
    yield from _provinces(text, query)


def _provinces(text: str, query: Query) -> Iterator[Span]:
    for place in provinces_in(text):
        if place.name not in query.places:
            yield Span(place.start, place.end)


def _named(text: str, head: re.Pattern[str], ends: re.Pattern[str], *, stop_before: Sequence[Span]) -> Iterator[Span]:
    """Names that begin with `head` and run on until `ends`."""
    last = 0
    for match in head.finditer(canonical(text)):
        if match.start() < last:
            continue
        end = _end_of_name(text, match.end(), ends)
        end = min([end, *(span.start for span in stop_before if match.end() <= span.start < end)])
        last = match.start() + len(text[match.start() : end].rstrip(" ,-–"))
        yield Span(match.start(), last)


def _end_of_name(text: str, start: int, ends: re.Pattern[str]) -> int:
    window = canonical(text[start : start + _LONGEST_NAME_CHARS])
    stop = ends.search(window)
    end = start + (stop.start() if stop else len(window))
    return start + len(text[start:end].rstrip())


def _end_of_words(text: str, start: int, count: int) -> int:
    end = start
    for _ in range(count):
        word = re.compile(r" ?[^\W\d_]+").match(text, end)
        if word is None:
            break
        end = word.end()
    return end


def _without_word(text: str, start: int, end: int, word: str) -> Span:
    """The span without a leading `word` and the blanks around it."""
    while text[start:end] and text[start].isspace():
        start += 1
    if canonical(text[start:end]).startswith(word):
        start += len(word)
        start += len(text[start:end]) - len(text[start:end].lstrip())
    return Span(start, start + len(text[start:end].rstrip()))


_KIND_WORDS = {
    "quyet dinh": "QĐ",
    "ke hoach": "KH",
    "chi thi": "CT",
    "nghi quyet": "NQ",
    "nghi dinh": "NĐ",
    "thong tu": "TT",
    "cong van": "CV",
    "de an": "ĐA",
    "thong bao": "TB",
    "huong dan": "HD",
    "directive": "CT",
    "resolution": "NQ",
    "decision": "QĐ",
    "plan": "KH",
    "decree": "NĐ",
}
_FINDERS: dict[AnswerType, Callable[[str, Query], Iterator[Span]]] = {
    AnswerType.DATE: _dates,
    AnswerType.COUNT: _counts,
    AnswerType.PERSON: _persons_or_positions,
    AnswerType.POSITION: _positions,
    AnswerType.ORGANISATION: _organisations,
    AnswerType.NUMBER: _numbers,
    AnswerType.PLACE: _places,
    AnswerType.PROVINCE: _provinces,
}

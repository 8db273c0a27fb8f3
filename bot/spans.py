"""Candidate answers: the stretches of a text that are of the type a question asks for."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from bot.answer_types import AnswerType
from bot.lexicon import Phrase, phrases
from bot.persons import persons_in
from bot.query import Query
from ingest.documents import Span
from ingest.numbers import document_numbers
from ingest.places import provinces_in
from ingest.text import canonical, fold, index_terms

_DAY = r"\d{1,2}\s?[-/.]\s?\d{1,2}(?:\s?[-/.]\s?\d{4})?(?![\d/])"
_UNTIL = r"(?:(?:từ nay|từ|đến|hết|cuối|đầu|trước)\s+)*"
_DATE = re.compile(
    r"(?:(?:sáng|chiều|tối|trưa)\s+)?(?:ngày\s+)?(?:"
    rf"(?<![\d/.-]){_DAY}|(?<=ngày\s)\d{{1,2}}\s+tháng\s+\d{{1,2}}(?:\s*(?:năm|,)\s*\d{{4}})?)"
    rf"|{_UNTIL}(?:tháng\s+\d{{1,2}}|quý\s+[ivx\d]+)(?:\s*(?:/|năm|-)\s*\d{{4}})?"
    r"|(?:giai đoạn|nhiệm kỳ)\s+\d{4}\s?[-–]\s?\d{4}"
    rf"|{_UNTIL}năm\s+\d{{4}}|(?<![\d/-])(?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d(?!\d)"
    r"|(?<!\d)\d{1,2}\s?(?:giờ|h|:)\s?(?:\d{2})?(?!\d)"
)
_EXACT_DAY = re.compile(rf"{_DAY}|\d{{1,2}}\s+tháng\s+\d{{1,2}}")
_UNITS = "một|hai|ba|bốn|năm|sáu|bảy|tám|chín"
_NUMERAL = rf"(?:\d{{1,3}}(?:[.,]\d{{3}})+|\d+(?:,\d+)?|{_UNITS}|mười(?: (?:{_UNITS}|lăm))?)"
_COUNT = re.compile(rf"(?<![\w/.,-])(?:hơn |trên |gần |khoảng |ít nhất |tối thiểu )?{_NUMERAL}(?![\d/])\s*%?")
_PLACE = re.compile(r"(?<!\w)(?:tại|ở)\s+(?!(?:hội nghị|buổi|cuộc|đây|đó|các|khoản|điều|điểm [a-z]\b|chương)\b)")
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
    head = rf"(?:(?:nguyên|quyền|phó|thường trực)\s+)*(?:{_any_of('positions.txt')})"
    yield from _named(text, head, stop_before=persons_in(text))


def _organisations(text: str, query: Query) -> Iterator[Span]:
    for span in _named(text, _any_of("organisations.txt"), stop_before=()):
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
        yield Span(match.end(), _end_of_name(text, match.end()))
    yield from _provinces(text, query)


def _provinces(text: str, query: Query) -> Iterator[Span]:
    for place in provinces_in(text):
        if place.name not in query.places:
            yield Span(place.start, place.end)


def _named(text: str, head: str, *, stop_before: Sequence[Span]) -> Iterator[Span]:
    """Names that begin with the pattern `head` and run on to punctuation, a verb or one of `stop_before`."""
    last = 0
    for match in _pattern(rf"(?<!\w)(?:{head})(?!\w)").finditer(canonical(text)):
        if match.start() < last:
            continue
        end = _end_of_name(text, match.end())
        end = min([end, *(span.start for span in stop_before if match.end() <= span.start < end)])
        last = match.start() + len(text[match.start() : end].rstrip(" ,-–"))
        yield Span(match.start(), last)


def _end_of_name(text: str, start: int) -> int:
    ends = _pattern(rf"[,;.()\n:]|\s[-–]\s|\s(?:{_any_of('name-ends.txt')})(?!\w)")
    window = canonical(text[start : start + _LONGEST_NAME_CHARS])
    stop = ends.search(window)
    end = start + (stop.start() if stop else len(window))
    return start + len(text[start:end].rstrip())


@cache
def _any_of(name: str) -> str:
    """The phrases of a list in `bot/data` as alternatives of a pattern, longest first."""
    return "|".join(sorted(map(re.escape, phrases(name)), key=len, reverse=True))


@cache
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source)


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

"""Candidate answers: the stretches of a text that are of the type a question asks for."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.answer_types import AnswerType
from bot.lexicon import Phrase
from bot.names import end_of_name, names_in
from bot.query import Query
from bot.roles import holders_in, is_role, positions_in
from ingest.documents import Span
from ingest.numbers import document_numbers
from ingest.places import provinces_in
from ingest.text import canonical, fold, index_terms

_DAY = r"(?<!\d)\d{1,2}\s?[-/.]\s?\d{1,2}(?:\s?[-/.]\s?\d{4})?(?![\d/])"
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
_UNITS = "hai|ba|bốn|năm|sáu|bảy|tám|chín"
_NUMERAL = rf"(?:\d{{1,3}}(?:[.,]\d{{3}})+|\d+(?:,\d+)?|{_UNITS}|mười(?: (?:{_UNITS}|lăm))?)"
_COUNT = re.compile(rf"(?<![\w/.,-])(?:hơn |trên |gần |khoảng |ít nhất |tối thiểu )?{_NUMERAL}(?![\d/\w]|[.)]\s)\s*%?")
_PLACE = re.compile(r"(?<!\w)(?:tại|ở)\s+(?!(?:hội nghị|buổi|cuộc|đây|đó|các|khoản|điều|điểm [a-z]\b|chương)\b)")
_ASKS_FOR_HOLDER = re.compile(
    r"\b(?:là (?:ai|ông nào|bà nào|đồng chí nào)|tên (?:là )?(?:gì|ai))\b|^ai là\b|^who (?:is|was)\b"
)
_KIND_OF_BODY = re.compile(r"\b(sở|bộ|ban|phòng|báo|cổng) nào\b")
_KIND_OF_VENUE = re.compile(r"\b(điểm cầu|huyện|xã|hội trường|trụ sở|phòng họp) nào\b")
_DATES_IT = re.compile(r"[\s,]*(?:ký |ban hành )?(?:ngày)?\s*")
_ORDINAL_ASKED = re.compile(r"\b(?:thu|hang|bac) (?:may|bao nhieu)\b")
_ORDINAL = re.compile(
    r"(?<!\w)(?:lần )?(?:thứ|hạng|vị trí|xếp)\s+(?:thứ\s+)?(?:\d+(?:/\d+)?|[ivxlc]+|nhất|nhì|hai|ba|tư)(?!\w)"
)
_DURATION_ASKED = re.compile(r"\bbao lau\b|\bhow long\b")
_DURATIONS: tuple[Phrase, ...] = (("ngay",), ("thang",), ("nam",), ("gio",), ("phut",), ("tuan",), ("buoi",))
_PURPOSE_ASKED = re.compile(r"\b(?:mục đích|nhằm|để (?:làm )?gì|purpose|aim|goal)\b")
_PURPOSE = re.compile(r"(?<!\w)(?:nhằm|để|mục đích|với mục tiêu|góp phần)(?!\w)")
_CAUSE = re.compile(
    r"(?<!\w)(?:nguyên nhân|(?:là|yếu|phần|nhân|tiếp) do|(?<=, )do|vì(?! vậy| thế)|bởi|xuất phát từ|trước tình hình"
    r"|nhằm|để)(?!\w)"
)
_END_OF_REASON = re.compile(r"[;.](?=\s|$)")
_SHORTEST_REASON_CHARS = 15
# In units of nearness (bot/evidence.py): a period answers "when" worse than a day, a name "who" better
# than an office; "số 34/CT-UBND ngày 7/10" dates that document, not the event asked about.
_PERIOD_WORTH, _OFFICE_WORTH, _OTHERS_DATE_WORTH = -0.3, -0.4, -0.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch that could be the answer by its type; `worth` ranks kinds of stretches, 0 being ordinary."""

    span: Span
    worth: float = 0.0
    reach: Span | None = None
    """The whole mention the span belongs to, "Nguyễn Văn A, Giám đốc Sở B": nearness counts from its ends."""


def candidates(text: str, query: Query) -> list[Candidate]:
    """What in `text` could be the answer by its type, in text order; nothing for free-text types."""
    find = _FINDERS.get(query.type)
    if find is None:
        return []
    known = set(index_terms(query.text))
    found = {candidate for candidate in find(text, query) if not _says_nothing_new(text, candidate.span, known)}
    return sorted(found, key=lambda candidate: candidate.span)


def _says_nothing_new(text: str, span: Span, known: set[str]) -> bool:
    """Whether the question itself names the span: "Sở Nội vụ" cannot answer which agency Sở Nội vụ is."""
    return set(index_terms(text[span.start : span.end])) <= known


def _dates(text: str, query: Query) -> Iterator[Candidate]:
    asked = fold(query.text)
    wants_day = re.search(r"\b(?:ngay|hom|day|date)\b", asked) is not None
    any_time = re.search(
        r"\b(?:nam|thang|giai doan|nhiem ky|quy|year|month|period) (?:nao|may|gi|bao)|\b(?:year|period)\b", asked
    )
    numbers = document_numbers(text)
    for match in _DATE.finditer(canonical(text)):
        day = _EXACT_DAY.search(match.group()) is not None
        if wants_day and not day and not any_time:
            continue
        span = _without_word(text, match.start(), match.end(), "ngày")
        worth = 0.0 if day or any_time else _PERIOD_WORTH
        dated = next((n for n in numbers if _DATES_IT.fullmatch(canonical(text[n.end : span.start]))), None)
        if dated and not any(dated.matches(number) for number in query.named.numbers):
            worth += _OTHERS_DATE_WORTH
        yield Candidate(span, worth)


def _counts(text: str, query: Query) -> Iterator[Candidate]:
    """Numbers followed by the counted noun, the noun included; digits beside the subject when there is no noun."""
    key = canonical(text)
    if _ORDINAL_ASKED.search(fold(query.text)):
        yield from (Candidate(Span(*match.span())) for match in _ORDINAL.finditer(key))
        return
    nouns = _DURATIONS if _DURATION_ASKED.search(fold(query.text)) else query.asked_for
    for match in _COUNT.finditer(key):
        if re.match(r"\s*(?:/|-\d)", key[match.end() :]) or _is_time(key, match):
            continue
        if not nouns and match.group().strip()[-1] in "0123456789%":
            yield Candidate(Span(match.start(), _end_of_words(text, match.end(), 2)))
        for noun in nouns:
            end = _end_of_noun(text, match.end(), noun)
            if end is not None:
                yield Candidate(Span(match.start(), end))


def _end_of_noun(text: str, start: int, noun: Phrase) -> int | None:
    """Where `noun` ends if its first word stands within four words after `start`."""
    if noun[:2] == ("phan", "tram") and text[:start].rstrip().endswith("%"):
        return start
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
        or (match.group().strip() == "năm" and re.match(r"\s*\d{4}|\s+(?:qua|nay|tới)\b", key[match.end() :]))
    )


def _persons(text: str, query: Query) -> Iterator[Candidate]:
    """Persons; where the question gives a position, only who holds it; else offices too, worth less than names."""
    role = _role_asked_for(query)
    holders = holders_in(text)
    if _ASKS_FOR_HOLDER.search(canonical(query.text)) and any(_is_named(text, h.person, query) for h in holders):
        yield from _positions(text, query)
        return
    for holder in holders:
        fits = role is None or any(is_role(text, position, role) for position in holder.positions)
        if fits and not _is_named(text, holder.person, query):
            yield Candidate(holder.person, reach=holder.reach)
    if role is None:
        held = [holder.reach for holder in holders]
        offices = (span for span in positions_in(text) if not any(span.overlaps(reach) for reach in held))
        yield from (Candidate(span, _OFFICE_WORTH) for span in offices)


def _is_named(text: str, person: Span, query: Query) -> bool:
    """Whether the question names this person, be it all in lower case."""
    name = tuple(index_terms(text[person.start : person.end]))
    return name in query.named.persons or f" {' '.join(name)} " in f" {' '.join(index_terms(query.text))} "


def _role_asked_for(query: Query) -> str | None:
    """The position whose holder is sought: "giám đốc sở nội vụ" in "giám đốc sở nội vụ là ai"."""
    if not _ASKS_FOR_HOLDER.search(canonical(query.text)):
        return None
    roles = positions_in(query.text)
    if not roles:
        return None
    role = query.text[roles[0].start : roles[0].end]
    for place in provinces_in(role):
        role = role.replace(role[place.start : place.end], "")
    return role


def _positions(text: str, query: Query) -> Iterator[Candidate]:
    """The positions of the person the question names, as one stretch."""
    for holder in holders_in(text):
        if holder.positions and _is_named(text, holder.person, query):
            yield Candidate(Span(holder.positions[0].start, holder.positions[-1].end))


def _organisations(text: str, query: Query) -> Iterator[Candidate]:
    sought = _KIND_OF_BODY.search(canonical(query.text))
    for span in names_in(text, "organisations.txt"):
        fits = sought is None or canonical(text[span.start : span.end]).startswith(sought[1])
        if fits and text[span.start].isupper():
            yield Candidate(span)


def _reasons(text: str, query: Query) -> Iterator[Candidate]:
    """Clauses that give a cause, or a purpose where that is asked for."""
    purpose = _PURPOSE_ASKED.search(canonical(query.text)) is not None
    for match in (_PURPOSE if purpose else _CAUSE).finditer(canonical(text)):
        end = _END_OF_REASON.search(text, match.end())
        span = Span(match.start(), end.start() if end else len(text))
        if span.end - match.end() >= _SHORTEST_REASON_CHARS:
            yield Candidate(span)


def _numbers(text: str, query: Query) -> Iterator[Candidate]:
    key = fold(query.text)
    named = {code for word, code in _KIND_WORDS.items() if re.search(rf"\b{word}\b", key)}
    # "quyết định ban hành kế hoạch ... là quyết định số mấy" asks for a quyết định.
    sought = {
        code for word, code in _KIND_WORDS.items() if re.search(rf"\b{word}(?: so)? (?:may|nao|bao nhieu)\b", key)
    }
    asked_codes = sought or named
    for mention in document_numbers(text):
        known = any(mention.matches(number) for number in query.named.numbers)
        if not known and (not asked_codes or mention.code in asked_codes or mention.code is None):
            yield Candidate(Span(mention.start, mention.end))


def _places(text: str, query: Query) -> Iterator[Candidate]:
    sought = _KIND_OF_VENUE.search(canonical(query.text))
    if sought is not None:
        for match in re.finditer(rf"(?<!\w){sought[1]}\s+", canonical(text)):
            if text[match.end() : match.end() + 1].isupper():
                yield Candidate(Span(match.start(), end_of_name(text, match.end())))
        return
    for match in _PLACE.finditer(canonical(text)):
        yield Candidate(Span(match.end(), end_of_name(text, match.end())))
    yield from _provinces(text, query)


def _provinces(text: str, query: Query) -> Iterator[Candidate]:
    for place in provinces_in(text):
        if place.name not in query.named.places:
            yield Candidate(Span(place.start, place.end))


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
_FINDERS: dict[AnswerType, Callable[[str, Query], Iterator[Candidate]]] = {
    AnswerType.DATE: _dates,
    AnswerType.COUNT: _counts,
    AnswerType.PERSON: _persons,
    AnswerType.POSITION: _positions,
    AnswerType.ORGANISATION: _organisations,
    AnswerType.NUMBER: _numbers,
    AnswerType.REASON: _reasons,
    AnswerType.PLACE: _places,
    AnswerType.PROVINCE: _provinces,
}

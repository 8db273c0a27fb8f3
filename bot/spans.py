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
_COUNT = re.compile(rf"(?<![\w/.,-])(?:hơn |trên |gần |khoảng |ít nhất |tối thiểu )?{_NUMERAL}(?![\d/\w])\s*%?")
_PLACE = re.compile(r"(?<!\w)(?:tại|ở)\s+(?!(?:hội nghị|buổi|cuộc|đây|đó|các|khoản|điều|điểm [a-z]\b|chương)\b)")
_ASKS_FOR_HOLDER = re.compile(
    r"\b(?:là (?:ai|ông nào|bà nào|đồng chí nào)|tên (?:là )?(?:gì|ai))\b|^ai là\b|^who (?:is|was)\b"
)
# In units of nearness (bot/evidence.py): an exact day answers "when" better than a period, a name "who" better
# than an office.
_DAY_WORTH, _OFFICE_WORTH = 0.15, -0.4


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch that could be the answer by its type; `worth` ranks kinds of stretches, 0 being ordinary."""

    span: Span
    worth: float = 0.0


def candidates(text: str, query: Query) -> list[Candidate]:
    """What in `text` could be the answer by its type, in text order; nothing for free-text types."""
    find = _FINDERS.get(query.type)
    return sorted(set(find(text, query)), key=lambda found: found.span) if find else []


def _dates(text: str, query: Query) -> Iterator[Candidate]:
    wants_day = re.search(r"ngày|hôm|\bday\b|\bdate\b", canonical(query.text)) is not None
    own = canonical(query.text)
    for match in _DATE.finditer(canonical(text)):
        day = _EXACT_DAY.search(match.group()) is not None
        if (day or not wants_day) and match.group().strip() not in own:
            yield Candidate(_without_word(text, match.start(), match.end(), "ngày"), _DAY_WORTH if day else 0.0)


def _counts(text: str, query: Query) -> Iterator[Candidate]:
    """Numbers followed by the counted noun, the noun included; any number when no noun was asked for."""
    key = canonical(text)
    for match in _COUNT.finditer(key):
        if re.match(r"\s*(?:/|-\d)", key[match.end() :]) or _is_time(key, match):
            continue
        if not query.asked_for:
            yield Candidate(Span(match.start(), _end_of_words(text, match.end(), 2)))
        for noun in query.asked_for:
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
        or (match.group() == "năm" and re.match(r"\s*\d{4}|\s+(?:qua|nay|tới)\b", key[match.end() :]))
    )


def _persons(text: str, query: Query) -> Iterator[Candidate]:
    """Persons; where the question gives a position, only who holds it; else offices too, worth less than names."""
    role = _role_asked_for(query)
    named = set(query.named.persons)
    for holder in holders_in(text):
        if tuple(index_terms(text[holder.person.start : holder.person.end])) in named:
            continue
        if role is None or any(is_role(text, position, role) for position in holder.positions):
            yield Candidate(holder.person)
    if role is None:
        yield from (Candidate(span, _OFFICE_WORTH) for span in positions_in(text))


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
    """The positions of the person the question names, as one stretch; any position where it names none."""
    named = set(query.named.persons)
    for holder in holders_in(text):
        if holder.positions and tuple(index_terms(text[holder.person.start : holder.person.end])) in named:
            yield Candidate(Span(holder.positions[0].start, holder.positions[-1].end))
    if not named:
        yield from map(Candidate, positions_in(text))


def _organisations(text: str, query: Query) -> Iterator[Candidate]:
    yield from (Candidate(span) for span in names_in(text, "organisations.txt") if text[span.start].isupper())


def _numbers(text: str, query: Query) -> Iterator[Candidate]:
    asked_codes = {code for word, code in _KIND_WORDS.items() if re.search(rf"\b{word}\b", fold(query.text))}
    for mention in document_numbers(text):
        known = any(mention.matches(number) for number in query.named.numbers)
        if not known and (not asked_codes or mention.code in asked_codes or mention.code is None):
            yield Candidate(Span(mention.start, mention.end))


def _places(text: str, query: Query) -> Iterator[Candidate]:
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
    AnswerType.PLACE: _places,
    AnswerType.PROVINCE: _provinces,
}

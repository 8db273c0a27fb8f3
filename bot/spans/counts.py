"""Quantities, ranks and durations, for questions of how many."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from bot.spans.candidate import Candidate
from bot.spans.quantities import measured, quantity_asked
from bot.understanding.lexicon import Phrase, joined_terms, phrases, words
from bot.understanding.query import Query
from ingest.documents import Span
from ingest.text import canonical, fold, index_terms, written

_UNITS = "hai|ba|bốn|năm|sáu|bảy|tám|chín"
_NUMERAL = (
    rf"(?:\d{{1,3}}(?:[.,]\d{{3}})+(?:,\d+)?|\d+(?:[.,]\d+)?|(?:{_UNITS})(?: mươi(?: (?:{_UNITS}|mốt|lăm))?)?"
    rf"|mười(?: (?:{_UNITS}|một|lăm))?)"
)
_RANGE = rf"{_NUMERAL}(?:\s?[-–]\s?\d+(?:,\d+)?)?"
# "3,5 triệu người", "562 triệu USD": the number goes on in words.
_SCALE = r"(?:\s+(?:trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?!\w))*"
_COUNT = re.compile(
    rf"(?<![\w/.,-])(?:hơn |trên |gần |khoảng |ít nhất |tối thiểu |tối đa |không quá )?{_RANGE}"
    rf"(?![\d/\w]|[.)]\s|\.\d){_SCALE}(?:\s*%)?"
)
_ORDINAL_ASKED = re.compile(r"\b(?:thứ|hạng|bậc|kh[oó][aá]|kỳ họp(?: thứ)?|lần) (?:mấy|bao nhiêu)\b")
_ORDINAL = re.compile(
    r"(?<!\w)(?:lần |kỳ họp )?(?:thứ|hạng|vị trí|xếp|kh[oó][aá])\s+(?:thứ\s+)?"
    r"(?:\d+(?:/\d+)?|[ivxlc]+|nhất|nhì|hai|ba|tư)(?!\w)|(?<!\w)lần (?:đầu(?: tiên)?|cuối(?: cùng)?)(?!\w)"
)
_DURATION_ASKED = re.compile(r"\bbao lau\b|\bhow long\b")
# "bao lâu họp một lần" asks how often.
_OFTEN_ASKED = re.compile(r"\b(?:bao lau|may (?:ngay|tuan|thang|nam))\b.*\b(?:mot|1) lan\b|\bhow often\b")
_TIMES = r"(?:ngày|tuần|tháng|quý|năm)"
_OFTEN = re.compile(
    rf"(?<!\w)(?:(?:định|thường) kỳ\s+)?(?:h[ằà]ng {_TIMES}|mỗi {_TIMES}(?: (?:một|\d+) lần)?"
    rf"|(?:{_UNITS}|\d{{1,2}}) {_TIMES}(?: [^.;,:]{{0,60}})? (?:một|1) lần"
    rf"|(?:một|\d{{1,2}}) lần\s?(?:/|mỗi )\s?{_TIMES})(?!\w)"
)
_FOREVER = re.compile(r"(?<!\w)(?:vĩnh viễn|không thời hạn|vô thời hạn)(?!\w)")
# "11 tỷ 300 triệu đồng mỗi năm", "200.000 đồng/người/tháng": money is one amount with what it is paid for.
_MONEY = re.compile(
    rf"(?<![\w/.,-])(?:hơn |trên |gần |khoảng |ít nhất |tối thiểu |tối đa |không quá )?{_NUMERAL}"
    rf"(?:\s+(?:nghìn|ngàn|triệu|tỷ|tỉ)(?:\s+{_NUMERAL})?)*\s+(?:đồng|usd|vnđ|đô la|euro)(?!\w)(?:\s?/\s?[^\W\d_]+)*"
)
_MONEY_ASKED = re.compile(
    r"\b(?:tien|kinh phi|ngan sach|du toan|chi phi|dong|trieu|ty"
    r"|muc (?:thu|phi|ho tro|phat|chi|luong)|le phi|tro cap|gia|von"
    r"|money|budget|funds|funding|costs?|fees?|prices?|salary|allowance|support|expenditure|spending)\b"
)
# What is paid is told in money though the question has no such noun: "chi bao nhiêu", "đóng mấy đồng".
_PAID = re.compile(
    r"(?<!\w)(?:tốn|chi|đóng|góp|bù|thưởng|phạt|phụ cấp|trợ cấp|lương|(?:phải|được) trả|hết|mất)\s+(?:\w+\s+){0,2}?"
    r"(?:bao nhiêu|mấy)\s*(?:tiền|đồng|ngàn|nghìn|triệu|tỷ)?\s*(?:$|[?.!,;]|(?:cho|để|một|mỗi|ở|tại|theo)(?!\w))"
    r"|(?<!\w)mấy (?:đồng|ngàn|nghìn|triệu|tỷ|tiền)(?!\w)"
)
# Where only money answers, other numbers are another kind of quantity: "kinh phí ... bao nhiêu" is not "03 bậc".
_ONLY_MONEY = re.compile(
    r"(?:^|(?<!\w)(?:số|tổng) )tiền (?!độ|lệ|giang|hải|phong|đề)"
    r"|(?<!\w)(?:bao nhiêu (?:tiền|đồng)|kinh phí|chi phí|lệ phí|học phí|lương"
    r"|trợ cấp|phụ cấp|(?:mức|bị) phạt|giá(?= .*bao nhiêu))(?!\w)"
)
_OF_MONEY = re.compile(r"(?:nghìn|ngàn|triệu|tỷ|tỉ)(?!\w)")
# A fee may be told as a share of another: "bằng 50% mức thu trực tiếp".
_FEE_ASKED = re.compile(r"(?<!\w)(?:(?<!kinh )phí|mức thu|giảm)(?!\w)")
_SHARE_ASKED = re.compile(r"%|\b(?:phan tram|ty le|ti le|chi tieu|muc|percentage|share|rate|proportion)\b")
# "78/81 đại biểu"
_RATIO = re.compile(r"(?<![\w/.,-])\d{1,4}/\d{1,4}(?=\s+[^\W\d_])")
# "Điểm: 71,5/100"
_SCORE = re.compile(r"(?<![\w/.,-])\d{1,4}(?:[.,]\d{1,2})?/10{1,3}(?![\w/]|[.,]\d)")
# "hai phần ba số thành viên"
_FRACTION = re.compile(rf"(?<!\w)(?:ít nhất |trên |quá )?(?:một|{_UNITS}) phần (?:{_UNITS}|tư|mười)(?!\w)")
_BESIDE_CHARS, _BOTH_WORTH = 30, 0.2
# Syllables of the counted noun that are shown where the question does not name it.
_LONGEST_NOUN, _LOOK_AHEAD = 4, 30
_WORD_OF_NOUN = re.compile(r" ?[^\W\d_]+")
# How far before a figure stands what is given.
_CLAUSE_CHARS, _ENDS_CLAUSE = 90, re.compile(r"[.,;:\d]")
_LABEL = re.compile(r"(?<!\w)(?:tổng )?số (?:lượng )?([^.;:,|\d]{3,24}?)\s*(?::|là|có|gồm|hiện có)\s*$")
# The whole label of a line, and what follows a figure that bears no noun of its own.
_LINE_LABEL = re.compile(
    r"(?:^|[\n;|])[\s*_+•-]*(?:(?:tổng|số|lượng|đại diện) )*(?P<called>[^.;:|\d\n]{2,60}?)[*_]{0,2}\s*:\s*[*_]{0,2}\s*$"
)
_LABEL_CHARS = 80
_BARE_FIGURE = re.compile(r"\s*(?:$|[.,](?!\d)|[;|)(\n*]|(?:trên|trong)(?: tổng)?(?: số)? \d)")
# Any body or place: "bao nhiêu nơi". Folded, "nội dung" begins alike.
_PLACE, _PLACES_ASKED = ("noi",), re.compile(r"(?<!\w)(?:bao nhiêu|mấy) nơi(?!\w)")
_DURATIONS: tuple[Phrase, ...] = (("ngay",), ("thang",), ("nam",), ("gio",), ("phut",), ("tuan",), ("buoi",))


def counts(text: str, query: Query) -> Iterator[Candidate]:
    """Numbers followed by the counted noun, the noun included; digits beside the subject when there is no noun."""
    key, question = canonical(text), fold(query.own_text)
    special = _special(query.own_text)
    if special is not None:
        yield from (Candidate(Span(*match.span())) for match in special.finditer(key))
        return
    if (asks_for_money(query) or _MONEY_ASKED.search(question)) and (amounts := list(_MONEY.finditer(key))):
        yield from (Candidate(Span(*match.span())) for match in amounts)
        return
    if quantity := quantity_asked(query):
        figures = (Span(*match.span()) for match in _COUNT.finditer(key))
        yield from map(Candidate, measured(key, figures, quantity))
        return
    lasts = _DURATION_ASKED.search(question) is not None
    if lasts:
        yield from (Candidate(Span(*match.span())) for match in _FOREVER.finditer(key))
    nouns = _DURATIONS if lasts else query.asked_for
    found = _numbers(text, key, query, nouns)
    yield from map(Candidate, found)
    if not asks_for_money(query):
        yield from (Candidate(Span(*match.span())) for match in _FRACTION.finditer(key))
    # "mấy nội dung, mấy nhiệm vụ": both numbers are the answer when they stand together.
    for first, second in pairwise(found):
        if len(query.asked_for) > 1 and second.start - first.end <= _BESIDE_CHARS:
            yield Candidate(Span(first.start, second.end), _BOTH_WORTH)


def asks_for_money(query: Query) -> bool:
    """Whether only an amount of money answers."""
    return _only_money_answers(query.own_text, counts=bool(query.asked_for))


# The same for every sentence that is read for a question.
@lru_cache(256)
def _only_money_answers(text: str, *, counts: bool) -> bool:
    question = canonical(text)
    return _PAID.search(question) is not None or (not counts and _ONLY_MONEY.search(question) is not None)


@lru_cache(256)
def _special(question: str) -> re.Pattern[str] | None:
    """What answers a question of a rank or of how often; None for other questions."""
    if _OFTEN_ASKED.search(fold(question)):
        return _OFTEN
    return _ORDINAL if _ORDINAL_ASKED.search(canonical(question)) else None


def _numbers(text: str, key: str, query: Query, nouns: Sequence[Phrase]) -> list[Span]:
    """The numbers of the sentence with what they count: one of `nouns` if there are any."""
    only_money = asks_for_money(query)
    shares = not query.asked_for or _SHARE_ASKED.search(fold(query.own_text)) is not None
    share_of_fee = _FEE_ASKED.search(canonical(query.own_text)) is not None
    places = _PLACES_ASKED.search(canonical(query.own_text)) is not None
    alike = [other for noun in nouns for other in _counted_alike(noun) if noun[:1] != _PLACE or places]
    found = []
    scores = _SCORE.finditer(key) if nouns else ()
    for match in [*_COUNT.finditer(key), *_RATIO.finditer(key), *scores]:
        if _is_part_of_a_number(key, match.end()) or _is_time(key, match):
            continue
        is_share = match.group().endswith("%")
        if (only_money and not (share_of_fee if is_share else _OF_MONEY.search(match.group()))) or (
            is_share and not shares
        ):
            continue
        if not nouns and re.search(r"\d", match.group()):
            found.append(Span(match.start(), _end_of_phrase(text, match.end())))
        near = _words_after(text, match.end()) if nouns else []
        # "06 tháng kể từ ngày ..." counts no days.
        unit = near[0][0] if near and near[0][0] in _DURATIONS else ()
        fitting = [noun for noun in nouns if not unit or noun[:1] == unit or noun[:1] not in _DURATIONS]
        ends = (_end_of_noun(text, match.end(), near, noun) for noun in fitting)
        found += [Span(match.start(), end) for end in ends if end is not None]
        if any(_is_given(key, match.start(), noun) or _is_labelled(key, match.start(), noun) for noun in nouns):
            found.append(Span(match.start(), _end_of_phrase(text, match.end())))
        elif nouns and _is_on_its_line(key, match, nouns, query):
            found.append(Span(*match.span()))
        found += [Span(match.start(), end) for other in alike if (end := _end_of_alike(match.end(), near, other))]
    return found


@cache
def _alike() -> dict[Phrase, tuple[Phrase, ...]]:
    """Counted noun -> itself and those that are counted alike, by the first line that has it."""
    lines = [[tuple(index_terms(noun)) for noun in line.split("\t")] for line in phrases("counted-nouns.txt")]
    return {noun: tuple(line) for line in reversed(lines) for noun in line}


def _is_given(key: str, at: int, noun: Phrase) -> bool:
    """Whether the number at `at` counts those who are given what is asked for: "bằng khen cho 12 thanh niên"."""
    clause = _ENDS_CLAUSE.split(key[max(0, at - _CLAUSE_CHARS) : at])[-1]
    given, to, others = joined_terms(clause).partition(" cho ")
    return len(noun) > 1 and bool(to) and not others and f" {' '.join(noun[:2])} " in f"{given} "


def _is_labelled(key: str, at: int, noun: Phrase) -> bool:
    """Whether the number at `at` stands after its label: "Tổng số hội viên: 17 đồng chí"."""
    label = _LABEL.search(key, max(0, at - _LOOK_AHEAD), at)
    return len(noun) > 1 and label is not None and tuple(index_terms(label[1]))[: len(noun)] == noun


def _is_on_its_line(key: str, match: re.Match[str], nouns: Sequence[Phrase], query: Query) -> bool:
    """Whether the number stands alone after what is asked for, accents and all: "Điểm kiểm tra: 71,5/100"."""
    label = _LINE_LABEL.search(key[max(0, match.start() - _LABEL_CHARS) : match.start()])
    if label is None or not _BARE_FIGURE.match(key, match.end()):
        return False
    called, said = index_terms(label["called"]), written(canonical(query.in_vietnamese))
    return label["called"].split()[0] in said and any(called[: len(noun)] == [*noun] for noun in nouns)


def _counted_alike(noun: Phrase) -> tuple[Phrase, ...]:
    return next((_alike()[noun[:size]] for size in (2, 1) if noun[:size] in _alike()), ())


def _end_of_alike(start: int, near: Sequence[tuple[Phrase, Span]], noun: Phrase) -> int | None:
    """Where `noun` ends if it stands right after `start`."""
    words = near[: len(noun)]
    is_noun = tuple(term for terms, _ in words for term in terms) == noun
    return start + words[-1][1].end if is_noun and words[0][1].start <= 1 else None


def _words_after(text: str, start: int) -> list[tuple[Phrase, Span]]:
    """(terms, offsets from `start`) of each of the next words."""
    words_after = re.finditer(r"[^\W_]+", fold(text[start : start + 80]))
    return [(tuple(index_terms(word.group())), Span(*word.span())) for word in words_after]


def _end_of_noun(text: str, start: int, near: Sequence[tuple[Phrase, Span]], noun: Phrase) -> int | None:
    """Where `noun` ends if its first word stands within four words after `start`; `near` are the words there."""
    if noun[:2] == ("phan", "tram") and text[:start].rstrip().endswith("%"):
        return start
    # "mười năm trước, nội dung ..." counts years; "12 xã, phường" counts both.
    stops = r"[;.:\n]|\d" if text[start - 1].isdigit() else r"[;.:,\n]|\d"
    for index, (terms, word) in enumerate(near[:5]):
        if re.search(stops, text[start : start + word.start]):
            return None
        if terms == noun[:1]:
            end = word.end
            matched = 1
            for following, place in near[index + 1 :]:
                if matched == len(noun) or following != (noun[matched],):
                    break
                end, matched = place.end, matched + 1
            if matched >= min(2, len(noun)) or _stands_alone(text, start + end):
                return start + end
            return None
    return None


def _is_part_of_a_number(key: str, end: int) -> bool:
    return re.match(r"\s*(?:/\s?\d|-\d)", key[end:]) is not None


def _is_time(key: str, match: re.Match[str]) -> bool:
    before = key[max(0, match.start() - 12) : match.start()]
    return bool(
        re.search(r"(?:ngày|tháng|(?<!dân )số|điều|khoản|giai đoạn|đến|lần thứ|thứ|quý|chương)\s*$", before)
        or re.search(r"\bnăm\s*$", before)
        or (match.group().strip() == "năm" and re.match(r"\s*\d{4}|\s+(?:qua|nay|tới)\b", key[match.end() :]))
    )


def _stands_alone(text: str, end: int) -> bool:
    """Whether the word that ends at `end` is a noun by itself: one syllable of a longer one is chance."""
    return _WORD_OF_NOUN.match(text, end) is None or _ends_phrase(text, end)


def _end_of_phrase(text: str, start: int) -> int:
    """Where what is counted ends: the words up to a stop, a verb or punctuation."""
    end = start
    for _ in range(_LONGEST_NOUN):
        word = _WORD_OF_NOUN.match(text, end)
        if word is None or _ends_phrase(text, end):
            break
        end = word.end()
    return end


def _ends_phrase(text: str, at: int) -> bool:
    """Whether what follows `at` cannot belong to a noun phrase."""
    following = canonical(text[at : at + _LOOK_AHEAD]).strip()
    first = following.split(" ", 1)[0].rstrip(".,;:)")
    return first in words("stopwords-vi.txt") or any(
        following.startswith((f"{stop} ", f"{stop},", f"{stop}.")) for stop in phrases("name-ends.txt")
    )

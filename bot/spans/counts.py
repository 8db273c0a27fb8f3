"""Quantities, ranks and durations, for questions of how many."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.spans.candidate import Candidate
from bot.understanding.lexicon import Phrase, phrases, words
from bot.understanding.query import Query
from ingest.documents import Span
from ingest.text import canonical, fold, index_terms

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
_ORDINAL_ASKED = re.compile(r"\b(?:thu|hang|bac) (?:may|bao nhieu)\b")
_ORDINAL = re.compile(
    r"(?<!\w)(?:lần )?(?:thứ|hạng|vị trí|xếp)\s+(?:thứ\s+)?(?:\d+(?:/\d+)?|[ivxlc]+|nhất|nhì|hai|ba|tư)(?!\w)"
)
_DURATION_ASKED = re.compile(r"\bbao lau\b|\bhow long\b")
# "11 tỷ 300 triệu đồng mỗi năm", "200.000 đồng/người/tháng": money is one amount with what it is paid for.
_MONEY = re.compile(
    rf"(?<![\w/.,-])(?:hơn |trên |gần |khoảng |ít nhất |tối thiểu |tối đa |không quá )?{_NUMERAL}"
    rf"(?:\s+(?:nghìn|ngàn|triệu|tỷ|tỉ)(?:\s+{_NUMERAL})?)*\s+(?:đồng|usd|vnđ|đô la|euro)(?!\w)(?:\s?/\s?[^\W\d_]+)*"
)
_MONEY_ASKED = re.compile(
    r"\b(?:tien|kinh phi|dong|trieu|ty|muc (?:thu|phi|ho tro|phat|chi|luong)|le phi|tro cap|gia|von"
    r"|money|budget|funds|funding|costs?|fees?|prices?|salary|allowance|support|expenditure|spending)\b"
)
# Where only money answers, other numbers are another kind of quantity: "kinh phí ... bao nhiêu" is not "03 bậc".
_ONLY_MONEY = re.compile(r"(?<!\w)(?:bao nhiêu (?:tiền|đồng)|số tiền|kinh phí|lệ phí|học phí)(?!\w)")
_OF_MONEY = re.compile(r"(?:nghìn|ngàn|triệu|tỷ|tỉ)(?!\w)|%")
# "78/81 đại biểu"
_RATIO = re.compile(r"(?<![\w/.,-])\d{1,4}/\d{1,4}(?=\s+[^\W\d_])")
_BESIDE_CHARS, _BOTH_WORTH = 30, 0.2
# Syllables of the counted noun that are shown where the question does not name it.
_LONGEST_NOUN, _LOOK_AHEAD = 4, 30
_WORD_OF_NOUN = re.compile(r" ?[^\W\d_]+")
_DURATIONS: tuple[Phrase, ...] = (("ngay",), ("thang",), ("nam",), ("gio",), ("phut",), ("tuan",), ("buoi",))


def counts(text: str, query: Query) -> Iterator[Candidate]:
    """Numbers followed by the counted noun, the noun included; digits beside the subject when there is no noun."""
    key = canonical(text)
    if _ORDINAL_ASKED.search(fold(query.text)):
        yield from (Candidate(Span(*match.span())) for match in _ORDINAL.finditer(key))
        return
    if _MONEY_ASKED.search(fold(query.text)) and (amounts := list(_MONEY.finditer(key))):
        yield from (Candidate(Span(*match.span())) for match in amounts)
        return
    nouns = _DURATIONS if _DURATION_ASKED.search(fold(query.text)) else query.asked_for
    only_money = not query.asked_for and _ONLY_MONEY.search(canonical(query.text)) is not None
    found = []
    for match in [*_COUNT.finditer(key), *_RATIO.finditer(key)]:
        if _is_part_of_a_number(key, match.end()) or _is_time(key, match):
            continue
        if only_money and not _OF_MONEY.search(match.group()):
            continue
        if not nouns and re.search(r"\d", match.group()):
            found.append(Span(match.start(), _end_of_phrase(text, match.end())))
        near = _words_after(text, match.end()) if nouns else []
        ends = (_end_of_noun(text, match.end(), near, noun) for noun in nouns)
        found += [Span(match.start(), end) for end in ends if end is not None]
    yield from map(Candidate, found)
    # "mấy nội dung, mấy nhiệm vụ": both numbers are the answer when they stand together.
    for first, second in pairwise(found):
        if len(query.asked_for) > 1 and second.start - first.end <= _BESIDE_CHARS:
            yield Candidate(Span(first.start, second.end), _BOTH_WORTH)


def _words_after(text: str, start: int) -> list[tuple[Phrase, Span]]:
    """(terms, offsets from `start`) of each of the next words."""
    words_after = re.finditer(r"[^\W_]+", fold(text[start : start + 80]))
    return [(tuple(index_terms(word.group())), Span(*word.span())) for word in words_after]


def _end_of_noun(text: str, start: int, near: Sequence[tuple[Phrase, Span]], noun: Phrase) -> int | None:
    """Where `noun` ends if its first word stands within four words after `start`; `near` are the words there."""
    if noun[:2] == ("phan", "tram") and text[:start].rstrip().endswith("%"):
        return start
    for index, (terms, word) in enumerate(near[:5]):
        if re.search(r"[;.:\n]|\d", text[start : start + word.start]):
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
        re.search(r"(?:ngày|tháng|số|điều|khoản|giai đoạn|đến|lần thứ|thứ|quý|chương)\s*$", before)
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

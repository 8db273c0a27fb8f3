"""Quantities, ranks and durations, for questions of how many."""

import re
from collections.abc import Iterator
from itertools import pairwise

from bot.lexicon import Phrase
from bot.query import Query
from bot.spans.candidate import Candidate
from ingest.documents import Span
from ingest.text import canonical, fold, index_terms

_UNITS = "hai|ba|bốn|năm|sáu|bảy|tám|chín"
_NUMERAL = rf"(?:\d{{1,3}}(?:[.,]\d{{3}})+|\d+(?:,\d+)?|{_UNITS}|mười(?: (?:{_UNITS}|lăm))?)"
_COUNT = re.compile(rf"(?<![\w/.,-])(?:hơn |trên |gần |khoảng |ít nhất |tối thiểu )?{_NUMERAL}(?![\d/\w]|[.)]\s)\s*%?")
_ORDINAL_ASKED = re.compile(r"\b(?:thu|hang|bac) (?:may|bao nhieu)\b")
_ORDINAL = re.compile(
    r"(?<!\w)(?:lần )?(?:thứ|hạng|vị trí|xếp)\s+(?:thứ\s+)?(?:\d+(?:/\d+)?|[ivxlc]+|nhất|nhì|hai|ba|tư)(?!\w)"
)
_DURATION_ASKED = re.compile(r"\bbao lau\b|\bhow long\b")
_BESIDE_CHARS, _BOTH_WORTH = 30, 0.2
_DURATIONS: tuple[Phrase, ...] = (("ngay",), ("thang",), ("nam",), ("gio",), ("phut",), ("tuan",), ("buoi",))


def counts(text: str, query: Query) -> Iterator[Candidate]:
    """Numbers followed by the counted noun, the noun included; digits beside the subject when there is no noun."""
    key = canonical(text)
    if _ORDINAL_ASKED.search(fold(query.text)):
        yield from (Candidate(Span(*match.span())) for match in _ORDINAL.finditer(key))
        return
    nouns = _DURATIONS if _DURATION_ASKED.search(fold(query.text)) else query.asked_for
    found = []
    for match in _COUNT.finditer(key):
        if re.match(r"\s*(?:/|-\d)", key[match.end() :]) or _is_time(key, match):
            continue
        if not nouns and match.group().strip()[-1] in "0123456789%":
            found.append(Span(match.start(), _end_of_words(text, match.end(), 2)))
        ends = (_end_of_noun(text, match.end(), noun) for noun in nouns)
        found += [Span(match.start(), end) for end in ends if end is not None]
    yield from map(Candidate, found)
    # "mấy nội dung, mấy nhiệm vụ": both numbers are the answer when they stand together.
    for first, second in pairwise(found):
        if len(query.asked_for) > 1 and second.start - first.end <= _BESIDE_CHARS:
            yield Candidate(Span(first.start, second.end), _BOTH_WORTH)


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


def _end_of_words(text: str, start: int, count: int) -> int:
    end = start
    for _ in range(count):
        word = re.compile(r" ?[^\W\d_]+").match(text, end)
        if word is None:
            break
        end = word.end()
    return end

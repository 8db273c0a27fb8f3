"""Numbers that were dictated, in digits as documents write them: "nghị quyết bảy mươi sáu" is "nghị quyết 76".

Only numbers of documents, articles, dates and years: "mười năm cải cách" stands in documents as it is said.
"""

import re

from bot.numbers_in_words import ONES, value_of
from ingest.facts.numbers import KINDS
from ingest.text import canonical

_DIGITS = {word: str(value) for word, value in ONES.items() if value < 10}
_DIGIT = rf"(?:{'|'.join(_DIGITS)})"
# "Chỉ thị ba mươi năm hai nghìn hai mốt" is number 30.
_NO_YEAR = r"(?!năm (?:hai|một) (?:nghìn|ngàn|không|chín))"
_TENS = rf"(?:{_DIGIT} mươi|mười)(?: {_NO_YEAR}{_DIGIT})?"
_BELOW_HUNDRED = rf"(?:{_TENS}|(?:linh|lẻ) {_DIGIT})"
_HUNDREDS = rf"{_DIGIT} trăm(?: {_BELOW_HUNDRED})?"
_REST = rf"(?:{_HUNDREDS}|{_BELOW_HUNDRED}|{_DIGIT} {_DIGIT})"
_THOUSANDS = rf"{_DIGIT} (?:nghìn|ngàn)"
_SCALED = rf"(?:{_THOUSANDS}(?: {_REST})?|{_HUNDREDS}|{_TENS})"
_YEAR = rf"(?:{_THOUSANDS} {_REST}|(?:hai không|một chín)(?: {_DIGIT}){{2}})"
# "Bảy sáu" is 76; "kế hoạch ba năm" is one of three years.
_ONE_BY_ONE = rf"(?:{_NO_YEAR}{_DIGIT} ){{1,3}}(?!năm){_DIGIT}"
_KIND = rf"(?:{'|'.join(sorted(KINDS.values(), key=len, reverse=True))})(?: số)?"
_SAID = re.compile(
    rf"(?<!\w)(?:năm (?P<year>{_YEAR})"
    rf"|(?:{_KIND}|điều|khoản) (?P<number>{_SCALED}|{_ONE_BY_ONE})(?! (?:triệu|tỷ|nghìn|ngàn|đồng|phần trăm))"
    rf"|ngày (?P<day>{_TENS}|{_DIGIT}) tháng (?P<month>{_TENS}|{_DIGIT}))(?!\w)"
)
_YEARS = range(1900, 2100)


def with_digits(text: str) -> str:
    """`text`, tidy and with its accents, its dictated numbers in digits."""
    pieces, end = [], 0
    for match in _SAID.finditer(canonical(text)):
        for name in ("number", "year", "day", "month"):
            said = _in_digits(match[name].split()) if match[name] else ""
            if said and (name != "year" or int(said) in _YEARS):
                start, stop = match.span(name)
                pieces += [text[end:start], said]
                end = stop
    return "".join([*pieces, text[end:]])


def _in_digits(words: list[str]) -> str:
    """The number that `words` say; one that is said digit by digit keeps those it begins with: "không một" is 01."""
    if all(word in _DIGITS for word in words):
        return "".join(_DIGITS[word] for word in words)
    return str(value_of(words))

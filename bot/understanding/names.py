"""Names of positions, organisations and venues in running text: where a known beginning runs on to a verb or stop."""

import re
from collections.abc import Iterator
from functools import cache

from bot.understanding.lexicon import phrases
from ingest.documents import Span
from ingest.text import canonical

_LONGEST_CHARS = 90
# "Ban Chỉ đạo", "tổ kiểm tra công vụ": bodies called by what they do.
_BODY_BEFORE = re.compile(r"(?<!\w)(?:ban|tổ)$")
# "Liên đoàn", "tỉnh đoàn" are no bodies called so.
_CHECKERS = re.compile(r"(?<!\w)(?<!liên )(?<!công )(?<!tỉnh )(?<!huyện )(?:đoàn|đội)$")
_BODY_CHARS = 11
# "34/CT-UBND" is a number, and no body.
_IN_NUMBER, _CODE_CHARS = re.compile(r"/[^\W\d_]+-$"), 12
_DOINGS = frozenset({"chỉ đạo", "kiểm tra", "tổ chức", "xây dựng", "hướng dẫn", "đánh giá", "theo dõi"})


def names_in(text: str, heads: str, *, before: str = "") -> Iterator[Span]:
    """Names that begin with a phrase of the list `heads` (after the optional pattern `before`), in order."""
    last = 0
    for match in _compiled(rf"(?<!\w)(?:{before})(?:{any_of(heads)})(?!\w)").finditer(canonical(text)):
        if match.start() >= last and not _IN_NUMBER.search(text, max(0, match.start() - _CODE_CHARS), match.start()):
            last = end_of_name(text, match.end())
            yield Span(match.start(), last)


def end_of_name(text: str, start: int) -> int:
    """Where the name that has reached `start` ends: before punctuation, a dash or a word no name contains."""
    window = canonical(text[start : start + _LONGEST_CHARS])
    stops = _compiled(rf"[,;.()\n:…]|\s?[-–](?=\s|\w)|\s(?:{any_of('name-ends.txt')})(?!\w)").finditer(window)
    end = next((start + stop.start() for stop in stops if not _names_body(text, start, stop)), start + len(window))
    return start + len(text[start:end].rstrip())


def _names_body(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether the verb at `stop` belongs to the name of a body, "Sở Xây dựng"; `start` is where its window begins."""
    word = stop.group().strip()
    if word not in _DOINGS:
        return False
    name = text[start : start + stop.end()]
    written_large = name[-len(word)].isupper() and not name.isupper()
    before = text[max(0, start + stop.start() - _BODY_CHARS) : start + stop.start()]
    before = canonical(before)
    checks = word == "kiểm tra" and _CHECKERS.search(before)
    return bool(written_large or checks or _BODY_BEFORE.search(before))


@cache
def any_of(name: str) -> str:
    """A pattern of the phrases of the list `name`, the longest first."""
    return "|".join(sorted(map(re.escape, phrases(name)), key=len, reverse=True))


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source)

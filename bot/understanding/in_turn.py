"""Several questions in one breath, "Chỉ thị 34 ra ngày nào, ai ký và có mấy nhiệm vụ?": the later lean on the first."""

import re

from bot.understanding.beside import ASKING_WORDS
from ingest.text import canonical

_BETWEEN = re.compile(r"\s*[?.;]\s+|\s*,?\s+(?:và|rồi|còn)\s+|\s*,\s+")
_ASKS = re.compile(
    # "Mấy hôm chuyển máy, ...": at the beginning it may only mean several.
    rf"\b(?!\Amấy\b)(?:{ASKING_WORDS}|vì sao|tại sao)\b"
    r"|\b(?:có|đã|được)\b.*\b(?:không|chưa)$"
)
# "có mấy bộ phận, gồm những bộ phận nào": asks once more for what is counted.
_COUNTS = re.compile(r"\b(?:mấy|bao nhiêu)\b")
_SAYS_WHICH = re.compile(r"(?:đó )?(?:là|gồm|bao gồm|trong đó|cụ thể|những)\b")
# "ở đâu" says no more than where, which one sentence answers with the rest; "ai ký" asks for something.
_BARE = re.compile(
    r"(?:(?:ở|tại|vào|do|là|có|bao|khi|lúc|từ|mấy) )?\w+(?: (?:nào|nhiêu|giờ|đâu|gì|lâu|ai|không|chưa))?"
)
# What is longer is a text that somebody pasted; nobody asks more in one breath.
_MOST_CHARS, _MOST = 400, 4


def asked_in_turn(text: str) -> list[str]:
    """The questions that `text` asks one after the other, as typed; none where it asks one."""
    questions = list[str]()
    rest = text if len(text) <= _MOST_CHARS else ""
    while len(questions) < _MOST - 1 and (parted := _first_of(rest)):
        questions.append(parted[0])
        rest = parted[1]
    return [f"{question.rstrip(' ?.!')}?" for question in (*questions, rest)] if questions else []


def _first_of(text: str) -> tuple[str, str] | None:
    """The first question in `text`, and what asks on after it; None where one is asked."""
    key = canonical(text)
    for between in _BETWEEN.finditer(key):
        first, rest = key[: between.start()], key[between.end() :].rstrip(" ?.!")
        says_which = _SAYS_WHICH.match(rest) and _COUNTS.search(first) and not _COUNTS.search(rest)
        if _asks(first) and _asks(rest) and not says_which:
            return text[: between.start()], text[between.end() :]
    return None


def _asks(key: str) -> bool:
    """Whether it asks, and begins with more than "ở đâu", which goes with the question before."""
    return _ASKS.search(key) is not None and _BARE.fullmatch(_BETWEEN.split(key, maxsplit=1)[0]) is None

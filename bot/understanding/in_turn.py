"""Two questions in one breath, "Chỉ thị 34 ra ngày nào và có mấy nhiệm vụ?": the second leans on the first."""

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
# A question word and what is asked; less says no more than "ở đâu", which one sentence answers with the rest.
_LEAST_WORDS = 3
# What is longer is a text that somebody pasted.
_MOST_CHARS = 400


def asked_in_turn(text: str) -> tuple[str, str] | None:
    """The two questions that `text` asks one after the other, as typed; None where it asks one."""
    if len(text) > _MOST_CHARS:
        return None
    key = canonical(text)
    for between in _BETWEEN.finditer(key):
        first, second = key[: between.start()], key[between.end() :].rstrip(" ?.!")
        if min(len(first.split()), len(second.split())) < _LEAST_WORDS:
            continue
        says_which = _SAYS_WHICH.match(second) and _COUNTS.search(first)
        if _ASKS.search(first) and _ASKS.search(second) and not says_which:
            return f"{text[: between.start()]}?", f"{text[between.end() :].rstrip(' ?.!')}?"
    return None

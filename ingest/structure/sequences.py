"""Lists told in sentences that say their order in words: "Khó đầu tiên là ... Khó nữa là ... Cuối cùng là ..."."""

import re
from collections.abc import Iterator, Sequence

from ingest.documents import Span
from ingest.structure.blocks import Block
from ingest.structure.inline import lead_of, trim_item
from ingest.structure.sentences import sentences_of
from ingest.structure.types import Enumeration

_FEW_WORDS = r"\W*(?:\w+\s){0,2}"
# The first may say on whose behalf it speaks: "Muốn vậy, theo Sở, trước hết cần ...".
_FIRST = re.compile(r"(?:[^,]{0,60},\s){0,2}" + _FEW_WORDS + r"(?:đầu tiên|trước hết|trước tiên)\b", re.IGNORECASE)
_NEXT = re.compile(
    _FEW_WORDS + r"(?:nữa|tiếp theo|tiếp đến|tiếp đó|kế đó|kế đến|kế tiếp|sau đó|thứ (?:hai|ba|tư|năm|sáu|bảy))\b",
    re.IGNORECASE,
)
_LAST = re.compile(_FEW_WORDS + r"(?:cuối cùng|sau cùng|sau hết|sau rốt)\b", re.IGNORECASE)
_MAY_HOLD = re.compile(r"(?:cuối|sau) cùng|sau hết|sau rốt", re.IGNORECASE)


def sequences(text: str, block: Block, span: Span, above: Span | None = None) -> Iterator[Enumeration]:
    """The lists whose items are the sentences of `block` from a "trước hết" through each "kế đó" to a "sau cùng"."""
    if not _MAY_HOLD.search(text, span.start, span.end):
        return
    found = list(sentences_of(text, block, span))
    for at, sentence in enumerate(found):
        if _opens(text, sentence, _FIRST):
            last = _end(text, found, at)
            lead = lead_of(text, found[:at], above)
            if lead and last > at:
                yield Enumeration(lead, tuple(trim_item(text, item) for item in found[at : last + 1]))


def _end(text: str, found: Sequence[Span], first: int) -> int:
    """The place of the sentence that says it is the last after that at `first`; `first` where none does."""
    for at in range(first + 1, len(found)):
        if _opens(text, found[at], _LAST):
            return at
        if not _opens(text, found[at], _NEXT):
            break
    return first


def _opens(text: str, sentence: Span, words: re.Pattern[str]) -> bool:
    return words.match(text, sentence.start, sentence.end) is not None

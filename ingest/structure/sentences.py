"""Where sentences begin and end."""

import re
from collections.abc import Iterator

from ingest.documents import Span
from ingest.structure.blocks import Block, blocks
from ingest.structure.labels import LOWER, UPPER

# Titles, places and offices written with a stop and followed by a name or number. As they are spelt: "ấm no."
# ends a sentence, "No." does not. Single capitals (initials, "P.", "Q.") are recognised by rule.
_ABBREVIATIONS = frozenset(
    "TP|Tp|tp|TX|Tx|TT|Tt|TS|Ts|ThS|Ths|Th.S|PGS|GS|BS|Bs|BSCKI|BSCKII|KS|Ks|CN|KTS|LS|NXB|Nxb|ĐC|Đc|đc|Đ/c|đ/c"
    "|tr|vd|VD|vs|GS.TS|PGS.TS|GS.TSKH|TSKH|NCS|NSND|NSƯT|Dr|Mr|Mrs|Ms|No|St".split("|")
)
_STOP = re.compile(
    r"\./\.|(?<![.!?…])[.!?…]++"  # the mark itself; official texts end in "./."
    r"[\"”’»)\]*_]*+"  # what closes after it
    r"(?=\s|$)"
    rf"|(?<=[{LOWER})”])[.!?](?=[{UPPER}][{LOWER}])"  # no blank after the stop
)
_OPENS_LOWER = re.compile(rf"\s+[{LOWER},;]")
# 'bài "Chuyện một cửa…" (nhan đề viết gọn)': the stop is that of the quotation.
_ENDS_QUOTATION, _OPENS_REMARK = re.compile(r"[\"”»]\W*$"), re.compile(rf"\s+\([{LOWER}]")
# "... gồm: 1. Rà soát. 2. Cắt giảm." - after these a number starts an item instead of ending a sentence.
_NUMBERS_ITEM = re.compile(r"[:;.,]\s+$")
_WORD_BEFORE = re.compile(r"[^\s(\[“\"]*$")


def sentences(text: str, span: Span | None = None) -> list[Span]:
    """The sentences of `text` within `span`, in order, trimmed of white space.

    A line is a sentence of its own unless it goes on with the line before (see `blocks`).
    """
    start, end = span or (0, len(text))
    return [
        sentence
        for block in blocks(text)
        if block.start < end and block.end > start
        for sentence in sentences_of(text, block, Span(max(start, block.start), min(end, block.end)))
    ]


def sentences_of(text: str, block: Block, span: Span) -> Iterator[Span]:
    """The sentences of the part `span` of one block."""
    begin = span.start
    for match in _STOP.finditer(text, max(span.start, min(block.body, span.end)), span.end):
        if match.end() < span.end and not _ends_sentence(text, begin, match):
            continue
        yield from trimmed(text, begin, match.end())
        begin = match.end()
    yield from trimmed(text, begin, span.end)


def _ends_sentence(text: str, begin: int, stop: re.Match[str]) -> bool:
    if _OPENS_LOWER.match(text, stop.end()):
        return False
    if _ENDS_QUOTATION.search(stop.group()) and _OPENS_REMARK.match(text, stop.end()):
        return False
    if stop.group() != ".":
        return True
    before = _WORD_BEFORE.search(text[max(begin, stop.start() - 20) : stop.start()])
    word = before.group() if before else ""
    initial = len(word) == 1 and word.isupper()
    numbering = (
        word.isdigit()
        and len(word) <= 2
        and _NUMBERS_ITEM.search(text[max(begin, stop.start() - 10) : stop.start() - len(word)])
    )
    return not (initial or numbering or word in _ABBREVIATIONS)


def trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """The stretch without the white space around it; nothing where there is nothing else."""
    words = text[start:end].strip()
    if words:
        start += text[start:end].index(words)
        yield Span(start, start + len(words))

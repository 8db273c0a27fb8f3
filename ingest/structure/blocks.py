"""Headings, paragraphs and list items of a text, hard-wrapped lines joined."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from ingest.documents import Span
from ingest.structure.labels import NUMBER_LEVEL, Label, item_label, legal_label, roman_label

BlockKind = Literal["heading", "paragraph", "item"]

# Lines of a text wrapped by hand or by a mail program are at most this long (RFC 5322 asks for 78, PDF text
# reaches 110); a paragraph on one line is nearly always longer.
_WRAP_CHARS = range(50, 121)
_HEADING_CHARS = 200
_CAPS_LEVEL = 7
_BOLD_LEVEL = 8
_FINAL = tuple(".!?:;…")
_UNFINISHED = (*_FINAL, ",")
# White space, and the mark of a quotation in Markdown and mail.
_AROUND = " \t\n>"
_LINE = re.compile(r"[^\n]+")
_MARKDOWN = re.compile(r"(#{1,6})\s+(?=\S)")
_BOLD = re.compile(r"\*\*[^*]+\*\*:?$")
# The codification of law prints the next article's heading at the end of the line before.
_GLUED = re.compile(r"(?<=[.;:)\]”\"])[ \t]*(?=Điều \d+\.\d+\.[A-ZĐ]{2}\.\d)")


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph or list item: `text[start:end]`, trimmed, its mark included.

    `level` orders headings (smaller is outer, see `labels.LEGAL_LEVELS`); of an item it is the indent.
    `body` is where the words begin, after "#", "1." or "Điều 5."; `label` is that mark ("" if none).
    """

    start: int
    end: int
    kind: BlockKind
    level: int
    label: str
    body: int


class _Line(NamedTuple):
    start: int
    end: int
    indent: int
    follows: bool
    """No blank line before it."""


def blocks(text: str) -> list[Block]:
    """The blocks of `text` in order; lines without a letter or digit (rules, blanks) belong to none."""
    return list(_blocks(text))


def heading_words(text: str, block: Block) -> Span:
    """The words of a heading without its mark and emphasis."""
    words = text[block.body : block.end]
    return Span(block.body, block.body + len(words.rstrip(" \n*#_")))


@lru_cache(maxsize=4)
def _blocks(text: str) -> tuple[Block, ...]:
    lines = list(_lines(text))
    return tuple(_titled(text, _numbered_headings(text, list(_joined(text, lines, _wrap_width(text, lines))))))


def _lines(text: str) -> Iterator[_Line]:
    previous_end = -1
    for match in _LINE.finditer(text):
        line = match.group()
        pieces = (
            [0, *(m.end() for m in _GLUED.finditer(line) if m.end()), len(line)] if "Điều " in line else [0, len(line)]
        )
        for begin, stop in pairwise(pieces):
            piece = line[begin:stop]
            words = piece.strip(_AROUND)
            if not any(map(str.isalnum, words)):
                continue
            skipped = piece.index(words)
            start = match.start() + begin + skipped
            indent = 0 if begin else len(piece[:skipped].expandtabs(4))
            follows = not begin and match.start() - 1 == previous_end
            yield _Line(start, start + len(words), indent, follows)
        if line.strip():
            previous_end = match.end()


def _wrap_width(text: str, lines: list[_Line]) -> int | None:
    """The width at which `text` was hard-wrapped, or None: most line breaks must have been forced."""
    lengths = sorted(line.indent + line.end - line.start for line in lines)
    width = lengths[len(lengths) * 98 // 100] if lengths else 0
    if width not in _WRAP_CHARS:
        return None
    pairs = [(a, b) for a, b in pairwise(lines) if b.follows]
    forced = sum(_forced(text, a, b, width) for a, b in pairs)
    return width if pairs and forced * 2 > len(pairs) else None


def _forced(text: str, line: _Line, following: _Line, width: int) -> bool:
    word = text[following.start : following.end].split(None, 1)[0]
    return line.indent + line.end - line.start + 1 + len(word) > width


def _joined(text: str, lines: list[_Line], width: int | None) -> Iterator[Block]:
    current: Block | None = None
    last = _Line(0, 0, 0, False)
    for line in lines:
        block = _classify(text, line)
        joins = current is not None and line.follows and _may_join(text, current, block)
        if current is not None and joins and (_both_caps(current, block) or _goes_on(text, last, line, width)):
            current = replace(current, end=line.end)
        else:
            if current is not None:
                yield current
            current = block
        last = line
    if current is not None:
        yield current


def _may_join(text: str, current: Block, block: Block) -> bool:
    """Whether the line of `block` is of a kind that can belong to the block before it."""
    if block.label or text[block.start] in "#|" or text[current.start] in "#|":
        return False
    caps = current.kind == "heading" and current.level == _CAPS_LEVEL
    return _both_caps(current, block) or not (caps or block.kind == "heading")


def _both_caps(current: Block, block: Block) -> bool:
    return current.kind == block.kind == "heading" and current.level == block.level == _CAPS_LEVEL


def _goes_on(text: str, last: _Line, line: _Line, width: int | None) -> bool:
    """Whether `line` goes on with the words of the line before it."""
    if text[line.start].islower() and not text[last.start : last.end].endswith(_FINAL):
        return True
    return width is not None and _forced(text, last, line, width)


def _classify(text: str, line: _Line) -> Block:
    words = text[line.start : line.end]
    mark = _MARKDOWN.match(words)
    skip = mark.end() if mark else len(words) - len(words.lstrip("*")) if words.startswith("**") else 0
    label = legal_label(words[skip:])
    if label is not None:
        return Block(line.start, line.end, "heading", label.level, label.text, line.start + skip + label.end)
    if mark is not None:
        return Block(line.start, line.end, "heading", len(mark[1]), "", line.start + skip)
    if _BOLD.match(words) and len(words) <= _HEADING_CHARS:
        return Block(line.start, line.end, "heading", _BOLD_LEVEL, "", line.start + skip)
    return _plain(words, line, skip)


def _plain(words: str, line: _Line, skip: int) -> Block:
    """The block of a line that is no Markdown heading and no legal unit; its words begin after `skip` stars."""
    short = len(words) <= _HEADING_CHARS and not words.endswith((";", ","))
    roman = roman_label(words)
    if roman is not None and short:
        return Block(line.start, line.end, "heading", roman.level, roman.text, line.start + roman.end)
    item = item_label(words[skip:])
    if item is not None and skip + item.end < len(words):
        rest = words[skip + item.end :].lstrip("* ,:")
        return Block(line.start, line.end, "item", line.indent, item.text, line.end - len(rest))
    if short and words.isupper() and " " in words and sum(map(str.isalpha, words)) >= 6:
        return Block(line.start, line.end, "heading", _CAPS_LEVEL, "", line.start)
    return Block(line.start, line.end, "paragraph", 0, "", line.start)


def _numbered_headings(text: str, found: list[Block]) -> list[Block]:
    """The blocks, with "1. Mục tiêu" a heading where it is short and has text of its own below."""
    for index, (block, following) in enumerate(pairwise(found)):
        label = _dotted(block)
        if label is None or _dotted(following) is not None or following.kind == "heading":
            continue
        words = text[block.body : block.end]
        if len(words) <= _HEADING_CHARS // 2 and not words.endswith(_UNFINISHED):
            found[index] = replace(block, kind="heading", level=label.level)
    return found


def _dotted(block: Block) -> Label | None:
    """The label of an item numbered "1." or "1.2.", else None."""
    if block.kind != "item" or not block.label[0].isdigit() or block.label.endswith(")"):
        return None
    return item_label(block.label + " x")


def _titled(text: str, found: list[Block]) -> Iterator[Block]:
    """The blocks, with "Chương I" and the title on the line below it as one heading."""
    pending: Block | None = None
    for block in found:
        if (
            pending is not None
            and block.kind in ("paragraph", "heading")
            and not block.label
            and _is_title(text, block)
        ):
            yield replace(pending, end=block.end, body=block.body)
            pending = None
            continue
        if pending is not None:
            yield pending
            pending = None
        if block.kind == "heading" and block.label and block.body >= block.end and block.level < NUMBER_LEVEL:
            pending = block
        else:
            yield block
    if pending is not None:
        yield pending


def _is_title(text: str, block: Block) -> bool:
    words = text[block.start : block.end]
    return len(words) <= _HEADING_CHARS and not words.endswith(_UNFINISHED) and words[0].isupper()

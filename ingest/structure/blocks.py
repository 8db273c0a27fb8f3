"""Headings, paragraphs and list items of a text, hard-wrapped lines joined."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from ingest.documents import Span
from ingest.structure.labels import NUMBER_LEVEL, Label, item_label, legal_label, roman_label
from ingest.structure.lines import Line, is_forced, lines_of, rows_of, wrap_width
from ingest.structure.quotations import quotations

BlockKind = Literal["heading", "paragraph", "item", "row"]

_HEADING_CHARS = 200
_CAPS_LEVEL = 7
_BOLD_LEVEL = 8
_FINAL = tuple(".!?:;…")
_UNFINISHED = (*_FINAL, ",")
_MARKDOWN = re.compile(r"(#{1,6})\s+(?=\S)")
_BOLD = re.compile(r"\*\*[^*]+\*\*:?$")


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item or row of a table: `text[start:end]`, trimmed, its mark included.

    `level` orders headings (smaller is outer, see `labels.LEGAL_LEVELS`); of an item it is the indent.
    `body` is where the words begin, after "#", "1." or "Điều 5."; `label` is that mark ("" if none).
    """

    start: int
    end: int
    kind: BlockKind
    level: int
    label: str
    body: int
    quoted: bool = False
    """Whether it is part of a quotation of several blocks: its marks are those of another text."""


def blocks(text: str) -> list[Block]:
    """The blocks of `text` in order; lines without a letter or digit (rules, blanks) belong to none."""
    return list(_blocks(text))


def heading_words(text: str, block: Block) -> Span:
    """The words of a heading without its mark and emphasis."""
    words = text[block.body : block.end]
    return Span(block.body, block.body + len(words.rstrip(" \n*#_")))


# The sentences of a text, its headings and its lists all begin with its blocks; ten passages are read for a question.
@lru_cache(maxsize=16)
def _blocks(text: str) -> tuple[Block, ...]:
    lines = list(lines_of(text))
    found = _unquoted(text, list(_joined(text, lines, wrap_width(text, lines))))
    return tuple(_titled(text, _numbered_headings(text, found)))


def _joined(text: str, lines: list[Line], width: int | None) -> Iterator[Block]:
    current: Block | None = None
    last = Line(0, 0, 0, False)
    for line, is_row in zip(lines, rows_of(text, lines), strict=True):
        block = Block(line.start, line.end, "row", 0, "", line.start) if is_row else _classify(text, line)
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
    if block.label or "row" in (block.kind, current.kind) or "#" in (text[block.start], text[current.start]):
        return False
    caps = current.kind == "heading" and current.level == _CAPS_LEVEL
    return _both_caps(current, block) or not (caps or block.kind == "heading")


def _both_caps(current: Block, block: Block) -> bool:
    return current.kind == block.kind == "heading" and current.level == block.level == _CAPS_LEVEL


def _goes_on(text: str, last: Line, line: Line, width: int | None) -> bool:
    """Whether `line` goes on with the words of the line before it."""
    if text[line.start].islower() and not text[last.start : last.end].endswith(_FINAL):
        return True
    return width is not None and is_forced(text, last, line, width)


def _classify(text: str, line: Line) -> Block:
    words = text[line.start : line.end]
    mark = _MARKDOWN.match(words)
    skip = mark.end() if mark else len(words) - len(words.lstrip("*")) if words.startswith("**") else 0
    label = legal_label(words[skip:])
    if label is not None:
        return Block(line.start, line.end, "heading", label.level, label.text, line.start + skip + label.end)
    if mark is not None:
        return Block(line.start, line.end, "heading", len(mark[1]), "", line.start + skip)
    if _BOLD.match(words) and len(words) <= _HEADING_CHARS:
        numbered = roman_label(words[skip:]) or _dotted_label(words[skip:])
        label = numbered or Label("", 0, _BOLD_LEVEL)
        return Block(line.start, line.end, "heading", label.level, label.text, line.start + skip + label.end)
    return _plain(words, line, skip)


def _plain(words: str, line: Line, skip: int) -> Block:
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


def _unquoted(text: str, found: list[Block]) -> list[Block]:
    """The blocks, with the headings of quoted texts ("sửa đổi Điều 5 như sau: “Điều 5. ...”") plain paragraphs."""
    for first, last in quotations([text[block.start : block.end] for block in found]):
        for at in range(first, last + 1):
            block = replace(found[at], quoted=True)
            is_heading = block.kind == "heading"
            found[at] = replace(block, kind="paragraph", level=0, label="", body=block.start) if is_heading else block
    return found


def _numbered_headings(text: str, found: list[Block]) -> list[Block]:
    """The blocks, with "1. Mục tiêu" a heading where it is short and has text of its own below."""
    for index, (block, following) in enumerate(pairwise(found)):
        label = _dotted(block)
        if block.quoted or label is None or _dotted(following) is not None or following.kind in ("heading", "row"):
            continue
        words = text[block.body : block.end]
        if len(words) <= _HEADING_CHARS // 2 and not words.endswith(_UNFINISHED):
            found[index] = replace(block, kind="heading", level=label.level)
    return found


def _dotted(block: Block) -> Label | None:
    """The label of an item numbered "1." or "1.2.", else None."""
    return _dotted_label(block.label + " x") if block.kind == "item" else None


def _dotted_label(words: str) -> Label | None:
    """The mark "1." or "1.2." that `words` begin with, else None."""
    label = item_label(words) if words[:1].isdigit() else None
    return None if label is None or label.text.endswith(")") else label


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
        words = heading_words(text, block)
        if block.kind == "heading" and block.label and words.start >= words.end and block.level < NUMBER_LEVEL:
            pending = block
        else:
            yield block
    if pending is not None:
        yield pending


def _is_title(text: str, block: Block) -> bool:
    words = text[block.start : block.end]
    return len(words) <= _HEADING_CHARS and not words.endswith(_UNFINISHED) and words[0].isupper()

"""A web page as a sequence of blocks: headings, paragraphs, list items, tables."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest.text import squeeze
from ingest.webpage.tables import data_rows

if TYPE_CHECKING:
    # lxml ships no types; its elements have this interface.
    from xml.etree.ElementTree import Element

_NO_TEXT = frozenset(
    "head script style noscript template nav select button textarea iframe object embed applet svg math canvas audio"
    " video map datalist".split()
)
_BLOCKS = frozenset(
    "p div section article main header footer aside blockquote center address pre figure figcaption dl dt dd form"
    " fieldset legend details summary hr table tbody thead tfoot tr td th caption ul ol li dir menu body h1 h2 h3 h4"
    " h5 h6".split()
)
_LISTS = frozenset(["ul", "ol", "dir", "menu"])
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
# Links that are part of what a text says, not ways to other pages.
_OWN_LINK = re.compile(r"\s*(?:mailto:|tel:|#\w)", re.IGNORECASE)
_ROMAN = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A piece of the page's text."""

    element: "Element"
    """What it is the text of."""
    text: str
    """With the marks of a heading or of a list item; of a table all rows."""
    linked: int
    """How many of its characters are links to other pages."""
    list: "Element | None" = None
    """The outermost list that it belongs to."""


def blocks_of(tree: "Element") -> list[Block]:
    """The blocks in reading order, without scripts, form controls and what is marked as navigation.

    `tree` is an lxml tree without comments. Walked by events: pages with tags left open nest beyond recursion.
    """
    from lxml import etree

    builder = _Builder()
    walker = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walker:
        if event == "end":
            builder.end(element, tail=element is not tree)
        elif element.tag in _NO_TEXT:
            walker.skip_subtree()
        elif element.tag == "table" and (rows := data_rows(element)):
            builder.add_table(element, rows)
            walker.skip_subtree()
        else:
            builder.start(element)
    builder.flush(tree)
    return builder.blocks


@dataclass(slots=True)
class _Builder:
    """Collects the words between one block boundary and the next."""

    blocks: list[Block] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    linked: int = 0
    mark: str = ""
    """What stands before the next words: that of a heading or of a list item."""
    lists: list["_List"] = field(default_factory=list)
    links: int = 0
    preformatted: int = 0

    def start(self, element: "Element") -> None:
        if element.tag in _BLOCKS:
            self.flush(_parent(element))
        if element.tag in _HEADINGS:
            self.mark = f"{'#' * int(str(element.tag)[1])} "
        elif element.tag in _LISTS:
            self.lists.append(_List(element))
        elif element.tag == "li" and self.lists:
            self.mark = "  " * (len(self.lists) - 1) + self.lists[-1].next_mark(element)
        elif element.tag == "br":
            self.parts.append("\n")
        self.links += _is_link(element)
        self.preformatted += element.tag == "pre"
        self._add(element.text)

    def end(self, element: "Element", *, tail: bool) -> None:
        if element.tag not in _NO_TEXT:
            self.links -= _is_link(element)
            self.preformatted -= element.tag == "pre"
        if element.tag in _BLOCKS:
            self.flush(element)
            if element.tag in _HEADINGS or element.tag == "li":
                self.mark = ""
        if element.tag in _LISTS and self.lists:
            self.lists.pop()
        if tail:
            self._add(element.tail)

    def add_table(self, table: "Element", rows: list[str]) -> None:
        self.flush(_parent(table))
        linked = sum(len(squeeze("".join(link.itertext()))) for link in table.iter("a") if _is_link(link))
        self.blocks.append(Block(table, "\n".join(rows), linked))

    def flush(self, element: "Element") -> None:
        """End the block that `element` holds; without words there is none."""
        lines = [line for part in "".join(self.parts).split("\n") if (line := squeeze(part))]
        if lines:
            text = self.mark + (" " if self.mark.startswith("#") else "\n").join(lines)
            self.blocks.append(Block(element, text, self.linked, self.lists[0].element if self.lists else None))
            self.mark = ""
        self.parts, self.linked = [], 0

    def _add(self, text: str | None) -> None:
        if text:
            self.parts.append(text if self.preformatted else text.replace("\n", " "))
            self.linked += len(squeeze(text)) if self.links else 0


@dataclass(slots=True)
class _List:
    element: "Element"
    count: int = 0

    def next_mark(self, item: "Element") -> str:
        """ "- ", or the number that a browser shows."""
        if self.element.tag != "ol":
            return "- "
        given = item.get("value") or (self.element.get("start") if not self.count else None) or ""
        self.count = int(given) if re.fullmatch(r"\d{1,4}", given) else self.count + 1
        kind = self.element.get("type") or "1"
        if kind in ("a", "A") and 1 <= self.count <= 26:
            return f"{chr(ord(kind) + self.count - 1)}) "
        if kind in ("i", "I") and 1 <= self.count < 90:
            return f"{_roman(self.count) if kind == 'i' else _roman(self.count).upper()}. "
        return f"{self.count}. "


def _roman(number: int) -> str:
    letters = ""
    for value, sign in _ROMAN:
        letters += sign * (number // value)
        number %= value
    return letters


def _is_link(element: "Element") -> bool:
    if element.tag != "a" or (element.get("href") is None and element.get("name")):
        return False
    return not _OWN_LINK.match(element.get("href") or "")


def _parent(element: "Element") -> "Element":
    parent = element.getparent()  # type: ignore[attr-defined]  # lxml's elements know theirs
    return element if parent is None else parent

"""The text of an RTF document in reading order, as blocks."""

import codecs
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Literal

from ingest.office.blocks import Block, Paragraph
from ingest.office.fonts import Fonts, Run
from ingest.office.numbering import LEVELS
from ingest.office.rtf import CODE_PAGES, HEARD, SIGNS, SILENT, Token
from ingest.office.tables import Ending, TableBuilder

_Into = Literal["text", "mark", "fonts", "styles", "info", "title", "nothing"]
_ENDINGS = {"cell": "cell", "nestcell": "cell", "row": "row", "nestrow": "row"}
_COLLECTED: dict[str, _Into] = {"fonttbl": "fonts", "stylesheet": "styles", "info": "info", "title": "title"}
_DEFAULT_PAGE = "cp1252"


@dataclass(slots=True)
class _Text:
    """A text in the making: the document's, or that of a footnote or text box."""

    builder: TableBuilder = field(default_factory=TableBuilder)
    runs: list[Run] = field(default_factory=list)
    mark: list[Run] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _State:
    """What a group inherits and gives back at its end."""

    text: _Text
    into: _Into = "text"
    font: int = 0
    style: int = 0
    caps: bool = False
    hidden: bool = False
    in_table: bool = False
    depth: int = 0
    heading: int | None = None
    fallback: int = 1
    """Characters that stand in for one in Unicode."""


class Body:
    """Takes the tokens of a document one by one."""

    def __init__(self) -> None:
        self.fonts = Fonts()
        self.title = ""
        self.notes: list[_Text] = []
        self._names: dict[int, str] = {}
        self._pages: dict[int, str] = {}
        self._styles: dict[int, str] = {}
        self._page = _DEFAULT_PAGE
        self._default_font = 0
        self._main = _Text()
        self._state = _State(self._main)
        self._groups: list[_State] = []
        self._skip = 0
        self._starred = False

    @property
    def is_open(self) -> bool:
        """Whether groups are left without an end."""
        return bool(self._groups)

    def add(self, token: Token) -> None:
        """The next token."""
        if token.kind == "brace":
            self._brace(token.text)
        elif token.kind == "bytes":
            self._bytes(token.data)
        elif token.text == "*":
            self._starred = True
            return
        elif self._state.into != "nothing":
            self._word(token.text, token.number)
        self._starred = False

    def blocks(self) -> list[Block]:
        """The document's text, its notes at the end."""
        found = self._finished(self._main)
        for number, note in enumerate(self.notes, 1):
            first, *rest = self._finished(note) or [Paragraph("")]
            found += [Paragraph(first.text, f"[{number}]") if isinstance(first, Paragraph) else first, *rest]
        return found

    def _finished(self, text: _Text) -> list[Block]:
        if text.runs:
            text.builder.add(Paragraph(self.fonts.shown(text.runs)), depth=0, ending="paragraph")
            text.runs = []
        return text.builder.blocks()

    def _brace(self, brace: str) -> None:
        self._skip = 0
        if brace == "{":
            self._groups.append(self._state)
        elif self._groups:
            closed, self._state = self._state, self._groups.pop()
            if closed.text is not self._state.text and closed.text not in self.notes:
                for block in self._finished(closed.text):
                    if isinstance(block, Paragraph):
                        self._state.text.builder.add(block, depth=self._depth(), ending="paragraph")

    def _bytes(self, data: bytes) -> None:
        skipped = min(self._skip, len(data))
        self._skip -= skipped
        if len(data) > skipped and self._state.into != "nothing":
            page = self._pages.get(self._state.font, self._page)
            self._show(data[skipped:].decode(page, "replace"))

    def _show(self, text: str) -> None:
        state = self._state
        run = Run(text, self._names.get(state.font, "").strip(" ;"), state.caps)
        if state.into == "title":
            self.title += text
        elif state.into == "fonts":
            self._names[state.font] = self._names.get(state.font, "") + text
        elif state.into == "styles":
            self._styles[state.style] = self._styles.get(state.style, "") + text
        elif state.into != "info" and not state.hidden:
            (state.text.mark if state.into == "mark" else state.text.runs).append(run)

    def _word(self, word: str, number: int | None) -> None:
        if word in SILENT or (self._starred and word not in HEARD):
            self._state = replace(self._state, into="nothing")
        elif word in _COLLECTED:
            self._state = replace(self._state, into=_COLLECTED[word])
        elif word in ("par", "sect", "page", "column", *_ENDINGS):
            self._end(word)
        elif word in SIGNS:
            if self._state.into in ("text", "mark"):
                self._show(SIGNS[word])
        elif word == "u" and number is not None:
            self._show(chr(number & 0xFFFF))
            self._skip = self._state.fallback
        elif change := _CHANGES.get(word):
            self._state = change(self._state, number)
        else:
            self._rare(word, number)

    def _rare(self, word: str, number: int | None) -> None:
        state = self._state
        if word == "plain":
            self._state = replace(state, font=self._default_font, caps=False, hidden=False)
        elif word == "deff" and number is not None:
            self._default_font = number
            self._state = replace(state, font=number)
        elif word == "ansicpg" and number and 0 < number < 10_000:
            self._page = _known(f"cp{number}")
        elif word == "fcharset" and number is not None and number in CODE_PAGES:
            self._pages[state.font] = CODE_PAGES[number]
        elif word == "footnote":
            note = _Text()
            self._show(f"[{len(self.notes) + 1}]")
            self.notes.append(note)
            self._state = replace(state, text=note, in_table=False, depth=0)
        elif word == "shptxt":
            self._state = replace(state, text=_Text(), into="text", in_table=False, depth=0)

    def _depth(self) -> int:
        return max(self._state.depth, 1) if self._state.in_table else 0

    def _end(self, word: str) -> None:
        """Ends a paragraph, a cell or a row."""
        text, state = self._state.text, self._state
        if state.into not in ("text", "mark"):
            return
        ending: Ending = "paragraph"
        depth = self._depth()
        if word in _ENDINGS:
            ending = "cell" if word.endswith("cell") else "row"
            depth = max(depth, 2) if word.startswith("nest") else 1
        shown = self.fonts.shown(text.runs)
        if self._styles.get(state.style, "").lower().lstrip().startswith("toc "):
            shown = ""
        mark = self.fonts.shown(text.mark).strip()
        text.builder.add(Paragraph(shown, mark, state.heading), depth=depth, ending=ending)
        text.runs, text.mark = [], []


def _known(page: str) -> str:
    try:
        codecs.lookup(page)
    except LookupError:
        return _DEFAULT_PAGE
    return page


_CHANGES: dict[str, Callable[[_State, int | None], _State]] = {
    "f": lambda state, number: replace(state, font=number or 0),
    "s": lambda state, number: replace(state, style=number or 0),
    "uc": lambda state, number: replace(state, fallback=min(max(number or 0, 0), 8)),
    "caps": lambda state, number: replace(state, caps=number != 0),
    "v": lambda state, number: replace(state, hidden=number != 0),
    "deleted": lambda state, number: replace(state, hidden=number != 0),
    "intbl": lambda state, number: replace(state, in_table=number != 0),
    "itap": lambda state, number: replace(state, depth=number or 0, in_table=bool(number)),
    "outlinelevel": lambda state, number: replace(state, heading=(number or 0) + 1 if (number or 0) < LEVELS else None),
    "pard": lambda state, _: replace(state, in_table=False, depth=0, heading=None, style=0),
    "listtext": lambda state, _: replace(state, into="mark"),
    "pntext": lambda state, _: replace(state, into="mark"),
}

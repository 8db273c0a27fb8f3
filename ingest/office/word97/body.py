"""The texts of a .doc in reading order, as blocks."""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from ingest.office.blocks import Block, Paragraph
from ingest.office.fonts import Fonts, Run
from ingest.office.numbering import Numbering
from ingest.office.styles import Style
from ingest.office.tables import Ending, TableBuilder
from ingest.office.word97.file import Part, WordFile
from ingest.office.word97.formatting import Stretch, paragraph_formatting, run_formatting
from ingest.office.word97.lists import lists
from ingest.office.word97.pieces import characters, pieces, within
from ingest.office.word97.sprms import Sprm, changes
from ingest.office.word97.styles import Styles, with_paragraph, with_runs

_ENDS = re.compile("[\r\x07\x0c]")
_CONTROLS = re.compile("[\x01-\x1f]")
_PARAGRAPH_END, _CELL_END, _PAGE_END = "\r", "\x07", "\x0c"
_FIELD_BEGIN, _FIELD_RESULT, _FIELD_END = "\x13", "\x14", "\x15"
_NOTE = "\x02"
_SHOWN = {"\t": "\t", "\x0b": "\n", "\x0e": "\n", "\x1e": "-"}


class _Place(NamedTuple):
    """How a paragraph stands: how many tables are around it, and what its mark ends."""

    depth: int
    ending: Ending


@dataclass(slots=True)
class _Reading:
    """What is carried from one stretch of text to the next."""

    runs: list[Run] = field(default_factory=list)
    codes: list[bool] = field(default_factory=list)
    """For every field that is open, whether its code, which is not shown, is still going on."""


class Body:
    """Reads the texts of one document: the main text first, then its notes."""

    def __init__(self, word: WordFile) -> None:
        self._word = word
        self._pieces = pieces(word)
        self._run_formatting = run_formatting(word)
        self._paragraph_formatting = paragraph_formatting(word)
        self._styles = Styles(word)
        self._numbering = Numbering(lists(word))
        self.fonts = Fonts()
        self.notes = 0
        """Notes called so far in the main text."""

    def blocks(self, start: int, end: int, *, is_main: bool = False) -> list[Block]:
        """The paragraphs and tables of characters `start` to `end`; in the main text, notes are called "[1]"."""
        builder = TableBuilder()
        reading = _Reading()
        stretch: Stretch | None = None
        for text, offset, width, run in self._stretches(start, end):
            begin = 0
            for match in (*_ENDS.finditer(text), None):
                stop = match.start() if match else len(text)
                if stretch is None or not stretch.start <= offset + begin * width < stretch.end:
                    stretch = self._paragraph_formatting.at(offset + begin * width)
                self._add(reading, text[begin:stop], self._run_style(run, stretch), is_main=is_main)
                if match:
                    stretch = self._paragraph_formatting.at(offset + stop * width)
                    self._end(builder, reading, stretch, match.group())
                    begin = stop + 1
        self._end(builder, reading, Stretch(0, 0, b""), _PARAGRAPH_END)
        return builder.blocks()

    def noted(self, texts: Part, start: int, length: int) -> Iterator[list[Block]]:
        """The notes whose bounds are in `texts`, each its blocks; they stand from character `start` on."""
        data = self._word.part(texts)
        bounds = struct.unpack_from(f"<{len(data) // 4}I", data)
        read = 0
        for begin, end in pairwise(bound for bound in bounds if bound <= length):
            if read <= begin < end:
                yield self.blocks(start + begin, start + end)
                read = end

    def _stretches(self, start: int, end: int) -> Iterator[tuple[str, int, int, Stretch]]:
        """Characters that are formatted alike, the byte at which they begin, their width and formatting."""
        for piece, at, last in within(self._pieces, start, end):
            first = at
            while first < last:
                offset = piece.offset + (first - piece.start) * piece.width
                run = self._run_formatting.at(offset)
                stop = min(last, first + max(1, (run.end - offset) // piece.width))
                yield characters(self._word, piece, first, stop), offset, piece.width, run
                first = stop

    def _run_style(self, run: Stretch, paragraph: Stretch) -> Style:
        """How the run looks; deleted text counts as hidden."""
        style = self._styles.paragraph(paragraph.style)
        if not run.changes:
            return style
        found = {change.code: change.value for change in changes(run.changes)}
        if found.get(Sprm.DELETED):
            return Style(hidden=True)
        if Sprm.CHARACTER_STYLE in found:
            style = self._styles.run(found[Sprm.CHARACTER_STYLE], style)
        return with_runs(style, run.changes, self._styles.fonts)

    def _add(self, reading: _Reading, text: str, style: Style, *, is_main: bool) -> None:
        begin = 0
        for match in (*_CONTROLS.finditer(text), None):
            self._show(reading, text[begin : match.start() if match else None], style)
            if match:
                self._show(reading, self._control(reading, match.group(), style, is_main), style)
                begin = match.end()

    @staticmethod
    def _show(reading: _Reading, text: str, style: Style) -> None:
        if text and not style.hidden and not any(reading.codes):
            reading.runs.append(Run(text, style.font, style.caps))

    def _control(self, reading: _Reading, char: str, style: Style, is_main: bool) -> str:
        """What a control character shows; the marks of fields are taken note of."""
        if char == _FIELD_BEGIN:
            reading.codes.append(True)
        elif char == _FIELD_RESULT and reading.codes:
            reading.codes[-1] = False
        elif char == _FIELD_END and reading.codes:
            reading.codes.pop()
        elif char == _NOTE and is_main and not style.hidden:
            self.notes += 1
            return f"[{self.notes}]"
        return _SHOWN.get(char, "")

    def _end(self, builder: TableBuilder, reading: _Reading, stretch: Stretch, mark: str) -> None:
        """Ends the paragraph that was read, with the properties that its mark has."""
        place = _place(stretch, mark)
        style = with_paragraph(self._styles.paragraph(stretch.style), stretch.changes)
        text = self.fonts.shown(reading.runs).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        reading.runs = []
        if style.contents:
            text = ""
        number = self._numbering.mark(style.list_id, style.level or 0) if style.list_id else ""
        builder.add(Paragraph(text, number, style.heading), depth=place.depth, ending=place.ending)


def _place(stretch: Stretch, mark: str) -> _Place:
    found = {change.code: change.value for change in changes(stretch.changes)}
    depth = found.get(Sprm.DEPTH, 0) or int(bool(found.get(Sprm.IN_TABLE)))
    if depth and (found.get(Sprm.ROW_END) or found.get(Sprm.INNER_ROW_END)):
        return _Place(depth, "row")
    if depth and (mark == _CELL_END or found.get(Sprm.INNER_CELL)):
        return _Place(depth, "cell")
    return _Place(depth, "paragraph")

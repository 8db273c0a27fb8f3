"""The styles and fonts of a .doc."""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.office.styles import Style
from ingest.office.word97.file import Part, WordFile
from ingest.office.word97.sprms import Sprm, changes, switched

# Word's built-in styles by number: Heading 1 to 9, TOC 1 to 9, Title.
_HEADINGS, _CONTENTS, _TITLE = range(1, 10), range(19, 28), 62
_PARAGRAPH = 1
_NO_LIST = 0
_FONT_NAME_AT = 40


@dataclass(frozen=True, slots=True)
class _Definition:
    built_in: int
    kind: int
    base: int
    paragraph: bytes
    run: bytes


class Styles:
    """Styles by their place in the document's list, resolved."""

    def __init__(self, word: WordFile) -> None:
        self.fonts = _fonts(word.part(Part.FONTS))
        sheet = word.part(Part.STYLES)
        self._definitions = list(_definitions(sheet))
        self._resolved: dict[int, Style] = {}
        self._base = with_runs(Style(), _default_font(sheet), self.fonts)

    def paragraph(self, place: int) -> Style:
        """The paragraph style at that place of the list; plain where there is none."""
        if place not in self._resolved:
            style = self._base
            for definition in reversed(list(self._chain(place))):
                style = self._laid_over(style, definition)
            self._resolved[place] = replace(style, id=str(place))
        return self._resolved[place]

    def run(self, place: int, paragraph: Style) -> Style:
        """The paragraph's style with what the character style at that place adds."""
        for definition in reversed(list(self._chain(place))):
            paragraph = with_runs(paragraph, definition.run, self.fonts)
        return paragraph

    def _chain(self, place: int) -> Iterator[_Definition]:
        seen: set[int] = set()
        while place < len(self._definitions) and place not in seen:
            seen.add(place)
            definition = self._definitions[place]
            yield definition
            place = definition.base

    def _laid_over(self, style: Style, definition: _Definition) -> Style:
        number = definition.built_in
        heading = number if number in _HEADINGS else 1 if number == _TITLE else style.heading
        style = replace(style, heading=heading, contents=style.contents or number in _CONTENTS)
        return with_runs(with_paragraph(style, definition.paragraph), definition.run, self.fonts)


def with_paragraph(style: Style, data: bytes) -> Style:
    """`style` with the list that the paragraph properties in `data` name."""
    for change in changes(data):
        if change.code == Sprm.LIST:
            style = replace(style, list_id=str(change.value) if change.value != _NO_LIST else None)
        elif change.code == Sprm.LIST_LEVEL:
            style = replace(style, level=change.value)
    return style


def with_runs(style: Style, data: bytes, fonts: Sequence[str]) -> Style:
    """`style` with the font, capitals and hiding of the run properties in `data`."""
    base = style
    for code, value in changes(data):
        if code in (Sprm.FONT, Sprm.FONT_OTHER) and value < len(fonts):
            style = replace(style, font=fonts[value])
        elif code == Sprm.CAPS:
            style = replace(style, caps=switched(value, base.caps))
        elif code == Sprm.HIDDEN:
            style = replace(style, hidden=switched(value, base.hidden))
    return style


def _fonts(data: bytes) -> list[str]:
    names = []
    at = 4
    while at < len(data) and data[at]:
        entry = data[at : at + data[at] + 1]
        name = entry[_FONT_NAME_AT:].decode("utf-16-le", "replace")
        names.append(name.partition("\0")[0])
        at += len(entry)
    return names


def _default_font(sheet: bytes) -> bytes:
    """The font of runs whose style names none, as a property change."""
    font = sheet[14:16] if len(sheet) >= 16 else b"\0\0"
    return struct.pack("<H", Sprm.FONT) + font


def _definitions(sheet: bytes) -> Iterator[_Definition]:
    """The styles in order; of places that are not in use, empty ones."""
    if len(sheet) < 6:
        return
    header, count, fixed = struct.unpack_from("<HHH", sheet)
    at = 2 + header
    for _ in range(count):
        size = int.from_bytes(sheet[at : at + 2], "little")
        yield _definition(sheet[at + 2 : at + 2 + size], fixed)
        at += 2 + size


def _definition(data: bytes, fixed: int) -> _Definition:
    if len(data) < max(fixed, 8) + 2:
        return _Definition(0xFFF, 0, 0xFFF, b"", b"")
    built_in, kind, parts = struct.unpack_from("<HHH", data)
    base, kind, built_in = kind >> 4, kind & 0x0F, built_in & 0xFFF
    at = fixed + 2 + 2 * (int.from_bytes(data[fixed : fixed + 2], "little") + 1)
    found = []
    for _ in range(min(parts & 0x0F, 2)):
        size = int.from_bytes(data[at : at + 2], "little")
        found.append(data[at + 2 : at + 2 + size])
        at += 2 + size + size % 2
    found += [b"", b""]
    if kind == _PARAGRAPH:
        return _Definition(built_in, kind, base, found[0][2:], found[1])
    return _Definition(built_in, kind, base, b"", found[0])

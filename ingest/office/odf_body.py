"""The text of an OpenDocument file in reading order, as blocks."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from ingest.office.blocks import Block, Paragraph, Table
from ingest.office.fonts import Fonts, Run
from ingest.office.numbering import Level, NumberedList, Numbering
from ingest.office.odf_styles import Styles
from ingest.office.styles import Style

# Deleted text, comments and what is made from the rest of the document.
_DROPPED = frozenset(
    ["tracked-changes", "annotation", "table-of-content", "alphabetical-index", "notes", "forms", "title", "desc"]
)
_CHARACTERS = {"tab": "\t", "line-break": "\n"}
_MAX_DEPTH = 60
# Equal cells side by side are stored once; a longer run of them is a pattern, not text. Equal rows are read once.
_MAX_REPEATS = 31
_PLAIN = Style()


@dataclass(slots=True)
class Story:
    """Reads the blocks of one document."""

    styles: Styles
    levels: Mapping[str, tuple[Level, ...]]
    fonts: Fonts = field(default_factory=Fonts)
    notes: list[Element] = field(default_factory=list)
    """The notes called so far; the place in this list is the number printed."""
    _lists: dict[str, NumberedList] = field(default_factory=dict)
    _numbering: Numbering = field(init=False)

    def __post_init__(self) -> None:
        self._numbering = Numbering(self._lists)

    def blocks(self, parent: Iterable[Element], depth: int = 0) -> Iterator[Block]:
        """The paragraphs, lists and tables in `parent`, text boxes right after the paragraph that holds them."""
        for element in parent if depth <= _MAX_DEPTH else ():
            if element.tag in ("p", "h"):
                yield from self._paragraph(element, "", depth)
            elif element.tag == "list":
                yield from self._list(element, None, 0, depth)
            elif element.tag == "table":
                yield Table([list(self._cells(row, depth)) for row in _rows(element)])
            elif element.tag not in _DROPPED:
                yield from self.blocks(element, depth + 1)

    def _list(self, element: Element, list_id: str | None, level: int, depth: int) -> Iterator[Block]:
        if depth > _MAX_DEPTH:
            return
        list_id = list_id or self._list_id(element)
        for item in element:
            is_first = item.tag == "list-item"
            for child in item:
                if child.tag == "list":
                    yield from self._list(child, list_id, level + 1, depth + 1)
                elif child.tag in ("p", "h"):
                    mark = self._numbering.mark(list_id, level) if is_first and list_id else ""
                    is_first = False
                    yield from self._paragraph(child, mark, depth)
                else:
                    yield from self.blocks([child], depth + 1)

    def _list_id(self, element: Element) -> str | None:
        """The list that an outermost list element goes on with, or a new one of its style."""
        style = element.get("style-name", "")
        goes_on = element.get("continue-list") or element.get("continue-numbering") == "true"
        latest = next((known for known in reversed(self._lists) if known.startswith(f"{style}#")), None)
        if goes_on and latest:
            return latest
        if style not in self.levels:
            return None
        name = f"{style}#{len(self._lists)}"
        self._lists[name] = NumberedList(shared=name, levels=self.levels[style])
        return name

    def _cells(self, row: Element, depth: int) -> Iterator[list[Block]]:
        for cell in row:
            if cell.tag in ("table-cell", "covered-table-cell"):
                found = list(self.blocks(cell, depth + 1)) if cell.tag == "table-cell" else []
                for _ in range(_repeats(cell) if found else 1):
                    yield found

    def _paragraph(self, element: Element, mark: str, depth: int) -> Iterator[Block]:
        boxes: list[Element] = []
        style = self.styles.over(_PLAIN, element.get("style-name"))
        text = self.fonts.shown(list(self._runs(element, style, boxes)))
        outline = element.get("outline-level", "1") if element.tag == "h" else ""
        yield Paragraph(text, mark, int(outline) if outline in tuple("123456789") else None)
        for box in boxes:
            yield from self.blocks(box, depth + 1)

    def _runs(self, parent: Element, style: Style, boxes: list[Element], depth: int = 0) -> Iterator[Run]:
        """The visible text in `parent`; text boxes met on the way are added to `boxes`."""
        if not style.hidden:
            yield Run(parent.text or "", style.font, style.caps)
        for element in parent if depth <= _MAX_DEPTH else ():
            if element.tag in _CHARACTERS:
                yield Run(_CHARACTERS[element.tag], style.font, style.caps)
            elif element.tag == "s":
                yield Run(" ", style.font, style.caps)
            elif element.tag == "note":
                self.notes.append(element)
                yield Run(f"[{len(self.notes)}]")
            elif element.tag in ("text-box", "table"):
                boxes.append(element)
            elif element.tag not in _DROPPED:
                own = self.styles.over(style, element.get("style-name")) if element.tag == "span" else style
                yield from self._runs(element, own, boxes, depth + 1)
            if not style.hidden:
                yield Run(element.tail or "", style.font, style.caps)


def _rows(table: Element) -> Iterator[Element]:
    """The rows of a table, those in groups of rows too."""
    waiting: list[Element] = list(reversed(table))
    while waiting:
        element = waiting.pop()
        if element.tag == "table-row":
            yield element
        elif element.tag in ("table-rows", "table-header-rows", "table-row-group"):
            waiting += reversed(element)


def _repeats(cell: Element) -> int:
    value = cell.get("number-columns-repeated", "1")
    return min(int(value), _MAX_REPEATS) if value.isascii() and value.isdigit() and len(value) < 8 else 1

"""The body of a .docx in reading order: what a person sees of it, as blocks."""

from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from ingest.office.blocks import Block, Paragraph, Table
from ingest.office.fonts import Fonts, Run
from ingest.office.numbering import Numbering
from ingest.office.styles import Style
from ingest.office.word_styles import Lists, Styles, number_of, value_of, with_run

# Deleted and moved-away text, comments, and a field's code; what is left is the document with all changes accepted.
_DROPPED = frozenset(["del", "moveFrom", "delText", "instrText", "pPr", "rPr", "tblPr", "sectPr", "sdtPr", "rt"])
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
# Word's own limit for tables within tables is far lower.
_MAX_DEPTH = 60


@dataclass(slots=True)
class Story:
    """Reads the blocks of one document: its body, and then its notes, in the order in which they are called."""

    styles: Styles
    lists: Lists
    notes: list[tuple[str, str]] = field(default_factory=list)
    """Part and id of the notes called so far; the place in this list is the number printed."""
    fonts: Fonts = field(default_factory=Fonts)
    _numbering: Numbering = field(init=False)

    def __post_init__(self) -> None:
        self._numbering = Numbering(self.lists)

    def blocks(self, parent: Iterable[Element], depth: int = 0) -> Iterator[Block]:
        """The paragraphs and tables in `parent`, text boxes right after the paragraph that holds them."""
        if depth > _MAX_DEPTH:
            return
        carried: list[Run] = []
        for element in parent:
            if element.tag == "p":
                carried = yield from self._paragraph(element, carried, depth)
            elif element.tag == "tbl":
                yield Table([list(self._cells(row, depth)) for row in _children(element, "tr") if not _is_deleted(row)])
            elif element.tag == "AlternateContent":
                yield from self.blocks(_chosen(element), depth + 1)
            elif element.tag not in _DROPPED:
                yield from self.blocks(element, depth + 1)

    def _cells(self, row: Element, depth: int) -> Iterator[list[Block]]:
        for cell in _children(row, "tc"):
            merge = cell.find("tcPr/vMerge")
            covered = merge is not None and merge.get("val") != "restart"
            yield [] if covered else list(self.blocks(cell, depth + 1))

    def _paragraph(self, element: Element, carried: list[Run], depth: int) -> Generator[Block, None, list[Run]]:
        """The paragraph, unless its mark was deleted: then what is to be carried over to the next one."""
        properties = element.find("pPr")
        style = self.styles.paragraph(value_of(properties.find("pStyle")) if properties is not None else None)
        boxes: list[Element] = []
        runs = [*carried, *self._runs(element, style, boxes)]
        if properties is not None and properties.find("rPr/del") is not None:
            return runs
        text = self.fonts.shown(runs)
        if not style.contents:
            yield Paragraph(text, self._mark(properties, style), style.heading)
        for box in boxes:
            yield from self.blocks(box, depth + 1)
        return []

    def _mark(self, properties: Element | None, style: Style) -> str:
        own = properties.find("numPr") if properties is not None else None
        list_id, level = style.list_id, style.level
        if own is not None:
            list_id = value_of(own.find("numId")) or list_id
            own_level = number_of(own.find("ilvl"))
            level = level if own_level is None else own_level
        if list_id is None:
            return ""
        if own is None:
            level = self.lists.level_of(list_id, style.id) if level is None else level
        return self._numbering.mark(list_id, level or 0)

    def _runs(self, parent: Iterable[Element], style: Style, boxes: list[Element], depth: int = 0) -> Iterator[Run]:
        """The visible text in `parent`; text boxes met on the way are added to `boxes`."""
        for element in parent if depth <= _MAX_DEPTH else ():
            tag = element.tag
            if tag == "r":
                own = self._run_style(element, style)
                if not own.hidden:
                    yield from self._runs(element, own, boxes, depth + 1)
            elif tag == "t":
                yield Run(element.text or "", style.font, style.caps)
            elif tag in _CHARACTERS:
                yield Run(_CHARACTERS[tag], style.font, style.caps)
            elif tag in _NOTES and element.get("customMarkFollows") is None:
                self.notes.append((_NOTES[tag], element.get("id", "")))
                yield Run(f"[{len(self.notes)}]")
            elif tag == "txbxContent":
                boxes.append(element)
            elif tag == "AlternateContent":
                yield from self._runs(_chosen(element), style, boxes, depth + 1)
            elif tag not in _DROPPED:
                yield from self._runs(element, style, boxes, depth + 1)

    def _run_style(self, run: Element, style: Style) -> Style:
        properties = run.find("rPr")
        if properties is None:
            return style
        named = value_of(properties.find("rStyle"))
        return with_run(self.styles.run(named, style) if named else style, properties)


def _children(parent: Element, tag: str) -> Iterator[Element]:
    """The rows or cells of `parent`, those in content controls and marked as inserted too."""
    waiting: list[Element] = list(reversed(parent))
    while waiting:
        element = waiting.pop()
        if element.tag == tag:
            yield element
        elif element.tag in ("sdt", "sdtContent", "customXml", "ins"):
            waiting += reversed(element)


def _is_deleted(row: Element) -> bool:
    return row.find("trPr/del") is not None


def _chosen(alternatives: Element) -> Iterable[Element]:
    """The first of several renderings of one thing: the others say the same for older programs."""
    return alternatives[:1]

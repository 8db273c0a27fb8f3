"""Presentations (.pptx): a page a slide, its title first, then its text, tables and notes."""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from ingest.office.blocks import Block, Paragraph, Table, plain, render
from ingest.office.fonts import Fonts, Run
from ingest.office.numbering import Level, NumberedList, NumberFormat, Numbering
from ingest.office.package import Package, damaged
from ingest.readers.content import Content, pages_content

NAME = "pptx/2"

_TITLES = ("title", "ctrTitle")
# What a slide shows of the whole presentation: date, footer, number, header.
_FRAME = ("dt", "ftr", "sldNum", "hdr", "sldImg")
_BULLETED = ("body", "obj", "")
_AUTO: dict[str, NumberFormat] = {
    **{"arabic": "decimal", "romanUc": "ROMAN", "romanLc": "roman"},
    **{"alphaUc": "LETTER", "alphaLc": "letter"},
}
_AUTO_SHAPES = {"Period": "%1.", "ParenR": "%1)", "ParenBoth": "(%1)", "Plain": "%1"}
_MAX_DEPTH = 60


def read(data: bytes) -> Content:
    """The slides in order; raises RejectedSource for what is no .pptx, damaged or locked."""
    package = Package(data)
    name = package.related("", "officeDocument") or "ppt/presentation.xml"
    root = package.xml(name)
    if root is None or root.tag != "presentation":
        raise damaged()
    parts = package.relations(name)
    fonts = Fonts()
    pages, title = [], None
    for entry in root.iter("sldId"):
        _, part = parts.get(entry.get("r:id", ""), ("", ""))
        slide = package.xml(part) if part else None
        blocks = [] if slide is None else [*_slide(slide, fonts), *_extras(package, part, fonts)]
        title = title or next((b.text for b in blocks if isinstance(b, Paragraph) and b.heading), None)
        pages.append(render(blocks))
    return pages_content(pages, title=title, reading=fonts.reading())


def _slide(slide: Element, fonts: Fonts) -> list[Block]:
    """The title of a slide, then what else stands on it."""
    tree = slide.find("cSld/spTree")
    shapes = list(_shapes(tree if tree is not None else ()))
    titles = [shape for shape in shapes if _placeholder(shape) in _TITLES]
    blocks: list[Block] = []
    for shape in titles:
        if words := plain(_paragraphs(shape, fonts)):
            blocks.append(Paragraph(words, heading=2))
    for shape in shapes:
        kind = _placeholder(shape)
        table = next(shape.iter("tbl"), None)
        if table is not None:
            blocks.append(_table(table, fonts))
        elif kind not in (*_TITLES, *_FRAME):
            blocks += _paragraphs(shape, fonts, bulleted=kind in _BULLETED)
    return blocks


def _extras(package: Package, part: str, fonts: Fonts) -> Iterator[Block]:
    """The words of diagrams on a slide, and its notes."""
    for kind, name in package.relations(part).values():
        root = package.xml(name) if kind in ("diagramData", "notesSlide") else None
        if root is None:
            continue
        if kind == "diagramData":
            yield from _paragraphs(root, fonts)
            continue
        shapes = [shape for shape in root.iter("sp") if _placeholder(shape) == "body"]
        notes = [block for shape in shapes for block in _paragraphs(shape, fonts)]
        if words := plain(notes):
            yield Paragraph(f"Ghi chú: {words}")


def _shapes(parent: Iterable[Element], depth: int = 0) -> Iterator[Element]:
    """The shapes in `parent`, those in groups too; of alternatives the first."""
    for element in parent if depth <= _MAX_DEPTH else ():
        if element.tag in ("grpSp", "Choice"):
            yield from _shapes(element, depth + 1)
        elif element.tag == "AlternateContent":
            yield from _shapes(element[:1], depth + 1)
        elif element.tag in ("sp", "graphicFrame"):
            yield element


def _placeholder(shape: Element) -> str | None:
    """What a shape is on the slide's layout: "title", "body"..., "" for plain content; None for a free shape."""
    found = next(shape.iter("ph"), None)
    return found.get("type", "") if found is not None else None


def _table(table: Element, fonts: Fonts) -> Table:
    return Table(
        [
            [
                [] if "1" in (cell.get("hMerge"), cell.get("vMerge")) else _paragraphs(cell, fonts)
                for cell in row.iter("tc")
            ]
            for row in table.iter("tr")
        ]
    )


def _paragraphs(parent: Element, fonts: Fonts, *, bulleted: bool = False) -> list[Block]:
    numbering: dict[str, Numbering] = {}
    blocks: list[Block] = []
    for paragraph in parent.iter("p"):
        text = fonts.shown(list(_runs(paragraph)))
        if any(map(str.isalnum, text)):
            blocks.append(Paragraph(text, _mark(paragraph, numbering, bulleted=bulleted)))
    return blocks


def _runs(paragraph: Element) -> Iterator[Run]:
    for element in paragraph:
        if element.tag == "br":
            yield Run("\n")
        elif element.tag in ("r", "fld") and not element.get("type", "").startswith(("slidenum", "datetime")):
            font, properties = element.find("rPr/latin"), element.find("rPr")
            caps = properties is not None and properties.get("cap") == "all"
            yield Run(element.findtext("t") or "", font.get("typeface") if font is not None else None, caps)


def _mark(paragraph: Element, numbering: dict[str, Numbering], *, bulleted: bool) -> str:
    """The bullet or number of a paragraph. Where the slide does not say, the body of a layout has bullets."""
    properties = paragraph.find("pPr")
    if properties is not None and properties.find("buNone") is not None:
        return ""
    auto = properties.find("buAutoNum") if properties is not None else None
    if properties is None or auto is None:
        own = properties is not None and properties.find("buChar") is not None
        return "-" if own or bulleted else ""
    kind, start = auto.get("type", ""), auto.get("startAt", "1")
    if kind not in numbering:
        level = _level(kind, int(start) if start.isascii() and start.isdigit() and len(start) < 6 else 1)
        numbering[kind] = Numbering({kind: NumberedList(shared=kind, levels=(level,))})
    return numbering[kind].mark(kind, 0)


def _level(kind: str, start: int) -> Level:
    shape = next((shape for shape in _AUTO_SHAPES if kind.endswith(shape)), "Period")
    return Level(format=_AUTO.get(kind.removesuffix(shape), "decimal"), text=_AUTO_SHAPES[shape], start=start)

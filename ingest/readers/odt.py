"""OpenDocument texts, sheets and slides (.odt, .ods, .odp) of LibreOffice."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from ingest.office import sheets
from ingest.office.blocks import Block, Paragraph, Table, plain, render
from ingest.office.columns import with_columns
from ingest.office.odf_body import Story
from ingest.office.odf_styles import Styles, list_levels
from ingest.office.package import Package, damaged, locked
from ingest.office.properties import real_title
from ingest.readers.content import Content, content, pages_content

NAME = "odf/3"


def read(data: bytes) -> Content:
    """The text, the sheets, or a page a slide; raises RejectedSource for what is none of these, damaged or locked."""
    package = Package(data)
    if b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise locked()
    root, styles = package.xml("content.xml"), package.xml("styles.xml")
    body = root.find("body") if root is not None else None
    if body is None or not len(body):
        raise damaged()
    story = Story(Styles(styles, root), list_levels(styles, root))
    kind = body[0].tag
    if kind == "presentation":
        pages = [render(_slide(story, page)) for page in body[0].iter("page")]
        return pages_content(pages, reading=story.fonts.reading())
    if kind == "spreadsheet":
        text = render(_sheets(story, body[0]))
    else:
        text = render([*with_columns(story.blocks(body[0])), *_notes(story)])
    return content(text, title=real_title(_title(package), text), reading=story.fonts.reading())


def _notes(story: Story) -> Iterator[Block]:
    for number, note in enumerate(story.notes, 1):
        mark = f"[{number}]"
        for block in story.blocks(note.findall("note-body")):
            yield Paragraph(block.text, mark) if isinstance(block, Paragraph) and mark else block
            mark = ""


def _slide(story: Story, page: Element) -> Iterator[Block]:
    frames = [child for child in page if child.tag != "notes"]
    for frame in sorted(frames, key=lambda frame: frame.get("class") != "title"):
        found = list(story.blocks([frame]))
        if frame.get("class") == "title":
            yield Paragraph(plain(found), heading=2)
        else:
            yield from found
    notes = [block for element in page.findall("notes") for block in story.blocks(element)]
    if words := plain(notes):
        yield Paragraph(f"Ghi chú: {words}")


def _sheets(story: Story, body: Element) -> Iterator[Block]:
    tables = body.findall("table")
    for table in tables:
        for block in story.blocks([table]):
            if isinstance(block, Table):
                rows = [[plain(cell) for cell in row] for row in block.rows]
                yield from sheets.blocks(table.get("name") if len(tables) > 1 else None, rows)


def _title(package: Package) -> str | None:
    root = package.xml("meta.xml")
    found = next(root.iter("title"), None) if root is not None else None
    return found.text if found is not None else None

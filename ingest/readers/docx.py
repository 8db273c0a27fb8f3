"""Word documents (.docx): what is printed, with automatic numbers, changes accepted, notes at the end."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from ingest.office.blocks import Block, Paragraph, render
from ingest.office.columns import letterhead, with_columns
from ingest.office.package import Package, damaged
from ingest.office.properties import real_title
from ingest.office.word_body import Story
from ingest.office.word_styles import Lists, Styles, is_on
from ingest.readers.content import Content, content

NAME = "docx/3"


def read(data: bytes) -> Content:
    """The text of the document; raises RejectedSource for what is no .docx, damaged or locked."""
    package = Package(data)
    name = package.related("", "officeDocument") or "word/document.xml"
    root = package.xml(name)
    body = root.find("body") if root is not None else None
    if body is None:
        raise damaged()
    styles = Styles(_part(package, name, "styles"))
    story = Story(styles, Lists(_part(package, name, "numbering")))
    parts = [_page_header(package, name, body, styles), render(with_columns(story.blocks(body)))]
    parts.append(_notes(package, name, story))
    text = "\n\n".join(filter(None, parts))
    return content(text, title=real_title(_core_title(package), text), reading=story.fonts.reading())


def _part(package: Package, name: str, kind: str) -> Element | None:
    part = package.related(name, kind)
    return package.xml(part) if part else None


def _page_header(package: Package, name: str, body: Element, styles: Styles) -> str:
    """The header of the first page, where it holds the letterhead; other headers are no part of the text."""
    section = next(body.iter("sectPr"), None)
    if section is None:
        return ""
    title_page = section.find("titlePg")
    wanted = "first" if title_page is not None and is_on(title_page.get("val")) else "default"
    parts = package.relations(name)
    for reference in section.findall("headerReference"):
        part = parts.get(reference.get("r:id", ""))
        header = package.xml(part[1]) if part and reference.get("type", "default") == wanted else None
        if header is not None:
            return letterhead(Story(styles, Lists(None)).blocks(header))
    return ""


def _notes(package: Package, name: str, story: Story) -> str:
    """The footnotes and endnotes that the body calls, by the numbers they are called with."""
    parts = {kind: _part(package, name, kind) for kind in {kind for kind, _ in story.notes}}
    found = {
        (kind, note.get("id", "")): note
        for kind, root in parts.items()
        for note in (root if root is not None else ())
        if note.tag in ("footnote", "endnote")
    }
    called = list(enumerate(story.notes, 1))
    return render(block for number, key in called if key in found for block in _note(story, number, found[key]))


def _note(story: Story, number: int, note: Element) -> Iterator[Block]:
    mark = f"[{number}]"
    for block in story.blocks(note):
        yield Paragraph(block.text, mark) if isinstance(block, Paragraph) and mark else block
        mark = ""


def _core_title(package: Package) -> str | None:
    part = package.related("", "core-properties")
    root = package.xml(part) if part else None
    return root.findtext("title") if root is not None else None

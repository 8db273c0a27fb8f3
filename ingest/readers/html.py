"""HTML: the main text of a page, as trafilatura finds it, with headings, lists and tables as Markdown marks."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.errors import RejectedSource
from ingest.readers.content import Content, content, decode

if TYPE_CHECKING:
    # lxml ships no types; its elements have this interface.
    from xml.etree.ElementTree import Element

NAME = "html/1"

_CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?\s*([\w-]+)", re.IGNORECASE)
# JavaScript's escape() leaves these in pages exported from e-books.
_ESCAPE = re.compile(r"%u([0-9a-fA-F]{4})")
_SPACES = re.compile(r"\s+")
# The first that a page has counts. Dates that trafilatura would guess from the text are left to `ingest.metadata`.
_META = {
    "title": ("og:title", "dc.title", "title"),
    "date": ("article:published_time", "og:published_time", "datepublished", "pubdate", "dc.date", "date"),
    "publisher": ("og:site_name", "article:publisher", "dc.publisher"),
}
_SECTIONS = frozenset(["body", "main", "div", "quote", "code"])


def read(data: bytes) -> Content:
    """The main text of the page; raises RejectedSource where there is none."""
    import trafilatura

    declared = _CHARSET.search(data[:4096])
    source = decode(data, declared=declared[1].decode() if declared else None)
    tree = trafilatura.load_html(_ESCAPE.sub(lambda m: chr(int(m[1], 16)), source))
    hints = _hints(tree) if tree is not None else {}
    title = hints.pop("title", None)
    # `fast` leaves out the second opinion of other extractors, which lose nested lists.
    page = None
    if tree is not None:
        page = trafilatura.bare_extraction(
            tree, include_comments=False, favor_recall=True, fast=True, with_metadata=False
        )
    if not isinstance(page, trafilatura.settings.Document) or page.body is None:
        raise RejectedSource(
            "Không tìm thấy nội dung chính trong trang web.",
            help="Trang có lẽ chỉ có trình đơn, ảnh hoặc nội dung nạp bằng JavaScript; hãy lưu phần chữ thành .txt.",
        )
    return content("\n\n".join(_render(page.body)), title=title, hints=hints)


def _hints(tree: "Element") -> dict[str, str]:
    named = {
        (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower(): meta.get("content") or ""
        for meta in tree.iter("meta")
    }
    hints = {hint: next((named[n] for n in names if named.get(n)), "") for hint, names in _META.items()}
    headings = [text for h1 in tree.iter("h1") if (text := _words(h1))]
    titles = [text for title in tree.iter("title") if (text := _words(title))]
    if not hints["title"] and titles:
        # "Headline - Name of the site": the headline alone, where the page has it as a heading.
        hints["title"] = next((h1 for h1 in headings if h1 in titles[0]), titles[0])
    elif not hints["title"]:
        hints["title"] = headings[0] if headings else ""
    return {hint: value for hint, value in hints.items() if value}


def _render(element: "Element") -> Iterator[str]:
    """The paragraphs, headings, lists and tables of `element`, top to bottom."""
    loose: list[str] = [element.text or ""]
    for child in element:
        if child.tag in ("p", "head", "list", "table") or child.tag in _SECTIONS:
            yield from _paragraph("".join(loose))
            loose = []
            yield from _block(child)
        else:
            loose.append("\n" if child.tag == "lb" else "".join(child.itertext()))
        loose.append(child.tail or "")
    yield from _paragraph("".join(loose))


def _block(element: "Element") -> Iterator[str]:
    if element.tag == "head":
        level = (element.get("rend") or "h2").removeprefix("h")
        if words := _words(element):
            yield f"{'#' * int(level) if level.isdigit() else '##'} {words}"
    elif element.tag == "list":
        yield "\n".join(_items(element, ""))
    elif element.tag == "table":
        yield "\n".join(" | ".join(_words(cell) for cell in row.iter("cell")) for row in element.iter("row"))
    else:
        yield from _render(element)


def _items(element: "Element", indent: str) -> Iterator[str]:
    for number, item in enumerate(element.findall("item"), 1):
        words = [item.text or ""]
        for child in item:
            if child.tag != "list":
                words.append("".join(child.itertext()))
            words.append(child.tail or "")
        line = _SPACES.sub(" ", " ".join(words)).strip()
        if line:
            yield f"{indent}{f'{number}.' if element.get('rend') == 'ol' else '-'} {line}"
        for nested in item.findall("list"):
            yield from _items(nested, indent + "  ")


def _paragraph(words: str) -> Iterator[str]:
    lines = [_SPACES.sub(" ", line).strip() for line in words.split("\n")]
    if any(lines):
        yield "\n".join(filter(None, lines))


def _words(element: "Element") -> str:
    return _SPACES.sub(" ", " ".join(element.itertext())).strip()

"""HTML: the main text of a page, with headings, lists and tables in the marks of Markdown."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from ingest.documents import Reading
from ingest.errors import RejectedSource
from ingest.readers.content import Content, content
from ingest.text import squeeze
from ingest.webpage.blocks import Block, blocks_of
from ingest.webpage.charset import page_text
from ingest.webpage.main_text import headlines, main_blocks
from ingest.webpage.refusals import refuse_page_without_document

if TYPE_CHECKING:
    # lxml ships no types; its elements have this interface.
    from xml.etree.ElementTree import Element

NAME = "html/4"

# The first that a page has counts. Dates that one could guess from the text are left to `ingest.metadata`.
_META = {
    "title": ("og:title", "dc.title", "title"),
    "date": ("article:published_time", "og:published_time", "datepublished", "pubdate", "dc.date", "date"),
    "publisher": ("og:site_name", "article:publisher", "dc.publisher"),
}
# Word, Excel and LibreOffice save documents as pages: all of such a page is the document. Said before its body:
# articles of portals, pasted from Word, bear traces of it too.
_OFFICE = re.compile(r"<meta\s[^>]*(?:Microsoft\s(?:Word|Excel)|LibreOffice|OpenOffice)|xmlns:[wx]=")
_HEAD_CHARS = 20_000
_BODY = re.compile(r"<body\b", re.IGNORECASE)
_ONLY_HEADLINES = "Trang web chỉ gồm các liên kết; chỉ giữ lại tiêu đề các tin."


def read(data: bytes, *, charset: str | None = None, whole: bool = False) -> Content:
    """The main text of the page, or all of its text; `charset` is what the message around it says.

    Raises RejectedSource for a page without text.
    """
    from lxml import html

    source, legacy = page_text(data, declared=charset)
    # huge_tree: tags left open by the thousand nest deeper than the parser otherwise follows.
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except Exception:  # lxml raises different errors for sources in which it finds no element at all
        raise _nothing_in_it() from None
    blocks = blocks_of(tree)
    reading = Reading(converted_from=legacy)
    if not whole and not _OFFICE.search(_BODY.split(source[:_HEAD_CHARS], maxsplit=1)[0]):
        refuse_page_without_document(tree, "\n".join(block.text for block in blocks))
        text = main_blocks(tree, blocks)
        if links := headlines(blocks, text):
            reading = Reading(converted_from=legacy, warnings=(_ONLY_HEADLINES,))
        blocks = _listed(links) or text
    if not blocks:
        raise _nothing_in_it()
    hints = _hints(tree)
    title = hints.pop("title", None)
    return content(_joined(blocks), title=title, hints=hints, reading=reading)


def _nothing_in_it() -> RejectedSource:
    return RejectedSource(
        "Không tìm thấy nội dung chính trong trang web.",
        help="Trang có lẽ chỉ có trình đơn, ảnh hoặc nội dung nạp bằng JavaScript; hãy lưu phần chữ thành .txt.",
    )


def _joined(blocks: Sequence[Block]) -> str:
    """The text of the blocks: a blank line between them, but the items of a list on consecutive lines."""
    parts = [blocks[0].text]
    for before, block in pairwise(blocks):
        in_one_list = block.list is not None and block.list is before.list
        parts += ("\n" if in_one_list else "\n\n", block.text)
    return "".join(parts)


def _listed(links: Sequence[Block]) -> list[Block]:
    """The headlines as one list, each once."""
    texts = dict.fromkeys(link.text.lstrip("#- ") for link in links)
    return [Block(links[0].element, f"- {text}", len(text), links[0].element) for text in texts]


def _hints(tree: "Element") -> dict[str, str]:
    named = {
        (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower(): meta.get("content") or ""
        for meta in tree.iter("meta")
    }
    hints = {hint: next((named[n] for n in names if named.get(n)), "") for hint, names in _META.items()}
    headings = [text for h1 in tree.iter("h1") if (text := squeeze(" ".join(h1.itertext())))]
    titles = [text for title in tree.iter("title") if (text := squeeze(" ".join(title.itertext())))]
    if not hints["title"] and titles:
        # "Headline - Name of the site": the headline alone, where the page has it as a heading.
        hints["title"] = next((h1 for h1 in headings if h1 in titles[0]), titles[0])
    elif not hints["title"]:
        hints["title"] = headings[0] if headings else ""
    return {hint: value for hint, value in hints.items() if value}

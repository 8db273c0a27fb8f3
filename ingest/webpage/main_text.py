"""Which blocks of a page are its text: trafilatura finds the place, and nothing that stands there is lost."""

import copy
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import TYPE_CHECKING

from ingest.text import squeeze
from ingest.webpage.blocks import Block

if TYPE_CHECKING:
    # lxml ships no types; its elements have this interface.
    from xml.etree.ElementTree import Element

# Trafilatura takes 2 s for this much text and 7 s for three times as much (a page of equal paragraphs, one core);
# the articles of portals, tables and all, have far less.
_MAX_EXTRACTED_CHARS = 300_000
# The place of the text is the innermost element that holds this share of what was chosen.
_CORE_SHARE = 0.85
# Of the three-word runs of a block, how many must be in what trafilatura chose.
_RUN, _CHOSEN_SHARE = 3, 0.5
# A block that is mostly links leads elsewhere; prose that names its sources stays far below.
_LINKED_SHARE = 0.6
_PROSE_WORDS = 25
# A link of so many words is a headline and not a menu; a front page has several, and little else.
_HEADLINE_WORDS, _HEADLINES = 8, 5
_TABLE_ROWS = 3
# Names that portals give to what stands around the text. An element with such a name that holds this share of
# the page's words is no such thing: "with-sidebar" may be the name of the whole page.
_JUNK = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|footer|sidebar|pager|pagination|share|sharing|social"
    r"|related|comments?|ratings?|banner|adverts?|ads|widget|weblink|cookie|popup|toolbar|login|copyright)(?:$|[\s_-])",
    re.IGNORECASE,
)
_JUNK_TAGS = frozenset(["footer", "aside"])
_MAX_JUNK_SHARE = 0.4


def main_blocks(tree: "Element", blocks: Sequence[Block]) -> list[Block]:
    """Those of `blocks` that are the page's text; empty when it has none."""
    chosen = _chosen(tree, blocks)
    junk = _junk(blocks, list(chosen) or blocks)
    inside = [block for block in blocks if junk.isdisjoint(_line(block.element))]
    text = {block for block in inside if block in chosen or says_something(block)}
    core = _core(_sizes(text), tree)
    if core is not tree and any(block.element is core for block in text):
        core = next(core.iterancestors())  # type: ignore[attr-defined]  # a lone paragraph: its heading is beside it
    found = [block for block in inside if block in text or (not leads_away(block) and core in _line(block.element))]
    while found and found[-1].text.startswith("#") and found[-1] not in text:
        found.pop()  # the heading of a menu that is gone
    return found


def headlines(blocks: Sequence[Block], text: Sequence[Block]) -> list[Block]:
    """The links to articles, if the page holds these rather than its `text`; empty for a page with a text."""
    junk = _junk(blocks, blocks)
    links = [block for block in blocks if _is_headline(block) and junk.isdisjoint(_line(block.element))]
    own = sum(len(block.text) - block.linked for block in text)
    is_front = len(links) >= _HEADLINES and sum(block.linked for block in links) > 2 * own
    return links if is_front and not any(map(says_something, text)) else []


def leads_away(block: Block) -> bool:
    """Whether it is made of links to other pages; a register of documents with their dates is not."""
    return block.linked > (1 if _is_register(block) else _LINKED_SHARE) * len(block.text)


def says_something(block: Block) -> bool:
    """Whether it is a paragraph or a table, and not a heading, a caption or a link."""
    words = sum(word.isalpha() for word in block.text.split())
    return not leads_away(block) and words >= (_PROSE_WORDS // 2 if _is_register(block) else _PROSE_WORDS)


def _is_register(block: Block) -> bool:
    return block.element.tag == "table" and block.text.count("\n") + 1 >= _TABLE_ROWS


def _is_headline(block: Block) -> bool:
    return leads_away(block) and len(block.text.split()) >= _HEADLINE_WORDS


def _line(element: "Element") -> Iterator["Element"]:
    """The element and those it is in, outwards."""
    yield element
    yield from element.iterancestors()  # type: ignore[attr-defined]  # lxml's elements have it


def _sizes(blocks: Iterable[Block]) -> Counter["Element"]:
    """How many characters of `blocks` each element holds."""
    sizes: Counter[Element] = Counter()
    for block in blocks:
        for element in _line(block.element):
            sizes[element] += len(block.text)
    return sizes


def _junk(blocks: Sequence[Block], text: Sequence[Block]) -> frozenset["Element"]:
    """The elements whose names say that they stand around the text, if they do not hold much of `text`."""
    in_text, total = _sizes(text), sum(len(block.text) for block in text)

    def is_junk(element: "Element") -> bool:
        names = f"{element.get('class', '')} {element.get('id', '')} {element.get('role', '')}"
        named = element.tag in _JUNK_TAGS or _JUNK.search(names) is not None
        return named and in_text[element] <= _MAX_JUNK_SHARE * total

    return frozenset(filter(is_junk, _sizes(blocks)))


def _chosen(tree: "Element", blocks: Sequence[Block]) -> Set[Block]:
    """Those of `blocks` that trafilatura takes for the text."""
    if sum(len(block.text) for block in blocks) > _MAX_EXTRACTED_CHARS:
        return frozenset()
    import trafilatura

    try:
        # `fast` leaves out the second opinion of other extractors, which lose nested lists.
        page = trafilatura.bare_extraction(
            copy.deepcopy(tree), include_comments=False, favor_recall=True, fast=True, with_metadata=False
        )
    except Exception:  # trafilatura fails in ways of its own on odd pages; the page is then judged without it
        return frozenset()
    if not isinstance(page, trafilatura.settings.Document) or page.body is None:
        return frozenset()
    words = " ".join(page.body.itertext())
    pieces = {squeeze(piece) for element in page.body.iter() for piece in (element.text, element.tail) if piece}
    runs = frozenset(_runs(words))
    return {block for block in blocks if _is_in(block, runs, pieces)}


def _runs(text: str) -> list[str]:
    words = text.split()
    return [" ".join(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)]


def _is_in(block: Block, runs: Set[str], pieces: Set[str]) -> bool:
    words = block.text.replace(" | ", " ").lstrip("#- ")
    own = _runs(words)
    if leads_away(block) and not (_is_headline(block) and block.text.startswith("#")):
        return False
    if len(own) < _RUN:
        return squeeze(words) in pieces
    return sum(run in runs for run in own) >= _CHOSEN_SHARE * len(own)


def _core(sizes: Counter["Element"], tree: "Element") -> "Element":
    """The innermost element that holds nearly all of what was chosen: the page itself when that is nothing."""
    core, total = tree, sizes.get(tree, 0)
    while total:
        inner = [child for child in core if sizes.get(child, 0) >= _CORE_SHARE * total]
        if not inner:
            break
        core = inner[0]
    return core

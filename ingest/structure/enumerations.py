"""Lists in running text and in lines, each with the words that lead into it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.documents import Span
from ingest.structure.blocks import Block, blocks, heading_words
from ingest.structure.inline import inline_enumerations, last_clause, trim_item
from ingest.structure.labels import LEGAL_LEVELS, Place, place
from ingest.structure.sequences import announced_count, sequences
from ingest.structure.types import Enumeration

# Official documents nest at most eight kinds of marks; a text that opens ever more lists closes none of them.
_DEEPEST = 16
# A paragraph that begins so goes through what its heading names, whatever stands between them.
_COUNTS_UP = re.compile(r"thứ nhất|một là", re.IGNORECASE)
# "Ngoài ra, còn có hai khó khăn:" goes on with the list above it.
_ADDS = re.compile(r"^\W*(?:ngoài ra|bên cạnh đó|cùng với đó|cạnh đó)\b|\bthêm\b[^.]*:$", re.IGNORECASE)


@dataclass(slots=True)
class _OpenList:
    lead: Span
    place: Place
    indent: int
    items: list[Span] = field(default_factory=list)


def enumerations(text: str, span: Span | None = None) -> list[Enumeration]:
    """The lists of `text` within `span`, by the position of their lead; a nested list is its own entry."""
    start, end = span or (0, len(text))
    within = [b for b in blocks(text) if b.start < end and b.end > start]
    found: list[Enumeration] = []
    heading: Block | None = None
    for before, block in zip([None, *within], within, strict=False):
        part = Span(max(start, block.start), min(end, block.end))
        heading = before if before and before.kind == "heading" else heading
        announcing = (
            before if before and _announces(text, before) else heading if _COUNTS_UP.match(block.label) else None
        )
        above = _lead(text, announcing) if announcing else None
        found += inline_enumerations(text, block, part, above)
        found += sequences(text, block, part, above)
    found += _block_lists(text, [b for b in within if b.start >= start and b.end <= end])
    found += _unmarked_lists(text, [b for b in within if b.start >= start and b.end <= end])
    return sorted(found, key=lambda e: (e.lead, e.items))


def _announces(text: str, block: Block) -> bool:
    """Whether what stands below `block` may be its list: a heading, a question, words that end in a colon, or that
    say how many things there are."""
    ends_so = block.kind == "heading" or text[block.end - 1] in ":?"
    return ends_so or announced_count(text[slice(*last_clause(text, block))]) is not None


def _block_lists(text: str, within: list[Block]) -> Iterator[Enumeration]:
    """Lists whose items are lines with a bullet or number."""
    open_lists: list[_OpenList] = []
    previous: Block | None = None
    for block in within:
        places = place(block.label) if block.label else []
        if places:
            yield from _take(text, open_lists, block, places, previous)
        else:
            yield from _closed(open_lists, [o for o in open_lists if not _outlasts(text, o, block, previous)])
        # The codification of law puts "(Điều 5 Nghị định số ...)" between an article's heading and its clauses.
        if previous is None or text[block.start] != "(" or text[block.end - 1] != ")":
            previous = block
    yield from _closed(open_lists, list(open_lists))


def _take(
    text: str, open_lists: list[_OpenList], block: Block, places: list[Place], previous: Block | None
) -> Iterator[Enumeration]:
    """Adds the item `block` to the innermost list it continues, closing those inside; else opens a list."""
    item = trim_item(text, Span(block.body, block.end))
    for depth in range(len(open_lists) - 1, -1, -1):
        continued = next((p for p in places if _continues(open_lists[depth], p, block)), None)
        if continued is not None:
            yield from _closed(open_lists, open_lists[depth + 1 :])
            open_lists[depth].place = continued
            open_lists[depth].items.append(item)
            return
    first = next((p for p in places if p.ordinal in (None, 1)), None)
    if previous is None or first is None or not _opens_under(text, previous, block, first):
        return
    lead = _lead(text, previous)
    if lead.end > lead.start:
        yield from _closed(open_lists, open_lists[: max(0, len(open_lists) - _DEEPEST)])
        open_lists.append(_OpenList(lead, first, block.level if block.kind == "item" else 0, [item]))


def _outlasts(text: str, open_list: _OpenList, block: Block, previous: Block | None) -> bool:
    """Whether the list may go on below `block`, which is none of its items: numbers tell, bullets only after one
    paragraph that opens no list of its own, or one that says that it adds to this."""
    if block.kind != "paragraph" or open_list.place.ordinal is not None:
        return block.kind != "heading"
    words = text[block.start : block.end]
    adds = not words.endswith(":") or _ADDS.search(words) is not None
    return adds and previous is not None and previous.kind == "item"


def _continues(open_list: _OpenList, at: Place, block: Block) -> bool:
    if at.family != open_list.place.family:
        return False
    if at.ordinal is None or open_list.place.ordinal is None:
        return block.level == open_list.indent
    return at.ordinal == open_list.place.ordinal + 1


def _opens_under(text: str, previous: Block, block: Block, first: Place) -> bool:
    """Whether a list that starts with `block` belongs to the block before it."""
    if previous.kind != "item" or text[previous.end - 1] == ":":
        return True
    return block.level > previous.level or _depth(first) > max(map(_depth, place(previous.label)), default=0)


def _depth(at: Place) -> int:
    """How deep official documents nest a mark: "Một là" outside "1.", that outside "1.1.", "a)", then bullets."""
    if at.ordinal is None:
        return 5 if at.family in ("+", "*") else 4
    if at.family in ("là", "thứ"):
        return 0
    return 3 if at.family.endswith(":a") else 2 if at.family[0].isdigit() else 1


def _lead(text: str, block: Block) -> Span:
    """What announces a list: an article's whole heading, another heading's words, else the last sentence."""
    if block.kind != "heading":
        return last_clause(text, block)
    return heading_words(text, block) if block.level != LEGAL_LEVELS["điều"] else Span(block.start, block.end)


def _closed(open_lists: list[_OpenList], closing: list[_OpenList]) -> Iterator[Enumeration]:
    for open_list in closing:
        open_lists.remove(open_list)
        if len(open_list.items) > 1:
            yield Enumeration(open_list.lead, tuple(open_list.items))


def _unmarked_lists(text: str, within: list[Block]) -> Iterator[Enumeration]:
    """Lists whose items are plain lines: a lead with a colon, lines ending in ";", and a last one."""
    for index, lead in enumerate(within):
        if lead.kind == "heading" or text[lead.end - 1] != ":":
            continue
        items: list[Span] = []
        for at in range(index + 1, len(within)):  # a slice would copy the rest of the text for every lead
            block = within[at]
            if block.kind != "paragraph":
                break
            items.append(trim_item(text, Span(block.start, block.end)))
            if text[block.end - 1] != ";":
                break
        if len(items) > 1:
            yield Enumeration(_lead(text, lead), tuple(items))

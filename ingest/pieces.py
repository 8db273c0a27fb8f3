"""The smallest stretches that a passage is made of: a sentence, a whole list, a heading with what follows it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.clean import boilerplate
from ingest.documents import Span
from ingest.structure import Block, blocks, enumerations
from ingest.structure.outline import ends_article, heading_paths, is_article, is_legal_unit
from ingest.structure.sentences import sentences_of

# A list of lines longer than this is cut between its items; shorter ones stay whole, so that they can be quoted.
MAX_LIST_CHARS = 2400
# Longer "sentences" are tables or lists without stops; they are cut at a semicolon or, failing that, a blank.
MAX_SENTENCE_CHARS = 6000


@dataclass(slots=True, kw_only=True)
class Piece:
    """A stretch of text that is never cut."""

    start: int
    end: int
    heading: tuple[str, ...]
    """The headings it stands under, its own included."""
    opens: bool
    """Whether it begins with a heading."""
    bare: bool
    """Whether it is nothing but headings."""
    paragraph: bool
    """Whether it begins a paragraph."""
    section: int
    """Pieces of different sections never share a passage: boilerplate or the end of an article parts them."""


def pieces(text: str) -> list[Piece]:
    """The pieces of `text`, in order: together all its sentences outside boilerplate, each once."""
    found = blocks(text)
    bonds = sorted([*_list_bonds(text, found), *_heading_bonds(text, found)])
    joined: list[Piece] = []
    reach = position = 0
    for sentence in _sentences(text, found):
        while position < len(bonds) and bonds[position].start < sentence.start:
            reach = max(reach, bonds[position].end)
            position += 1
        last = joined[-1] if joined else None
        if last and sentence.start < reach and sentence.section == last.section:
            last.end = sentence.end
            last.bare = last.bare and sentence.bare
            last.heading = sentence.heading if last.opens and sentence.opens else last.heading
        else:
            joined.append(sentence)
    return joined


def _sentences(text: str, found: Sequence[Block]) -> Iterator[Piece]:
    """The sentences outside boilerplate, each as a piece of its own."""
    gaps = boilerplate(text)
    gap = 0
    for block, heading, section in zip(found, heading_paths(text, found), _sections(found), strict=True):
        begins = True
        start = block.start
        while start < block.end:
            while gap < len(gaps) and gaps[gap].end <= start:
                gap += 1
            stop = min(block.end, gaps[gap].start) if gap < len(gaps) else block.end
            for sentence in sentences_of(text, block, Span(start, max(start, stop))):
                for part in _bearable(text, sentence):
                    yield Piece(
                        start=part.start,
                        end=part.end,
                        heading=heading,
                        opens=begins and block.kind == "heading",
                        bare=block.kind == "heading",
                        paragraph=begins,
                        section=section + gap,
                    )
                    begins = False
            start = block.end if stop == block.end else gaps[gap].end


def _sections(found: Sequence[Block]) -> Iterator[int]:
    """For each block the number of its section: an article, with the chapter heading above it, is one."""
    section = 0
    in_article = only_headings = False
    for block in found:
        legal = is_legal_unit(block)
        if (legal or (in_article and ends_article(block))) and not only_headings:
            section += 1
            only_headings = True
        only_headings = only_headings and block.kind == "heading"
        in_article = is_article(block) or (in_article and not ends_article(block))
        yield section


def _list_bonds(text: str, found: Sequence[Block]) -> Iterator[Span]:
    """Stretches from the lead of a list to its end; of one too long, to the end of its first item."""
    starts = {block.start for block in found}
    for lead, items in enumerations(text):
        inline = not any(start in starts for start in range(lead.end, items[0].start + 1))
        short = items[-1].end - lead.start <= MAX_LIST_CHARS
        yield Span(lead.start, items[-1].end if inline or short else items[0].end)


def _heading_bonds(text: str, found: Sequence[Block]) -> Iterator[Span]:
    """Stretches from a heading, or a line that ends in a colon, into what it announces."""
    for block, below in pairwise(found):
        empty = block.kind == below.kind == "heading" and below.level <= block.level
        if (block.kind == "heading" and not empty) or text[block.end - 1] == ":":
            yield Span(block.start, below.start + 1)


def _bearable(text: str, sentence: Span) -> Iterator[Span]:
    """`sentence`, or its parts where it is no sentence that anyone would read."""
    start, end = sentence
    while end - start > MAX_SENTENCE_CHARS:
        cut = max(
            text.rfind(";", start, start + MAX_SENTENCE_CHARS), text.rfind("\n", start, start + MAX_SENTENCE_CHARS)
        )
        if cut <= start:
            cut = text.rfind(" ", start, start + MAX_SENTENCE_CHARS)
        cut = cut + 1 if cut > start else start + MAX_SENTENCE_CHARS
        part = text[start:cut].rstrip()
        yield Span(start, start + len(part))
        start = cut + len(text[cut:end]) - len(text[cut:end].lstrip())
    yield Span(start, end)

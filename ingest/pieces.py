"""The smallest stretches that a passage is made of: a sentence, a whole list, a heading with what follows it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from ingest.articles import article_keys
from ingest.clean import boilerplate
from ingest.documents import Span
from ingest.structure import Block, blocks, enumerations
from ingest.structure.outline import Position, is_bare, is_legal_unit, outline
from ingest.structure.sentences import sentences_of, trimmed
from ingest.structure.tables import tables

# A list of lines longer than this is cut between its items; shorter ones stay whole, so that they can be quoted.
MAX_LIST_CHARS = 2400
# Longer "sentences" are tables or lists without stops; they are cut at a semicolon or, failing that, a blank.
MAX_SENTENCE_CHARS = 6000
# A table longer than this, which is all that the embedder sees (ingest/chunk.py), is cut between its rows.
MAX_TABLE_CHARS = 1800


@dataclass(slots=True, kw_only=True)
class Piece:
    """A stretch of text that is never cut."""

    start: int
    end: int
    heading: tuple[str, ...]
    """The headings it stands under, its own included."""
    article: str | None
    """The `ingest.documents.article_key` of the article it belongs to."""
    opens: bool
    """Whether it begins with a heading."""
    bare: bool
    """Whether it is nothing but headings."""
    paragraph: bool
    """Whether it begins a paragraph."""
    section: int
    """Pieces of different sections never share a passage: boilerplate or the end of an article parts them."""


def pieces(text: str, *, number: str | None = None) -> list[Piece]:
    """The pieces of `text`, in order: together all its sentences outside boilerplate, each once.

    `number` is the number of the document, of whose articles they are.
    """
    found = blocks(text)
    bonds = sorted([*_list_bonds(text, found), *_heading_bonds(text, found), *_table_bonds(text, found)])
    joined: list[Piece] = []
    reach = position = 0
    for sentence in _sentences(text, found, number):
        while position < len(bonds) and bonds[position].start < sentence.start:
            reach = max(reach, bonds[position].end)
            position += 1
        last = joined[-1] if joined else None
        if last and sentence.start < reach and sentence.section == last.section:
            _append(last, sentence)
        else:
            joined.append(sentence)
    return joined


def common_heading(some: Iterable[Piece]) -> tuple[str, ...]:
    """The headings that all the pieces stand under."""
    levels = zip(*(piece.heading for piece in some), strict=False)
    return tuple(names[0] for names in takewhile(lambda names: len(set(names)) == 1, levels))


def _append(piece: Piece, sentence: Piece) -> None:
    """Makes `piece` longer by the `sentence` after it."""
    if piece.bare and sentence.opens:  # a heading right below a heading
        piece.heading, piece.article = sentence.heading, sentence.article
    else:
        piece.heading = common_heading((piece, sentence))
    piece.end = sentence.end
    piece.bare = piece.bare and sentence.bare


def _sentences(text: str, found: Sequence[Block], number: str | None) -> Iterator[Piece]:
    """The sentences outside boilerplate, each as a piece of its own."""
    gaps = boilerplate(text)
    gap = 0
    positions = outline(text, found)
    keys = article_keys(text, found, positions, number=number)
    for block, position, key, section in zip(found, positions, keys, _sections(text, found, positions), strict=True):
        begins = True
        start = block.start
        while start < block.end:
            while gap < len(gaps) and gaps[gap].end <= start:
                gap += 1
            stop = min(block.end, gaps[gap].start) if gap < len(gaps) else block.end
            within = Span(start, max(start, stop))
            for sentence in trimmed(text, *within) if block.kind == "row" else sentences_of(text, block, within):
                for part in _bearable(text, sentence):
                    yield Piece(
                        start=part.start,
                        end=part.end,
                        heading=position.path,
                        article=key,
                        opens=begins and block.kind == "heading",
                        bare=is_bare(text, block),
                        paragraph=begins,
                        section=section + gap,
                    )
                    begins = False
            start = block.end if stop == block.end else gaps[gap].end


def _sections(text: str, found: Sequence[Block], positions: Sequence[Position]) -> Iterator[int]:
    """For each block the number of its section: an article, with the chapter heading above it, is one."""
    section = 0
    only_headings = True
    article: int | None = None
    for block, position in zip(found, positions, strict=True):
        ended = article is not None and position.article != article
        if (is_legal_unit(block) or ended) and not only_headings:
            section += 1
            only_headings = True
        only_headings = only_headings and is_bare(text, block)
        article = position.article
        yield section


def _table_bonds(text: str, found: Sequence[Block]) -> Iterator[Span]:
    """Stretches from the first to the last row of a table; of one too long, its header with the first row."""
    for table in tables(text, found):
        fits = found[table.last].end - found[table.first].start <= MAX_TABLE_CHARS
        last = table.last if fits else min(table.first + 1, table.last)
        yield Span(found[table.first].start, found[last].end)


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

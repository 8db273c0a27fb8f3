"""Cuts documents into passages along their own structure: articles, headings, paragraphs, lists, sentences."""

from collections.abc import Sequence
from itertools import groupby

from ingest.documents import Passage, SourceDocument
from ingest.pieces import Piece, common_heading, pieces
from ingest.text import fold

CHUNKER = "structure/5"
"""Name and version of the way of cutting: a new version cuts every document anew."""

# multilingual-e5-small sees 512 tokens, about 1,800 characters of Vietnamese (3.6 a token over the codification
# of law with its own tokenizer). Half of that leaves room for the title and keeps a passage to one subject.
# To measure anew: hit@1 of the retrieval benchmark with other values.
AIM_CHARS = 900
MAX_CHARS = 1800
# Less says too little by itself and joins a neighbour of the same section.
MIN_CHARS = 250


def chunk(document: SourceDocument) -> list[Passage]:
    """The passages of `document`, in order, not overlapping; `document.text[start:end] == passage.text`.

    Every sentence outside boilerplate is in exactly one passage. A list stays with its lead, so a passage may
    be longer than MAX_CHARS. A heading begins the passage of what follows it.
    """
    title = fold(document.title)
    document_id = document.id  # a hash of the whole text: once, not for every passage
    passages = []
    found = pieces(document.text, number=document.metadata.number)
    for _, section in groupby(found, key=lambda piece: piece.section):
        for group in _packed(list(section)):
            start, end = group[0].start, group[-1].end
            passage = Passage(
                document_id=document_id,
                start=start,
                end=end,
                text=document.text[start:end],
                heading=tuple(name for name in _heading(group) if fold(name) != title),
                page=document.reading.page_at(start),
                article=_article(group),
            )
            passages.append(passage)
    return passages


def _packed(section: list[Piece]) -> list[list[Piece]]:
    """The pieces of one section in groups, each a passage."""
    if section[-1].end - section[0].start <= AIM_CHARS:
        return [section]
    groups: list[list[Piece]] = [[]]
    for piece, paragraph_end in zip(section, _paragraph_ends(section), strict=True):
        if groups[-1] and _begins_passage(groups[-1], piece, paragraph_end):
            groups.append([])
        groups[-1].append(piece)
    if len(groups) > 1 and _chars(groups[-1]) < MIN_CHARS and _chars(groups[-2] + groups[-1]) <= MAX_CHARS:
        last = groups.pop()
        groups[-1] += last
    return groups


def _begins_passage(group: Sequence[Piece], piece: Piece, paragraph_end: int) -> bool:
    """Whether `piece` is better put into the next passage than added to `group`."""
    now = _chars(group)
    if piece.end - group[0].start > MAX_CHARS:
        return True
    if now < MIN_CHARS:
        return False
    if piece.opens and not all(before.bare for before in group):  # a table of contents is one subject
        return True
    with_paragraph = paragraph_end - group[0].start
    if piece.paragraph:
        return now >= AIM_CHARS or with_paragraph > AIM_CHARS * 4 // 3
    return now >= AIM_CHARS and with_paragraph > MAX_CHARS


def _paragraph_ends(section: Sequence[Piece]) -> list[int]:
    """For each piece where the paragraph it stands in ends."""
    ends: list[int] = []
    end = section[-1].end
    for piece, below in zip(reversed(section), [None, *reversed(section)], strict=False):
        end = piece.end if below is None or below.paragraph else end
        ends.append(end)
    return ends[::-1]


def _chars(group: Sequence[Piece]) -> int:
    return group[-1].end - group[0].start


def _heading(group: Sequence[Piece]) -> tuple[str, ...]:
    """The headings that all pieces of `group` stand under; for a table of contents also "Điều 1 – Điều 9"."""
    common = common_heading(group)
    last = [piece.heading[-1] for piece in group if piece.bare and len(piece.heading) > len(common)]
    listed = [name.partition(". ")[0] for name in last if name.startswith("Điều ")]
    if not listed or not all(piece.bare for piece in group):
        return common
    return (*common, " – ".join(dict.fromkeys((listed[0], listed[-1]))))


def _article(group: Sequence[Piece]) -> str | None:
    """The article that all of `group` belongs to; a mere heading, as in a table of contents, is not its text."""
    keys = {piece.article for piece in group}
    return keys.pop() if len(keys) == 1 and not all(piece.bare for piece in group) else None

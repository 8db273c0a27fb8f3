"""The headings above each block."""

from collections.abc import Iterator, Sequence

from ingest.structure.blocks import Block, heading_words
from ingest.structure.labels import LEGAL_LEVELS
from ingest.text import squeeze

# A heading this long is a whole paragraph after "Điều 5."; its mark alone then stands in the path.
_MAX_CHARS = 200


def heading_paths(text: str, found: Sequence[Block]) -> Iterator[tuple[str, ...]]:
    """For each block the headings it stands under, outermost first; a heading stands under itself."""
    path: list[tuple[int, str]] = []
    for block in found:
        if block.kind == "heading":
            while path and path[-1][0] >= block.level:
                path.pop()
            path.append((block.level, _name(text, block)))
        yield tuple(name for _, name in path)


def _name(text: str, block: Block) -> str:
    span = heading_words(text, block)
    words = squeeze(text[span.start : span.end]).replace("**", "")
    if not block.label:
        return words[:_MAX_CHARS]
    if not words or len(words) > _MAX_CHARS:
        return block.label
    return f"{block.label}{'' if block.label.endswith(('.', ')')) else '.'} {words}"


def is_article(block: Block) -> bool:
    """Whether `block` is the heading of an article ("Điều 5")."""
    return block.kind == "heading" and block.level == LEGAL_LEVELS["điều"]


def is_legal_unit(block: Block) -> bool:
    """Whether `block` is the heading of an article, or of a chapter or part that holds articles."""
    return block.kind == "heading" and block.level in LEGAL_LEVELS.values()


def ends_article(block: Block) -> bool:
    """Whether `block` is a heading too high to stand inside an article."""
    return block.kind == "heading" and block.level <= LEGAL_LEVELS["điều"]

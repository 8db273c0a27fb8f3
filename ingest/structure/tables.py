"""The tables of a text: rows on lines of their own, right below one another."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.structure.blocks import Block
from ingest.text import squeeze

# A header longer than this stands cut short above the later parts of its table.
_HEADER_CHARS = 200
_BLANK_LINE = re.compile(r"\n\s*\n")


class Table(NamedTuple):
    """The blocks `first` to `last`; `header` is the first row on one line, its cells parted by " | "."""

    first: int
    last: int
    header: str


def tables(text: str, found: Sequence[Block]) -> Iterator[Table]:
    """The tables among the blocks `found` of `text`, in order."""
    first: int | None = None
    for at, block in enumerate([*found, None]):
        goes_on = first is not None and block is not None and block.kind == "row"
        if goes_on and block and not _BLANK_LINE.search(text, found[at - 1].end, block.start):
            continue
        if first is not None:
            yield Table(first, at - 1, _header(text, found[first]))
        first = at if block is not None and block.kind == "row" else None


def _header(text: str, row: Block) -> str:
    cells = [squeeze(cell).replace("**", "") for cell in text[row.start : row.end].strip("| ").split("|")]
    return " | ".join(cell for cell in cells if cell)[:_HEADER_CHARS]

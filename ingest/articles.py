"""Which article of which document each block of a text belongs to."""

import re
from collections.abc import Iterator, Sequence

from ingest.documents import article_key
from ingest.facts.numbers import document_numbers
from ingest.structure import Block
from ingest.structure.outline import Position

# Codifications print under an article's heading where it comes from: "(Điều 1 Nghị định số 13/2023/NĐ-CP ...".
_SOURCE = re.compile(r"\(+\s*Điều\s+(?P<article>\d+[a-zđ]*)\.?\s+(?P<document>[^,;\n]+)")
_PLAIN = re.compile(r"Điều\s+(\d+[a-zđ]*)$", re.IGNORECASE)


def article_keys(
    text: str, found: Sequence[Block], positions: Sequence[Position], *, number: str | None
) -> Iterator[str | None]:
    """For each block the `article_key` of the article it belongs to, if any; `number` is that of the document."""
    known: dict[int, str | None] = {}
    for position in positions:
        at = position.article
        if at is not None and at not in known:
            known[at] = _source(text, found[at + 1 : at + 2]) or _own(found[at], number)
        yield known[at] if at is not None else None


def _source(text: str, below: Sequence[Block]) -> str | None:
    """The article that the note below a heading names."""
    note = _SOURCE.match(text, below[0].start) if below else None
    numbers = document_numbers(note["document"]) if note else []
    return article_key(note["article"], numbers[0].canonical) if note and numbers else None


def _own(heading: Block, number: str | None) -> str | None:
    label = _PLAIN.match(heading.label)
    return article_key(label[1].lower(), number) if label and number else None

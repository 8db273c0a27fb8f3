"""Quotations that run over several paragraphs, as in a law that words the articles of another one anew."""

import re
from collections.abc import Iterator, Sequence

_MARK = re.compile(r"[“”\"«»]")
_BEGINS = re.compile(r"[*_ ]*[“\"«]")
_ENDS = re.compile(r"[”\"»][*_ .;,:/)\d]*$")


def quotations(paragraphs: Sequence[str]) -> Iterator[tuple[int, int]]:
    """(first, last) paragraph of each quotation that is opened in one paragraph and closed at the end of a later one.

    Typists mix the marks, so all kinds count alike: a paragraph with an odd number of them opens or closes. A
    quotation that is never closed, or not before the next one opens, is none.
    """
    first: int | None = None
    for at, paragraph in enumerate(paragraphs):
        marks = _MARK.findall(paragraph)
        if len(marks) % 2 == 0:
            continue
        if _BEGINS.match(paragraph) or marks[-1] in "“«":
            first = at
        elif first is not None and _ENDS.search(paragraph):
            yield first, at
            first = None

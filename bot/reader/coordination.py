"""Lists that one sentence gives without marks: "gồm A, B và C", "ba nhóm vấn đề: a; b; c"."""

import re

from ingest.documents import Span
from ingest.text import canonical

# What announces the list inside a sentence.
_LEAD = re.compile(r":\s+|(?<!\w)(?:là|(?:bao )?gồm(?: có)?(?: các| những)?|như|trong đó có)\s+(?!do\b|vì\b|để\b)")
_MOST_CHARS = 160


def coordinated(text: str) -> list[tuple[Span, list[Span]]]:
    """(lead, items) for each place in the sentence that announces several things; items in order, without glue."""
    found = []
    for lead in _LEAD.finditer(canonical(text)):
        items = _items(text, lead.end())
        if len(items) > 1 and all(0 < item.end - item.start <= _MOST_CHARS for item in items):
            found.append((Span(0, lead.end()), items))
    return found


def _items(text: str, start: int) -> list[Span]:
    """The parts of the rest of a sentence: between semicolons if it has any, else between commas and "và"."""
    end = start + len(text[start:].rstrip(" .;\n"))
    glue = r"\s*;\s*(?:và\s+)?" if _outside(text, start, end, ";") else r"\s*,\s*(?:và\s+)?|\s+và\s+"
    cuts = [cut for cut in re.finditer(glue, text[start:end]) if not _is_inside(text[start : start + cut.start()])]
    items, at = [], start
    for cut in cuts:
        # "và" before the last comma joins two words of one thing.
        if cut is cuts[-1] or cut.group().strip() != "và":
            items.append(_trimmed(text, at, start + cut.start()))
            at = start + cut.end()
    return [*items, _trimmed(text, at, end)]


def _outside(text: str, start: int, end: int, mark: str) -> bool:
    return any(text[at] == mark and not _is_inside(text[start:at]) for at in range(start, end))


def _is_inside(before: str) -> bool:
    """Whether brackets or quotation marks opened in `before` are still open."""
    straight = before.count('"') % 2 == 1
    return straight or sum(map(before.count, "(“‘«[")) > sum(map(before.count, ")”’»]"))


def _trimmed(text: str, start: int, end: int) -> Span:
    inner = text[start:end]
    return Span(start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip()))

"""Everyday and dialect phrases in a question, put as official documents write: "mấy bữa" as "mấy ngày"."""

import re
from functools import cache

from bot.understanding.lexicon import everyday_phrases
from ingest.text import canonical


def as_documents_write(text: str) -> str:
    """`text` with its everyday phrases in the words of documents; names, written large, stay."""
    pieces, end = [], 0
    for match in _phrases().finditer(canonical(text)):
        said = text[match.start() : match.end()]
        # A sentence begins with a capital, too.
        if said.islower() or (match.start() == 0 and said[1:].islower()):
            pieces += [text[end : match.start()], everyday_phrases()[match.group()]]
            end = match.end()
    return "".join([*pieces, text[end:]])


@cache
def _phrases() -> re.Pattern[str]:
    longest_first = sorted(everyday_phrases(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?![\w'’])")

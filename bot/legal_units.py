"""Parts of a legal text as questions name them: "Điều 5", "khoản 2", "Chương II"."""

import re
from typing import NamedTuple

from ingest.documents import Span
from ingest.text import canonical

_UNIT = re.compile(r"\b(điều|khoản|chương|mục|phần)\s+(\d{1,3}|[ivxlc]{1,6})\b")


class LegalUnit(NamedTuple):
    """One part of a text, by kind and number as written: ("điều", "5")."""

    kind: str
    number: str
    span: Span


def units_in(text: str) -> list[LegalUnit]:
    """The parts that `text` names, in order."""
    return [LegalUnit(m[1], m[2], Span(*m.span())) for m in _UNIT.finditer(canonical(text))]

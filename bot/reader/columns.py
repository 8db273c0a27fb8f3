"""Columns of tables as lists: the cells of the one whose head names what is asked for."""

import re
from collections.abc import Sequence

from bot.answers import Hit
from bot.reader.evidence import Reader
from bot.reader.reading import terms_of
from bot.reader.tables import columns_of, line_around
from bot.spans.cells import is_headed
from bot.understanding.answer_types import AnswerType
from bot.understanding.lexicon import Phrase
from bot.understanding.query import Query
from ingest.documents import Span
from ingest.structure import Enumeration
from ingest.text import index_terms

# What people call a table, before the noun that it lists.
_TABLES = (("danh", "muc"), ("danh", "sach"))
# Question words for a kind of things rather than a noun, as `index_terms` spells them.
_KINDS = {("ai",): AnswerType.PERSON, ("dau",): AnswerType.PLACE}
# "B1" under "Bước": what the row is about stands beside it.
_LABEL = re.compile(r"[^\W\d_]?\d{1,3}")
_NUMBERED = re.compile(r"^[#*\s]*(?:[\dIVXa-z]{1,4}(?:\.\d+)*[.)]\s+)?")
# What a row must hold of the question, by weight, beyond what stands above its table for the question to mean it alone.
_LEAST_ADDED = 0.15


def columns_asked_for(query: Query, text: str) -> list[Enumeration]:
    """The columns of `text` whose head names what is asked for: "danh mục nhiệm vụ" asks for "Tên nhiệm vụ"."""
    if "|" not in text:
        return []
    nouns = query.asked_for or [run[2:4] for run in query.runs if run[:2] in _TABLES]
    columns = columns_of(text)
    called = [_telling(text, columns, at) for at, column in enumerate(columns) if _is_asked_for(text, column, nouns)]
    things = index_terms(query.text) if nouns else []
    headed = [_telling(text, columns, at) for at in range(len(columns)) if _is_headed_so(text, columns, at, things)]
    return called or headed


def of_the_rows_meant(reader: Reader, hit: Hit, column: Enumeration, above: Span) -> Enumeration | None:
    """`column`, or its cells in the rows that say more of the question than what stands `above`; None for one alone."""
    offset, text = hit.passage.start, hit.passage.text
    beyond = Span(offset + above.start, offset + above.end)
    rows = [line_around(text, item) for item in column.items]
    added = [reader.adds(hit, Span(offset + start, offset + end), beyond=beyond) for start, end in rows]
    least = max(_LEAST_ADDED, max(added) * 0.8)
    meant = tuple(item for item, share in zip(column.items, added, strict=True) if share >= least) or column.items
    return Enumeration(column.lead, meant) if len(meant) > 1 else None


def _is_asked_for(text: str, column: Enumeration, nouns: Sequence[Phrase]) -> bool:
    head = text[slice(*column.lead)]
    return any(
        is_headed(head, _KINDS[noun]) if noun in _KINDS else _is_called(head, noun) for noun in nouns
    )  # fmt: skip


def _is_headed_so(text: str, columns: Sequence[Enumeration], at: int, asked: Sequence[str]) -> bool:
    """Whether the column is the first of a table whose heading the question says: "I. Lệ phí hộ tịch"."""
    line = text.rfind("\n", 0, columns[at].lead.start) + 1
    heading = text[:line].rstrip().rpartition("\n")[2]
    words = index_terms(_NUMBERED.sub("", heading))
    is_first = at == 0 or columns[at - 1].lead.start < line
    return is_first and len(words) > 1 and f" {' '.join(words)} " in f" {' '.join(asked)} "


def _is_called(head: str, noun: Phrase) -> bool:
    """Whether `head` is or holds the noun that is listed, or a synonym of it."""
    words = tuple(index_terms(head))
    if not words or not noun:
        return False
    terms = terms_of(head)
    return words == noun[: len(words)] or terms.holds(noun[:2]) or terms.calls(noun)


def _telling(text: str, columns: Sequence[Enumeration], at: int) -> Enumeration:
    """The column, or the one right of it where its own cells are but labels."""
    column = columns[at]
    are_labels = all(_LABEL.fullmatch(text[slice(*item)]) for item in column.items)
    beside = columns[at + 1] if are_labels and at + 1 < len(columns) else column
    return beside if "\n" not in text[column.lead.start : beside.lead.start] else column

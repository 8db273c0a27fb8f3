"""Writes down which documents there are, and what one says in short."""

from collections.abc import Sequence
from itertools import groupby

from bot.citations import Citations
from bot.holdings import Holding
from bot.summary import Point
from bot.understanding.query import Language
from bot.writing.compose import title_of
from bot.writing.markdown import heading, plain
from bot.writing.wording import DOCUMENTS, MAIN_POINTS, MORE_DOCUMENTS, NOT_ALL_OF_IT
from ingest.documents import SourceDocument, Span
from ingest.text import fold

MOST_DOCUMENTS = 15
"""A list that is read at a glance."""


def compose_documents(found: Sequence[Holding], count: int, of: str, citations: Citations, language: Language) -> str:
    """The first of `count` documents by their titles, each with the key of the words for which it is named; `of` is
    their topic."""
    kind = "of" if of else "all"
    lines = [DOCUMENTS[language][kind].format(count=count, of=plain(of)), ""]
    for number, one in enumerate(found, start=1):
        lines.append(f"{number}. *{title_of(one.document)}* {citations.cite(one.hit, one.words)}")
    if count > len(found):
        lines += ["", MORE_DOCUMENTS[language].format(count=count - len(found))]
    return "\n".join(lines)


def compose_summary(document: SourceDocument, points: Sequence[Point], citations: Citations, language: Language) -> str:
    """The points under the headings that they stand under, each with its key."""
    parts = [MAIN_POINTS[language].format(title=title_of(document))]
    for name, under in groupby(points, key=lambda point: point.heading):
        lines = [f"**{heading(name)}**", ""] if name else []
        for point in under:
            lines += _point(point, name, citations)
        parts.append("\n".join(lines).strip())
    return "\n\n".join([*parts, NOT_ALL_OF_IT[language]])


def _point(point: Point, under: str, citations: Citations) -> list[str]:
    text = point.hit.document.text
    if not point.items:
        return [f"- {plain(text[slice(*point.lead)])} {citations.cite(point.hit, point.lead)}"]
    key = citations.cite(point.hit, Span(point.lead.start, point.end))
    lead = heading(text[slice(*point.lead)])
    # A list may stand right under its heading.
    lines = [] if fold(lead).strip(" :.") in fold(under) else [f"- {lead} {key}"]
    indent = "    " if lines else ""
    return [*lines, *(f"{indent}- {plain(text[slice(*item)])} {key}" for item in point.items)]

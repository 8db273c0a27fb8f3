"""Writes down which documents there are, and what one says in short."""

from collections.abc import Sequence
from itertools import groupby

from bot.citations import Citations
from bot.holdings import Holding, Overview
from bot.summary import Point
from bot.understanding.query import Language, Query
from bot.writing.compose import title_of
from bot.writing.markdown import heading, plain
from bot.writing.official import KIND_NAMES, written_date
from bot.writing.scope_words import scope_words
from bot.writing.wording import DOCUMENTS, LIBRARY, MAIN_POINTS, MORE_DOCUMENTS, NOT_ALL_OF_IT
from ingest.documents import DocumentKind, SourceDocument, Span
from ingest.facts.numbers import KINDS, references
from ingest.text import fold

MOST_DOCUMENTS = 15
"""A list that is read at a glance."""


def compose_library(overview: Overview, newest: Sequence[Holding], citations: Citations, language: Language) -> str:
    """The collection in figures, and its newest documents by their titles."""
    says = LIBRARY[language]
    kinds = ", ".join(f"{many} {_called(kind)}" for kind, many in overview.kinds)
    told = [says["figures"].format(count=overview.documents, kinds=kinds, taken_in=written_date(overview.taken_in))]
    if overview.oldest and overview.newest:
        oldest, latest = written_date(overview.oldest), written_date(overview.newest)
        told.append(says["dates"].format(oldest=oldest, newest=latest))
    parts = [" ".join(told), "\n".join(_titles(newest, 1, citations))]
    if overview.documents > len(newest):
        parts.append(MORE_DOCUMENTS[language].format(count=overview.documents - len(newest)))
    return "\n\n".join([*parts, says["more"]])


def compose_documents(found: Sequence[Holding], count: int, of: str, citations: Citations, query: Query) -> str:
    """The first of `count` documents by their titles, each with the key of the words for which it is named; `of` is
    their topic: those that are about it come first, then those that only speak of it."""
    language, scope = query.language, f" ({scope_words(query.within)})" if query.within else ""
    about = [one for one in found if one.about]
    others = found[len(about) :]
    groups = [("also" if about else "only", others)] if of else []
    parts, shown = [], 0
    for name, group in [("about" if of else "all", about), *groups]:
        lines = _titles(group[: MOST_DOCUMENTS - shown], shown + 1, citations)
        shown += len(lines)
        if lines:
            many = len(group) if of else count
            parts += [DOCUMENTS[language][name].format(count=many, of=plain(of), within=scope), "\n".join(lines)]
    if count > shown:
        parts.append(MORE_DOCUMENTS[language].format(count=count - shown))
    return "\n\n".join(parts)


def with_kinds_written_out(of: str) -> str:
    """What documents are called, the kinds before numbers in words: "Nghị quyết 76" for "Nq 76"."""
    for mention in reversed(references(of)):
        said, code = of[mention.start : mention.end], mention.code or ""
        if code in KINDS and said.upper().startswith(f"{code} "):
            of = f"{of[: mention.start]}{KINDS[code].capitalize()}{said[len(code) :]}{of[mention.end :]}"
    return of


def _called(kind: DocumentKind) -> str:
    return "tài liệu khác" if kind is DocumentKind.OTHER else KIND_NAMES[kind].lower()


def _titles(found: Sequence[Holding], first: int, citations: Citations) -> list[str]:
    """A numbered line for each document: its title, its date, the key of the words for which it is named."""
    lines = []
    for number, one in enumerate(found, start=first):
        title, date = title_of(one.document), one.document.metadata.date
        dated = f" ({written_date(date)})" if date and written_date(date) not in title else ""
        lines.append(f"{number}. *{title}*{dated} {citations.cite(one.hit, one.words)}")
    return lines


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
    lines = [] if fold(text[slice(*point.lead)]).strip(" :.*#") in fold(under) else [f"- {lead} {key}"]
    indent = "    " if lines else ""
    return [*lines, *(f"{indent}- {plain(text[slice(*item)])} {key}" for item in point.items)]

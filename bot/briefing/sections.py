"""The sections made of findings: key points by aspect, tasks and figures by province, what texts leave out."""

from collections.abc import Iterator, Sequence
from itertools import count

from bot.briefing.aspects import ASPECTS, DUTIES, LIMITS, TASKS
from bot.briefing.choosing import best, is_among
from bot.briefing.figures import figures_in
from bot.briefing.material import Finding, Material
from bot.briefing.value import Section, Statement
from ingest.documents import SourceDocument, Span
from ingest.text import squeeze

KEY_POINTS, BY_PROVINCE = "Nội dung chính", "Nhiệm vụ và số liệu theo địa phương"
_TASKS_COLUMN, _FIGURES_COLUMN = 0, 1
# A briefing is read in a quarter of an hour: three or four pages of points, a table that fits on two.
_PER_ASPECT, _PER_DOCUMENT = 5, 2
# Marks of Markdown around the words of a heading.
_EMPHASIS = "*_# "
# After the full stop of an official paper's last sentence: "./."
_END_OF_PAPER = "/."
_TASKS_EACH, _FIGURES_EACH, _PROVINCES = 2, 3, 20


def provinces(material: Material) -> tuple[Section | None, list[Finding]]:
    """The table of tasks and figures, a row a province, and what it tells; None where no province has any."""
    rows = dict.fromkeys(finding.province for finding in material.findings if finding.province)
    statements: list[Statement] = []
    told: list[Finding] = []
    for province in [*rows][:_PROVINCES]:
        own = [f for f in material.findings if f.province == province and f.aspect not in (None, LIMITS)]
        tasks = best((f for f in own if f.aspect in (TASKS, DUTIES)), _TASKS_EACH, per_document=_TASKS_EACH)
        counted = [f for f in own if _tells_figures(f) and not is_among(f, tasks)]
        figures = best(counted, _FIGURES_EACH, per_document=_FIGURES_EACH)
        for column, found in ((_TASKS_COLUMN, tasks), (_FIGURES_COLUMN, figures)):
            statements += [_statement(finding, under=(province,), column=column) for finding in in_order(found)]
            told += found
    columns = ("Địa phương", "Nhiệm vụ, yêu cầu", "Số liệu, chỉ tiêu")
    section = Section(id="", title=BY_PROVINCE, statements=tuple(statements), columns=columns)
    return (section if statements else None), told


def key_points(material: Material, told: Sequence[Finding]) -> Section | None:
    """The best statements of each aspect that are not `told` elsewhere; None where there are none."""
    statements: list[Statement] = []
    chosen = list(told)
    documents = len({finding.hit.document.id for finding in material.findings}) or 1
    each = max(_PER_DOCUMENT, _PER_ASPECT // documents)
    for aspect in ASPECTS:
        own = (finding for finding in material.findings if finding.aspect is aspect and not is_among(finding, chosen))
        found = best(own, _PER_ASPECT, per_document=each)
        chosen += found
        statements += [_statement(finding, under=(aspect.title,)) for finding in in_order(found)]
    return Section(id="", title=KEY_POINTS, statements=tuple(statements)) if statements else None


def limits(material: Material) -> Section | None:
    """What the documents say themselves that they do not tell; None where they say nothing of it."""
    found = best((one for one in material.findings if one.aspect is LIMITS), _PER_ASPECT, per_document=_PER_DOCUMENT)
    statements = tuple(_statement(finding, under=()) for finding in in_order(found))
    return Section(id="", title=LIMITS.title, statements=statements) if statements else None


def in_order(findings: Sequence[Finding]) -> list[Finding]:
    """Documents in the order of their best finding, each document's findings in reading order."""
    first = {finding.hit.document.id: at for at, finding in reversed(list(enumerate(findings)))}
    return sorted(findings, key=lambda finding: (first[finding.hit.document.id], finding.span.start))


def numbered(sections: Sequence[Section]) -> tuple[Section, ...]:
    """The sections and their statements with ids of their own."""
    ids: Iterator[int] = count(1)
    return tuple(
        Section(
            id=f"m{at}",
            title=section.title,
            columns=section.columns,
            statements=tuple(
                Statement(
                    id=f"y{next(ids)}",
                    text=one.text,
                    items=one.items,
                    citations=one.citations,
                    under=one.under,
                    column=one.column,
                )
                for one in section.statements
            ),
        )
        for at, section in enumerate(sections, start=1)
    )


def _tells_figures(finding: Finding) -> bool:
    return next(figures_in(finding.words), None) is not None


def _statement(finding: Finding, *, under: tuple[str, ...], column: int = 0) -> Statement:
    document = finding.hit.document
    return Statement(
        id="",
        text=_said(document, finding.lead),
        items=tuple(_said(document, item) for item in finding.items),
        citations=(finding.citation(),),
        under=under,
        column=column,
    )


def _said(document: SourceDocument, span: Span) -> str:
    return squeeze(document.text[span.start : span.end]).strip(_EMPHASIS).removesuffix(_END_OF_PAPER)

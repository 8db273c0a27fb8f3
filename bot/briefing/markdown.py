"""A briefing as Markdown with footnotes."""

from collections.abc import Iterator, Sequence
from itertools import count

from bot.answers import Citation
from bot.briefing.value import Briefing, Section, Statement
from bot.briefing.wording import (
    ASKED_IN_VAIN,
    KEY,
    OPEN_QUESTIONS,
    OUTLINE,
    QUIZ,
    about,
    footnote,
    how_made,
    marks,
    outline,
    roman,
)
from bot.writing.markdown import plain

_NESTED = "\n  - "


class _Notes:
    """The footnotes in the order in which they are referred to."""

    def __init__(self) -> None:
        self.written: list[str] = []

    def mark(self, citations: Sequence[Citation]) -> str:
        """The references to new footnotes for `citations`: "[^1][^2]"."""
        first = len(self.written) + 1
        self.written += [plain(footnote(citation)) for citation in citations]
        return "".join(f"[^{number}]" for number in range(first, len(self.written) + 1))


def markdown_of(briefing: Briefing) -> str:
    """The whole paper; its last part are the footnotes, each a quote and its source."""
    notes = _Notes()
    numbers = count(1)
    parts = [f"# {plain(about(briefing))}"]
    if briefing.sections:
        parts += [plain(how_made(briefing)), f"## {OUTLINE}", "\n".join(f"- {plain(one)}" for one in outline(briefing))]
    for section in briefing.sections:
        parts.append(f"## {roman(next(numbers))}. {plain(section.title)}")
        parts += _table(section, notes) if section.columns else _points(section, notes)
    if briefing.open_questions:
        asked = (f"- {plain(one.question)} – *{plain(one.refusal)}*" for one in briefing.open_questions)
        parts += [f"## {roman(next(numbers))}. {OPEN_QUESTIONS}", ASKED_IN_VAIN, "\n".join(asked)]
    if briefing.quiz:
        parts += _quiz(briefing, notes)
    notes_at_end = "\n".join(f"[^{number}]: {note}" for number, note in enumerate(notes.written, start=1))
    return "\n\n".join([*parts, notes_at_end]) + "\n"


def _points(section: Section, notes: _Notes) -> Iterator[str]:
    for (heading, _), (_, statements) in zip(marks(section), section.groups, strict=True):
        if heading:
            yield f"### {plain(heading)}"
        yield "\n".join(f"- {_said(statement, notes, between=_NESTED)}" for statement in statements)


def _said(statement: Statement, notes: _Notes, *, between: str) -> str:
    said = between.join(plain(one) for one in (statement.text, *statement.items))
    return f"{said}{notes.mark(statement.citations)}"


def _table(section: Section, notes: _Notes) -> Iterator[str]:
    lines = [section.columns, tuple("---" for _ in section.columns)]
    for under, statements in section.groups:
        cells = [*map(plain, under), *("" for _ in section.columns[len(under) :])]
        for statement in statements:
            at = len(under) + statement.column
            said = _said(statement, notes, between="<br>• ")
            cells[at] = f"{cells[at]}<br>– {said}" if cells[at] else f"– {said}"
        lines.append(tuple(cell.replace("|", "\\|") for cell in cells))
    yield "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _quiz(briefing: Briefing, notes: _Notes) -> Iterator[str]:
    yield f"## {QUIZ}"
    for number, asked in enumerate(briefing.quiz, start=1):
        options = "\n".join(f"- {letter}. {plain(one)}" for letter, one in zip("ABCDEFGH", asked.options, strict=False))
        yield f"**Câu {number}.** {plain(asked.question)}\n\n{options}"
    yield f"## {KEY}"
    yield "\n".join(
        f"- Câu {number}: **{asked.letter}**{notes.mark([asked.citation])}"
        for number, asked in enumerate(briefing.quiz, start=1)
    )

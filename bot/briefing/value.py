"""What a briefing is: sections of statements with quotes, questions left open, and a quiz."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from bot.answers import Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Words of a document: `text` and `items` stand in the quotes of `citations`, of which there is at least one."""

    id: str
    """Stays the same when the briefing is edited."""
    text: str
    items: tuple[str, ...] = ()
    """Of a list, whose lead `text` is."""
    citations: tuple[Citation, ...]
    under: tuple[str, ...] = ()
    """What it belongs to: the aspect of the topic; in a table the first cells of its row."""
    column: int = 0
    """In a table the cell that it stands in, counted from the first after those of `under`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and what stands below it: paragraphs in groups, or a table where it has `columns`."""

    id: str
    title: str
    statements: tuple[Statement, ...]
    columns: tuple[str, ...] = ()

    @property
    def groups(self) -> list[tuple[tuple[str, ...], list[Statement]]]:
        """Neighbours under the same words: the rows of a table, the groups of paragraphs."""
        return [(under, list(group)) for under, group in groupby(self.statements, lambda one: one.under)]

    def column_of(self, statement: Statement) -> str:
        """The title of the cell that one of its statements stands in; "" where it is no table."""
        return self.columns[len(statement.under) + statement.column] if self.columns else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestion:
    """A question that was asked of the index and refused; `refusal` says why, in a few words."""

    id: str
    question: str
    refusal: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizQuestion:
    """A sentence of a document with a gap and several things that could fill it; only the quoted one does."""

    id: str
    question: str
    options: tuple[str, ...]
    right: int
    """Which of the options stands in the quote."""
    citation: Citation

    @property
    def letter(self) -> str:
        """Of the right option: "A"..."""
        return "ABCDEFGH"[self.right]


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """Nothing in it but its headings is without a quote, and nobody asked for what it does not hold."""

    topic: str
    sections: tuple[Section, ...]
    open_questions: tuple[OpenQuestion, ...] = ()
    quiz: tuple[QuizQuestion, ...] = ()
    index_id: str

    @property
    def statements(self) -> Iterator[Statement]:
        """All of them, in reading order."""
        return (statement for section in self.sections for statement in section.statements)

    @property
    def citations(self) -> list[Citation]:
        """Every footnote of the text, in reading order; the first is number 1."""
        return [citation for statement in self.statements for citation in statement.citations]

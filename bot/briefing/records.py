"""A briefing as a JSON record: what `cchc brief --json` prints."""

from collections.abc import Iterator
from itertools import count
from typing import TypedDict

from bot.briefing.value import Briefing, Section, Statement
from bot.records import CitationRecord, citation_record


class StatementRecord(TypedDict):
    """`under` is the aspect, or the first cells of the row; `column` the title of the cell, "" outside tables."""

    text: str
    items: list[str]
    under: list[str]
    column: str
    citations: list[CitationRecord]


class SectionRecord(TypedDict):
    """A section and its statements in reading order."""

    title: str
    statements: list[StatementRecord]


class OpenQuestionRecord(TypedDict):
    """A question that the documents do not answer, and why."""

    question: str
    reason: str


class QuizRecord(TypedDict):
    """`key` is the letter of the right option, the first being A."""

    question: str
    options: list[str]
    key: str
    citation: CitationRecord


class BriefingRecord(TypedDict):
    """`index` is the id of the index; the keys of citations are the numbers of the footnotes."""

    topic: str
    index: str
    sections: list[SectionRecord]
    open_questions: list[OpenQuestionRecord]
    quiz: list[QuizRecord]


def briefing_record(briefing: Briefing) -> BriefingRecord:
    """`briefing` with its footnotes numbered in reading order."""
    numbers = count(1)
    return BriefingRecord(
        topic=briefing.topic,
        index=briefing.index_id,
        sections=[
            SectionRecord(title=section.title, statements=[_said(one, section, numbers) for one in section.statements])
            for section in briefing.sections
        ],
        open_questions=[OpenQuestionRecord(question=q.question, reason=q.refusal) for q in briefing.open_questions],
        quiz=[
            QuizRecord(question=q.question, options=list(q.options), key=q.letter, citation=citation_record(q.citation))
            for q in briefing.quiz
        ],
    )


def _said(statement: Statement, section: Section, numbers: Iterator[int]) -> StatementRecord:
    return StatementRecord(
        text=statement.text,
        items=list(statement.items),
        under=list(statement.under),
        column=section.column_of(statement),
        citations=[{**citation_record(one), "key": f"[{next(numbers)}]"} for one in statement.citations],
    )

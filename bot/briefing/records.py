"""A briefing as a JSON record: what `cchc brief --json` prints."""

from typing import TypedDict

from bot.briefing.value import Briefing, Statement
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
    numbers = iter(range(1, len(briefing.citations) + 1))

    def cited(statement: Statement) -> list[CitationRecord]:
        return [{**citation_record(one), "key": f"[{next(numbers)}]"} for one in statement.citations]

    return BriefingRecord(
        topic=briefing.topic,
        index=briefing.index_id,
        sections=[
            SectionRecord(
                title=section.title,
                statements=[
                    StatementRecord(
                        text=one.text,
                        items=list(one.items),
                        under=list(one.under),
                        column=section.columns[len(one.under) + one.column] if section.columns else "",
                        citations=cited(one),
                    )
                    for one in section.statements
                ],
            )
            for section in briefing.sections
        ],
        open_questions=[OpenQuestionRecord(question=q.question, reason=q.refusal) for q in briefing.open_questions],
        quiz=[
            QuizRecord(question=q.question, options=list(q.options), key=q.letter, citation=citation_record(q.citation))
            for q in briefing.quiz
        ],
    )

"""A briefing as the card in the chat shows it (`Briefing.jsx`)."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from typing import TypedDict

from bot.briefing.drafts import Draft
from bot.briefing.value import Briefing, Section, Statement
from bot.briefing.wording import OPEN_QUESTIONS, about, roman
from bot.chat.presenting import DocumentProps, cited_documents


class StatementProps(TypedDict):
    """A statement, the title of its column, and the keys of its footnotes: "[3]"."""

    id: str
    text: str
    items: list[str]
    column: str
    keys: list[str]


class GroupProps(TypedDict):
    """Statements under one heading, "" for none."""

    heading: str
    statements: list[StatementProps]


class SectionProps(TypedDict):
    """A section of the paper."""

    id: str
    title: str
    groups: list[GroupProps]


class OpenProps(TypedDict):
    """A question that stays open."""

    id: str
    question: str
    why: str


class CardProps(TypedDict):
    """The whole card. `draft` is what it is made again from; `documents` have the passages behind the footnotes."""

    draft: dict[str, object]
    title: str
    sections: list[SectionProps]
    open_title: str
    open: list[OpenProps]
    quiz: int
    documents: list[DocumentProps]


def card(briefing: Briefing, draft: Draft) -> CardProps:
    """What the card of `briefing`, made of `draft`, shows."""
    numbers = count(1)
    keyed = [replace(citation, key=f"[{number}]") for number, citation in enumerate(briefing.citations, start=1)]
    return CardProps(
        draft=draft.model_copy(update={"index": briefing.index_id}).model_dump(mode="json"),
        title=about(briefing),
        sections=[
            SectionProps(
                id=section.id,
                title=f"{roman(number)}. {section.title}",
                groups=[
                    GroupProps(
                        heading=" · ".join(under), statements=[_statement(one, section, numbers) for one in statements]
                    )
                    for under, statements in section.groups
                ],
            )
            for number, section in enumerate(briefing.sections, start=1)
        ],
        open_title=f"{roman(len(briefing.sections) + 1)}. {OPEN_QUESTIONS}",
        open=[OpenProps(id=one.id, question=one.question, why=one.refusal) for one in briefing.open_questions],
        quiz=len(briefing.quiz),
        documents=cited_documents(keyed),
    )


def _statement(statement: Statement, section: Section, numbers: Iterator[int]) -> StatementProps:
    return StatementProps(
        id=statement.id,
        text=statement.text,
        items=list(statement.items),
        column=section.column_of(statement),
        keys=[f"[{next(numbers)}]" for _ in statement.citations],
    )

"""Changes to a briefing; each gives a new one and leaves the old one as it was."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from bot.answers import Answer
from bot.briefing.checking import check
from bot.briefing.reasons import why_refused
from bot.briefing.value import Briefing, OpenQuestion, Section, Statement
from ingest.text import squeeze


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


_Part = TypeVar("_Part", bound=_Identified)


class UnknownPart(Exception):
    """An id that no part of the briefing has; the message is Vietnamese, `help` says what to do."""

    def __init__(self, id: str) -> None:
        super().__init__(f"Bản tóm tắt không còn mục “{id}”.")
        self.help = "Mục này đã được bỏ trước đó; hãy xem lại bản hiện tại."


def without(briefing: Briefing, id: str) -> Briefing:
    """The briefing less the section, statement or question with this id; a section left empty goes too."""
    _require(briefing, id)
    sections = [replace(section, statements=_less(section.statements, id)) for section in _less(briefing.sections, id)]
    return replace(
        briefing,
        sections=tuple(section for section in sections if section.statements),
        open_questions=_less(briefing.open_questions, id),
        quiz=_less(briefing.quiz, id),
    )


def moved(briefing: Briefing, id: str, by: int) -> Briefing:
    """The briefing with that section, or that statement within its group, `by` places further down (up if negative).

    What would move past the end stays there. A row of a table and its statements keep together.
    """
    _require(briefing, id)
    return replace(
        briefing,
        sections=tuple(
            replace(section, statements=_moved_in_group(section, id, by))
            for section in _shifted(briefing.sections, id, by)
        ),
        open_questions=_shifted(briefing.open_questions, id, by),
        quiz=_shifted(briefing.quiz, id, by),
    )


def with_answer(briefing: Briefing, answer: Answer) -> Briefing:
    """The briefing with what `answer`, an extractive one, quotes as a section of its own under the question.

    A refused answer adds its question to those left open.
    """
    if answer.refusal:
        added = OpenQuestion(id=_new_id(briefing, "h"), question=answer.question, refusal=why_refused(answer))
        return replace(briefing, open_questions=(*briefing.open_questions, added))
    first = int(_new_id(briefing, "y")[1:])
    statements = tuple(
        Statement(id=f"y{number}", text=squeeze(citation.quote), citations=(citation,))
        for number, citation in enumerate(answer.citations, start=first)
    )
    section = Section(id=_new_id(briefing, "m"), title=answer.question, statements=statements)
    longer = replace(briefing, sections=(*briefing.sections, section))
    check(longer)
    return longer


def _require(briefing: Briefing, id: str) -> None:
    if id not in _ids(briefing):
        raise UnknownPart(id)


def _ids(briefing: Briefing) -> set[str]:
    parts: tuple[_Identified, ...] = (
        *briefing.sections,
        *briefing.statements,
        *briefing.open_questions,
        *briefing.quiz,
    )
    return {part.id for part in parts}


def _new_id(briefing: Briefing, kind: str) -> str:
    """An id that no part of this kind has."""
    return f"{kind}{max((int(id[1:]) for id in _ids(briefing) if id.startswith(kind)), default=0) + 1}"


def _less(parts: Sequence[_Part], id: str) -> tuple[_Part, ...]:
    return tuple(part for part in parts if part.id != id)


def _moved_in_group(section: Section, id: str, by: int) -> tuple[Statement, ...]:
    return tuple(one for _, group in section.groups for one in _shifted(group, id, by))


def _shifted(parts: Sequence[_Part], id: str, by: int) -> tuple[_Part, ...]:
    at = next((at for at, part in enumerate(parts) if part.id == id), None)
    if at is None:
        return tuple(parts)
    rest = [*parts[:at], *parts[at + 1 :]]
    rest.insert(max(0, min(len(rest), at + by)), parts[at])
    return tuple(rest)

"""What people said of answers, as questions with known answers: cases where they were content, drafts where not."""

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from bot.answers import Turn
from bot.history.feedback import Judged
from eval.cases import AnswerCase
from eval.text_match import normalised

_REFUSED = (
    "Đã từ chối mà người hỏi chưa hài lòng. Nếu tài liệu có nói: đặt answerable là true, điền documents và "
    "expected (hoặc items, locator). Nếu tài liệu không nói: giữ answerable là false. Rồi xóa note."
)
_ANSWERED = (
    "Câu trả lời bị chê. Tìm trong tài liệu, điền expected (hoặc items, locator) bằng đúng chữ ở đó và xem lại "
    "documents. Nếu tài liệu không nói: đặt answerable là false, bỏ documents. Rồi xóa note."
)
_DISPUTED = "Có người khen, có người chê cùng câu này. "


class Note(BaseModel):
    """What a person who completes a draft needs; a case may not have it."""

    comments: list[str]
    answered: str
    missing: str


class Draft(BaseModel):
    """A case that lacks what is right. Its fields are those of `AnswerCase`, and `note`."""

    id: str
    question: str
    history: tuple[Turn, ...]
    answerable: bool
    documents: tuple[str, ...]
    note: Note


@dataclass(frozen=True, slots=True)
class Gathered:
    """Cases to be measured as they are, and drafts for a person to complete."""

    cases: Sequence[AnswerCase]
    drafts: Sequence[Draft]


def gathered(judged: Sequence[Judged]) -> Gathered:
    """One case or draft for each question that was asked after the same turns, from the last that was said of it."""
    same: dict[tuple[str, ...], list[Judged]] = {}
    for one in judged:
        asked = (*(turn.question for turn in one.turns), one.answer["question"])
        same.setdefault(tuple(map(normalised, asked)), []).append(one)
    content = [group[-1] for group in same.values() if all(one.is_good for one in group)]
    return Gathered(
        cases=[_case(one) for one in content],
        drafts=[_draft(group) for group in same.values() if not all(one.is_good for one in group)],
    )


def _case(one: Judged) -> AnswerCase:
    """What was right must stay right: the same words, of the same documents; or the same refusal."""
    refused = one.answer["refused"]
    quotes = tuple(citation["quote"] for citation in one.answer["citations"])
    words = one.exact or (quotes if len(quotes) == 1 else ())
    return AnswerCase(
        id=f"khen-{_short(one)}",
        question=one.answer["question"],
        history=one.turns,
        answerable=not refused,
        expected=() if refused else words,
        items=() if refused or words else quotes,
        documents=() if refused else _documents(one),
        tags=("follow_up",) if one.turns else (),
    )


def _draft(group: Sequence[Judged]) -> Draft:
    one = next(one for one in reversed(group) if not one.is_good)
    refused = one.answer["refused"]
    disputed = _DISPUTED if any(each.is_good for each in group) else ""
    return Draft(
        id=f"che-{_short(one)}",
        question=one.answer["question"],
        history=one.turns,
        answerable=not refused,
        documents=() if refused else _documents(one),
        note=Note(
            comments=[each.comment for each in group if each.comment],
            answered=one.answer["answer"],
            missing=disputed + (_REFUSED if refused else _ANSWERED),
        ),
    )


def _documents(one: Judged) -> tuple[str, ...]:
    return tuple(dict.fromkeys(citation["document"] for citation in one.answer["citations"]))


def _short(one: Judged) -> str:
    return one.feedback_id.replace("-", "")[:12]

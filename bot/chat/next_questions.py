"""What to ask next, offered under an answer once it stands: related questions, or wider ones where it is a refusal."""

import asyncio
import logging
from typing import TypedDict

import chainlit as cl

from bot.answers import Answer
from bot.server.state import activity, library
from bot.suggesting.broader import wider, without_scope
from bot.suggesting.checking import Ask
from bot.suggesting.related import related

RELATED = "Câu hỏi liên quan"
WIDER = "Hỏi rộng hơn"
EVERYWHERE = "Tìm trong toàn bộ kho"

_TASK = "next_questions"
# Whoever asks comes before whoever may ask: suggestions are tried for one conversation at a time.
_one_at_a_time = asyncio.Semaphore(1)


class NextQuestion(TypedDict):
    """A button of `NextQuestions.jsx`."""

    label: str
    question: str
    everywhere: bool
    """Whether the settings that limit the conversation are taken back first."""


class NextProps(TypedDict):
    """What `NextQuestions.jsx` shows."""

    heading: str
    questions: list[NextQuestion]


def forget() -> None:
    """Nothing; what is being looked for under the last answer comes too late."""
    if task := cl.user_session.get(_TASK):
        task.cancel()


def look_for(answer: Answer, message_id: str, asked: list[str]) -> None:
    """Nothing; buttons appear under the message in a while. `asked` are the questions of the conversation."""
    cl.user_session.set(_TASK, asyncio.create_task(_offer(answer, message_id, asked)))


async def _offer(answer: Answer, message_id: str, asked: list[str]) -> None:
    try:
        props = await (_wider(answer) if answer.refusal else _related(answer, asked))
        if props["questions"]:
            await cl.CustomElement(name="NextQuestions", props=dict(props)).send(for_id=message_id)
    except Exception:
        logging.getLogger(__name__).exception("no suggestions")


def _is_busy() -> bool:
    """Whether somebody waits for an answer, or for suggestions: nobody waits for another's suggestions."""
    return _one_at_a_time.locked() or bool(activity().running)


async def _related(answer: Answer, asked: list[str]) -> NextProps:
    if _is_busy():
        return NextProps(heading=RELATED, questions=[])
    async with _one_at_a_time:
        found = await related(answer, library().store(), _within(answer), asked=asked)
    return NextProps(heading=RELATED, questions=[_button(question, question) for question in found])


async def _wider(answer: Answer) -> NextProps:
    ways = [] if _is_busy() else await _tried(answer)
    if answer.filter:
        ways.insert(0, NextQuestion(label=EVERYWHERE, question=without_scope(answer.question), everywhere=True))
    return NextProps(heading=WIDER, questions=ways)


async def _tried(answer: Answer) -> list[NextQuestion]:
    provinces = {entry.metadata.province for entry in await asyncio.to_thread(library().store().entries)}
    async with _one_at_a_time:
        found = await wider(answer, sorted(filter(None, provinces)), _within(answer))
    return [_button(way.label, way.question) for way in found]


def _within(answer: Answer) -> Ask:
    async def ask(question: str) -> Answer:
        return await library().extractive(question, filter=answer.filter)

    return ask


def _button(label: str, question: str) -> NextQuestion:
    return NextQuestion(label=label, question=question, everywhere=False)

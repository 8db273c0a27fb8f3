"""Where an answer came from: kept with it, so that one can say later why the bot answered as it did."""

from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from typing import TypedDict

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.answers import Answer, Turn
from bot.history.database import upsert
from bot.history.schema import answers, steps
from bot.history.users import Record
from bot.records import AnswerRecord, answer_record
from bot.settings import Settings

METADATA_KEY = "answer"
"""Where in the metadata of a Chainlit message its provenance stands until it is kept."""

# Secrets, and an address that may hold one.
_NOT_KEPT = {"chat_model_key", "chat_model_url"}


class TurnRecord(TypedDict):
    """An earlier question of the conversation and what was answered."""

    question: str
    answer: str


class Provenance(TypedDict):
    """An answer as `cchc ask --json` gives it (question, index, model, citations, timings), the turns it was given
    with, its exact words where a span answers, the settings and the version of the program."""

    record: AnswerRecord
    turns: list[TurnRecord]
    exact: list[str]
    settings: Record
    version: str


def of_answer(answer: Answer, turns: Sequence[Turn], settings: Settings) -> Provenance:
    """Where `answer`, given after `turns` under `settings`, came from."""
    return Provenance(
        record=answer_record(answer),
        turns=[TurnRecord(question=turn.question, answer=turn.answer) for turn in turns],
        exact=[one.document.text[slice(*one.highlight)] for one in answer.citations if one.highlight],
        settings=settings.model_dump(mode="json", exclude=_NOT_KEPT),
        version=_program_version(),
    )


def taken_out(step: Record) -> tuple[Provenance | None, Record]:
    """The provenance in the metadata of `step`, and `step` without it."""
    about = step.get("metadata")
    if not isinstance(about, dict) or METADATA_KEY not in about:
        return None, step
    rest = {key: value for key, value in about.items() if key != METADATA_KEY}
    return about[METADATA_KEY], step | {"metadata": rest}


async def keep(connection: AsyncConnection, step_id: str, answer: Provenance) -> None:
    """Nothing; `answer` is kept with the step that shows it."""
    values = {
        "step_id": step_id,
        "index_id": answer["record"]["index"],
        "model": answer["record"]["model"],
        "version": answer["version"],
        "settings": answer["settings"],
        "turns": answer["turns"],
        "record": answer["record"] | {"exact": answer["exact"]},
    }
    await upsert(connection, answers, values, key=answers.c.step_id)


async def last_turns(connection: AsyncConnection, thread_id: str, count: int) -> list[Turn]:
    """The last questions and answers of a conversation, at most `count`, in order."""
    query = (
        select(answers.c.record)
        .join(steps)
        .where(steps.c.thread_id == thread_id)
        .order_by(steps.c.created_at.desc())
        .limit(count)
    )
    records = list((await connection.execute(query)).scalars())
    return [Turn(record["question"], record["answer"]) for record in reversed(records)]


@cache
def _program_version() -> str:
    return version("cchc-chatbot")

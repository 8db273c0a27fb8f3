"""What people say of answers: a thumb, and a reason in their words."""

from dataclasses import dataclass
from uuid import uuid4

from sqlalchemy import delete, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.answers import Turn
from bot.history import threads
from bot.history.database import upsert
from bot.history.errors import NotTheirs
from bot.history.schema import answers, feedbacks, steps
from bot.history.users import Record, now
from bot.records import AnswerRecord


@dataclass(frozen=True, slots=True)
class Judged:
    """An answer and what the person who had asked said of it. Who that was is not told."""

    feedback_id: str
    is_good: bool
    comment: str
    given_at: str
    turns: tuple[Turn, ...]
    """What had been asked and answered before."""
    answer: AnswerRecord
    exact: tuple[str, ...]
    """The exact words that answer, where the answer marked any."""
    version: str
    settings: Record


async def keep(connection: AsyncConnection, identifier: str, *, step_id: str, value: int, comment: str | None) -> str:
    """The id of this person's feedback on a step, which takes the place of an earlier one. Raises `NotTheirs`."""
    theirs = select(steps.c.id).where(steps.c.id == step_id, threads.in_theirs(steps.c.thread_id, identifier))
    if not (await connection.execute(theirs)).first():
        raise NotTheirs(step_id)
    values = {"id": str(uuid4()), "step_id": step_id, "value": value, "comment": comment, "created_at": now()}
    await upsert(connection, feedbacks, values, key=feedbacks.c.step_id, keep=("id",))
    return str((await connection.execute(select(feedbacks.c.id).where(feedbacks.c.step_id == step_id))).scalar_one())


async def withdraw(connection: AsyncConnection, identifier: str, feedback_id: str) -> None:
    """Nothing; this person's feedback is gone. Raises `NotTheirs`."""
    theirs = select(steps.c.id).where(threads.in_theirs(steps.c.thread_id, identifier))
    gone = delete(feedbacks).where(feedbacks.c.id == feedback_id, feedbacks.c.step_id.in_(theirs))
    if not (await connection.execute(gone.returning(feedbacks.c.id))).first():
        raise NotTheirs(feedback_id)


async def judged(connection: AsyncConnection) -> list[Judged]:
    """All feedback on answers, oldest first. Chainlit puts the thumbs on the run that gave the answer."""
    shows = or_(steps.c.id == feedbacks.c.step_id, steps.c.parent_id == feedbacks.c.step_id)
    query = (
        select(feedbacks, answers.c.turns, answers.c.record, answers.c.version, answers.c.settings)
        .join(steps, shows)
        .join(answers, answers.c.step_id == steps.c.id)
        .order_by(feedbacks.c.created_at, feedbacks.c.id, steps.c.created_at)
    )
    return [
        Judged(
            feedback_id=row.id,
            is_good=row.value == 1,
            comment=row.comment or "",
            given_at=row.created_at,
            turns=tuple(Turn(**turn) for turn in row.turns),
            answer=row.record,
            exact=tuple(row.record["exact"]),
            version=row.version,
            settings=row.settings,
        )
        for row in await connection.execute(query)
    ]

"""What was said in a conversation, in order, and what belongs to it."""

from sqlalchemy import and_, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.history import provenance, threads
from bot.history.database import upsert
from bot.history.errors import NotTheirs
from bot.history.schema import elements, feedbacks, steps
from bot.history.users import Record, now

MESSAGES = ("user_message", "assistant_message")


async def keep(connection: AsyncConnection, step: Record, identifier: str) -> None:
    """Nothing; `step`, as Chainlit writes it, is kept in its conversation, in place of that with its id.

    An answer's provenance (`bot.history.provenance`) has a table of its own. Raises `NotTheirs`.
    """
    thread_id, step_id, kind = str(step["threadId"]), str(step["id"]), str(step["type"])
    await threads.claim(connection, thread_id, identifier)
    answer, record = provenance.taken_out(step)
    said = str(step.get("output") or "") if kind in MESSAGES else ""
    values = {
        "id": step_id,
        "thread_id": thread_id,
        "parent_id": step.get("parentId"),
        "type": kind,
        "created_at": str(step.get("createdAt") or now()),
        "folded": threads.searchable(said),
        "record": record,
    }
    if not await upsert(connection, steps, values, key=steps.c.id, only_if=steps.c.thread_id == thread_id):
        raise NotTheirs(step_id)
    if answer:
        await provenance.keep(connection, step_id, answer)
    if kind in MESSAGES:
        await threads.touch(connection, thread_id)


async def remove(connection: AsyncConnection, step_id: str, identifier: str) -> list[str]:
    """The files that belonged to this person's step; it is gone with all that belonged to it."""
    theirs = and_(steps.c.id == step_id, threads.in_theirs(steps.c.thread_id, identifier))
    gone = delete(steps).where(theirs).returning(steps.c.id)
    if not (await connection.execute(gone)).first():
        return []
    files = delete(elements).where(elements.c.step_id == step_id).returning(elements.c.file)
    return [file for file in (await connection.execute(files)).scalars() if file]


async def of_thread(connection: AsyncConnection, thread_id: str) -> list[Record]:
    """The steps of a conversation as Chainlit writes them, in order, with their feedback."""
    query = (
        select(steps.c.id, steps.c.record, feedbacks.c.id, feedbacks.c.value, feedbacks.c.comment)
        .join(feedbacks, isouter=True)
        .where(steps.c.thread_id == thread_id)
        .order_by(steps.c.created_at, steps.c.id)
    )
    found = []
    for step_id, record, feedback_id, value, comment in await connection.execute(query):
        given = {"id": feedback_id, "forId": step_id, "value": value, "comment": comment} if feedback_id else None
        found.append({**record, "feedback": given})
    return found

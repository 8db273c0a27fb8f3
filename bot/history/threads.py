"""Conversations: whose they are, their names, and the list of them beside the chat."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Row, delete, exists, func, literal, select, tuple_, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.history.errors import NotTheirs
from bot.history.schema import elements, feedbacks, steps, threads, users
from bot.history.users import Record, id_of, id_query, now
from ingest.text import fold, squeeze, tidy

# What one line beside the chat can show, and a little more for the phone's wider list.
NAME_CHARS = 60


@dataclass(frozen=True, slots=True)
class Thread:
    """A conversation without its messages; `owner` is a sign-in name."""

    id: str
    name: str | None
    created_at: str
    updated_at: str
    owner: str
    about: Record


@dataclass(frozen=True, slots=True)
class ThreadPage:
    """Some conversations, the latest first; `next` asks for those after them, None where there are none."""

    threads: Sequence[Thread]
    next: str | None


# `about` may be large, and the list shows nothing of it.
_LISTED = (threads.c.id, threads.c.name, threads.c.created_at, threads.c.updated_at)


async def claim(connection: AsyncConnection, thread_id: str, identifier: str) -> None:
    """Nothing; the conversation is this person's, and new where there was none. Raises `NotTheirs`."""
    if not _is_uuid(thread_id):
        raise NotTheirs(thread_id)
    if await _claimed(connection, thread_id, identifier):
        return
    await id_of(connection, identifier)
    if not await _claimed(connection, thread_id, identifier):
        raise NotTheirs(thread_id)


async def _claimed(connection: AsyncConnection, thread_id: str, identifier: str) -> bool:
    """Whether the conversation is this person's; False, too, for a person who is new. In one statement: every message
    asks, and a statement costs more than all that it does."""
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    moment, about = literal(now()), literal({}, threads.c.about.type)
    values = select(literal(thread_id), users.c.id, moment, moment, about).where(users.c.identifier == identifier)
    new = dialect.insert(threads).from_select(("id", "user_id", "created_at", "updated_at", "about"), values)
    kept = new.on_conflict_do_update(
        index_elements=[threads.c.id],
        set_={"user_id": new.excluded.user_id},
        where=threads.c.user_id == new.excluded.user_id,
    )
    return (await connection.execute(kept.returning(threads.c.id))).first() is not None


async def touch(connection: AsyncConnection, thread_id: str) -> None:
    """Nothing; the conversation was used just now."""
    await connection.execute(update(threads).where(threads.c.id == thread_id).values(updated_at=now()))


async def change(
    connection: AsyncConnection, thread_id: str, person: str | None, *, name: str | None, about: Record | None
) -> None:
    """Nothing; gives a conversation (of `person`, where one is named) what is not None: a name, which is shortened at
    a word, and what is known of it."""
    which = is_thread(thread_id) & is_theirs(person) if person else is_thread(thread_id)
    if name is not None:
        short = shortened(name)
        named = update(threads).where(which).values(name=short, folded_name=searchable(short))
        await connection.execute(named)
    if about is not None:
        await connection.execute(update(threads).where(which).values(about=about))


async def find(connection: AsyncConnection, thread_id: str) -> Thread | None:
    """The conversation with this id, whoever it belongs to."""
    query = select(threads, users.c.identifier).join(users).where(is_thread(thread_id))
    row = (await connection.execute(query)).first()
    return _thread(row, row.about) if row else None


async def page(  # noqa: PLR0913 - what the list beside the chat may ask for
    connection: AsyncConnection,
    user_id: str,
    *,
    size: int,
    after: str | None = None,
    search: str | None = None,
    feedback: int | None = None,
) -> ThreadPage:
    """Conversations of this user: those after the page that said `after`, which speak of `search` (typed with or
    without accents) and hold feedback of that value."""
    query = select(*_LISTED, users.c.identifier).join(users).where(threads.c.user_id == user_id)
    if after:
        query = query.where(tuple_(threads.c.updated_at, threads.c.id) < tuple_(*after.partition(" ")[::2]))
    if search and (words := searchable(search)):
        query = query.where(threads.c.folded_name.contains(words, autoescape=True) | _speaks_of(words))
    if feedback is not None:
        judged = select(feedbacks.c.id).join_from(feedbacks, steps).where(steps.c.thread_id == threads.c.id)
        query = query.where(exists(judged.where(feedbacks.c.value == feedback)))
    query = query.order_by(threads.c.updated_at.desc(), threads.c.id.desc()).limit(size + 1)
    found = [_thread(row, {}) for row in await connection.execute(query)]
    shown = found[:size]
    return ThreadPage(shown, f"{shown[-1].updated_at} {shown[-1].id}" if len(found) > size else None)


async def count(connection: AsyncConnection, which: ColumnElement[bool]) -> int:
    """How many conversations `which` holds of."""
    return (await connection.execute(select(func.count()).select_from(threads).where(which))).scalar_one()


async def remove(connection: AsyncConnection, which: ColumnElement[bool]) -> list[str]:
    """The files that belonged to the conversations `which` holds of; these are gone with all that is in them."""
    gone = select(threads.c.id).where(which)
    files = select(elements.c.file).where(elements.c.thread_id.in_(gone), elements.c.file.is_not(None))
    names = list((await connection.execute(files)).scalars())
    await connection.execute(delete(threads).where(which))
    return names


def is_thread(thread_id: str) -> ColumnElement[bool]:
    """The condition that a conversation has this id."""
    return threads.c.id == thread_id


def is_theirs(identifier: str) -> ColumnElement[bool]:
    """The condition that a conversation belongs to this person."""
    return threads.c.user_id.in_(id_query(identifier))


def in_theirs(thread_id: ColumnElement[str], identifier: str) -> ColumnElement[bool]:
    """The condition that `thread_id`, of a row of another table, is a conversation of this person."""
    return thread_id.in_(select(threads.c.id).where(is_theirs(identifier)))


def shortened(name: str) -> str:
    """`name` on one line of at most `NAME_CHARS`, cut after a word."""
    line = squeeze(tidy(name))
    if len(line) <= NAME_CHARS:
        return line
    cut = line[:NAME_CHARS]
    return (cut.rpartition(" ")[0] or cut[:-1]).rstrip(" ,;:.-") + "…"


def searchable(text: str) -> str:
    """What a search compares: `text` on one line, in lower case, without accents."""
    return fold(squeeze(tidy(text)))


def _thread(row: Row[*tuple[object, ...]], about: Record) -> Thread:
    return Thread(
        id=row.id,
        name=row.name,
        created_at=row.created_at,
        updated_at=row.updated_at,
        owner=row.identifier,
        about=about,
    )


def _speaks_of(words: str) -> ColumnElement[bool]:
    said = select(steps.c.id).where(steps.c.thread_id == threads.c.id)
    return exists(said.where(steps.c.folded.contains(words, autoescape=True)))


def _is_uuid(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False

"""Those whose conversations are kept."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import uuid4

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.history.database import upsert
from bot.history.schema import users

Record = dict[str, object]
"""A JSON object."""


@dataclass(frozen=True, slots=True)
class User:
    """Someone with a history; `about` is what signing in said of them."""

    id: str
    identifier: str
    created_at: str
    about: Record


def now() -> str:
    """This moment as the history writes it: such times sort as text."""
    return f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%S.%fZ}"


async def find(connection: AsyncConnection, identifier: str) -> User | None:
    """The user with this sign-in name."""
    row = (await connection.execute(select(users).where(users.c.identifier == identifier))).first()
    return User(*row) if row else None


async def keep(connection: AsyncConnection, identifier: str, about: Record) -> User:
    """The user with this sign-in name, of whom `about` is now known."""
    values = {"id": str(uuid4()), "identifier": identifier, "created_at": now(), "about": about}
    await upsert(connection, users, values, key=users.c.identifier, keep=("id", "created_at"))
    kept = await find(connection, identifier)
    assert kept
    return kept


async def id_of(connection: AsyncConnection, identifier: str) -> str:
    """The id of the user with this sign-in name, who is new where nobody has it."""
    known = await find(connection, identifier)
    return known.id if known else (await keep(connection, identifier, {})).id


def id_query(identifier: str) -> Select[tuple[str]]:
    """Selects the id of the user with this sign-in name, for a condition on what is theirs."""
    return select(users.c.id).where(users.c.identifier == identifier)

"""What is shown with a message: the passages behind an answer, a file. Its bytes lie beside the tables."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.history import threads
from bot.history.database import upsert
from bot.history.errors import NotTheirs
from bot.history.schema import elements
from bot.history.users import Record

ADDRESS = "/cchc/files"
"""Where the file of an element is fetched: this, a slash, and the id of the element."""
_PRIVATE = 0o600


@dataclass(frozen=True, slots=True)
class StoredFiles:
    """Files of the history in one folder, under names of our own: no name that anyone gave is ever a path."""

    folder: Path

    def add(self, content: bytes) -> str:
        """The name under which `content` is kept from now on."""
        name = uuid4().hex
        path = self.path(name)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _PRIVATE), "wb") as file:
            file.write(content)
        return name

    def path(self, name: str) -> Path:
        """Where the file of that name lies."""
        return self.folder / name[:2] / name

    def remove(self, names: Iterable[str]) -> None:
        """Nothing; these files are gone."""
        for name in names:
            self.path(name).unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class FileElement:
    """The file of an element: its name here, the name its giver gave it, its media type."""

    file: str
    name: str
    mime: str


async def keep(connection: AsyncConnection, element: Record, identifier: str, *, file: str | None = None) -> list[str]:
    """The file, if any, that `file` takes the place of; `element`, as Chainlit writes it, is kept in its conversation.

    Raises `NotTheirs`.
    """
    thread_id, element_id = str(element["threadId"]), str(element["id"])
    await threads.claim(connection, thread_id, identifier)
    old = (await connection.execute(select(elements.c.file).where(elements.c.id == element_id))).scalar()
    # The key and address of a browser session mean nothing once it is over.
    record = element | {"chainlitKey": None, "path": None}
    if file:
        record |= {"url": f"{ADDRESS}/{element_id}"}
    values = {
        "id": element_id,
        "thread_id": thread_id,
        "step_id": element.get("forId"),
        "file": file,
        "record": record,
    }
    if not await upsert(connection, elements, values, key=elements.c.id, only_if=elements.c.thread_id == thread_id):
        raise NotTheirs(element_id)
    return [old] if old and old != file else []


async def remove(connection: AsyncConnection, element_id: str, identifier: str) -> list[str]:
    """The file, if any, of this person's element, which is gone."""
    theirs = threads.in_theirs(elements.c.thread_id, identifier)
    gone = delete(elements).where(elements.c.id == element_id, theirs).returning(elements.c.file)
    return [file for file in (await connection.execute(gone)).scalars() if file]


async def of_thread(connection: AsyncConnection, thread_id: str) -> list[Record]:
    """The elements of a conversation as Chainlit writes them."""
    query = select(elements.c.record).where(elements.c.thread_id == thread_id).order_by(elements.c.id)
    return list((await connection.execute(query)).scalars())


async def file_of(connection: AsyncConnection, element_id: str, identifier: str) -> FileElement | None:
    """The file of this person's element."""
    query = select(elements.c.file, elements.c.record).where(
        elements.c.id == element_id,
        elements.c.file.is_not(None),
        threads.in_theirs(elements.c.thread_id, identifier),
    )
    row = (await connection.execute(query)).first()
    if row is None:
        return None
    return FileElement(row.file, str(row.record.get("name") or "tep"), str(row.record.get("mime") or ""))

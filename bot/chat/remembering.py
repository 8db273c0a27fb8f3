"""Chainlit's data layer: what happens in the browser conversation, kept by `bot.history`."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar, cast
from weakref import WeakSet, WeakValueDictionary

from chainlit.context import context_var
from chainlit.data.base import BaseDataLayer
from chainlit.data.utils import queue_until_user_message
from chainlit.element import Element, ElementDict
from chainlit.message import ErrorMessage
from chainlit.session import BaseSession
from chainlit.step import StepDict
from chainlit.types import Feedback, PageInfo, PaginatedResponse, Pagination, ThreadDict, ThreadFilter
from chainlit.user import PersistedUser, User
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.history import elements, steps, threads, users
from bot.history.database import Database
from bot.history.elements import StoredFiles
from bot.history.retention import purge_daily
from bot.history.threads import Thread
from bot.history.users import Record
from bot.server import state

NOT_KEPT = (
    "Không lưu được cuộc trò chuyện này vào lịch sử. Câu trả lời vẫn dùng được; hãy sao chép những gì cần giữ "
    "và báo người quản trị."
)
# What the server still has to write when it is told to stop.
_LAST_WRITES_S = 5

Change = Callable[[AsyncConnection, str], Awaitable[list[str] | None]]
"""A change to the history on behalf of the person of that sign-in name; gives the files that are no longer needed."""


# Held: the event loop alone would let go of it.
_housekeeping: set[asyncio.Task[None]] = set()


def start() -> None:
    """Nothing; from now on conversations are kept as long as the settings say. Called once the server runs."""
    if days := state.settings().history.keep_days:
        _housekeeping.add(asyncio.create_task(purge_daily(state.history(), state.files(), keep_days=days)))


def layer() -> "HistoryLayer":
    """The data layer of this server."""
    return HistoryLayer(state.history(), state.files())


Write = TypeVar("Write", bound=Callable[..., Awaitable[None]])


def _once_asked(write: Write) -> Write:
    """`write`, which waits until the person asks something: a page that was only looked at is no conversation."""
    return cast(Write, queue_until_user_message()(write))


class HistoryLayer(BaseDataLayer):
    """Keeps conversations for whoever is signed in; nobody's are not kept.

    Chainlit starts writes as tasks and awaits none: here those of one conversation are made in the order in which
    they were begun, and one that fails is logged and shown to the person.
    """

    def __init__(self, database: Database, files: StoredFiles) -> None:
        self._database = database
        self._files = files
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._told: WeakSet[BaseSession] = WeakSet()
        self._writes: set[asyncio.Task[object]] = set()

    async def get_user(self, identifier: str) -> PersistedUser | None:
        async with self._database.reading() as connection:
            user = await users.find(connection, identifier)
        return _persisted(user) if user else None

    async def create_user(self, user: User) -> PersistedUser:
        async with self._database.writing() as connection:
            return _persisted(await users.keep(connection, user.identifier, user.metadata))

    @_once_asked
    async def create_step(self, step_dict: StepDict) -> None:
        step = dict(step_dict)  # Chainlit may go on to change its own
        await self._write(lambda connection, person: steps.keep(connection, step, person))

    @_once_asked
    async def update_step(self, step_dict: StepDict) -> None:
        step = dict(step_dict)
        await self._write(lambda connection, person: steps.keep(connection, step, person))

    @_once_asked
    async def delete_step(self, step_id: str) -> None:
        await self._write(lambda connection, person: steps.remove(connection, step_id, person))

    @_once_asked
    async def create_element(self, element: Element) -> None:
        record = cast(Record, element.to_dict())
        content = None if element.type == "custom" or element.url else await _content(element)

        async def keep(connection: AsyncConnection, person: str) -> list[str]:
            file = await asyncio.to_thread(self._files.add, content) if content is not None else None
            try:
                return await elements.keep(connection, record, person, file=file)
            except Exception:
                self._files.remove([file] if file else [])
                raise

        await self._write(keep)

    @_once_asked
    async def delete_element(self, element_id: str, thread_id: str | None = None) -> None:
        await self._write(lambda connection, person: elements.remove(connection, element_id, person))

    async def get_element(self, thread_id: str, element_id: str) -> ElementDict | None:
        async with self._database.reading() as connection:
            found = await elements.of_thread(connection, thread_id)
        return next((cast(ElementDict, one) for one in found if one["id"] == element_id), None)

    async def get_thread_author(self, thread_id: str) -> str:
        async with self._database.reading() as connection:
            thread = await threads.find(connection, thread_id)
        return thread.owner if thread else ""

    async def get_thread(self, thread_id: str) -> ThreadDict | None:
        """Everything in a conversation. Whoever calls sees to it that it is their own."""
        async with self._database.reading() as connection:
            thread = await threads.find(connection, thread_id)
            if thread is None:
                return None
            shown = _shown(thread)
            shown["steps"] = cast(list[StepDict], await steps.of_thread(connection, thread_id))
            shown["elements"] = cast(list[ElementDict], await elements.of_thread(connection, thread_id))
        return shown

    async def list_threads(self, pagination: Pagination, filters: ThreadFilter) -> PaginatedResponse[ThreadDict]:
        async with self._database.reading() as connection:
            page = await threads.page(
                connection,
                filters.userId or "",
                size=pagination.first,
                after=pagination.cursor,
                search=filters.search,
                feedback=filters.feedback,
            )
        # The sidebar sorts and groups by `createdAt`: people look for when they last used a conversation.
        listed = [_shown(thread) | {"createdAt": thread.updated_at} for thread in page.threads]
        following = PageInfo(hasNextPage=page.next is not None, startCursor=None, endCursor=page.next)
        return PaginatedResponse(pageInfo=following, data=listed)

    async def update_thread(
        self,
        thread_id: str,
        name: str | None = None,
        user_id: str | None = None,
        metadata: Record | None = None,
        tags: list[str] | None = None,
    ) -> None:
        # Only a name is of use in a conversation that is not kept yet, or no longer: a browser that leaves one that was
        # removed describes it once more.
        async def change(connection: AsyncConnection, person: str | None) -> None:
            if name is not None and person is not None:
                await threads.claim(connection, thread_id, person)
            await threads.change(connection, thread_id, person, name=name, about=metadata)

        if _session() is None:
            # Chainlit's route, which has seen to it that the conversation is theirs.
            async with self._database.writing() as connection:
                await change(connection, None)
        else:
            await self._write(change)

    async def delete_thread(self, thread_id: str) -> None:
        """Called by Chainlit's route, which has seen to it that the conversation is theirs."""
        async with self._turn(thread_id), self._database.writing() as connection:
            files = await threads.remove(connection, threads.is_thread(thread_id))
        await asyncio.to_thread(self._files.remove, files)

    async def delete_feedback(self, feedback_id: str) -> bool:
        """Never called: `bot.history.routes` answers in place of Chainlit, whose route asks nobody whose it is."""
        raise NotImplementedError

    async def upsert_feedback(self, feedback: Feedback) -> str:
        """Never called, as `delete_feedback`."""
        raise NotImplementedError

    async def get_favorite_steps(self, user_id: str) -> list[StepDict]:
        return []

    async def build_debug_url(self) -> str:
        return ""

    async def close(self) -> None:
        """Nothing; what was begun is written, then the connections are given back."""
        if self._writes:
            await asyncio.wait(self._writes, timeout=_LAST_WRITES_S)
        await self._database.close()

    async def _write(self, change: Change) -> None:
        """Nothing; makes `change` for the person of this session once those before it are made."""
        session = _session()
        if session is None or session.user is None:
            return
        task = asyncio.current_task()
        assert task
        self._writes.add(task)
        try:
            async with self._turn(session.thread_id), self._database.writing() as connection:
                files = await change(connection, session.user.identifier)
        except Exception:
            logging.getLogger(__name__).exception("the history was not written")
            await self._tell(session)
        else:
            if files:
                await asyncio.to_thread(self._files.remove, files)
        finally:
            self._writes.discard(task)

    async def _tell(self, session: BaseSession) -> None:
        """Nothing; the person reads, once, that not all of their conversation is kept."""
        if session in self._told:
            return
        self._told.add(session)
        message = ErrorMessage(NOT_KEPT)
        message.persisted = True  # or it would fail as what it reports
        await message.send()

    def _turn(self, thread_id: str) -> asyncio.Lock:
        return self._turns.setdefault(thread_id, asyncio.Lock())


def _session() -> BaseSession | None:
    """That of the browser conversation which is under way, if one is."""
    found = context_var.get(None)
    return found.session if found else None


async def _content(element: Element) -> bytes | None:
    if isinstance(element.content, str):
        return element.content.encode()
    if element.content is None and element.path:
        return await asyncio.to_thread(Path(element.path).read_bytes)
    return element.content


def _persisted(user: users.User) -> PersistedUser:
    return PersistedUser(id=user.id, identifier=user.identifier, createdAt=user.created_at, metadata=user.about)


def _shown(thread: Thread) -> ThreadDict:
    return ThreadDict(
        id=thread.id,
        createdAt=thread.created_at,
        name=thread.name,
        userId=None,
        userIdentifier=thread.owner,
        tags=None,
        metadata=thread.about,
        steps=[],
        elements=[],
    )

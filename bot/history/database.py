"""Where the history is kept: a SQLite file of its own, or a PostgreSQL server."""

import asyncio
import os
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, nullcontext
from pathlib import Path
from typing import Self

from sqlalchemy import URL, Column, ColumnElement, Connection, Table, event, make_url
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from bot.history.errors import HistoryUnusable
from bot.history.schema import json_of, prepare

# How long a write waits for the writes of others: a hundred people's fit in a tenth of it.
_BUSY_MS = 5_000
_PRIVATE = 0o600
_WRITES = "writes"


class Database:
    """Connections to the history. Nothing is opened or created before it is first used."""

    def __init__(self, url: URL) -> None:
        self._url = url
        self._engine: AsyncEngine | None = None
        self._opening = asyncio.Lock()
        self._writing = asyncio.Lock()

    @classmethod
    def at(cls, file: Path, url: str | None = None) -> Self:
        """The one at `url` (postgresql://...), without one the SQLite `file`. Raises `HistoryUnusable`."""
        if not url:
            return cls(URL.create("sqlite+aiosqlite", database=str(file)))
        try:
            found = make_url(url)
        except (ArgumentError, ValueError):
            found = None
        if found is None or found.get_backend_name() != "postgresql":
            raise HistoryUnusable(
                "CCHC_DATABASE_URL không phải địa chỉ PostgreSQL.",
                help="Đặt dạng postgresql://TÊN:MẬT-KHẨU@MÁY:5432/CƠ-SỞ-DỮ-LIỆU; hoặc bỏ biến này để dùng SQLite.",
            )
        return cls(found.set(drivername="postgresql+asyncpg"))

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """A connection that sees one state of the history. Raises `HistoryUnusable`, `SQLAlchemyError`."""
        async with (await self._opened()).connect() as connection:
            yield connection

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """A connection whose changes are all kept once the block ends well, else none. Raises as `reading`."""
        engine = await self._opened()
        # SQLite lets one write at a time: who tries meanwhile sleeps and tries again, and some for too long.
        turn = self._writing if engine.dialect.name == "sqlite" else nullcontext()
        async with turn, engine.execution_options(**{_WRITES: True}).begin() as connection:
            yield connection

    async def check(self) -> None:
        """Nothing; raises `HistoryUnusable` where it cannot be opened. It is closed again."""
        await self._opened()
        await self.close()

    async def close(self) -> None:
        """Nothing; gives the connections back."""
        if self._engine:
            await self._engine.dispose()
            self._engine = None

    async def _opened(self) -> AsyncEngine:
        async with self._opening:
            if self._engine is None:
                self._engine = await self._open()
        return self._engine

    async def _open(self) -> AsyncEngine:
        try:
            engine = _sqlite(self._url) if self._url.get_backend_name() == "sqlite" else _postgres(self._url)
            async with engine.execution_options(**{_WRITES: True}).begin() as connection:
                await connection.run_sync(prepare)
        except (SQLAlchemyError, OSError) as error:
            raise HistoryUnusable(
                f"Không mở được lịch sử trò chuyện ở {self._url.render_as_string(hide_password=True)} ({error}).",
                help="Kiểm tra quyền ghi và chỗ trống của thư mục dữ liệu; hoặc máy chủ và CCHC_DATABASE_URL.",
            ) from error
        return engine


async def upsert(  # noqa: PLR0913 - the parts of one statement
    connection: AsyncConnection,
    table: Table,
    values: Mapping[str, object],
    *,
    key: Column[str],
    only_if: ColumnElement[bool] | None = None,
    keep: Sequence[str] = (),
) -> bool:
    """Whether the row is now as `values` say: new, or in place of that with the same `key` where `only_if` holds of
    that; its columns `keep` stay as they were."""
    insert = (sqlite if connection.dialect.name == "sqlite" else postgresql).insert
    statement = insert(table).values(**values)
    changed = {name: statement.excluded[name] for name in values if name not in (key.name, *keep)}
    done = statement.on_conflict_do_update(index_elements=[key], set_=changed, where=only_if).returning(key)
    return (await connection.execute(done)).first() is not None


# What people typed stays out of error messages, and so out of logs: `hide_parameters`.
def _postgres(url: URL) -> AsyncEngine:
    return create_async_engine(url, pool_pre_ping=True, json_serializer=json_of, hide_parameters=True)


def _sqlite(url: URL) -> AsyncEngine:
    file = Path(url.database or "")
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(file, os.O_CREAT | os.O_RDWR, _PRIVATE))  # what SQLite puts beside it has its mode
    engine = create_async_engine(url, json_serializer=json_of, hide_parameters=True)
    event.listen(engine.sync_engine, "connect", _set_up)
    event.listen(engine.sync_engine, "begin", _begin)
    return engine


def _set_up(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    # The driver's own BEGIN comes too late for a transaction that reads before it writes: see `_begin`.
    connection.isolation_level = None
    cursor = connection.cursor()
    for setting in (
        "journal_mode = WAL",
        "synchronous = NORMAL",  # a power cut may cost the last second, never the file
        f"busy_timeout = {_BUSY_MS}",
        "foreign_keys = ON",
        "secure_delete = OFF",
    ):
        cursor.execute(f"PRAGMA {setting}")
    cursor.close()


def _begin(connection: Connection) -> None:
    """A write takes its turn before it reads: begun as a read it would fail at once where another wrote since."""
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

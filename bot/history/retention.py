"""Conversations go when the office no longer wants them kept: at the start of the server, and daily."""

import asyncio
import logging
from datetime import UTC, datetime, timedelta

from sqlalchemy.exc import SQLAlchemyError

from bot.history import threads
from bot.history.database import Database
from bot.history.elements import StoredFiles
from bot.history.errors import HistoryUnusable
from bot.history.schema import threads as threads_table

_DAY_S = 86_400


async def purge(database: Database, files: StoredFiles, *, keep_days: int) -> int:
    """How many conversations were removed: those nobody used for `keep_days`, with all that belonged to them."""
    before = f"{datetime.now(UTC) - timedelta(days=keep_days):%Y-%m-%dT%H:%M:%S.%fZ}"
    old = threads_table.c.updated_at < before
    async with database.writing() as connection:
        gone = await threads.count(connection, old)
        names = await threads.remove(connection, old)
    await asyncio.to_thread(files.remove, names)
    return gone


async def purge_daily(database: Database, files: StoredFiles, *, keep_days: int) -> None:
    """Never returns: purges now and every day. What goes wrong is logged and tried again the next day."""
    log = logging.getLogger(__name__)
    while True:
        try:
            if gone := await purge(database, files, keep_days=keep_days):
                log.warning("removed %d conversations that nobody used for %d days", gone, keep_days)
        except (SQLAlchemyError, HistoryUnusable, OSError):
            log.exception("old conversations were not removed")
        await asyncio.sleep(_DAY_S)

"""A history of one test, on SQLite and on PostgreSQL."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.history.database import Database
from tests.postgres import postgres


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def postgres_address() -> Iterator[str]:
    with postgres() as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
async def address(request: pytest.FixtureRequest) -> str | None:
    """Where a chat keeps its history: an empty PostgreSQL, or None for the data folder."""
    if request.param == "sqlite":
        return None
    found = str(request.getfixturevalue("postgres_address"))
    database = Database.at(Path(), found)
    async with database.writing() as connection:
        await connection.execute(text("DROP SCHEMA public CASCADE"))
        await connection.execute(text("CREATE SCHEMA public"))
    await database.close()
    return found


@pytest.fixture
async def history(address: str | None, tmp_path: Path) -> AsyncIterator[Database]:
    found = Database.at(tmp_path / "data" / "history.sqlite", address)
    yield found
    await found.close()

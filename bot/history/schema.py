"""The tables of the history and their version. SQLite and PostgreSQL alike.

Only what is searched, sorted or joined has a column of its own. A step or an element as Chainlit knows it stands
whole in `record`: whatever fields a later Chainlit adds to them are kept without a change here.
"""

import json
from collections.abc import Mapping, Sequence

from sqlalchemy import (
    JSON,
    Column,
    Connection,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    insert,
    inspect,
    select,
    text,
    update,
)

from bot.history.errors import HistoryUnusable

VERSION = 1

# What turns the tables of the version before into those of the version named.
UPGRADES: Mapping[int, Sequence[str]] = {}


class Words(TypeDecorator[str]):
    """Text as typed, without what a database refuses: PostgreSQL stores no NUL, neither stores half a character."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else storable(value).replace("\0", "")


def storable(value: str) -> str:
    """`value` with half characters (lone surrogates) replaced by "?"."""
    return value.encode("utf-8", "replace").decode()


def json_of(value: object) -> str:
    """`value` as readable JSON; what JSON cannot hold is null, as Chainlit does with its sessions."""
    return storable(json.dumps(value, ensure_ascii=False, default=lambda _: None))


TABLES = MetaData()

_history = Table("history", TABLES, Column("version", Integer, primary_key=True))

users = Table(
    "users",
    TABLES,
    Column("id", Text, primary_key=True),
    Column("identifier", Words, unique=True, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("about", JSON, nullable=False),
)

threads = Table(
    "threads",
    TABLES,
    Column("id", Text, primary_key=True),
    Column("user_id", ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
    Column("name", Words),
    Column("folded_name", Words, nullable=False, server_default=""),
    Column("created_at", Text, nullable=False),
    Column("updated_at", Text, nullable=False),
    Column("about", JSON, nullable=False),
    Index("threads_of_user", "user_id", "updated_at", "id"),
    Index("threads_by_age", "updated_at"),
)

steps = Table(
    "steps",
    TABLES,
    Column("id", Text, primary_key=True),
    Column("thread_id", ForeignKey("threads.id", ondelete="CASCADE"), nullable=False),
    Column("parent_id", Text),
    Column("type", Text, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("folded", Words, nullable=False),
    Column("record", JSON, nullable=False),
    Index("steps_of_thread", "thread_id", "created_at"),
    Index("steps_of_parent", "parent_id"),
)

elements = Table(
    "elements",
    TABLES,
    Column("id", Text, primary_key=True),
    Column("thread_id", ForeignKey("threads.id", ondelete="CASCADE"), nullable=False),
    Column("step_id", Text),
    Column("file", Text, unique=True),
    Column("record", JSON, nullable=False),
    Index("elements_of_thread", "thread_id"),
    Index("elements_of_step", "step_id"),
)

answers = Table(
    "answers",
    TABLES,
    Column("step_id", ForeignKey("steps.id", ondelete="CASCADE"), primary_key=True),
    Column("index_id", Text, nullable=False),
    Column("model", Words, nullable=False),
    Column("version", Text, nullable=False),
    Column("settings", JSON, nullable=False),
    Column("turns", JSON, nullable=False),
    Column("record", JSON, nullable=False),
)

feedbacks = Table(
    "feedbacks",
    TABLES,
    Column("id", Text, primary_key=True),
    Column("step_id", ForeignKey("steps.id", ondelete="CASCADE"), unique=True, nullable=False),
    Column("value", Integer, nullable=False),
    Column("comment", Words),
    Column("created_at", Text, nullable=False),
)


def prepare(connection: Connection, *, upgrades: Mapping[int, Sequence[str]] = UPGRADES) -> None:
    """Nothing; the tables are there, those of an earlier version brought forward. Raises `HistoryUnusable`."""
    latest = max(upgrades, default=VERSION)
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": 0x63636863})  # "cchc"
    if not inspect(connection).has_table(_history.name):
        TABLES.create_all(connection)
        connection.execute(insert(_history).values(version=latest))
        return
    found = connection.execute(select(_history.c.version)).scalar_one()
    if found > latest:
        raise HistoryUnusable(
            f"Lịch sử trò chuyện do một bản mới hơn ghi (phiên bản {found}, bản này hiểu đến {latest}).",
            help="Chạy bản mới đã dùng trước đây, hoặc phục hồi bản sao lưu lịch sử của bản này.",
        )
    for version in range(found + 1, latest + 1):
        for statement in upgrades[version]:
            connection.execute(text(statement))
    connection.execute(update(_history).values(version=latest))

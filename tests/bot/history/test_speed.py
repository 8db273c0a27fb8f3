"""Ten thousand messages: the list, a conversation and a write take milliseconds. `pytest -s` prints how many."""

import statistics
import time
from collections.abc import Awaitable, Callable

import pytest
from sqlalchemy import insert

from bot.history import elements, steps, threads, users
from bot.history.database import Database
from bot.history.schema import elements as elements_table
from bot.history.schema import steps as steps_table
from bot.history.schema import threads as threads_table
from tests.bot.history.conversation import element, step, uuid

pytestmark = pytest.mark.anyio

CONVERSATIONS, MESSAGES = 500, 20
REPEATS = 30
# What nobody waits for, even while other tests keep the machine busy: alone on it the longest, a search that finds
# nothing and so reads everything, takes a quarter of it, the others a hundredth.
UNNOTICED_MS = 300
ANSWER = "Cải cách thủ tục hành chính với quyết tâm cao, làm đủ, làm đồng bộ, đúng lúc và có hiệu quả. [1] " * 10
PASSAGES = {"documents": [{"title": "Kế hoạch", "passages": [{"before": ANSWER, "after": ANSWER}]}]}


async def fill(history: Database) -> str:
    """The id of a person with ten thousand messages."""
    async with history.writing() as connection:
        user = await users.keep(connection, "lan", {})
        moment = user.created_at
        names = [f"t{n}" for n in range(CONVERSATIONS)]
        used = {"user_id": user.id, "created_at": moment, "updated_at": moment, "about": {}}
        rows = [used | {"id": uuid(name), "name": name, "folded_name": name} for name in names]
        await connection.execute(insert(threads_table), rows)
        said = [step(f"{name}-{n}", thread=name, at=n, output=ANSWER) for name in names for n in range(MESSAGES)]
        await connection.execute(insert(steps_table), [_step_row(one) for one in said])
        shown = [element(f"{name}-{n}", thread=name, props=PASSAGES) for name in names for n in range(MESSAGES // 2)]
        kept = [{"id": one["id"], "thread_id": one["threadId"], "record": one} for one in shown]
        await connection.execute(insert(elements_table), kept)
    return user.id


def _step_row(one: dict[str, object]) -> dict[str, object]:
    said = threads.searchable(str(one["output"]))
    kept = {"id": one["id"], "thread_id": one["threadId"], "type": one["type"], "created_at": one["createdAt"]}
    return kept | {"folded": said, "record": one}


async def median_ms(task: Callable[[int], Awaitable[object]]) -> float:
    taken = []
    for n in range(REPEATS):
        start = time.perf_counter()
        await task(n)
        taken.append(1000 * (time.perf_counter() - start))
    return statistics.median(taken)


async def test_ten_thousand_messages_stay_fast(history: Database, capsys: pytest.CaptureFixture[str]) -> None:
    user = await fill(history)

    async def read_list(_: int, search: str | None = None) -> None:
        async with history.reading() as connection:
            assert (await threads.page(connection, user, size=20, search=search)).threads or search

    async def open_one(n: int) -> None:
        async with history.reading() as connection:
            assert len(await steps.of_thread(connection, uuid(f"t{n}"))) == MESSAGES
            assert len(await elements.of_thread(connection, uuid(f"t{n}"))) == MESSAGES // 2

    async def write_one(n: int) -> None:
        async with history.writing() as connection:
            await steps.keep(connection, step(f"mới {n}", thread="t7", at=100 + n, output=ANSWER), "lan")

    taken = {
        "list": await median_ms(read_list),
        "search, found": await median_ms(lambda n: read_list(n, "quyet tam cao")),
        "search, nowhere": await median_ms(lambda n: read_list(n, "khong dau co ca")),
        "open": await median_ms(open_one),
        "write": await median_ms(write_one),
    }
    with capsys.disabled():
        print({name: round(ms, 1) for name, ms in taken.items()})  # noqa: T201 - the figures are what it is for
    assert {name: ms for name, ms in taken.items() if ms > UNNOTICED_MS} == {}

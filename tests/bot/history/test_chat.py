"""A real chat on a real server, counted in its tables; then the server starts again."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
from sqlalchemy import delete, select, text

from bot.history import elements, feedback, steps
from bot.history.database import Database
from bot.history.elements import StoredFiles
from bot.history.schema import answers
from bot.history.schema import steps as steps_table
from bot.history.schema import users as users_table
from bot.history.settings import HistorySettings
from tests.bot.history.conftest import empty
from tests.bot.history.conversation import element, step, uuid
from tests.bot.history.test_history import rows
from tests.chat_server import chat_server, visitor
from tests.page import open_page

pytestmark = pytest.mark.anyio

ASKED = "Kế hoạch có mấy nhiệm vụ?"
NOT_THERE = "Chỉ thị 99/CT-UBND quy định gì?"
NOTHING = {"users": 1, "threads": 0, "steps": 0, "elements": 0, "answers": 0, "feedbacks": 0}
# The beginning is a run; each question a message, the run that answers it, and the answer with where it came from.
TWO_QUESTIONS = {"users": 1, "threads": 1, "steps": 7, "elements": 0, "answers": 2, "feedbacks": 0}

Start = Callable[..., AbstractContextManager[httpx.Client]]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest) -> str | None:
    """Where these chats are kept: an empty PostgreSQL, or None for their data folder."""
    if request.param == "sqlite":
        return None
    found = str(request.getfixturevalue("postgres_address"))
    asyncio.run(empty(found))
    return found


@pytest.fixture(scope="module")
def data(address: str | None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of these chats."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture
async def history(address: str | None, data: Path) -> AsyncIterator[Database]:
    """The history of these chats, empty at first."""
    found = Database.at(data / "history.sqlite", address)
    async with found.writing() as connection:
        await connection.execute(delete(users_table))
    yield found
    await found.close()


@pytest.fixture(scope="module")
def start(built: Path, data: Path, address: str | None) -> Start:
    """Starts a server with these data and its log in a folder, and gives whoever sits at its machine."""

    @contextmanager
    def started(scratch: Path, **settings: Any) -> Iterator[httpx.Client]:
        history = HistorySettings(database_url=address, **settings)
        with chat_server(built / "index", scratch, data=data, history=history) as url:
            yield visitor(url)

    return started


@pytest.fixture(scope="module")
def running(start: Start, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    with start(tmp_path_factory.mktemp("run")) as someone:
        yield someone


@pytest.fixture
def someone(running: httpx.Client, history: Database) -> httpx.Client:
    """Whoever sits at the machine of a server that runs, with nothing in their history."""
    return running


async def threads_of(someone: httpx.Client, **wanted: object) -> list[dict[str, Any]]:
    asked = {"pagination": {"first": 20}, "filter": wanted}
    found = await asyncio.to_thread(someone.post, "/project/threads", json=asked)
    found.raise_for_status()
    return list(found.json()["data"])


async def test_a_chat_is_kept_whole_and_goes_on_after_a_restart(
    start: Start, history: Database, tmp_path: Path
) -> None:
    with start(tmp_path) as someone:
        async with open_page(someone) as page:
            answer = (await page.ask(ASKED))[-1]
            [refusal] = await page.ask(NOT_THERE)
            shown = {one["id"]: one["props"] for one in page.all("element")}
            assert [one["name"] for one in page.all("element")].count("Sources") == 2
            assert await rows(history) == TWO_QUESTIONS | {"elements": len(shown)}
        [listed] = await threads_of(someone)
        assert listed["name"] == ASKED
        assert await threads_of(someone, search="ke hoach") and not await threads_of(someone, search="mua xuan")
    with start(tmp_path) as someone:
        kept = someone.get(f"/project/thread/{listed['id']}").json()
        said = [one["output"] for one in kept["steps"] if "message" in one["type"]]
        assert said == [ASKED, answer, NOT_THERE, refusal]
        assert {one["id"]: one["props"] for one in kept["elements"]} == shown
        messages = {one["id"] for one in kept["steps"] if one["type"] == "assistant_message"}
        assert {one["forId"] for one in kept["elements"]} == messages
        async with open_page(someone, thread=listed["id"]) as page:
            assert (await page.until("resume_thread"))["id"] == listed["id"]
            await page.ask("Ai chủ trì?")
        found = await rows(history)
        assert (found["threads"], found["steps"], found["answers"]) == (1, 10, 3)
        assert [turn["question"] for turn in await last_turns_given(history)] == [ASKED, NOT_THERE]


async def last_turns_given(history: Database) -> list[dict[str, str]]:
    """The earlier turns that the last answer was given with."""
    query = select(answers.c.turns).join(steps_table).order_by(steps_table.c.created_at.desc()).limit(1)
    async with history.reading() as connection:
        return list((await connection.execute(query)).scalar_one())


async def test_a_thumb_is_kept_changed_and_withdrawn(someone: httpx.Client, history: Database) -> None:
    async with open_page(someone) as page:
        await page.ask(NOT_THERE)
    [listed] = await threads_of(someone)
    kept = someone.get(f"/project/thread/{listed['id']}").json()
    [run] = [one["id"] for one in kept["steps"] if one["name"] == "on_message"]
    ids = set()
    for value, comment in ((1, None), (0, "Không nên từ chối")):
        given = {"feedback": {"forId": run, "value": value, "comment": comment}, "sessionId": "x"}
        ids.add(someone.put("/feedback", json=given).json()["feedbackId"])
    [id] = ids
    async with history.reading() as connection:
        [judged] = await feedback.judged(connection)
    assert (judged.is_good, judged.comment, judged.answer["question"]) == (False, "Không nên từ chối", NOT_THERE)
    assert judged.answer["refused"] and judged.answer["index"] and judged.version
    assert judged.settings["least_confidence"] and "chat_model_key" not in judged.settings
    assert [one["id"] for one in await threads_of(someone, feedback=0)] == [listed["id"]]
    assert await threads_of(someone, feedback=1) == []
    assert someone.request("DELETE", "/feedback", json={"feedbackId": id}).json() == {"success": True}
    assert (await rows(history))["feedbacks"] == 0


async def test_a_conversation_that_is_removed_stays_removed(someone: httpx.Client, history: Database) -> None:
    async with open_page(someone) as page:
        await page.ask(NOT_THERE)
        [listed] = await threads_of(someone)
        done = someone.request("DELETE", "/project/thread", json={"threadId": listed["id"]})
        assert done.json() == {"success": True}
    await asyncio.sleep(0.5)  # the page that leaves describes its conversation once more
    assert await rows(history) == NOTHING
    assert someone.get(f"/project/thread/{listed['id']}").status_code == 404


async def test_a_conversation_is_renamed(someone: httpx.Client) -> None:
    async with open_page(someone) as page:
        await page.ask(NOT_THERE)
    [listed] = await threads_of(someone)
    someone.put("/project/thread", json={"threadId": listed["id"], "name": "Về Chỉ thị 99"}).raise_for_status()
    assert [one["name"] for one in await threads_of(someone, search="ve chi thi 99")] == ["Về Chỉ thị 99"]


async def test_looking_at_the_page_is_no_conversation(someone: httpx.Client, history: Database) -> None:
    async with open_page(someone):
        pass
    assert await threads_of(someone) == []
    assert await rows(history) == NOTHING


@pytest.fixture
async def of_minh(history: Database, data: Path) -> str:
    """The id of feedback on what another person was told; the conversation has a file, too."""
    name = StoredFiles(data / "files").add("của Minh".encode())
    async with history.writing() as connection:
        await steps.keep(connection, step("a"), "minh")
        await elements.keep(
            connection, element("tep", of="a", mime="text/html", name="Biểu mẫu.html"), "minh", file=name
        )
        return await feedback.keep(connection, "minh", step_id=uuid("a"), value=1, comment="tốt")


async def test_another_persons_conversation_is_out_of_reach(
    someone: httpx.Client, history: Database, of_minh: str
) -> None:
    thread = uuid("t")
    before = await rows(history)
    assert await threads_of(someone) == []
    attempts = [
        someone.get(f"/project/thread/{thread}"),
        someone.get(f"/project/thread/{thread}/element/{uuid('tep')}"),
        someone.get(f"/project/share/{thread}"),
        someone.put("/project/thread/share", json={"threadId": thread, "isShared": True}),
        someone.put("/project/thread", json={"threadId": thread, "name": "của tôi"}),
        someone.request("DELETE", "/project/thread", json={"threadId": thread}),
        someone.get(f"/cchc/files/{uuid('tep')}"),
        someone.put("/feedback", json={"feedback": {"forId": uuid("a"), "value": 0}, "sessionId": "x"}),
        someone.request("DELETE", "/feedback", json={"feedbackId": of_minh}),
    ]
    assert [answer.status_code for answer in attempts if answer.is_success] == []
    with pytest.raises(ConnectionRefusedError):
        async with open_page(someone, thread=thread):
            pass
    async with open_page(someone) as page:
        await page.ask(NOT_THERE, id=str(uuid4()))
        [mine] = await threads_of(someone)
        theirs = {"id": uuid("tep"), "threadId": thread, "type": "custom", "name": "x", "display": "inline"}
        session = {"element": theirs, "sessionId": page.session}
        someone.put("/project/element", json=session)
        someone.request("DELETE", "/project/element", json=session)
    kept = await rows(history)
    assert {name: kept[name] - before[name] for name in before} == {
        "users": 1, "threads": 1, "steps": 4, "elements": 1, "answers": 1, "feedbacks": 0,
    }  # fmt: skip
    async with history.reading() as connection:
        [still] = await elements.of_thread(connection, thread)
    assert still["name"] == "Biểu mẫu.html" and mine["id"] != thread


async def test_a_file_opens_for_its_owner_and_runs_nothing(
    someone: httpx.Client, history: Database, data: Path
) -> None:
    name = StoredFiles(data / "files").add(b"<script>1</script>")
    async with history.writing() as connection:
        given = element("tep", mime="text/html", name="../Biểu mẫu.html")
        await elements.keep(connection, given, "local", file=name)
    kept = someone.get(f"/project/thread/{uuid('t')}").json()
    [address] = [one["url"] for one in kept["elements"]]
    answer = someone.get(address)
    assert answer.content == b"<script>1</script>"
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert httpx.get(f"{someone.base_url}{address}").status_code in (200, 401)
    someone.request("DELETE", "/project/thread", json={"threadId": uuid("t")}).raise_for_status()
    assert someone.get(address).status_code == 404
    assert not StoredFiles(data / "files").path(name).exists()


async def test_what_cannot_be_kept_is_said_once_and_answered_all_the_same(
    start: Start, history: Database, tmp_path: Path
) -> None:
    with start(tmp_path) as someone:
        async with open_page(someone) as page:
            await page.ask(NOT_THERE)
            async with history.writing() as connection:
                await connection.execute(text("ALTER TABLE steps RENAME TO gone"))
            first, second = await page.ask(ASKED), await page.ask(ASKED)
            unread = someone.post("/project/threads", json={"pagination": {"first": 20}, "filter": {"search": "x"}})
            async with history.writing() as connection:
                await connection.execute(text("ALTER TABLE gone RENAME TO steps"))
    told = [said for said in (*first, *second) if "Không lưu được" in said]
    assert len(told) == 1 and second[-1] in first
    assert (unread.status_code, "Chưa đọc được" in unread.json()["detail"]) == (503, True)
    log = (tmp_path / "server.log").read_text()
    assert "the history was not written" in log
    assert ASKED not in log and NOT_THERE not in log


async def test_old_conversations_are_gone_when_the_server_starts(
    start: Start, history: Database, tmp_path: Path
) -> None:
    async with history.writing() as connection:
        await steps.keep(connection, step("a"), "local")
        await connection.execute(text("UPDATE threads SET updated_at = '2020-01-01T00:00:00.000000Z'"))
    with start(tmp_path, keep_days=30) as someone:
        assert await threads_of(someone) == []
    assert await rows(history) == NOTHING

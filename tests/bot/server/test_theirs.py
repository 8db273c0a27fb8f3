"""Conversations of another person: not to be read, changed, judged or removed through any address."""

import asyncio
import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from websockets import Origin
from websockets.sync.client import connect

from bot.history import elements, feedback, steps
from bot.history.database import Database
from bot.history.elements import ADDRESS, StoredFiles
from bot.people.accounts import Accounts
from bot.people.people import Role
from bot.server.data_folder import DataFolder
from tests.bot.history.conversation import element, step, uuid
from tests.chat_server import chat_server, visitor

PASSWORD = "mật khẩu của chị Lan"
SECRET = "Điều chỉ chị Lan được đọc"
THREAD, STEP, FILE = uuid("t"), uuid(SECRET), uuid("tep.txt")
SPEAKING = (("POST", "/project/action"), ("PUT", "/project/element"), ("DELETE", "/project/element"))


async def converse(folder: DataFolder) -> str:
    """The id of Lan's feedback in a conversation with a message and a file."""
    history = Database.at(folder.history, None)
    name = StoredFiles(folder.files).add(SECRET.encode())
    async with history.writing() as connection:
        await steps.keep(connection, step(SECRET), "Lan")
        of_lan = element("tep.txt", of=SECRET, type="text", mime="text/plain")
        await elements.keep(connection, of_lan, "Lan", file=name)
        given = await feedback.keep(connection, "Lan", step_id=STEP, value=1, comment=SECRET)
    await history.close()
    return given


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("theirs")


@pytest.fixture(scope="module")
def given(data: Path) -> str:
    accounts = Accounts(DataFolder(data).accounts)
    for name in ("Lan", "Hùng"):
        accounts.add(name, Role.ADMIN, PASSWORD)
    return asyncio.run(converse(DataFolder(data).made()))


@pytest.fixture(scope="module")
def server(data: Path, given: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    scratch = tmp_path_factory.mktemp("theirs-server")
    with chat_server(scratch / "no-index", scratch, data=data) as url:
        yield url


def requests(given: str) -> dict[str, tuple[str, str, object]]:
    thread, judged = {"threadId": THREAD}, {"feedback": {"forId": STEP, "value": 0, "comment": "xấu"}, "sessionId": "x"}
    return {
        "read": ("GET", f"/project/thread/{THREAD}", None),
        "read an element": ("GET", f"/project/thread/{THREAD}/element/{FILE}", None),
        "read a file": ("GET", f"{ADDRESS}/{FILE}", None),
        "rename": ("PUT", "/project/thread", {**thread, "name": "của tôi"}),
        "judge": ("PUT", "/feedback", judged),
        "take a judgement back": ("DELETE", "/feedback", {"feedbackId": given}),
        "remove": ("DELETE", "/project/thread", thread),
    }


def test_another_person_may_do_none_of_it_and_the_person_all(server: str, given: str) -> None:
    with closing(visitor(server, "Hùng", PASSWORD)) as hung, closing(visitor(server, "Lan", PASSWORD)) as lan:
        for what, (method, path, body) in requests(given).items():
            answer = hung.request(method, path, json=body)
            assert answer.status_code in {401, 403, 404}, what
            assert SECRET not in answer.text, what
        listed = {"pagination": {"first": 20}, "filter": {"userId": "Lan"}}
        assert hung.post("/project/threads", json=listed).json()["data"] == []
        assert [one["id"] for one in lan.post("/project/threads", json=listed).json()["data"]] == [THREAD]
        for what, (method, path, body) in requests(given).items():
            assert lan.request(method, path, json=body).status_code == 200, what


def test_nobody_speaks_for_the_open_page_of_another(server: str, given: str) -> None:
    page = {"sessionId": "trang-cua-lan", "clientType": "webapp", "userEnv": "{}", "chatProfile": ""}
    body = {"sessionId": page["sessionId"], "action": {"name": "x", "payload": {}}, "element": element("x")}
    with closing(visitor(server, "Hùng", PASSWORD)) as hung, closing(visitor(server, "Lan", PASSWORD)) as lan:
        address = f"{server.replace('http', 'ws')}/ws/socket.io/?EIO=4&transport=websocket"
        cookie = {"Cookie": f"access_token={lan.cookies['access_token']}"}
        with connect(address, origin=Origin(server), additional_headers=cookie) as socket:
            socket.recv()
            socket.send("40" + json.dumps(page))
            assert str(socket.recv()).startswith("40{")
            for method, path in SPEAKING:
                assert hung.request(method, path, json=body).status_code == 401
            assert lan.put("/project/element", json=body).status_code == 200
        # Nor does another take the page over by its name.
        cookie = {"Cookie": f"access_token={hung.cookies['access_token']}"}
        with connect(address, origin=Origin(server), additional_headers=cookie) as socket:
            socket.recv()
            socket.send("40" + json.dumps(page))
            assert str(socket.recv()).startswith("44")

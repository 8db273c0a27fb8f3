"""Who asks, as the server sees them: a browser's own messages over a real WebSocket, or a program's requests."""

import asyncio
import json
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Self
from urllib.request import urlopen

import httpx
from websockets.asyncio.client import ClientConnection, connect

# Whoever waits longer has gone; a server that no longer answers must end the measurement, not hold it up.
_PATIENCE_S = 30
_EVENT = "42"


@dataclass(slots=True)
class Asked:
    """What became of one question."""

    question: str
    seconds: float
    """From sending it until the whole answer stood there, its sources included."""
    first_words_s: float
    error: str = ""
    """"" where it was answered or honestly refused."""
    sources: int = 0
    """Passages that can be opened: those cited or, on refusal, the nearest."""


@dataclass
class Browser:
    """A conversation; `async with` opens and closes it."""

    url: str
    cookie: str
    _socket: ClientConnection = field(init=False)

    async def __aenter__(self) -> Self:
        address = f"ws{self.url.removeprefix('http')}/ws/socket.io/?EIO=4&transport=websocket"
        headers = {"Cookie": self.cookie, "Origin": self.url}
        self._socket = await connect(address, additional_headers=headers, max_size=None, compression=None)
        await self._socket.recv()
        await self._socket.send("40" + json.dumps({"sessionId": str(uuid.uuid4()), "clientType": "webapp"}))
        opened = await self._socket.recv()
        if not str(opened).startswith("40"):
            raise ConnectionRefusedError(str(opened))
        await self._emit("connection_successful")
        while not str(await self._socket.recv()).startswith('42["clear_call_fn"'):
            pass  # what the page of an old session would have to forget
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._emit("clear_session")
        await self._socket.close()

    async def ask(self, question: str) -> Asked:
        """What became of `question`; nothing is raised."""
        asked = Asked(question, 0.0, 0.0)
        started = time.perf_counter()
        try:
            async with asyncio.timeout(_PATIENCE_S):
                await self._emit("client_message", {"message": _message(question), "fileReferences": []})
                await self._follow(asked, started)
        except Exception as error:
            asked.error = f"{type(error).__name__}: {error}"
        asked.seconds = time.perf_counter() - started
        return asked

    async def _follow(self, asked: Asked, started: float) -> None:
        """Reads what the server sends until the answer stands there and the server is done with it."""
        answered = False
        while not asked.error:
            frame = str(await self._socket.recv())
            if frame == "2":
                await self._socket.send("3")
            elif frame.startswith('42["task_end"') and answered:
                return  # the page hears the end of other things, too
            elif frame.startswith(('42["stream_start"', '42["new_message"')) and _is_answer(frame, asked):
                asked.first_words_s = asked.first_words_s or time.perf_counter() - started
                answered |= frame.startswith('42["new_message"')
            elif frame.startswith('42["element"'):
                asked.sources += _passages(json.loads(frame[2:])[1])

    async def _emit(self, event: str, *arguments: object) -> None:
        await self._socket.send(_EVENT + json.dumps([event, *arguments]))


@dataclass
class Program:
    """A program that asks the JSON interface; `async with` opens and closes its connection."""

    url: str
    _client: httpx.AsyncClient = field(init=False)

    async def __aenter__(self) -> Self:
        self._client = httpx.AsyncClient(base_url=self.url, timeout=_PATIENCE_S)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._client.aclose()

    async def ask(self, question: str) -> Asked:
        """What became of `question`; nothing is raised."""
        asked = Asked(question, 0.0, 0.0)
        started = time.perf_counter()
        try:
            answer = (await self._client.post("/api/ask", json={"question": question})).raise_for_status().json()
            asked.sources = len(answer["citations"])
        except Exception as error:
            asked.error = f"{type(error).__name__}: {error}"
        asked.seconds = asked.first_words_s = time.perf_counter() - started
        return asked


def session_cookie(url: str) -> str:
    """The cookie of a session at a server that lets whoever sits at this machine in."""
    with urlopen(f"{url}/", timeout=_PATIENCE_S) as page:
        return "; ".join(line.partition(";")[0] for line in page.headers.get_all("Set-Cookie", []))


def _message(question: str) -> dict[str, object]:
    return {
        "id": str(uuid.uuid4()),
        "threadId": "",
        "name": "user",
        "type": "user_message",
        "output": question,
        "createdAt": datetime.now(UTC).isoformat(),
    }


def _is_answer(frame: str, asked: Asked) -> bool:
    """Whether the frame is a message of the bot; an error message is noted."""
    step = json.loads(frame[2:])[1]
    if step["type"] != "assistant_message":
        return False
    if step["isError"]:
        asked.error = str(step["output"])
    return True


def _passages(element: dict[str, Any]) -> int:
    """How many passages an element of the chat offers."""
    props = element.get("props") or json.loads(element.get("content") or "{}")
    return sum(len(document["passages"]) for document in _documents(props))


def _documents(props: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from props.get("documents", [])

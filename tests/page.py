"""What Chainlit's page says to the server and hears from it, without a browser."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import uuid4

import httpx
from websockets.asyncio.client import ClientConnection, connect

# The first question of a server opens the index and the model.
ANSWER_S = 60.0
# What is written is written behind the answer.
WRITTEN_S = 0.3


class Page:
    """A conversation that is open before someone."""

    def __init__(self, socket: ClientConnection) -> None:
        self.session = str(uuid4())
        self._socket = socket
        self._heard: list[tuple[str, Any]] = []

    async def begin(self, thread: str) -> None:
        """Nothing; raises `ConnectionRefusedError`."""
        await self._socket.recv()
        about = {"sessionId": self.session, "clientType": "webapp", "threadId": thread, "userEnv": "{}"}
        await self._socket.send("40" + json.dumps(about))
        opened = str(await self._socket.recv())
        if not opened.startswith("40"):
            raise ConnectionRefusedError(opened)
        await self.emit("connection_successful")
        await self.until("task_end", count=1 if thread else 2)  # a new conversation is begun

    async def emit(self, *event: object) -> None:
        """Nothing; tells the server."""
        await self._socket.send("42" + json.dumps(event))

    def all(self, event: str) -> list[Any]:
        """What every `event` so far said."""
        return [said for name, said in self._heard if name == event]

    async def until(self, event: str, *, count: int = 1) -> Any:
        """What the `count`th `event` says."""
        async with asyncio.timeout(ANSWER_S):
            while len(self.all(event)) < count:
                await self._hear()
        return self.all(event)[count - 1]

    async def ask(self, question: str, *, id: str | None = None) -> list[str]:
        """What the bot says to `question`: its messages, the answer being the last."""
        before, begun = len(self.all("new_message")), len(self.all("task_start"))
        message = {"id": id or str(uuid4()), "type": "user_message", "name": "", "output": question, "createdAt": ""}
        await self.emit("client_message", {"message": message, "fileReferences": []})
        await self.until("task_start", count=begun + 1)
        await self.until("task_end", count=len(self.all("task_end")) + 1)
        await asyncio.sleep(WRITTEN_S)
        said = self.all("new_message")[before:]
        return [step["output"] for step in said if step["type"] == "assistant_message"]

    async def _hear(self) -> None:
        frame = str(await self._socket.recv())
        if frame == "2":
            await self._socket.send("3")
        elif frame.startswith("42"):
            event, *said = json.loads(frame[2:])
            self._heard.append((event, said[0] if said else None))


@asynccontextmanager
async def open_page(visitor: httpx.Client, *, thread: str = "") -> AsyncIterator[Page]:
    """The page of a new conversation, or of that with the id `thread`; raises `ConnectionRefusedError`."""
    url = str(visitor.base_url).rstrip("/")
    cookies = "; ".join(f"{name}={value}" for name, value in visitor.cookies.items())
    address = f"ws{url.removeprefix('http')}/ws/socket.io/?EIO=4&transport=websocket"
    headers = {"Cookie": cookies, "Origin": url}
    async with connect(address, additional_headers=headers, max_size=None, compression=None) as socket:
        page = Page(socket)
        await page.begin(thread)
        yield page
        await page.emit("clear_session")

"""The web process: it opens its page at once, warms up behind it, and finishes its answers before it ends."""

import asyncio
import logging
from types import FrameType

import uvicorn
from fastapi import FastAPI

from bot.server import state
from bot.server.settings import ServerSettings

# Answers take tens of milliseconds, with a chat model up to a minute, for which nobody waits with a restart.
_GRACE_S = 10
# Then whoever is still connected is cut off: a page open in a browser is connected for as long as it is open.
_CLOSING_S = 2


class WebServer(uvicorn.Server):
    """Serves until it gets SIGTERM or SIGINT; after a second one it waits for nobody."""

    def __init__(self, app: FastAPI, settings: ServerSettings) -> None:
        config = uvicorn.Config(
            app,
            host=settings.host,
            port=settings.port,
            log_config=None,
            log_level=logging.WARNING,
            access_log=False,
            proxy_headers=False,  # read by `Forwarded`, which knows whom to believe
            timeout_graceful_shutdown=_CLOSING_S,
            # Compressing every few words costs more of the one core than it spares of an office's network.
            ws_per_message_deflate=False,
        )
        super().__init__(config)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._tasks: list[asyncio.Task[None]] = []

    async def startup(self, sockets: object = None) -> None:
        await super().startup(None)
        self._loop = asyncio.get_running_loop()
        self._tasks.append(asyncio.create_task(state.workers().warm()))

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        if self._loop is None or state.activity().is_ending:
            super().handle_exit(sig, frame)
        else:
            state.activity().is_ending = True
            self._loop.call_soon_threadsafe(self._end)

    def _end(self) -> None:
        self._tasks.append(asyncio.create_task(self._ended()))

    async def _ended(self) -> None:
        for server in self.servers:
            server.close()
        await state.activity().finished(within_s=_GRACE_S)
        self.should_exit = True

"""The questions that are being answered, for whoever ends the server."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class Ending(Exception):
    """The server takes no more questions; the message (Vietnamese) says so, `help` what to do."""

    def __init__(self) -> None:
        super().__init__("Máy chủ đang dừng để bảo trì nên chưa nhận câu hỏi mới.")
        self.help = "Đợi khoảng một phút, tải lại trang rồi hỏi lại."


class Activity:
    """Counts the questions under way. For one event loop."""

    def __init__(self) -> None:
        self.is_ending = False
        self.running = 0
        self._none_left = asyncio.Event()

    @contextmanager
    def question(self) -> Iterator[None]:
        """Counts one question as long as the block runs; raises `Ending`."""
        if self.is_ending:
            raise Ending
        self.running += 1
        self._none_left.clear()
        try:
            yield
        finally:
            self.running -= 1
            if not self.running:
                self._none_left.set()

    async def finished(self, *, within_s: float) -> None:
        """Nothing; no question is under way any more, or that time is over."""
        if self.running:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._none_left.wait(), within_s)

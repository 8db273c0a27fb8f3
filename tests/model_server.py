"""An OpenAI-compatible server on this machine that does what a test's script says, faults included."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Play = Callable[["Call"], None]


class Call(BaseHTTPRequestHandler):
    """One request for a completion, answered by the script of its server."""

    server: "ModelServer"

    def do_POST(self) -> None:
        self.asked: dict[str, Any] = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.calls.append(self)
        try:
            self.server.play(self)
        except (BrokenPipeError, ConnectionResetError):
            self.server.hung_up.set()

    def begin(self, status: int = 200, content_type: str = "text/event-stream", **headers: str) -> None:
        """The head of the response; header names are given with "_" for "-"."""
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Connection", "close")
        self.end_headers()

    def event(self, content: str, finish_reason: str | None = None) -> None:
        """A piece of the answer."""
        choice = {"index": 0, "delta": {"role": "assistant", "content": content}, "finish_reason": finish_reason}
        body = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}
        self.raw(f"data: {json.dumps(body)}\n\n")

    def end(self) -> None:
        """The end of a whole answer."""
        self.event("", finish_reason="stop")
        self.raw("data: [DONE]\n\n")

    def raw(self, text: str) -> None:
        """Anything at all, sent now."""
        self.wfile.write(text.encode())
        self.wfile.flush()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: tests print no log."""


class ModelServer(ThreadingHTTPServer):
    """Listens on a free port of this machine; `calls` are the requests so far."""

    daemon_threads = True

    def __init__(self, play: Play) -> None:
        super().__init__(("127.0.0.1", 0), Call)
        self.play = play
        self.calls: list[Call] = []
        self.hung_up = threading.Event()

    @property
    def url(self) -> str:
        """What CCHC_MODEL_URL would be."""
        return f"http://127.0.0.1:{self.server_address[1]}/v1"


@contextmanager
def model_server(play: Play) -> Iterator[ModelServer]:
    """A running server that answers every call by `play`."""
    server = ModelServer(play)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def says(text: str, *, pieces: int = 4, pause_s: float = 0.0) -> Play:
    """A script that answers `text`, `pieces` characters at a time."""

    def play(call: Call) -> None:
        call.begin()
        for at in range(0, len(text), pieces):
            call.event(text[at : at + pieces])
            time.sleep(pause_s)
        call.end()

    return play

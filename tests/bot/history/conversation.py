"""Conversations as Chainlit hands them over."""

from datetime import datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from bot.history.users import Record

START = datetime.fromisoformat("2026-03-02T08:00:00+00:00")


def uuid(name: str) -> str:
    """The same id for the same name."""
    return str(uuid5(NAMESPACE_URL, name))


def step(name: str, /, *, thread: str = "t", at: int = 0, kind: str = "user_message", **more: object) -> Record:
    """The step of that name, `at` seconds into its conversation."""
    return {
        "id": uuid(name),
        "threadId": uuid(thread),
        "parentId": None,
        "type": kind,
        "createdAt": f"{START + timedelta(seconds=at):%Y-%m-%dT%H:%M:%S.%fZ}",
        "output": name,
        "metadata": {},
        **more,
    }


def element(name: str, /, *, thread: str = "t", of: str | None = None, **more: object) -> Record:
    """The element of that name, shown with the step `of`."""
    return {
        "id": uuid(name),
        "threadId": uuid(thread),
        "forId": of and uuid(of),
        "type": "custom",
        "name": name,
        "display": "inline",
        "props": {"heading": "Nguồn"},
        **more,
    }

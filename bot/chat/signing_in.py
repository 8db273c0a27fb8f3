"""How people sign in to the chat: the ways in that this server was started with, told to Chainlit."""

import chainlit as cl
from starlette.datastructures import Headers

from bot.people.people import LOCAL


def register() -> None:
    """Nothing; Chainlit lets people in the way this server was started for."""
    cl.header_auth_callback(_local)


async def _local(_: Headers) -> cl.User:
    """Whoever sits at this machine: without a user Chainlit keeps neither conversations nor thumbs."""
    return cl.User(LOCAL.name, display_name="Máy này", metadata={"role": LOCAL.role.value})

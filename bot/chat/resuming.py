"""A conversation that is opened again: what had been asked and answered is known to the next question."""

import chainlit as cl
from chainlit.types import ThreadDict

from bot.chat.asking import REMEMBERED_TURNS
from bot.history import provenance
from bot.server.state import history


async def resume(thread: ThreadDict) -> None:
    """Nothing; follow-up questions refer to the last turns of `thread`."""
    async with history().reading() as connection:
        turns = await provenance.last_turns(connection, thread["id"], REMEMBERED_TURNS)
    cl.user_session.set("history", turns)

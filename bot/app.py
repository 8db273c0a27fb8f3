"""The chat in the browser: Chainlit's handlers, each of which hands over to `bot.chat`. Run by `bot.server.serve`."""

import chainlit as cl
from chainlit.types import ThreadDict

<<<<<<< HEAD
from bot.chat import asking, remembering, resuming
=======
from bot.chat import asking, signing_in
>>>>>>> w5-P
from bot.chat.starters import STARTERS
from bot.server.state import files, history


@cl.data_layer
def data_layer() -> remembering.HistoryLayer:
    return remembering.HistoryLayer(history(), files())


@cl.on_chat_resume
async def resume(thread: ThreadDict) -> None:
    await resuming.resume(thread)

signing_in.register()


@cl.set_starters
async def starters(_: cl.User | None) -> list[cl.Starter]:
    return [cl.Starter(label=label, message=question) for label, question in STARTERS.items()]


@cl.on_message
async def reply(message: cl.Message) -> None:
    await asking.reply(message)

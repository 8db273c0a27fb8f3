"""The chat in the browser: Chainlit's handlers, each of which hands over to `bot.chat`. Run by `bot.server.serve`."""

import chainlit as cl
from chainlit.types import ThreadDict

from bot.chat import asking, briefings, remembering, resuming, signing_in
from bot.chat.starters import STARTERS
from bot.server.state import files, history

signing_in.register()


@cl.data_layer
def data_layer() -> remembering.HistoryLayer:
    return remembering.HistoryLayer(history(), files())


@cl.on_chat_resume
async def resume(thread: ThreadDict) -> None:
    await resuming.resume(thread)
    await briefings.offer()


@cl.on_chat_start
async def begin() -> None:
    await briefings.offer()


@cl.set_starters
async def starters(_: cl.User | None) -> list[cl.Starter]:
    return [cl.Starter(label=label, message=question) for label, question in STARTERS.items()]


@cl.on_message
async def reply(message: cl.Message) -> None:
    topic = briefings.topic_of(message)
    await (asking.reply(message) if topic is None else briefings.reply(topic))

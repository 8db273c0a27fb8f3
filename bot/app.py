"""The chat in the browser: Chainlit's handlers, each of which hands over to `bot.chat`. Run by `bot.server.serve`."""

import chainlit as cl

from bot.chat import asking, signing_in
from bot.chat.starters import STARTERS

signing_in.register()


@cl.set_starters
async def starters(_: cl.User | None) -> list[cl.Starter]:
    return [cl.Starter(label=label, message=question) for label, question in STARTERS.items()]


@cl.on_message
async def reply(message: cl.Message) -> None:
    await asking.reply(message)

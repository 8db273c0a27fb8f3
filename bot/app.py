"""The chat in the browser: Chainlit's handlers, each of which hands over to `bot.chat`. Run by `bot.server.serve`."""

import chainlit as cl
from chainlit.types import ThreadDict

from bot.chat import asking, briefings, pacing, remembering, resuming, scope, signing_in, starters

signing_in.register()


@cl.on_app_startup
async def start() -> None:
    remembering.start()
    starters.prepare()


@cl.data_layer
def data_layer() -> remembering.HistoryLayer:
    return remembering.layer()


@cl.on_chat_resume
async def resume(thread: ThreadDict) -> None:
    await resuming.resume(thread)
    await scope.offer()
    await briefings.offer()


@cl.on_chat_start
async def begin() -> None:
    await scope.offer()
    await briefings.offer()


@cl.on_settings_update
async def limit(settings: dict[str, object]) -> None:
    await scope.changed(settings)


@cl.action_callback("everywhere")
async def everywhere(_: cl.Action) -> None:
    await scope.everywhere()


@cl.set_starters
async def offer(user: cl.User | None) -> list[cl.Starter]:
    return await starters.offered(signing_in.person(user).role)


@cl.on_message
async def reply(message: cl.Message) -> None:
    if await pacing.is_too_early():
        return
    topic = briefings.topic_of(message)
    await (asking.reply(message) if topic is None else briefings.reply(topic))

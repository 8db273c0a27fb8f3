"""The command /briefing in the chat: a briefing on a topic, as a card that can be edited and saved."""

import re

import chainlit as cl
from chainlit.types import CommandDict

from bot.briefing.drafts import MOST_TOPIC_CHARS, Draft
from bot.briefing.making import NothingOnTopic
from bot.briefing.value import Briefing
from bot.chat.asking import UNEXPECTED
from bot.chat.briefing_card import card
from bot.environment import SettingError
from bot.server.activity import Ending
from bot.server.state import activity, drafts, library
from ingest.errors import IngestError
from ingest.text import fold

COMMAND = "tóm tắt"
"""As the menu of the message box names it, after "/"."""
# What people type by hand: the name in the manual, and that of the menu with accents or without.
_TYPED = re.compile(r"/(?:briefing|tom tat)(?!\w)", re.IGNORECASE)
_DESCRIPTION = "Soạn bản tóm tắt có trích dẫn về một chủ đề, tải về Word"
NO_TOPIC = "Hãy viết chủ đề sau lệnh, ví dụ: `/briefing cải cách thủ tục hành chính`."


async def offer() -> None:
    """Nothing; the command can be chosen with "/" in this conversation."""
    command = CommandDict(
        id=COMMAND, description=_DESCRIPTION, icon="notebook-text", button=False, persistent=False, selected=False
    )
    await cl.context.emitter.set_commands([command])


def topic_of(message: cl.Message) -> str | None:
    """The topic on which `message` asks for a briefing, "" where it names none; None where it asks for something
    else."""
    typed = message.content.strip()
    by_hand = _TYPED.match(fold(typed))
    if message.command != COMMAND and by_hand is None:
        return None
    return typed[by_hand.end() if by_hand else 0 :].strip()


async def reply(topic: str) -> None:
    """Nothing; the briefing on `topic` stands in the chat, or why there is none."""
    if not topic:
        await cl.Message(NO_TOPIC).send()
        return
    if len(topic) > MOST_TOPIC_CHARS:
        await cl.ErrorMessage(
            f"Chủ đề dài {len(topic)} ký tự, giới hạn là {MOST_TOPIC_CHARS}. Hãy rút gọn thành một cụm từ."
        ).send()
        return
    message = cl.Message(_under_way(topic))
    await message.send()
    try:
        with activity().question():
            await _show(message, topic)
    except NothingOnTopic as error:
        message.content = f"{error}\n\n{error.help}"
        await message.update()
    except (IngestError, SettingError, Ending) as error:
        await _give_up(message, f"{error}\n\n**Cách xử lý:** {error.help}")
    except Exception:
        await _give_up(message, UNEXPECTED)
        raise


async def _show(message: cl.Message, topic: str) -> None:
    draft = Draft(topic=topic)
    briefing = await drafts().briefing(draft)
    message.content = _summed_up(briefing)
    await message.update()
    await cl.CustomElement(name="Briefing", props=dict(card(briefing, draft))).send(for_id=message.id)


async def _give_up(message: cl.Message, why: str) -> None:
    await message.remove()
    await cl.ErrorMessage(why).send()


def _under_way(topic: str) -> str:
    opening = "" if library().is_open else "Đang mở kho tài liệu, rồi "
    doing = "hỏi kho tài liệu về" if opening else "Đang hỏi kho tài liệu về"
    return f"{opening}{doing} “{topic}” và chọn trích dẫn…"


def _summed_up(briefing: Briefing) -> str:
    statements = len([*briefing.statements])
    documents = len({citation.document.id for citation in briefing.citations})
    return (
        f"Bản tóm tắt về “{briefing.topic}”: {statements} ý từ {documents} tài liệu, mỗi ý kèm trích dẫn nguyên văn; "
        f"{len(briefing.open_questions)} câu hỏi tài liệu chưa trả lời được. Bỏ bớt, sắp lại hoặc hỏi thêm ngay bên "
        "dưới, rồi tải về."
    )

"""How often a person may ask, told in the conversation."""

import chainlit as cl

from bot.server.state import question_limit

TOO_OFTEN = "Bạn hỏi nhanh quá, máy chủ còn phục vụ nhiều người. Hãy hỏi lại câu này sau {seconds} giây."


async def is_too_early() -> bool:
    """Whether whoever asks has to wait, which they are told."""
    seconds = question_limit().check(cl.user_session.get("user").identifier)
    if seconds:
        await cl.ErrorMessage(TOO_OFTEN.format(seconds=seconds)).send()
    return bool(seconds)

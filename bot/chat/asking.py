"""A question typed into the chat, and its answer as it appears on the screen."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing

import chainlit as cl

from bot.answers import NOTHING_ASKED, Answer, Turn
from bot.chat import next_questions
from bot.chat.presenting import growing_markdown, message_markdown, pieces, sources, understood
from bot.chat.scope import chosen
from bot.environment import SettingError
from bot.history import provenance
from bot.people.people import LOCAL
from bot.server.activity import Ending
from bot.server.observing import observed
from bot.server.state import activity, library
from bot.settings import Settings
from ingest.errors import IngestError

# A question is a sentence or two; a pasted document would only blur the search.
MAX_QUESTION_CHARS = 2_000
# What "còn tỉnh kia thì sao?" may refer to; older turns only mislead.
REMEMBERED_TURNS = 6
# An answer appears within half a second, in at most so many steps: faster than anyone reads and slow enough to follow.
SECONDS_PER_PIECE = 0.03
MOST_PIECES = 16
# Where more than these ask at once, answers appear in fewer steps: each step of each of fifty answers costs the web
# process as much as showing them whole (`make load`).
UNHURRIED = 4

OPENING = "Đang mở kho tài liệu…"
UNEXPECTED = "Có lỗi ngoài dự kiến khi tìm câu trả lời. Hãy hỏi lại; nếu vẫn lỗi, hãy báo người quản trị xem nhật ký."


async def reply(typed: cl.Message) -> None:
    """Nothing; answers `typed` in the chat, whatever goes wrong."""
    question = typed.content.strip()
    if len(question) > MAX_QUESTION_CHARS:
        await cl.ErrorMessage(_too_long(question)).send()
        return
    next_questions.forget()
    history: list[Turn] = cl.user_session.get("history", [])
    try:
        with observed(question, _person(), "chat") as under_way:
            message = cl.Message("")
            answer = under_way.answer = await _shown(message, question, history)
    except (IngestError, SettingError, Ending) as error:
        await cl.ErrorMessage(f"{error}\n\n**Cách xử lý:** {error.help}").send()
    except Exception:  # the log has it
        await cl.ErrorMessage(UNEXPECTED).send()
    else:
        cl.user_session.set("history", [*history, Turn(question, answer.text)][-REMEMBERED_TURNS:])
        if answer.refusal is None or answer.refusal.reason not in NOTHING_ASKED:
            next_questions.look_for(answer, message.id, [turn.question for turn in history])


async def _shown(message: cl.Message, question: str, history: list[Turn]) -> Answer:
    """The answer, once its last word is on the screen in `message`."""
    latest: Answer | None = None
    try:
        async with aclosing(_answers(question, history)) as answers:
            async for answer in answers:
                latest = answer
                await _stream(message, growing_markdown(answer))
    except asyncio.CancelledError:
        # Stopped: what is on the screen was verified, and gets its sources.
        if latest:
            await _finish(message, latest, history)
        raise
    assert latest, "an answerer gives an answer"
    await _finish(message, latest, history)
    return latest


async def _answers(question: str, history: list[Turn]) -> AsyncGenerator[Answer]:
    """The answer as it grows; a note stands in the chat while the index is being opened."""
    notice = None if library().is_open else await cl.Message(OPENING).send()

    def tell(line: str) -> None:
        if notice:
            notice.content = line
            cl.run_sync(notice.update())

    try:
        async with aclosing(library().stream(question, history, tell, filter=chosen())) as answers:
            async for answer in answers:
                if notice:
                    await notice.remove()
                    notice = None
                yield answer
    finally:
        if notice:
            await notice.remove()


async def _stream(message: cl.Message, markdown: str) -> None:
    """`message` goes on to read `markdown`; where that says something else it takes the place of what was there."""
    if not markdown.startswith(message.content):
        await message.stream_token(markdown, is_sequence=True)
    most = max(1, MOST_PIECES * UNHURRIED // max(UNHURRIED, activity().running))
    for piece in pieces(markdown[len(message.content) :], most):
        await message.stream_token(piece)
        await asyncio.sleep(SECONDS_PER_PIECE)


async def _finish(message: cl.Message, answer: Answer, history: list[Turn]) -> None:
    shown = sources(answer)
    message.content = message_markdown(answer)
    from_where = provenance.of_answer(answer, history, Settings.from_environment())
    message.metadata = {provenance.METADATA_KEY: from_where}
    await message.send()
    if read := understood(answer):
        await cl.CustomElement(name="Understood", props=dict(read)).send(for_id=message.id)
    if shown:
        await cl.CustomElement(name="Sources", props=dict(shown)).send(for_id=message.id)


def _person() -> str:
    """The name of whoever asks."""
    user: cl.User | None = cl.user_session.get("user")
    return user.identifier if user else LOCAL.name


def _too_long(question: str) -> str:
    return (
        f"Câu hỏi dài {len(question)} ký tự, giới hạn là {MAX_QUESTION_CHARS} ký tự. "
        "Hãy rút gọn: nêu điều cần biết, địa phương và số hiệu văn bản nếu có."
    )

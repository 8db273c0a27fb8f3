"""OpenAI's chat interface, so that other front ends can talk to the bot: one model, "cchc"."""

import json
import time
import uuid
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Response, status
from fastapi.responses import JSONResponse, StreamingResponse
from pydantic import BaseModel, BeforeValidator, Field

from bot.answers import Answer, Citation, Turn
from bot.api.asking import MAX_QUESTION_CHARS, MAX_TURNS, answered
from bot.api.problems import PROBLEMS, Problem, ProblemRoute
from bot.chat.presenting import byline, pieces
from bot.filters import EVERYTHING
from bot.people.access import SignedIn
from bot.records import answer_record
from bot.turns import turns_from

MODEL = "cchc"
SOURCES = "Nguồn trích dẫn:"
# A whole answer is known before its first word is sent; so many chunks let a front end show it as it does others.
_MOST_CHUNKS = 40
# Each front end sends the whole conversation: what is older than the turns that are read is passed over.
_MOST_MESSAGES = 1_000

openai_chat = APIRouter(
    prefix="/v1",
    route_class=ProblemRoute,
    tags=["Giao diện OpenAI"],
    responses={**PROBLEMS},
)


def _text(content: object) -> object:
    """The words of a message, whose parts may also be given apart; other kinds of parts stay what no text is."""
    if content is None:
        return ""
    if isinstance(content, list) and all(isinstance(p, dict) and isinstance(p.get("text"), str) for p in content):
        return "\n".join(part["text"] for part in content)
    return content


class ChatMessage(BaseModel):
    """Một lượt lời. Lời của `system` và của công cụ được bỏ qua: trợ lý chỉ trả lời theo kho tài liệu."""

    role: Literal["system", "developer", "user", "assistant", "tool", "function"] = Field(description="Ai nói.")
    content: Annotated[str, BeforeValidator(_text)] = Field(default="", description="Nội dung, chỉ gồm chữ.")


class StreamOptions(BaseModel):
    """Các lựa chọn khi `stream` là true."""

    include_usage: bool = Field(default=False, description="true: phần cuối cho biết số tiếng đã dùng.")


class ChatRequest(BaseModel):
    """Một cuộc trò chuyện. Các tham số khác của OpenAI (temperature, tools…) được nhận và bỏ qua."""

    model: str = Field(default=MODEL, description="Luôn là cchc.")
    messages: list[ChatMessage] = Field(
        min_length=1,
        max_length=_MOST_MESSAGES,
        description="Cũ trước, câu hỏi sau cùng.",
        examples=[[{"role": "user", "content": "Năm nhiệm vụ trọng tâm của Nam Định là gì?"}]],
    )
    stream: bool | None = Field(default=None, description="true: trả lời thành từng phần (SSE).")
    stream_options: StreamOptions | None = Field(default=None, description="Chỉ dùng khi `stream` là true.")


@openai_chat.get("/models", summary="Các mô hình")
async def models(_: SignedIn) -> dict[str, Any]:
    """Chỉ có một mô hình, tên là cchc."""
    return {"object": "list", "data": [_model()]}


@openai_chat.get("/models/{name}", summary="Một mô hình")
async def model(name: str, _: SignedIn) -> dict[str, Any]:
    """Chỉ có một mô hình, tên là cchc."""
    _check_model(name)
    return _model()


@openai_chat.post("/chat/completions", summary="Trả lời trong một cuộc trò chuyện")
async def chat_completions(asked: ChatRequest, person: SignedIn) -> Response:
    """Câu trả lời cho lượt lời cuối cùng của người dùng, kèm danh sách nguồn. Trường `cchc` có mọi trích dẫn, như kết
    quả của /api/ask. Không có câu trả lời trong kho thì nội dung là lời từ chối."""
    _check_model(asked.model)
    question, history = _conversation(asked.messages)
    answer = await answered(question, history, EVERYTHING, person)
    id_, created = f"chatcmpl-{uuid.uuid4().hex}", int(time.time())
    common = {"id": id_, "created": created, "model": MODEL}
    usage = _usage(asked.messages, answer)
    if asked.stream:
        with_usage = usage if asked.stream_options and asked.stream_options.include_usage else None
        return StreamingResponse(_events(answer, common, with_usage), media_type="text/event-stream")
    message = {"role": "assistant", "content": completion_text(answer), "refusal": None}
    choice = {"index": 0, "message": message, "finish_reason": "stop", "logprobs": None}
    record = answer_record(answer)
    return JSONResponse({**common, "object": "chat.completion", "choices": [choice], "usage": usage, "cchc": record})


def completion_text(answer: Answer) -> str:
    """The answer with a list of its sources: other front ends do not open "[1]"."""
    sources = "\n".join((SOURCES, *map(_source, answer.citations))) if answer.citations else ""
    return "\n\n".join(filter(None, (answer.text, sources, answer.notice)))


def _source(citation: Citation) -> str:
    document = citation.document
    return ", ".join(filter(None, (f"{citation.key} {document.title}", byline(document), citation.locator)))


def _conversation(messages: list[ChatMessage]) -> tuple[str, list[Turn]]:
    """The last question, and the turns before it. Raises `Problem`."""
    *before, last = messages
    if last.role != "user" or not last.content.strip():
        message = "Lượt lời cuối cùng trong “messages” phải là câu hỏi của người dùng (role: user)."
        raise Problem(status.HTTP_400_BAD_REQUEST, message, field="messages")
    if len(last.content) > MAX_QUESTION_CHARS:
        message = f"Câu hỏi dài {len(last.content)} ký tự, giới hạn là {MAX_QUESTION_CHARS} ký tự."
        help_ = "Hãy rút gọn: nêu điều cần biết, địa phương và số hiệu văn bản nếu có."
        raise Problem(status.HTTP_400_BAD_REQUEST, message, help_, field="messages")
    return last.content.strip(), turns_from([one.model_dump() for one in before])[-MAX_TURNS:]


def _check_model(name: str) -> None:
    if name != MODEL:
        message = f"Không có mô hình tên “{name}”."
        help_ = f"Dùng mô hình {MODEL}."
        raise Problem(status.HTTP_404_NOT_FOUND, message, help_, code="model_not_found", field="model")


def _model() -> dict[str, Any]:
    return {"id": MODEL, "object": "model", "created": 0, "owned_by": "cchc"}


def _usage(messages: list[ChatMessage], answer: Answer) -> dict[str, int]:
    """Tokens are words between spaces, which in Vietnamese are syllables: nobody is billed by them."""
    asked = sum(len(message.content.split()) for message in messages)
    written = len(completion_text(answer).split())
    return {"prompt_tokens": asked, "completion_tokens": written, "total_tokens": asked + written}


def _events(answer: Answer, common: dict[str, Any], usage: dict[str, int] | None) -> Iterator[str]:
    def event(delta: dict[str, Any], finish: str | None = None, **extra: object) -> str:
        choice = {"index": 0, "delta": delta, "finish_reason": finish, "logprobs": None}
        return _event({**common, "object": "chat.completion.chunk", "choices": [choice], **extra})

    yield event({"role": "assistant", "content": ""})
    for piece in pieces(completion_text(answer), _MOST_CHUNKS):
        yield event({"content": piece})
    yield event({}, "stop", cchc=answer_record(answer))
    if usage:
        yield _event({**common, "object": "chat.completion.chunk", "choices": [], "usage": usage})
    yield "data: [DONE]\n\n"


def _event(data: dict[str, Any]) -> str:
    return f"data: {json.dumps(data, ensure_ascii=False)}\n\n"

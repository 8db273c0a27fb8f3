"""A chat model by name, answering piece by piece within a time, or saying why not."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from itertools import count
from typing import TYPE_CHECKING, Any

from bot.environment import SettingError
from bot.generation.failures import ModelFailure, failure_of
from bot.settings import Settings
from prompts.prompt import Message

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import AIMessageChunk

# Ten times a long answer. A model that goes on has lost itself.
_MOST_CHARS = 12_000
# Between tries: this, then twice that, and so on, unless the server says how long.
_FIRST_WAIT_S = 0.5
_OPENAI_COMPATIBLE = "openai"
# Servers on one's own machine ask for no key, their client for some.
_NO_KEY = "none"


class ChatModel:
    """The chat model `langchain` under the `name` it is shown by."""

    def __init__(self, model: "BaseChatModel", name: str) -> None:
        self.langchain = model
        self.name = name

    async def pieces(self, messages: Sequence[Message], *, deadline: float) -> AsyncGenerator[str]:
        """The answer to `messages` as it arrives; at `deadline` (of the event loop's clock) it must be whole.

        Raises `ModelFailure`. A call that fails before its first piece is tried again while time allows.
        """
        for attempt in count():
            begun = False
            try:
                async with aclosing(self._call(messages, deadline)) as pieces:
                    async for piece in pieces:
                        begun = True
                        yield piece
                return
            except Exception as error:
                failure = failure_of(error, begun=begun)
                wait_s = failure.retry_after_s or _FIRST_WAIT_S * 2**attempt
                ends_too_late = asyncio.get_running_loop().time() + wait_s >= deadline
                if begun or not failure.is_passing or ends_too_late:
                    raise failure from error
                await asyncio.sleep(wait_s)

    async def _call(self, messages: Sequence[Message], deadline: float) -> AsyncGenerator[str]:
        chars, finished = 0, False
        stream = aiter(self.langchain.astream([*messages]))
        while True:
            async with asyncio.timeout_at(deadline):
                chunk = await anext(stream, None)
            if chunk is None:
                break
            finished = finished or _says_finished(chunk)
            if piece := str(chunk.text):
                chars += len(piece)
                if chars > _MOST_CHARS:
                    raise ModelFailure("too_long")
                yield piece
        if not chars:
            raise ModelFailure("empty")
        if not finished:
            raise ModelFailure("interrupted")


def open_chat_model(settings: Settings) -> ChatModel | None:
    """The chat model that `settings` name, None where they name none; connects to nothing yet.

    Raises `SettingError` when LangChain knows no such provider, or its package or key is missing.
    """
    if settings.chat_model is None:
        return None
    from langchain.chat_models import init_chat_model

    name = settings.chat_model
    if settings.chat_model_url and ":" not in name:
        name = f"{_OPENAI_COMPATIBLE}:{name}"
    given: dict[str, Any] = {}
    if settings.chat_model_url:
        given["base_url"] = settings.chat_model_url
    if settings.chat_model_key:
        given["api_key"] = settings.chat_model_key.get_secret_value()
    elif settings.chat_model_url and name.startswith(f"{_OPENAI_COMPATIBLE}:"):
        given["api_key"] = _NO_KEY
    if name.startswith(f"{_OPENAI_COMPATIBLE}:"):
        given["stream_chunk_timeout"] = None
    try:
        # Retries and timeouts are ours, within the time there is.
        model: BaseChatModel = init_chat_model(model=name, temperature=0, max_retries=0, **given)
    except Exception as error:
        raise _unusable(settings.chat_model, error) from error
    return ChatModel(model, settings.chat_model)


def _unusable(name: str, error: Exception) -> SettingError:
    if isinstance(error, ImportError | AttributeError):
        provider = name.partition(":")[0]
        return SettingError(
            f"CCHC_MODEL là “{name}” nhưng chưa cài gói để gọi nhà cung cấp này ({provider}).",
            help=f"Cài thêm: pip install langchain-{provider.replace('_', '-')}",
        )
    if "api_key" in str(error).lower():
        return SettingError(
            f"CCHC_MODEL là “{name}” nhưng chưa có khóa truy cập.",
            help="Đặt CCHC_MODEL_KEY là khóa do nhà cung cấp cấp.",
        )
    return SettingError(
        f"CCHC_MODEL có giá trị “{name}” không dùng được ({str(error).splitlines()[0]}).",
        help="Đặt CCHC_MODEL là NHÀ-CUNG-CẤP:TÊN-MÔ-HÌNH, ví dụ ollama:qwen3:8b.",
    )


def _says_finished(chunk: "AIMessageChunk") -> bool:
    """Whether the provider states why it stopped: "finish_reason", "stop_reason", "done_reason", by their names."""
    return any("reason" in key.lower() and value for key, value in chunk.response_metadata.items())

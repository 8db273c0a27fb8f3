"""What a person may set, read from the environment and checked before anything is opened."""

import os
from collections.abc import Mapping
from typing import Self
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, SecretStr, field_validator

from bot.environment import SettingError, Variable, found, validated
from bot.reader.answerability import LEAST_CONFIDENCE

_VARIABLES: Mapping[str, Variable] = {
    "least_confidence": Variable("CCHC_LEAST_CONFIDENCE", "một số từ 0 đến 1, ví dụ 0.5"),
    "chat_model": Variable("CCHC_MODEL", "NHÀ-CUNG-CẤP:TÊN-MÔ-HÌNH, ví dụ ollama:qwen3:8b hoặc openai:gpt-5-mini"),
    "chat_model_url": Variable("CCHC_MODEL_URL", "một địa chỉ http:// hoặc https://, ví dụ http://127.0.0.1:8080/v1"),
    "chat_model_key": Variable("CCHC_MODEL_KEY", "khóa truy cập do nhà cung cấp mô hình cấp"),
    "answer_within_s": Variable("CCHC_ANSWER_WITHIN_S", "số giây lớn hơn 0 và không quá 600, ví dụ 60"),
}


class Settings(BaseModel):
    """The settings of one run. With none set the bot answers extractively, at its measured threshold."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    least_confidence: float = Field(default=LEAST_CONFIDENCE, ge=0, le=1)
    """Answers less likely to be in the documents are refused."""
    chat_model: str | None = None
    """A name for LangChain's `init_chat_model`; None for extractive answers."""
    chat_model_url: str | None = None
    """Where the model is served, when that is not its provider's own address."""
    chat_model_key: SecretStr | None = None
    answer_within_s: float = Field(default=60.0, gt=0, le=600)
    """Seconds after which the extractive answer is given in place of the model's: most people wait no longer."""

    @field_validator("chat_model_url")
    @classmethod
    def _is_web_address(cls, url: str | None) -> str | None:
        if url is not None and not (urlsplit(url).scheme in {"http", "https"} and urlsplit(url).hostname):
            raise ValueError("not a web address")
        return url

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Self:
        """The settings in `environment` (by default this process's), blank values being none.

        Raises `SettingError` for the first value that cannot be used.
        """
        given = found(_VARIABLES, os.environ if environment is None else environment)
        if "chat_model" not in given and (stray := given.keys() & {"chat_model_url", "chat_model_key"}):
            name = _VARIABLES[max(stray)].name
            raise SettingError(
                f"{name} đã đặt nhưng CCHC_MODEL thì chưa.",
                help=f"Đặt CCHC_MODEL là {_VARIABLES['chat_model'].wanted}; hoặc bỏ {name}.",
            )
        return validated(cls, given, _VARIABLES)

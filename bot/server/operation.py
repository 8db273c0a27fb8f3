"""How a server is watched: what a person sets in the environment."""

import os
from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, SecretStr

from bot.environment import Variable, found, validated

_VARIABLES: Mapping[str, Variable] = {
    "log_level": Variable("CCHC_LOG_LEVEL", "debug, info, warning hoặc error"),
    "log_questions": Variable("CCHC_LOG_QUESTIONS", "1 để ghi cả nội dung câu hỏi, 0 để không ghi"),
    "log_people": Variable("CCHC_LOG_PEOPLE", "hash (mã băm), name (tên đăng nhập) hoặc none (không ghi)"),
    "metrics_token": Variable("CCHC_METRICS_TOKEN", "một chuỗi ngẫu nhiên từ 16 ký tự trở lên"),
}

LogLevel = Literal["debug", "info", "warning", "error"]
People = Literal["hash", "name", "none"]


def _lower(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


class OperationSettings(BaseModel):
    """What is written down of questions and people, and who may read the figures. By default no words of theirs."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    log_level: Annotated[LogLevel, BeforeValidator(_lower)] = "info"
    log_questions: bool = False
    """Whether the log holds what was asked."""
    log_people: Annotated[People, BeforeValidator(_lower)] = "hash"
    """How the log names who asked; a hash is the same for one person as long as the server runs."""
    metrics_token: SecretStr | None = Field(default=None, min_length=16, exclude=True)
    """Whoever sends it may read `/metrics`, beside administrators and this machine."""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Self:
        """The settings in `environment` (by default this process's); raises `SettingError`."""
        given = found(_VARIABLES, os.environ if environment is None else environment)
        return validated(cls, given, _VARIABLES)

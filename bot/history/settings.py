"""What a person may set about the history."""

import os
from collections.abc import Mapping
from typing import Self

from pydantic import BaseModel, ConfigDict, Field

from bot.environment import Variable, found, validated

_VARIABLES: Mapping[str, Variable] = {
    "database_url": Variable("CCHC_DATABASE_URL", "địa chỉ PostgreSQL, dạng postgresql://TÊN:MẬT-KHẨU@MÁY:5432/TÊN"),
    "keep_days": Variable("CCHC_KEEP_DAYS", "số ngày từ 1 đến 36500, ví dụ 365"),
}


class HistorySettings(BaseModel):
    """Where the history is kept and for how long. With none set: in the data folder, for good."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    database_url: str | None = Field(default=None, repr=False)
    """A PostgreSQL, in place of the file in the data folder. It may hold a password."""
    keep_days: int | None = Field(default=None, ge=1, le=36_500)
    """A conversation that nobody used for so many days is removed."""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Self:
        """The settings in `environment` (by default this process's); raises `SettingError`."""
        return validated(cls, found(_VARIABLES, os.environ if environment is None else environment), _VARIABLES)

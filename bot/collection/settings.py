"""How documents come through the browser: what a person sets in the environment."""

import os
from collections.abc import Mapping
from typing import Self

from pydantic import BaseModel, ConfigDict, Field

from bot.environment import Variable, found, validated

_VARIABLES: Mapping[str, Variable] = {"upload_mb": Variable("CCHC_UPLOAD_MB", "số MB từ 1 đến 512, ví dụ 50")}


class CollectionSettings(BaseModel):
    """What editors may upload."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    upload_mb: int = Field(default=50, ge=1, le=512)
    """The largest file, in MiB. 512 is the most that ingestion reads of a PDF."""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Self:
        """The settings in `environment` (by default this process's); raises `SettingError`."""
        given = found(_VARIABLES, os.environ if environment is None else environment)
        return validated(cls, given, _VARIABLES)

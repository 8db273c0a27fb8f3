"""Settings read from environment variables: each named, with what its value must be, when it cannot be used."""

from collections.abc import Mapping
from typing import NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

_Model = TypeVar("_Model", bound=BaseModel)


class Variable(NamedTuple):
    """The environment variable that sets a field."""

    name: str
    wanted: str
    """What its value must be, for people."""


class SettingError(Exception):
    """A variable whose value cannot be used; the message (Vietnamese) names both, `help` says what to do."""

    def __init__(self, message: str, *, help: str) -> None:
        super().__init__(message)
        self.help = help


def found(variables: Mapping[str, Variable], environment: Mapping[str, str]) -> dict[str, str]:
    """The values of the fields that `environment` sets, blank ones being none."""
    values = {field: environment.get(variable.name, "").strip() for field, variable in variables.items()}
    return {field: value for field, value in values.items() if value}


def validated(model: type[_Model], values: Mapping[str, object], variables: Mapping[str, Variable]) -> _Model:
    """A `model` with these values; raises `SettingError` for the first of `variables` that cannot be used."""
    try:
        return model.model_validate(values)
    except ValidationError as error:
        field = str(error.errors()[0]["loc"][0])
        if field not in variables:
            raise
        variable = variables[field]
        raise SettingError(
            f"{variable.name} có giá trị “{values[field]}” không dùng được.",
            help=f"Đặt {variable.name} là {variable.wanted}; hoặc bỏ biến này.",
        ) from error

"""The settings of watching, from the environment."""

import pytest

from bot.environment import SettingError
from bot.server.operation import OperationSettings


def test_nothing_set_writes_no_words_down() -> None:
    settings = OperationSettings.from_environment({})
    assert (settings.log_level, settings.log_questions, settings.log_people) == ("info", False, "hash")


def test_every_variable_is_read() -> None:
    given = {"CCHC_LOG_LEVEL": "WARNING", "CCHC_LOG_QUESTIONS": "1", "CCHC_LOG_PEOPLE": "none"}
    settings = OperationSettings.from_environment({**given, "CCHC_METRICS_TOKEN": "0123456789abcdef"})
    assert (settings.log_level, settings.log_questions, settings.log_people) == ("warning", True, "none")
    assert "0123456789abcdef" not in repr(settings)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CCHC_LOG_LEVEL", "all"),
        ("CCHC_LOG_QUESTIONS", "maybe"),
        ("CCHC_LOG_PEOPLE", "some"),
        ("CCHC_METRICS_TOKEN", "short"),
    ],
)
def test_a_value_that_cannot_be_used_is_named(name: str, value: str) -> None:
    with pytest.raises(SettingError, match=name) as wrong:
        OperationSettings.from_environment({name: value})
    assert name in wrong.value.help

"""Settings from the environment: none is needed, and what is wrong is named with its value."""

from pathlib import Path

import pytest

from bot.answerer import Answerer
from bot.environment import SettingError
from bot.generate import GeneratingAnswerer
from bot.generation.model import open_chat_model
from bot.settings import Settings
from bot.wiring import open_answerer


def test_nothing_set_is_an_extractive_bot() -> None:
    settings = Settings.from_environment({"CCHC_MODEL": " ", "PATH": "/bin"})
    assert settings == Settings()
    assert open_chat_model(settings) is None


def test_what_is_set_is_taken() -> None:
    settings = Settings.from_environment(
        {
            "CCHC_MODEL": "openai:m",
            "CCHC_MODEL_URL": "http://127.0.0.1:8080/v1",
            "CCHC_MODEL_KEY": "bí-mật",
            "CCHC_ANSWER_WITHIN_S": "12.5",
            "CCHC_LEAST_CONFIDENCE": "0.4",
        }
    )
    assert (settings.chat_model, settings.chat_model_url) == ("openai:m", "http://127.0.0.1:8080/v1")
    assert (settings.answer_within_s, settings.least_confidence) == (12.5, 0.4)
    assert settings.chat_model_key and settings.chat_model_key.get_secret_value() == "bí-mật"
    assert "bí-mật" not in repr(settings)


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("CCHC_ANSWER_WITHIN_S", "nhanh"),
        ("CCHC_ANSWER_WITHIN_S", "0"),
        ("CCHC_ANSWER_WITHIN_S", "nan"),
        ("CCHC_ANSWER_WITHIN_S", "601"),
        ("CCHC_LEAST_CONFIDENCE", "1,5"),
        ("CCHC_LEAST_CONFIDENCE", "-1"),
        ("CCHC_MODEL_URL", "127.0.0.1:8080"),
        ("CCHC_MODEL_URL", "ftp://máy/v1"),
        ("CCHC_MODEL_URL", "http://"),
    ],
)
def test_a_value_that_cannot_be_used_is_named(variable: str, value: str) -> None:
    with pytest.raises(SettingError) as error:
        Settings.from_environment({"CCHC_MODEL": "openai:m", variable: value})
    assert variable in str(error.value) and value in str(error.value)
    assert variable in error.value.help


def test_an_address_without_a_model_is_a_mistake() -> None:
    with pytest.raises(SettingError, match="CCHC_MODEL_URL"):
        Settings.from_environment({"CCHC_MODEL_URL": "http://127.0.0.1:8080/v1"})


@pytest.mark.parametrize("name", ["khongco:mo-hinh", "mo-hinh", "openai:m"])
def test_a_model_that_cannot_be_opened_is_named(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(SettingError) as error:
        open_chat_model(Settings(chat_model=name))
    assert name in str(error.value) and error.value.help


def test_the_settings_pick_the_answerer(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(open_answerer(built / "index"), Answerer)
    monkeypatch.setenv("CCHC_MODEL", "m")
    monkeypatch.setenv("CCHC_MODEL_URL", "http://127.0.0.1:9/v1")
    answerer = open_answerer(built / "index")
    assert isinstance(answerer, GeneratingAnswerer) and answerer.model == "m"

"""Who may come in, from the environment: what cannot be used is named with its value."""

import pytest

from bot.environment import SettingError
from bot.people.settings import AccessSettings


def test_nothing_set_is_the_default() -> None:
    assert AccessSettings.from_environment({"CCHC_AUTH_HEADER": " ", "PATH": "/bin"}) == AccessSettings()


def test_what_is_set_is_taken() -> None:
    settings = AccessSettings.from_environment(
        {
            "CCHC_AUTH_HEADER": "X-Remote-User",
            "CCHC_TRUSTED_PROXY": "10.0.0.5, 10.1.0.0/16,::1",
            "CCHC_OAUTH_ALLOWED": "tinh.gov.vn, lan@example.vn",
            "CCHC_PUBLIC_URL": "https://cchc.tinh.gov.vn/",
            "CCHC_SESSION_HOURS": "8",
            "CCHC_QUESTIONS_PER_MINUTE": "5",
        }
    )
    assert settings.trusted_proxies == ("10.0.0.5/32", "10.1.0.0/16", "::1/128")
    assert settings.oauth_allowed == ("tinh.gov.vn", "lan@example.vn")
    assert settings.public_url == "https://cchc.tinh.gov.vn"
    assert (settings.session_hours, settings.questions_per_minute) == (8, 5)
    assert AccessSettings.model_validate_json(settings.model_dump_json()) == settings


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("CCHC_SESSION_HOURS", "0"),
        ("CCHC_SESSION_HOURS", "một ngày"),
        ("CCHC_AUTH_HEADER", "X Remote"),
        ("CCHC_TRUSTED_PROXY", "nginx"),
        ("CCHC_TRUSTED_PROXY", "10.0.0.5, 10.0.0.300"),
        ("CCHC_PUBLIC_URL", "cchc.tinh.gov.vn"),
        ("CCHC_PUBLIC_URL", "https://cchc.tinh.gov.vn/hoi-dap"),
        ("CCHC_QUESTIONS_PER_MINUTE", "0"),
        ("CCHC_QUESTIONS_PER_MINUTE", "2.5"),
    ],
)
def test_a_value_that_cannot_be_used_is_named(variable: str, value: str) -> None:
    with pytest.raises(SettingError) as error:
        AccessSettings.from_environment({variable: value})
    assert variable in str(error.value) and value in str(error.value)
    assert variable in error.value.help


def test_a_header_that_anybody_could_send_is_a_mistake() -> None:
    with pytest.raises(SettingError, match="CCHC_TRUSTED_PROXY"):
        AccessSettings.from_environment({"CCHC_AUTH_HEADER": "X-Remote-User"})

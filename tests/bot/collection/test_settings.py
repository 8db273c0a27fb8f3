"""How much may be uploaded is set in the environment."""

import pytest

from bot.collection.settings import CollectionSettings
from bot.environment import SettingError


def test_the_largest_upload_is_set_in_the_environment() -> None:
    assert CollectionSettings.from_environment({}).upload_mb == 50
    assert CollectionSettings.from_environment({"CCHC_UPLOAD_MB": " 120 "}).upload_mb == 120


@pytest.mark.parametrize("value", ["0", "513", "nhiều"])
def test_what_cannot_be_used_is_named(value: str) -> None:
    with pytest.raises(SettingError) as error:
        CollectionSettings.from_environment({"CCHC_UPLOAD_MB": value})
    assert "CCHC_UPLOAD_MB" in str(error.value) and value in str(error.value) and "512" in error.value.help

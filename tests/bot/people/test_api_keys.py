"""API keys: made once, kept as hashes, revoked at once."""

from pathlib import Path

import pytest

from bot.people.accounts import AccountError
from bot.people.api_keys import PREFIX, ApiKeys
from bot.people.people import Person, Role


def test_a_key_lets_its_program_in_until_it_is_removed(tmp_path: Path) -> None:
    keys = ApiKeys(tmp_path / "api-keys.json")
    key = keys.add("Cổng dịch vụ", Role.READER)
    assert key.startswith(PREFIX)
    assert keys.person(key) == Person("Cổng dịch vụ", Role.READER)
    keys.remove("cổng  dịch vụ")
    assert keys.person(key) is None and keys.all() == ()


def test_only_a_hash_is_kept_and_only_for_the_owner(tmp_path: Path) -> None:
    path = tmp_path / "api-keys.json"
    key = ApiKeys(path).add("a", Role.EDITOR)
    assert key.removeprefix(PREFIX) not in path.read_text()
    assert path.stat().st_mode & 0o777 == 0o600


def test_what_another_process_changes_counts_at_once(tmp_path: Path) -> None:
    server, command = ApiKeys(tmp_path / "keys"), ApiKeys(tmp_path / "keys")
    assert server.all() == ()
    key = command.add("a", Role.READER)
    assert server.person(key) is not None
    command.remove("a")
    assert server.person(key) is None


@pytest.mark.parametrize("key", ["", PREFIX, f"{PREFIX}x", "é" * 40])
def test_another_key_is_nobodys(tmp_path: Path, key: str) -> None:
    keys = ApiKeys(tmp_path / "keys")
    keys.add("a", Role.READER)
    assert keys.person(key) is None


def test_a_name_is_given_once(tmp_path: Path) -> None:
    keys = ApiKeys(tmp_path / "keys")
    keys.add("Cổng", Role.READER)
    with pytest.raises(AccountError, match="Đã có khóa"):
        keys.add("CỔNG", Role.READER)
    with pytest.raises(AccountError, match="Không có khóa"):
        keys.remove("khác")

"""Accounts: one private file that several processes read and write, never without an administrator."""

import json
import multiprocessing
import stat
import time
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from bot.people.accounts import AccountError, Accounts
from bot.people.people import Role
from bot.people.private_file import PrivateFileError

PASSWORD = "mật khẩu của chị Lan"


@pytest.fixture
def accounts(tmp_path: Path) -> Accounts:
    kept = Accounts(tmp_path / "data" / "accounts.json")
    kept.add("Lan", Role.ADMIN, PASSWORD)
    return kept


def file_of(tmp_path: Path) -> Path:
    return tmp_path / "data" / "accounts.json"


def test_the_file_is_private_and_holds_no_password(accounts: Accounts, tmp_path: Path) -> None:
    accounts.add("Hùng", Role.READER, PASSWORD)
    assert stat.S_IMODE(file_of(tmp_path).stat().st_mode) == 0o600
    assert stat.S_IMODE(file_of(tmp_path).parent.stat().st_mode) == 0o700
    text = file_of(tmp_path).read_text()
    assert PASSWORD not in text and text.count("$argon2id$") == 2
    hashes = {account["password"] for account in json.loads(text)["accounts"]}
    assert len(hashes) == 2, "the same password of two people is salted"


def test_a_name_is_one_however_it_is_typed(accounts: Accounts) -> None:
    accounts.add("Thuỷ  Tiên", Role.READER, PASSWORD)
    decomposed = "thu\u1ef7 TIE\u0302N"
    found = accounts.named(f" {decomposed} ")
    assert found and found.name == "Thuỷ Tiên"
    with pytest.raises(AccountError, match="Đã có tài khoản"):
        accounts.add(decomposed, Role.READER, PASSWORD)


def test_a_password_is_one_however_its_accents_are_typed(accounts: Accounts) -> None:
    assert accounts.with_password("LAN", "mật khẩu của chị Lan")
    assert accounts.with_password("Lan", PASSWORD.lower()) is None
    assert accounts.with_password("Lan", "") is None


@pytest.mark.parametrize("password", ["chín ký t", "x" * 201])
def test_a_password_has_a_sensible_length(accounts: Accounts, password: str) -> None:
    with pytest.raises(AccountError, match=str(len(password))) as refused:
        accounts.add("Hùng", Role.READER, password)
    assert refused.value.help
    with pytest.raises(AccountError):
        accounts.set_password("Lan", password)


@pytest.mark.parametrize("name", ["", "  ", "a\x00b", "x" * 101, "Local", "a\u202eb"])
def test_a_name_that_cannot_be_used_is_refused(accounts: Accounts, name: str) -> None:
    with pytest.raises(AccountError) as refused:
        accounts.add(name, Role.READER, PASSWORD)
    assert refused.value.help


def test_there_is_always_an_administrator(accounts: Accounts, tmp_path: Path) -> None:
    accounts.add("Hùng", Role.EDITOR, PASSWORD)
    with pytest.raises(AccountError, match="quản trị"):
        accounts.remove("Lan")
    with pytest.raises(AccountError, match="quản trị"):
        accounts.set_role("Lan", Role.READER)
    with pytest.raises(AccountError, match="quản trị"):
        Accounts(tmp_path / "other.json").add("Hùng", Role.READER, PASSWORD)
    assert [account.role for account in accounts.all()] == [Role.EDITOR, Role.ADMIN]
    accounts.set_role("Hùng", Role.ADMIN)
    accounts.remove("Lan")
    assert [account.name for account in accounts.all()] == ["Hùng"]


def test_what_another_process_changes_is_seen(accounts: Accounts, tmp_path: Path) -> None:
    assert accounts.named("Hùng") is None
    other = Accounts(file_of(tmp_path))
    other.add("Hùng", Role.READER, PASSWORD)
    found = accounts.named("Hùng")
    assert found and found.role is Role.READER
    other.set_role("Hùng", Role.EDITOR)
    found = accounts.named("Hùng")
    assert found and found.role is Role.EDITOR
    other.remove("Hùng")
    assert accounts.named("Hùng") is None


def test_a_new_password_ends_the_sessions_and_a_new_role_does_not(accounts: Accounts) -> None:
    before = accounts.existing("Lan").sessions
    accounts.add("Hùng", Role.ADMIN, PASSWORD)
    assert accounts.set_role("Lan", Role.READER).sessions == before
    assert accounts.set_password("Lan", PASSWORD).sessions != before


def test_a_hash_with_old_parameters_is_replaced_at_sign_in(accounts: Accounts, tmp_path: Path) -> None:
    kept = json.loads(file_of(tmp_path).read_text())
    old = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    kept["accounts"][0]["password"] = old
    file_of(tmp_path).write_text(json.dumps(kept))
    assert accounts.with_password("Lan", "sai hoàn toàn") is None
    assert accounts.existing("Lan").password == old
    assert accounts.with_password("Lan", PASSWORD)
    assert accounts.existing("Lan").password != old
    assert accounts.with_password("Lan", PASSWORD)


def test_unknown_names_and_those_without_a_password_take_as_long(accounts: Accounts) -> None:
    accounts.add("Chỉ qua cổng", Role.READER, None)

    def seconds(name: str) -> float:
        start = time.perf_counter()
        assert accounts.with_password(name, "không phải mật khẩu") is None
        return time.perf_counter() - start

    seconds("nobody")  # makes the hash that stands for nobody's
    wrong, unknown, without = (min(seconds(name) for _ in range(3)) for name in ("Lan", "nobody", "Chỉ qua cổng"))
    assert unknown > wrong / 2 and without > wrong / 2


def _add(path: Path, names: list[str]) -> None:
    for name in names:
        Accounts(path).add(name, Role.READER, None)


def test_two_writers_lose_nothing(accounts: Accounts, tmp_path: Path) -> None:
    names = [[f"{side}{n}" for n in range(20)] for side in "ab"]
    writers = [multiprocessing.Process(target=_add, args=(file_of(tmp_path), part)) for part in names]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    assert {account.name for account in accounts.all()} == {"Lan", *names[0], *names[1]}


def test_a_broken_file_lets_nobody_in_and_says_so(accounts: Accounts, tmp_path: Path) -> None:
    file_of(tmp_path).write_text('{"accounts": [{"name": "Lan"')
    with pytest.raises(AccountError, match="hỏng"):
        accounts.with_password("Lan", PASSWORD)
    file_of(tmp_path).write_bytes(b"\xff\xfe")
    with pytest.raises(PrivateFileError, match="UTF-8"):
        accounts.all()

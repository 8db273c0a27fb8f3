"""`cchc user`: accounts by commands, in words that say what to do next."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli import run
from bot.people.accounts import Accounts
from bot.server.data_folder import DataFolder
from tests.bot.console import ROOT, Done

PASSWORD = "mật khẩu của chị Lan"


class User:
    """Runs `cchc user` with a data folder of its own; what is `typed` is its standard input."""

    def __init__(self, data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.data = data
        self._capsys = capsys
        self._monkeypatch = monkeypatch

    def __call__(self, *arguments: str, typed: str = "", lang: str = "vi") -> Done:
        read, write = os.pipe()
        os.write(write, typed.encode())
        os.close(write)
        with os.fdopen(read, encoding="utf-8") as stdin:
            self._monkeypatch.setattr(sys, "stdin", stdin)
            code = run(["user", *arguments, "--data", str(self.data), "--lang", lang])
        return Done(code, *self._capsys.readouterr())

    @property
    def accounts(self) -> Accounts:
        return Accounts(DataFolder(self.data).accounts)


@pytest.fixture
def user(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> User:
    return User(tmp_path / "data", capsys, monkeypatch)


@pytest.fixture
def with_lan(user: User) -> User:
    user("add", "Lan", "--role", "admin", "--password-stdin", typed=f"{PASSWORD}\n")
    return user


def test_the_first_account_is_an_administrators_and_signing_in_begins(user: User) -> None:
    refused = user("add", "Lan", "--password-stdin", typed=PASSWORD)
    assert refused.code == 1 and "quản trị" in refused.err and "--role admin" in refused.err
    done = user("add", "Lan", "--role", "admin", "--password-stdin", typed=f"{PASSWORD}\r\n")
    assert done.code == 0 and "Đã thêm tài khoản Lan (admin)." in done.out and "đăng nhập" in done.err
    assert user.accounts.with_password("Lan", PASSWORD)
    second = user("add", "Hùng", "--password-stdin", typed=PASSWORD)
    assert second.code == 0 and second.err == ""


def test_accounts_are_listed_for_people_and_programs(with_lan: User) -> None:
    with_lan("add", "Hùng", "--no-password", "--role", "editor")
    told = with_lan("list").out
    assert "Lan" in told and "admin" in told and "Mật khẩu" in told
    assert json.loads(with_lan("list", "--json").out) == {
        "accounts": [
            {"name": "Hùng", "role": "editor", "has_password": False},
            {"name": "Lan", "role": "admin", "has_password": True},
        ]
    }
    assert "argon2" not in with_lan("list", "--json").out


def test_no_accounts_is_said_so(user: User) -> None:
    assert "Chưa có tài khoản nào" in user("list").out


def test_roles_passwords_and_removal(with_lan: User) -> None:
    with_lan("add", "Hùng", "--password-stdin", typed=PASSWORD)
    assert "editor" in with_lan("role", "hùng", "editor").out
    assert with_lan("password", "HÙNG", "--password-stdin", typed="một mật khẩu khác").code == 0
    assert with_lan.accounts.with_password("Hùng", "một mật khẩu khác")
    assert "Đã xóa tài khoản Hùng" in with_lan("remove", "hùng").out
    assert with_lan.accounts.named("Hùng") is None


@pytest.mark.parametrize(
    ("arguments", "typed", "code", "said"),
    [
        (("add", "lan", "--password-stdin"), PASSWORD, 1, "Đã có tài khoản"),
        (("add", "Hùng", "--password-stdin"), "ngắn", 1, "từ 10 đến 200 ký tự"),
        (("add", "Hùng"), "", 2, "--password-stdin"),
        (("add", "Hùng", "--role", "sếp"), "", 2, "reader, editor hoặc admin"),
        (("add",), "", 2, "Thiếu TÊN"),
        (("role", "Lan", "reader"), "", 1, "ít nhất một tài khoản quản trị"),
        (("role", "Hùng", "reader"), "", 1, "Không có tài khoản tên “Hùng”"),
        (("role", "Lan"), "", 2, "Thiếu VAI_TRÒ"),
        (("password", "Hùng", "--password-stdin"), PASSWORD, 1, "cchc user list"),
        (("remove", "Lan"), "", 1, "ít nhất một tài khoản quản trị"),
    ],
)
def test_what_cannot_be_done_says_why_and_what_to_do(
    with_lan: User, arguments: tuple[str, ...], typed: str, code: int, said: str
) -> None:
    done = with_lan(*arguments, typed=typed)
    assert done.code == code and said in done.err
    assert "Cách xử lý:" in done.err and done.out == ""
    assert [account.name for account in with_lan.accounts.all()] == ["Lan"]


def test_in_english_what_to_do_is_said_too(with_lan: User) -> None:
    done = with_lan("remove", "Lan", lang="en")
    assert done.code == 1 and "What to do: Names are unique" in done.err
    assert "Added the account" in with_lan("add", "Hùng", "--no-password", lang="en").out


def typed_on_a_terminal(data: Path, *lines: str) -> tuple[int, str]:
    """The exit code and all that the screen showed while `lines` were typed, each at a prompt of its own."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", "from bot.cli import main; main()", "user", "add", "Lan", "--role", "admin"]
    with subprocess.Popen(
        [*command, "--data", str(data)], cwd=ROOT, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
    ) as process:
        os.close(theirs)
        try:
            shown = b""
            for line in lines:
                shown += _shown(ours, until=b": ")
                os.write(ours, f"{line}\n".encode())
            shown += _shown(ours)
        except BaseException:
            process.kill()  # else leaving the block would wait for it, and a time limit could not end this test
            raise
        finally:
            os.close(ours)
    return process.returncode, shown.decode()


def _shown(terminal: int, until: bytes | None = None) -> bytes:
    """What comes on the screen until it ends so, or until the program has ended.

    Waiting for the whole prompt matters: what is typed before a prompt for a password stands is thrown away.
    """
    shown = b""
    while until is None or not shown.endswith(until):
        try:
            shown += os.read(terminal, 1000)
        except OSError:  # how Linux says that nobody holds the other end any more
            break
    return shown


def test_a_password_is_typed_twice_and_never_shown(tmp_path: Path) -> None:
    code, shown = typed_on_a_terminal(tmp_path, PASSWORD, PASSWORD)
    assert code == 0 and "Nhập lại mật khẩu" in shown and PASSWORD not in shown
    accounts = Accounts(DataFolder(tmp_path).accounts)
    assert accounts.with_password("Lan", PASSWORD)


def test_two_passwords_that_differ_change_nothing(tmp_path: Path) -> None:
    code, shown = typed_on_a_terminal(tmp_path, PASSWORD, f"{PASSWORD}!")
    assert code == 2 and "không giống nhau" in shown
    assert Accounts(DataFolder(tmp_path).accounts).all() == ()

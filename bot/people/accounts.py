"""The accounts of a server: names, roles and password hashes in one file, changed by commands while it is served."""

import secrets
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.people import passwords
from bot.people.people import LOCAL, Role
from bot.people.private_file import PrivateFile

MAX_NAME_CHARS = 100


class AccountError(Exception):
    """What cannot be done with the accounts; the message (Vietnamese) says why, `help` what to do."""

    def __init__(self, message: str, *, help: str) -> None:
        super().__init__(message)
        self.help = help


def _new_session_key() -> str:
    return secrets.token_urlsafe(12)


class Account(BaseModel):
    """Someone who may sign in."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    role: Role
    password: str | None = None
    """An argon2id hash; None for those who only sign in through a proxy or another service."""
    sessions: str = Field(default_factory=_new_session_key)
    """Sessions carry it; those with another value have ended."""

    @property
    def key(self) -> str:
        """Equal for names that only differ in their capitals."""
        return self.name.casefold()

    def rehashed(self, password: str) -> Self:
        """With the same password, hashed with the parameters of today."""
        return self.model_copy(update={"password": passwords.hashed(password)})

    def with_role(self, role: Role) -> Self:
        return self.model_copy(update={"role": role})

    def with_password(self, password: str) -> Self:
        """With another password, and without the sessions that began with the old one."""
        return self.rehashed(password).model_copy(update={"sessions": _new_session_key()})


class _Kept(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    accounts: tuple[Account, ...] = ()


class Accounts:
    """The accounts kept at `path`. Whatever another process changes there is seen by the next call.

    All methods raise `PrivateFileError` when the file cannot be used, and `AccountError` for what is not allowed:
    while there are accounts, one of them is an administrator's.
    """

    def __init__(self, path: Path) -> None:
        self._file = PrivateFile(path)
        self._read: tuple[object, tuple[Account, ...]] = (None, ())

    def all(self) -> tuple[Account, ...]:
        """Every account, by name."""
        version = self._file.version()
        if version != self._read[0]:
            self._read = (version, self._parsed())
        return self._read[1]

    def named(self, name: str) -> Account | None:
        """The account of this name, however its capitals and accents are typed."""
        key = spelt(name).casefold()
        return next((account for account in self.all() if account.key == key), None)

    def existing(self, name: str) -> Account:
        """The account of this name; unlike `named` it has to be there."""
        account = self.named(name)
        if account is None:
            raise AccountError(f"Không có tài khoản tên “{spelt(name)}”.", help="Xem các tài khoản: cchc user list")
        return account

    def with_password(self, name: str, password: str) -> Account | None:
        """The account of this name if that is its password. Takes as long for names that are unknown."""
        account = self.named(name)
        if not passwords.matches(password, account.password if account else None) or account is None:
            return None
        if account.password and passwords.is_outdated(account.password):
            return self._changed(name, lambda kept: kept.rehashed(password) if kept == account else kept)
        return account

    def add(self, name: str, role: Role, password: str | None) -> Account:
        """The new account; without a password one for whoever signs in elsewhere."""
        name = checked_name(name)
        if password is not None:
            check_password(password)
        account = Account(name=name, role=role, password=password and passwords.hashed(password))
        with self._file.writing():
            if self.named(name):
                raise AccountError(
                    f"Đã có tài khoản tên “{name}” (chữ hoa, chữ thường coi như nhau).",
                    help=f"Chọn tên khác, hoặc đổi vai trò của tài khoản đó: cchc user role “{name}” VAI_TRÒ",
                )
            self._keep((*self.all(), account))
        return account

    def set_role(self, name: str, role: Role) -> Account:
        """The account of this name, which has `role` from now on."""
        return self._changed(name, lambda account: account.with_role(role))

    def set_password(self, name: str, password: str) -> Account:
        """The account of this name with its new password; its sessions have ended."""
        check_password(password)
        return self._changed(name, lambda account: account.with_password(password))

    def remove(self, name: str) -> Account:
        """The account that was removed; its sessions have ended."""
        with self._file.writing():
            removed = self.existing(name)
            self._keep(tuple(account for account in self.all() if account.key != removed.key))
        return removed

    def _changed(self, name: str, change: Callable[[Account], Account]) -> Account:
        with self._file.writing():
            changed = change(self.existing(name))
            self._keep(tuple(changed if account.key == changed.key else account for account in self.all()))
        return changed

    def _keep(self, accounts: tuple[Account, ...]) -> None:
        if not any(account.role is Role.ADMIN for account in accounts):
            raise AccountError(
                "Máy chủ cần ít nhất một tài khoản quản trị.",
                help="Thêm trước một quản trị khác: cchc user add TÊN --role admin",
            )
        by_name = tuple(sorted(accounts, key=lambda account: account.key))
        self._file.write(_Kept(accounts=by_name).model_dump_json(indent=2) + "\n")

    def _parsed(self) -> tuple[Account, ...]:
        text = self._file.read()
        try:
            return _Kept.model_validate_json(text).accounts if text is not None else ()
        except ValidationError as error:
            raise AccountError(
                f"Tệp tài khoản {self._file.path} bị hỏng.", help="Khôi phục tệp này từ bản sao lưu gần nhất."
            ) from error


def spelt(name: str) -> str:
    """`name` as it is kept: composed letters, single spaces."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def check_password(password: str) -> None:
    """Nothing; raises `AccountError` for a password that is easily guessed or too long to be typed."""
    if not passwords.LEAST_CHARS <= len(password) <= passwords.MOST_CHARS:
        raise AccountError(
            f"Mật khẩu có {len(password)} ký tự; cần từ {passwords.LEAST_CHARS} đến {passwords.MOST_CHARS} ký tự.",
            help="Chọn một câu dễ nhớ với mình, khó đoán với người khác; được dùng dấu cách và chữ có dấu.",
        )


def checked_name(name: str) -> str:
    """`name` as it is kept; raises `AccountError` where it is no name."""
    name = spelt(name)
    if not name or len(name) > MAX_NAME_CHARS or not name.isprintable():
        raise AccountError(
            f"Tên đăng nhập “{name}” không dùng được.",
            help=f"Chọn tên có từ 1 đến {MAX_NAME_CHARS} ký tự, không có ký tự điều khiển.",
        )
    if name.casefold() == LOCAL.name:
        raise AccountError(
            f"Tên “{name}” dành cho người dùng trực tiếp tại máy chủ khi chưa có tài khoản.", help="Chọn tên khác."
        )
    return name

"""The keys of programs: names, roles and hashes in one file, changed by commands while the server runs."""

import hashlib
import secrets
from datetime import UTC, date, datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.people.accounts import AccountError, checked_name, spelt
from bot.people.people import Person, Role
from bot.people.private_file import PrivateFile

PREFIX = "cchc_"
"""What every key begins with: it tells them from session tokens, and from other things in a leaked file."""


class ApiKey(BaseModel):
    """What a program may do that has the key."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    role: Role
    sha256: str
    """Of the whole key, which has 256 random bits: there is nothing that a slow hash would make harder to guess."""
    since: date


class _Kept(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    keys: tuple[ApiKey, ...] = ()


class ApiKeys:
    """The keys kept at `path`. Whatever another process changes there is seen by the next call.

    All methods raise `PrivateFileError` when the file cannot be used, and `AccountError` for what is not allowed.
    """

    def __init__(self, path: Path) -> None:
        self._file = PrivateFile(path)
        self._read: tuple[object, tuple[ApiKey, ...]] = (None, ())

    def all(self) -> tuple[ApiKey, ...]:
        """Every key, by name."""
        version = self._file.version()
        if version != self._read[0]:
            self._read = (version, self._parsed())
        return self._read[1]

    def person(self, key: str) -> Person | None:
        """Whom a program with this key acts as; None for a key that is unknown or was removed."""
        digest = _digest(key)
        found = next((one for one in self.all() if secrets.compare_digest(one.sha256, digest)), None)
        return Person(found.name, found.role) if found else None

    def add(self, name: str, role: Role) -> str:
        """The new key, which nobody is told again."""
        name, key = checked_name(name), PREFIX + secrets.token_urlsafe(32)
        with self._file.writing():
            if self._named(name):
                raise AccountError(
                    f"Đã có khóa tên “{name}”.", help="Chọn tên khác, hoặc xóa trước: cchc key remove TÊN"
                )
            new = ApiKey(name=name, role=role, sha256=_digest(key), since=datetime.now(UTC).date())
            self._keep((*self.all(), new))
        return key

    def remove(self, name: str) -> ApiKey:
        """The key that was removed; no program gets in with it any more."""
        with self._file.writing():
            removed = self._named(name)
            if removed is None:
                raise AccountError(f"Không có khóa tên “{spelt(name)}”.", help="Xem các khóa: cchc key list")
            self._keep(tuple(one for one in self.all() if one != removed))
        return removed

    def _named(self, name: str) -> ApiKey | None:
        wanted = spelt(name).casefold()
        return next((one for one in self.all() if one.name.casefold() == wanted), None)

    def _keep(self, keys: tuple[ApiKey, ...]) -> None:
        by_name = tuple(sorted(keys, key=lambda one: one.name.casefold()))
        self._file.write(_Kept(keys=by_name).model_dump_json(indent=2) + "\n")

    def _parsed(self) -> tuple[ApiKey, ...]:
        text = self._file.read()
        try:
            return _Kept.model_validate_json(text).keys if text is not None else ()
        except ValidationError as error:
            raise AccountError(
                f"Tệp khóa API {self._file.path} bị hỏng.", help="Khôi phục tệp này từ bản sao lưu gần nhất."
            ) from error


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()

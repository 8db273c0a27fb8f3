"""A small file that is nobody else's business, appears whole or not at all, and has one writer at a time."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ingest.errors import reason_of

_PRIVATE = 0o600


class PrivateFileError(Exception):
    """A file of the data folder that cannot be read or written; `help` (Vietnamese) says what to do."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"Không dùng được tệp {path} ({reason}).")
        self.help = "Kiểm tra quyền của tài khoản chạy máy chủ với thư mục dữ liệu (--data) và chỗ trống trên đĩa."


class PrivateFile:
    """The text at `path`, mode 0600."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def version(self) -> tuple[int, int, int] | None:
        """What changes with every `write`; None while there is no file. Raises `PrivateFileError`."""
        try:
            found = self.path.stat()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise PrivateFileError(self.path, reason_of(error)) from error
        return found.st_ino, found.st_mtime_ns, found.st_size

    def read(self) -> str | None:
        """The text; None while there is none. Raises `PrivateFileError`."""
        try:
            return self.path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return None
        except UnicodeDecodeError as error:
            raise PrivateFileError(self.path, "không phải tệp chữ UTF-8") from error
        except OSError as error:
            raise PrivateFileError(self.path, reason_of(error)) from error

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Holds the right to `write`; waits for whoever has it. Raises `PrivateFileError`."""
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = self.path.with_name(f".{self.path.name}.lock").open("a")
        except OSError as error:
            raise PrivateFileError(self.path, reason_of(error)) from error
        with lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def write(self, text: str) -> None:
        """Nothing; `text` takes the place of what was there. Only within `writing`. Raises `PrivateFileError`."""
        partial = self.path.with_name(f".{self.path.name}.part")
        try:
            partial.unlink(missing_ok=True)
            with os.fdopen(
                os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE), "w", encoding="utf-8"
            ) as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            partial.replace(self.path)
        except OSError as error:
            raise PrivateFileError(self.path, reason_of(error)) from error
        finally:
            partial.unlink(missing_ok=True)

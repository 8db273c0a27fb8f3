"""The directory of an index: whole generations side by side, and a pointer to the one in use.

INDEX/CURRENT              name of the generation in use; replaced by rename, so it is never half written
INDEX/lock                 held by the one ingest that may write
INDEX/unfinished.sqlite    what an interrupted ingest had worked out (`ingest.unfinished`)
INDEX/generations/NAME/    one finished index; never changed once it is there
INDEX/generations/.new/    what an ingest is writing; swept away by the next one if it was killed
"""

import fcntl
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from ingest.errors import IndexCorrupt, IndexLocked, IndexMissing, IndexUnreadable, IndexUnwritable, reason_of

_NEW = ".new"


class Generations:
    """The generations of one index directory."""

    def __init__(self, index_dir: Path) -> None:
        self._pointer = index_dir / "CURRENT"
        self._lock = index_dir / "lock"
        self._folder = index_dir / "generations"

    @property
    def unfinished(self) -> Path:
        """Where an ingest keeps what it has worked out until it publishes."""
        return self._pointer.parent / "unfinished.sqlite"

    def forget_unfinished(self) -> None:
        """Remove what an interrupted ingest had worked out."""
        for suffix in ("", "-wal", "-shm"):
            self.unfinished.with_name(self.unfinished.name + suffix).unlink(missing_ok=True)

    def current(self) -> Path:
        """The folder of the generation in use; raises IndexMissing, IndexCorrupt or IndexUnreadable."""
        try:
            name = self._pointer.read_text(encoding="utf-8").strip()
        except (FileNotFoundError, NotADirectoryError) as error:
            if self._finished():
                raise IndexCorrupt.at(self._pointer, "thiếu tệp") from error
            raise IndexMissing(
                f"Chưa có chỉ mục ở {self._pointer.parent}.",
                help="Nạp tài liệu trước: cchc ingest THƯ_MỤC, hoặc chỉ đúng chỗ bằng --index.",
            ) from error
        except UnicodeDecodeError as error:
            raise IndexCorrupt.at(self._pointer, "không trỏ tới chỉ mục nào") from error
        except OSError as error:
            raise IndexUnreadable.at(error, self._pointer) from error
        folder = self._folder / name
        if not name or Path(name).name != name or not folder.is_dir():
            raise IndexCorrupt.at(self._pointer, "không trỏ tới chỉ mục nào")
        return folder

    @property
    def is_pointed(self) -> bool:
        """Whether it is known which generation is in use, or there is none."""
        return self._in_use() is not None or not self._finished()

    def by_preference(self) -> list[Path]:
        """The folder of the generation in use, then the others, newest first; raises IndexUnreadable."""
        in_use = self._in_use()
        return [*([in_use] if in_use else []), *(folder for folder in self._finished() if folder != in_use)]

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Holds the right to write; raises IndexLocked at once when another process has it."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            lock = self._lock.open("a")
        except OSError as error:
            raise IndexUnwritable.at(self._pointer.parent, reason_of(error)) from error
        with lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise IndexLocked(
                    f"Một lần nạp hoặc gỡ tài liệu khác đang ghi vào {self._pointer.parent} (lệnh cchc, hoặc trang "
                    "Thư viện).",
                    help="Đợi lần kia xong rồi chạy lại.",
                ) from error
            shutil.rmtree(self._folder / _NEW, ignore_errors=True)
            yield

    @contextmanager
    def building(self) -> Iterator[Path]:
        """An empty folder for a new generation, removed again unless it was published.

        Raises IndexUnwritable when the disk is full or stops taking what is written inside.
        """
        folder = self._folder / _NEW
        try:
            folder.mkdir()
            yield folder
        except (OSError, sqlite3.OperationalError) as error:
            reason = reason_of(error) if isinstance(error, OSError) else "hết chỗ trống hoặc ổ đĩa lỗi"
            raise IndexUnwritable.at(self._pointer.parent, reason) from error
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def publish(self, folder: Path, name: str, *, keep: Literal["none", "one", "all"] = "one") -> None:
        """Make the finished `folder` the generation in use, under `name`; `keep` says how many older ones stay.

        Usually the one before does, for readers that are just opening it. Whatever moment the machine stops at,
        the pointer names a whole generation.
        """
        for file in (*folder.rglob("*"), folder):
            _flush(file)
        before = self._in_use()
        folder.rename(self._folder / name)
        _flush(self._folder)
        pointer = self._pointer.with_suffix(".new")
        pointer.write_text(f"{name}\n", encoding="utf-8")
        _flush(pointer)
        pointer.replace(self._pointer)
        _flush(self._pointer.parent)
        spared = {self._folder / name, before if keep == "one" else None}
        for old in [] if keep == "all" else self._finished():
            if old not in spared:
                shutil.rmtree(old, ignore_errors=True)

    def _in_use(self) -> Path | None:
        try:
            return self.current()
        except (IndexMissing, IndexCorrupt):
            return None

    def _finished(self) -> list[Path]:
        """The generations' folders, newest first: their names begin with the time they were made."""
        try:
            return sorted((path for path in self._folder.iterdir() if path.name != _NEW), reverse=True)
        except (FileNotFoundError, NotADirectoryError):
            return []
        except OSError as error:
            raise IndexUnreadable.at(error, self._folder) from error


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

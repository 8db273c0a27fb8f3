"""The directory of an index: whole generations side by side, and a pointer to the one in use.

INDEX/CURRENT              name of the generation in use; replaced by rename, so it is never half written
INDEX/lock                 held by the one ingest that may write
INDEX/generations/NAME/    one finished index; never changed once it is there
INDEX/generations/.new/    what an ingest is writing; swept away by the next one if it was killed
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ingest.errors import IndexCorrupt, IndexLocked, IndexMissing, IndexUnwritable

_NEW = ".new"


class Generations:
    """The generations of one index directory."""

    def __init__(self, index_dir: Path) -> None:
        self._pointer = index_dir / "CURRENT"
        self._lock = index_dir / "lock"
        self._folder = index_dir / "generations"

    def current(self) -> Path:
        """The folder of the generation in use; raises IndexMissing or IndexCorrupt."""
        try:
            name = self._pointer.read_text(encoding="utf-8").strip()
        except (FileNotFoundError, NotADirectoryError) as error:
            raise IndexMissing(
                f"Chưa có chỉ mục ở {self._pointer.parent}.",
                help="Nạp tài liệu trước: cchc ingest THƯ_MỤC, hoặc chỉ đúng chỗ bằng --index.",
            ) from error
        except (OSError, UnicodeDecodeError) as error:
            raise IndexCorrupt.at(self._pointer, str(error)) from error
        folder = self._folder / name
        if not name or Path(name).name != name or not folder.is_dir():
            raise IndexCorrupt.at(self._pointer, "không trỏ tới chỉ mục nào")
        return folder

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Holds the right to write; raises IndexLocked at once when another process has it."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            lock = self._lock.open("a")
        except OSError as error:
            raise IndexUnwritable(
                f"Không ghi được vào {self._pointer.parent} ({error.strerror}).",
                help="Chọn một thư mục khác bằng --index, hoặc xin quyền ghi.",
            ) from error
        with lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise IndexLocked(
                    f"Một lệnh ingest khác đang ghi vào {self._pointer.parent}.",
                    help="Đợi lệnh kia xong rồi chạy lại.",
                ) from error
            yield

    @contextmanager
    def building(self) -> Iterator[Path]:
        """An empty folder for a new generation, removed again unless it was published."""
        folder = self._folder / _NEW
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def publish(self, folder: Path, name: str) -> None:
        """Make the finished `folder` the generation in use, under `name`; keep only the one before it.

        The one before stays for readers that are just opening it. Whatever moment the machine stops at, the
        pointer names a whole generation.
        """
        for file in (*folder.rglob("*"), folder):
            _flush(file)
        before = self._name_in_use()
        folder.rename(self._folder / name)
        _flush(self._folder)
        pointer = self._pointer.with_suffix(".new")
        pointer.write_text(f"{name}\n", encoding="utf-8")
        _flush(pointer)
        pointer.replace(self._pointer)
        _flush(self._pointer.parent)
        for old in self._folder.iterdir():
            if old.name not in (name, before):
                shutil.rmtree(old, ignore_errors=True)

    def _name_in_use(self) -> str | None:
        try:
            return self.current().name
        except (IndexMissing, IndexCorrupt):
            return None


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

"""Files that appear whole or not at all."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, TextIO

from ingest.errors import reason_of


class UnwritableFile(Exception):
    """A result file that cannot be written; `help` says what to do."""

    def __init__(self, path: Path, error: OSError, *, option: str) -> None:
        super().__init__(f"Không ghi được vào {path} ({reason_of(error)}).")
        self.help = f"Chọn chỗ khác cho {option}, trong một thư mục đã có."


@contextmanager
def whole_file(path: Path, *, option: str) -> Iterator[TextIO]:
    """A file open for writing that becomes `path`, in place of what was there, once the block ends well.

    Raises UnwritableFile at once, naming the `option` that asked for it, when nothing can be written there.
    """
    with whole_binary_file(path, option=option) as binary:
        file = TextIOWrapper(binary, encoding="utf-8", errors="backslashreplace", newline="\n")
        try:
            yield file
        finally:
            file.detach()


@contextmanager
def whole_binary_file(path: Path, *, option: str) -> Iterator[BinaryIO]:
    """As `whole_file`, for bytes."""
    partial = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        file = partial.open("wb")
    except OSError as error:
        raise UnwritableFile(path, error, option=option) from error
    try:
        with file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)

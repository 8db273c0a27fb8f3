"""Which files a list of paths stands for."""

import hashlib
import os
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ingest.errors import SourceError, reason_of
from ingest.read import SUFFIXES


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """A file that will be read."""

    path: Path
    """Absolute; links in it are kept, so that it lies under the folder it was found in."""
    key: str
    """Relative to the path that was asked for, with "/" and in NFC."""
    sha256: str
    bytes: int


@dataclass(slots=True)
class Sources:
    """What was found under the paths, in the order of the paths."""

    roots: tuple[Path, ...]
    files: list[SourceFile] = field(default_factory=list)
    unreadable: dict[Path, str] = field(default_factory=dict)
    """Files that could not be opened just now, with the reason."""
    skipped: dict[Path, str] = field(default_factory=dict)
    """What is not a document of ours, with the reason."""

    def covers(self, path: Path) -> bool:
        """Whether `path` is one of the roots or lies under one."""
        return any(path.is_relative_to(root) for root in self.roots)


def discover(paths: Sequence[Path]) -> Sources:
    """The readable files under `paths`; raises SourceError for a path or folder that cannot be opened.

    A folder that cannot be listed fails the whole call: its documents must not pass for removed ones.
    """
    roots = tuple(dict.fromkeys(Path(os.path.abspath(path)) for path in paths))  # noqa: PTH100 keeps links
    found = Sources(roots=roots)
    seen: set[str] = set()
    try:
        for root in roots:
            if not root.exists():
                raise SourceError(f"Không tìm thấy {root}.", help="Kiểm tra lại tên tệp hoặc thư mục.")
            base = root if root.is_dir() else root.parent
            for path in _walk(root, found.skipped, seen):
                _add(found, path, base)
    except OSError as error:
        raise SourceError(
            f"Không mở được {error.filename} ({reason_of(error)}).",
            help="Kiểm tra quyền đọc và kết nối ổ đĩa rồi chạy lại; chỉ mục cũ vẫn giữ nguyên.",
        ) from error
    if not found.files and not found.unreadable:
        raise SourceError(_nothing_found(found), help=f"Các định dạng đọc được: {', '.join(sorted(SUFFIXES))}.")
    return found


def _walk(path: Path, skipped: dict[Path, str], seen: set[str]) -> Iterator[Path]:
    """Files at or under `path`, sorted by name; what is passed over goes into `skipped`."""
    real = os.path.realpath(path)  # unlike Path.resolve, says nothing of links that go round in circles
    if real in seen:
        skipped[path] = "đã gặp qua một đường dẫn khác"
    elif path.is_dir():
        seen.add(real)
        for child in sorted(path.iterdir()):
            if child.name.startswith((".", "~$")):
                skipped[child] = "tệp hoặc thư mục ẩn"
            else:
                yield from _walk(child, skipped, seen)
    elif not path.is_file():
        skipped[path] = "không phải là tệp thường" if path.exists() else "liên kết hỏng"
    elif path.suffix.lower() not in SUFFIXES:
        skipped[path] = f"chưa đọc được định dạng {path.suffix or 'không có đuôi'}"
    else:
        seen.add(real)
        yield path


def _add(found: Sources, path: Path, base: Path) -> None:
    key = unicodedata.normalize("NFC", path.relative_to(base).as_posix())
    try:
        key.encode()
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            size = file.tell()
    except UnicodeEncodeError:
        found.skipped[path] = "tên tệp không phải là chữ Unicode"
    except OSError as error:
        found.unreadable[path] = reason_of(error)
    else:
        found.files.append(SourceFile(path=path, key=key, sha256=digest, bytes=size))


def _nothing_found(found: Sources) -> str:
    where = ", ".join(map(str, found.roots))
    reasons = [f"{path.name}: {reason}" for path, reason in list(found.skipped.items())[:3]]
    return f"Không có tệp nào đọc được trong {where}" + (f" ({'; '.join(reasons)})." if reasons else ".")

"""Which files a list of paths stands for."""

import hashlib
import os
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import BufferedReader
from pathlib import Path

from ingest.errors import IngestError, SourceError, reason_of
from ingest.read import NO_READER, cannot_open, reader_name
from ingest.readers.detect import HEAD_BYTES, format_of
from ingest.readers.formats import FORMATS, NO_DOCUMENTS

_READABLE = "PDF, Word, Excel, PowerPoint, OpenDocument, RTF, ảnh quét, trang web, thư (.eml), .zip, .txt, .md, .jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """A file that will be read."""

    path: Path
    """Where its bytes are now. Absolute; links in it are kept, so that it lies under the folder it was found in."""
    origin: str
    """What identifies it from one ingest to the next: `path`, or the URL that it was fetched from."""
    key: str
    """Relative to the path that was asked for, with "/" and in NFC; of a fetched file its URL."""
    reader: str
    """Name and version of the reader for what is in it."""
    sha256: str
    bytes: int


@dataclass(slots=True)
class Sources:
    """What was found under the paths, in the order of the paths."""

    roots: tuple[Path, ...]
    files: list[SourceFile] = field(default_factory=list)
    unreadable: dict[str, IngestError] = field(default_factory=dict)
    """By origin: what could not be opened or fetched just now. If it is in the index already, it stays there."""
    skipped: dict[Path, str] = field(default_factory=dict)
    """What is not a document, with the reason."""

    def covers(self, origin: str) -> bool:
        """Whether `origin` is a path at which a walk of the roots looks: one of them, or under one and not hidden."""
        return any(_is_looked_at(Path(origin), root) for root in self.roots)


def discover(paths: Sequence[Path], fetched: Mapping[str, Path | IngestError] | None = None) -> Sources:
    """The files under `paths`, then what was fetched: by URL the file, or why it could not be had.

    Raises SourceError for a path or folder that cannot be opened, and when nothing at all was found. A folder
    that cannot be listed fails the whole call: its documents must not pass for removed ones.
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
                key = unicodedata.normalize("NFC", path.relative_to(base).as_posix())
                _add(found, path, origin=str(path), key=key)
    except OSError as error:
        raise SourceError(
            f"Không mở được {error.filename} ({reason_of(error)}).",
            help="Kiểm tra quyền đọc và kết nối ổ đĩa rồi chạy lại; chỉ mục cũ vẫn giữ nguyên.",
        ) from error
    for url, file in (fetched or {}).items():
        if isinstance(file, Path):
            _add(found, file, origin=url, key=url)
        else:
            found.unreadable[url] = file
    if not found.files and not found.unreadable:
        raise SourceError(_nothing_found(found), help=f"Các loại tệp đọc được: {_READABLE}.")
    return found


def _walk(path: Path, skipped: dict[Path, str], seen: set[str]) -> Iterator[Path]:
    """Files at or under `path`, sorted by name; what is passed over goes into `skipped`."""
    real = os.path.realpath(path)  # unlike Path.resolve, says nothing of links that go round in circles
    if real in seen:
        skipped[path] = "đã gặp qua một đường dẫn khác"
    elif path.is_dir():
        seen.add(real)
        for child in sorted(path.iterdir()):
            if _is_hidden(child.name):
                skipped[child] = "tệp hoặc thư mục ẩn, tệp tạm"
            else:
                yield from _walk(child, skipped, seen)
    elif not path.is_file():
        skipped[path] = "không phải là tệp thường" if path.exists() else "liên kết hỏng"
    else:
        seen.add(real)
        yield path


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~"))


def _is_looked_at(path: Path, root: Path) -> bool:
    return path.is_relative_to(root) and not any(map(_is_hidden, path.relative_to(root).parts))


def _add(found: Sources, path: Path, *, origin: str, key: str) -> None:
    """Put the file where it belongs: among the files, the skipped or the unreadable ones."""
    try:
        key.encode()
        with path.open("rb") as file:
            kind = format_of(file, path.name)
            if kind in NO_DOCUMENTS:
                found.skipped[path] = f"không phải văn bản ({FORMATS[kind].title})"
                return
            reader = reader_name(kind)
            digest, size = _digest(file, whole=reader != NO_READER), file.seek(0, os.SEEK_END)
    except UnicodeEncodeError:
        found.skipped[path] = "tên tệp không phải là chữ Unicode"
    except OSError as error:
        found.unreadable[origin] = cannot_open(error)
    else:
        source = SourceFile(path=path, origin=origin, key=key, reader=reader, sha256=digest, bytes=size)
        found.files.append(source)


def _digest(file: BufferedReader, *, whole: bool) -> str:
    """sha256 of the file. Of one that no reader takes only the head: nobody reads 50 GB of backup to say so."""
    file.seek(0)
    return (hashlib.file_digest(file, "sha256") if whole else hashlib.sha256(file.read(HEAD_BYTES))).hexdigest()


def _nothing_found(found: Sources) -> str:
    where = ", ".join(map(str, found.roots))
    reasons = [f"{path.name}: {reason}" for path, reason in list(found.skipped.items())[:3]]
    return f"Không có tệp nào đọc được trong {where}" + (f" ({'; '.join(reasons)})." if reasons else ".")

"""Reading files: suffix -> reader."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ingest.documents import Reading
from ingest.errors import RejectedSource, reason_of
from ingest.readers import html, jsonl, markdown, plain
from ingest.readers.content import Content

# The largest file of the official codification of law is 3.3 MB. Reading and cutting a text takes about 20
# times its size in memory, so this bound keeps ingest under 1 GB. Collections in .jsonl have no bound: they
# are read line by line.
MAX_FILE_BYTES = 32 * 1024 * 1024

_READERS: Mapping[str, tuple[str, Callable[[bytes], Content]]] = {
    ".txt": (plain.NAME, plain.read),
    ".md": (markdown.NAME, markdown.read),
    ".html": (html.NAME, html.read),
    ".htm": (html.NAME, html.read),
}
SUFFIXES = frozenset([*_READERS, ".jsonl"])
"""Lower-case suffixes of the files that `read` can read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RawDocument:
    """A document as its reader found it; `text` is tidy and has words in it."""

    key: str
    text: str
    title: str | None
    """What the format gives as the title, if it gives one."""
    reader: str
    content_hash: str
    """sha256 of everything that was read: the same while nothing changed."""
    hints: Mapping[str, str]
    """Other fields of the format: "date", "publisher", "url" and whatever a record carries."""
    reading: Reading = field(default_factory=Reading)


def reader_of(path: Path) -> str:
    """Name and version of the reader for `path`, whose suffix is one of SUFFIXES."""
    suffix = path.suffix.lower()
    return jsonl.NAME if suffix == ".jsonl" else _READERS[suffix][0]


def read(path: Path, *, key: str) -> Iterator[RawDocument | RejectedSource]:
    """The document in `path`, named `key`; of a .jsonl file each record, named by its `_id`.

    What cannot be used comes as a rejection in its place, so that nothing is lost silently.
    """
    suffix = path.suffix.lower()
    try:
        if suffix == ".jsonl":
            for found in jsonl.read(path):
                yield found if isinstance(found, RejectedSource) else _raw(found[0], found[1], jsonl.NAME)
        elif suffix in _READERS:
            name, reader = _READERS[suffix]
            yield _raw(key, reader(_bytes(path)), name)
        else:
            raise RejectedSource(
                f"Chưa đọc được định dạng {suffix or '(không có đuôi)'}.",
                help=f"Các định dạng đọc được: {', '.join(sorted(SUFFIXES))}.",
            )
    except RejectedSource as rejected:
        yield rejected
    except OSError as error:
        yield RejectedSource(f"Không mở được tệp ({reason_of(error)}).", help="Kiểm tra quyền đọc tệp rồi chạy lại.")


def _bytes(path: Path) -> bytes:
    """The content of `path`, never more than MAX_FILE_BYTES of it in memory."""
    with path.open("rb") as file:
        data = file.read(MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES:
        raise RejectedSource(
            f"Tệp lớn hơn {MAX_FILE_BYTES // 1024**2} MB, quá giới hạn cho một văn bản.",
            help="Chia văn bản thành nhiều tệp, hoặc đưa vào tệp .jsonl, mỗi dòng một văn bản.",
        )
    return data


def _raw(key: str, found: Content, reader: str) -> RawDocument:
    digest = hashlib.sha256()
    for part in (reader, key, found.title or "", found.text, *(f"{k}={v}" for k, v in sorted(found.hints.items()))):
        digest.update(part.encode() + b"\0")
    return RawDocument(
        key=key,
        text=found.text,
        title=found.title,
        reader=reader,
        content_hash=digest.hexdigest(),
        hints=found.hints,
        reading=found.reading,
    )

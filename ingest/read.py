"""Reading files: what is in a file -> its reader -> documents."""

import hashlib
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from ingest.documents import Reading
from ingest.errors import RejectedSource, UnreadableSource, reason_of
from ingest.ocr import is_available
from ingest.readers.content import Content
from ingest.readers.detect import format_of, mismatch, promised
from ingest.readers.formats import FORMATS
from ingest.readers.registry import READERS
from ingest.readers.unpacking import Budget, Member
from ingest.report import Progress, no_progress

# Archives in archives: a zip of the zips of each office is common, more is a trap.
_MAX_DEPTH = 2
# Nobody reads the reasons of 20,000 files of a program that somebody packed.
_MOST_REJECTIONS = 50
NO_READER = "unreadable/1"


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
    """Name and version of the reader for `path`; raises OSError where it cannot be opened."""
    with path.open("rb") as file:
        return reader_name(format_of(file, path.name))


def reader_name(kind: str) -> str:
    """Name and version of the reader for a kind of file, and after "+" what else its files must be read again for.

    A container's changes with every reader, as it uses them all; one that reads scans changes once it can.
    """
    reader = READERS.get(kind)
    if reader is None:
        return NO_READER
    blind = (reader.sees or reader.unpack is not None) and not is_available()
    return "+".join([reader.name, *([_ALL_READERS] if reader.unpack else []), *(["no-ocr"] if blind else [])])


def is_isolated(reader: str) -> bool:
    """Whether what the reader of this name reads must be read in a process of its own."""
    return reader.partition("+")[0] in _ISOLATED


def read(path: Path, *, key: str, progress: Progress = no_progress) -> Iterator[RawDocument | RejectedSource]:
    """The documents in `path`: one named `key`, each record of a .jsonl by its `_id`, files inside as "key/name".

    What cannot be used comes as a rejection in its place, so that nothing is lost silently.
    """
    try:
        with path.open("rb") as file:
            yield from _File(file, key, path.name, Budget(), progress).documents()
    except RejectedSource as rejected:
        yield rejected
    except OSError as error:
        yield cannot_open(error)


def cannot_open(error: OSError) -> UnreadableSource:
    """The rejection of a file that the system does not let us read."""
    return UnreadableSource(
        f"Không mở được tệp ({reason_of(error)}).",
        help="Kiểm tra quyền đọc và kết nối ổ đĩa rồi chạy lại. Nếu tệp đã được nạp trước đây, bản cũ vẫn được giữ.",
    )


@dataclass(frozen=True, slots=True)
class _File:
    """A file on disk or inside another one."""

    file: BinaryIO
    key: str
    name: str
    budget: Budget
    progress: Progress
    depth: int = 0

    def documents(self) -> Iterator[RawDocument | RejectedSource]:
        """What it holds; raises RejectedSource where that is nothing."""
        kind = format_of(self.file, self.name)
        reader = READERS.get(kind)
        if reader is None:
            raise no_reader(kind, self.name)
        self.file.seek(0)
        if reader.records:
            for found in reader.records(self.file):
                yield found if isinstance(found, RejectedSource) else _raw(*found, reader.name)
        if reader.read:
            try:
                content = reader.read(_bytes(self.file, reader.max_bytes), self.progress)
                yield _raw(self.key, _warned(content, mismatch(kind, self.name)), reader.name)
            except RejectedSource as rejected:  # what is attached to it may be good all the same
                yield rejected
        if reader.unpack:
            self.file.seek(0)
            yield from _summed_up(self._inside(reader.unpack(self.file, self.budget)))

    def _inside(self, members: Iterator[Member | RejectedSource]) -> Iterator[RawDocument | RejectedSource]:
        if self.depth == _MAX_DEPTH:
            raise RejectedSource("Tệp nén lồng nhau quá nhiều lớp.", help="Giải nén rồi nạp thư mục đã giải nén.")
        for member in members:
            if isinstance(member, RejectedSource):
                yield member
                continue
            key = f"{self.key}/{member.name}"
            inner = _File(io.BytesIO(member.data), key, member.name, self.budget, self.progress, self.depth + 1)
            try:
                for found in inner.documents():
                    yield _inside(member.name, found) if isinstance(found, RejectedSource) else found
            except RejectedSource as rejected:
                yield _inside(member.name, rejected)


def _summed_up(found: Iterator[RawDocument | RejectedSource]) -> Iterator[RawDocument | RejectedSource]:
    """What is `found` in a container, of very many rejections the first ones and how many more there are."""
    rejected, stopped = 0, None
    try:
        for item in found:
            rejected += isinstance(item, RejectedSource)
            if isinstance(item, RawDocument) or rejected <= _MOST_REJECTIONS:
                yield item
    except RejectedSource as error:
        stopped = error
    if rejected > _MOST_REJECTIONS:
        yield RejectedSource(
            f"Bên trong còn {rejected - _MOST_REJECTIONS} tệp nữa không dùng được.",
            help="Muốn xem lý do của từng tệp, hãy giải nén rồi nạp thư mục đã giải nén.",
        )
    if stopped:
        raise stopped


def _inside(name: str, rejected: RejectedSource) -> RejectedSource:
    return RejectedSource(f"{name}: {rejected}", help=rejected.help)


def no_reader(kind: str, name: str) -> RejectedSource:
    """Why files of this kind are not read, and what to do."""
    if kind == "empty":
        return RejectedSource("Tệp trống, không có chữ nào.", help="Kiểm tra lại tệp nguồn; tệp trống được bỏ qua.")
    expected = promised(name)
    if kind == "unknown" and expected and expected in READERS:
        return RejectedSource(
            f"Tệp bị hỏng, hoặc không phải là {FORMATS[expected].title} như tên của nó.",
            help="Mở thử bằng đúng chương trình; nếu không mở được, hãy xin lại tệp.",
        )
    return RejectedSource(
        f"Chưa đọc được loại tệp này: {FORMATS[kind].title}.",
        help=FORMATS[kind].advice or "Nếu trong tệp có văn bản, hãy lưu thành .docx, .pdf hoặc .txt rồi nạp lại.",
    )


def _bytes(file: BinaryIO, limit: int) -> bytes:
    """All of `file`, never more than `limit` of it in memory."""
    data = file.read(limit + 1)
    if len(data) > limit:
        raise RejectedSource(
            f"Tệp lớn hơn {limit // 1024**2} MB, quá giới hạn cho một văn bản.",
            help="Chia văn bản thành nhiều tệp, hoặc đưa vào tệp .jsonl, mỗi dòng một văn bản.",
        )
    return data


def _warned(found: Content, warning: str | None) -> Content:
    if warning is None:
        return found
    reading = found.reading.model_copy(update={"warnings": (*found.reading.warnings, warning)})
    return replace(found, reading=reading)


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


_ISOLATED = frozenset(reader.name for reader in READERS.values() if reader.isolated)
_ALL_READERS = hashlib.sha256(" ".join(sorted({reader.name for reader in READERS.values()})).encode()).hexdigest()[:8]

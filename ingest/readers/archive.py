"""ZIP archives: the files in them, one at a time, within limits that a bomb cannot pass."""

import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from ingest.errors import RejectedSource
from ingest.readers.unpacking import Budget, Member
from ingest.text import squeeze

NAME = "zip/2"

# One file is held in memory while it is read.
MAX_FILE_BYTES = 256 * 1024**2
# Text packs 10:1, white pages 100:1; what packs better beyond this size was made to fill memory.
_MAX_RATIO = 250
_RATIO_COUNTS_FROM = 16 * 1024**2

_CHUNK = 1024**2
_IS_ENCRYPTED = 0x1
_NAME_IS_UTF8 = 0x800
_DAMAGED_HELP = "Giải nén thử bằng chương trình khác; nếu được, nạp thư mục đã giải nén."


def members(file: BinaryIO, budget: Budget) -> Iterator[Member | RejectedSource]:
    """The files in the archive; one that cannot be unpacked is a rejection that names it.

    Raises RejectedSource for an archive that is damaged as a whole or beyond `budget`. Nothing is written.
    """
    try:
        archive = zipfile.ZipFile(file)
        entries = archive.infolist()
    except Exception:  # zipfile raises whatever a damaged table of contents leads it to
        raise RejectedSource("Tệp nén ZIP bị hỏng hoặc tải về chưa hết.", help=_DAMAGED_HELP) from None
    with archive:
        for entry in entries:
            name = _name(entry)
            if not entry.is_dir() and not _is_hidden(name):
                yield _member(archive, entry, name, budget)


def _member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, budget: Budget) -> Member | RejectedSource:
    if entry.flag_bits & _IS_ENCRYPTED:
        return RejectedSource(f"{name}: có mật khẩu.", help="Giải nén bằng mật khẩu rồi nạp thư mục đã giải nén.")
    if entry.file_size > MAX_FILE_BYTES:
        return _too_large(name)
    budget.take(entry.file_size)
    try:
        data = _unpack(archive, entry)
    except RejectedSource as rejected:
        return RejectedSource(f"{name}: {rejected}", help=rejected.help)
    except Exception:  # zlib, bz2, lzma and zipfile each have errors of their own for damaged data
        return RejectedSource(f"{name}: bị hỏng trong tệp nén, không giải nén được.", help=_DAMAGED_HELP)
    return Member(name, data) if len(data) <= MAX_FILE_BYTES else _too_large(name)


def _unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The content of `entry`, whatever size its header claims; stops one chunk beyond the limits."""
    parts, size = [], 0
    with archive.open(entry) as opened:
        while size <= MAX_FILE_BYTES and (part := opened.read(_CHUNK)):
            parts.append(part)
            size += len(part)
            if size > _RATIO_COUNTS_FROM and size > _MAX_RATIO * entry.compress_size:
                raise RejectedSource("nén chặt bất thường, có thể là tệp phá hoại.", help="Kiểm tra nguồn của tệp nén.")
    return b"".join(parts)


def _name(entry: zipfile.ZipInfo) -> str:
    """The name as it was before packing, without anything that leads out of the archive."""
    name = entry.filename
    if not entry.flag_bits & _NAME_IS_UTF8:
        name = _undone(name)
    parts = [squeeze(part) for part in PurePosixPath(name.replace("\\", "/")).parts]
    kept = [part for part in parts if part.strip("/. ") and not part.endswith(":")]
    return unicodedata.normalize("NFC", "/".join(kept)) or "không tên"


def _undone(name: str) -> str:
    """A name that was taken for code page 437, in the encoding it was packed in: UTF-8, else Vietnamese Windows."""
    try:
        packed = name.encode("cp437")
    except UnicodeEncodeError:
        return name
    for encoding in ("utf-8", "cp1258"):
        try:
            return packed.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "~$", "__MACOSX")) for part in name.split("/"))


def _too_large(name: str) -> RejectedSource:
    return RejectedSource(
        f"{name}: lớn hơn {MAX_FILE_BYTES // 1024**2} MB, quá giới hạn cho một tệp trong tệp nén.",
        help="Giải nén rồi nạp riêng tệp này.",
    )

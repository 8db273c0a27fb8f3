"""JSON lines: a document a line, {"_id", "title", "text", ...}, read one line at a time."""

import json
from collections.abc import Iterator
from typing import BinaryIO

from ingest.errors import RejectedSource
from ingest.readers.content import Content, content

NAME = "jsonl/2"

# A law of 3 MB fits in one record; a line beyond this is a damaged file, and is skipped without being held.
MAX_RECORD_BYTES = 16 * 1024 * 1024
_ONE_RECORD = 'Mỗi dòng phải là một đối tượng JSON như {"_id": "a1", "title": "...", "text": "..."}.'


def read(file: BinaryIO) -> Iterator[tuple[str, Content] | RejectedSource]:
    """The `_id` and content of every record; a record that cannot be used is a rejection naming its line."""
    seen: set[str] = set()
    for number, line in _lines(file):
        try:
            if line is None:
                raise RejectedSource(
                    f"Bản ghi dài quá {MAX_RECORD_BYTES // 1024**2} MB.", help="Chia văn bản này thành nhiều bản ghi."
                )
            key, found = _record(line)
            if key in seen:
                raise RejectedSource(
                    f'Trùng mã "{key}"; chỉ bản ghi đầu tiên được dùng.', help="Đặt cho mỗi bản ghi một _id riêng."
                )
            seen.add(key)
            yield key, found
        except RejectedSource as rejected:
            yield RejectedSource(f"Dòng {number}: {rejected}", help=rejected.help)


def _lines(file: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Line numbers from 1 and the lines that are not blank; None for a line that is too long."""
    number = 0
    while line := file.readline(MAX_RECORD_BYTES + 1):
        number += 1
        if len(line) <= MAX_RECORD_BYTES:
            if line.strip(b"\xef\xbb\xbf \t\r\n"):
                yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(MAX_RECORD_BYTES)
        yield number, None


def _record(line: bytes) -> tuple[str, Content]:
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeError:
        raise RejectedSource("Không phải UTF-8.", help="Lưu lại tệp với mã hóa UTF-8.") from None
    except (ValueError, RecursionError):
        raise RejectedSource("Không phải JSON hợp lệ.", help=_ONE_RECORD) from None
    if not isinstance(record, dict):
        raise RejectedSource("Không phải một đối tượng JSON.", help=_ONE_RECORD)
    key, text, title = record.pop("_id", None), record.pop("text", None), record.pop("title", None)
    if not isinstance(key, str | int) or not str(key).strip():
        raise RejectedSource("Thiếu _id.", help=_ONE_RECORD)
    if not isinstance(text, str) or not text.strip():
        raise RejectedSource("Thiếu text, hoặc text trống.", help=_ONE_RECORD)
    nested = record.pop("metadata", None)
    fields = {**(nested if isinstance(nested, dict) else {}), **record}
    hints = {name.lower(): str(value) for name, value in fields.items() if isinstance(value, str | int)}
    found = content(text, title=title if isinstance(title, str) else None, hints=hints)
    _check_encodable(str(key), found)
    return str(key), found


def _check_encodable(key: str, found: Content) -> None:
    r"""Raises RejectedSource for half a character ("\ud83d"), which JSON can spell and no file can hold."""
    try:
        "".join([key, found.text, found.title or "", *found.hints, *found.hints.values()]).encode()
    except UnicodeEncodeError:
        raise RejectedSource("Có ký tự hỏng (nửa ký tự Unicode).", help="Xuất lại tệp từ nguồn.") from None

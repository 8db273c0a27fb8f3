"""Internet messages (mail, saved pages): their parts and headers, however damaged."""

import email
import email.header
import re
from collections.abc import Iterator
from email.message import Message

from ingest.errors import RejectedSource
from ingest.text import squeeze

_MAX_PARTS = 5_000
# Mails without a declared charset come from the Windows of Vietnamese offices.
_ENCODINGS = ("utf-8", "cp1258", "cp1252")


def parse(data: bytes) -> "Message[str, str]":
    """The message; raises RejectedSource for one whose parts lie in each other beyond measure."""
    try:
        return email.message_from_bytes(data)
    except (RecursionError, ValueError, LookupError):
        raise RejectedSource("Tệp thư bị hỏng.", help="Mở lại thư rồi lưu thành tệp mới.") from None


def leaves(message: "Message[str, str]") -> Iterator["Message[str, str]"]:
    """The parts that hold content, in order; an attached message is one part."""
    waiting, count = [message], 0
    while waiting and count < _MAX_PARTS:
        part, count = waiting.pop(0), count + 1
        inner = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(inner, list):
            waiting[:0] = [each for each in inner if isinstance(each, Message)]
        else:
            yield part


def payload(part: "Message[str, str]") -> bytes:
    """The content of a part with its transfer encoding undone; of an attached message its source."""
    inner = part.get_payload()
    if isinstance(inner, list):
        return inner[0].as_bytes() if inner and isinstance(inner[0], Message) else b""
    try:
        content = part.get_payload(decode=True)
    except (ValueError, LookupError):
        return b""
    return content if isinstance(content, bytes) else b""


def charset(part: "Message[str, str]") -> str | None:
    """What the part declares."""
    try:
        return part.get_content_charset()
    except (ValueError, LookupError):
        return None


def header(part: "Message[str, str]", name: str) -> str:
    """The words of a header on one line; empty without it."""
    return decoded(part.get(name) or "")


def file_name(part: "Message[str, str]") -> str | None:
    """The name under which a part was attached, if it was."""
    try:
        name = part.get_filename()
    except (ValueError, LookupError, TypeError):
        return None
    return decoded(name) or None if name else None


def decoded(value: object) -> str:
    """A header's value as people read it: "=?utf-8?B?...?=" undone, stray bytes guessed."""
    try:
        pieces = email.header.decode_header(value if isinstance(value, email.header.Header) else str(value))
    except (ValueError, LookupError):
        pieces = [(str(value), None)]
    return squeeze("".join(_words(words, encoding) for words, encoding in pieces))


def _words(words: bytes | str, encoding: str | None) -> str:
    if isinstance(words, str):
        words = words.encode("ascii", "surrogateescape") if re.search("[\udc80-\udcff]", words) else words
    if isinstance(words, str):
        return words
    for candidate in (encoding, *_ENCODINGS):
        try:
            return words.decode(candidate or "ascii")
        except (UnicodeError, LookupError):
            continue
    return words.decode("latin-1")

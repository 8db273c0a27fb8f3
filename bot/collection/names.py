"""Names of files and collections as they may stand in a folder: one part of a path, whatever was typed or sent."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import count
from pathlib import PurePosixPath

# A part of a path holds 255 bytes on Linux; the rest is for " (12)".
_MAX_BYTES = 200
_MAX_COLLECTION_BYTES = 120

_UNSAFE = re.compile(r"[^\w.,;()+&%' –-]+")
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,10}$")
_NAMELESS = "Tệp không tên"


def file_name(sent: str) -> str:
    """What a file is stored as that a browser calls `sent`: letters, digits and plain punctuation, never hidden."""
    last = sent.replace("\\", "/").rpartition("/")[2]
    safe = _safe(last)
    suffix = match.group() if (match := _SUFFIX.search(safe)) else ""
    stem = _cut(safe.removesuffix(suffix).strip(), _MAX_BYTES - len(suffix))
    return f"{stem or _NAMELESS}{suffix}"


def collection_name(typed: str) -> str:
    """The folder of the collection that a person calls `typed`; empty where nothing of that can be a name."""
    return _cut(_safe(typed.replace("/", "-")), _MAX_COLLECTION_BYTES)


def numbered(name: str) -> Iterator[str]:
    """`name`, then "name (2)", "name (3)"... with its suffix at the end."""
    path = PurePosixPath(name)
    yield name
    for n in count(2):
        yield f"{path.stem} ({n}){path.suffix}"


def _safe(text: str) -> str:
    """`text` in NFC with a space for all that may mean something to a system; ingestion passes over "." and "~"."""
    return " ".join(_UNSAFE.sub(" ", unicodedata.normalize("NFC", text)).split()).lstrip("._~ -").rstrip(". ")


def _cut(text: str, most_bytes: int) -> str:
    return text.encode()[:most_bytes].decode(errors="ignore").rstrip(". ")

"""The file a document was read from, as long as it is still the one that was read."""

import hashlib
from pathlib import Path
from typing import Literal, NamedTuple

from ingest.documents import SourceDocument
from ingest.errors import RejectedSource
from ingest.storage.store import Store

Format = Literal["pdf", "image"]

CHANGED = "Tệp gốc đã thay đổi hoặc không còn ở chỗ cũ."
_CHANGED_HELP = "Đọc bản chữ đã nạp ở dưới; khi cần bản gốc mới, hãy nhờ người quản trị nạp lại tài liệu."


class Original(NamedTuple):
    """A file on this machine that holds one document and nothing else."""

    path: Path
    sha256: str
    """Of its bytes when it was read."""
    reader: str
    """Name and version of what read it: "pdf/2"."""

    @property
    def paged(self) -> Format | None:
        """The format whose pages can be shown as pictures; None for others."""
        name = self.reader.partition("/")[0]
        return "pdf" if name == "pdf" else "image" if name == "image" else None


def original_of(store: Store, document_id: str, document: SourceDocument) -> Original | None:
    """The original of a document of `store`; None where it was fetched, or lies with others in one file."""
    source = store.source_of(document_id)
    if source is None or source.key != document.key or not Path(source.path).is_absolute():
        return None
    return Original(Path(source.path), source.sha256, document.reader)


def web_address(store: Store, document_id: str) -> str:
    """Where a document of `store` was fetched; "" for one from a file."""
    source = store.source_of(document_id)
    return source.path if source and source.path.startswith(("http://", "https://")) else ""


def unchanged_bytes(original: Original) -> bytes:
    """What is in the file; raises RejectedSource where that is not what was read, or where it is gone."""
    try:
        data = original.path.read_bytes()
    except OSError:
        data = b""
    if hashlib.sha256(data).hexdigest() != original.sha256:
        raise RejectedSource(CHANGED, help=_CHANGED_HELP)
    return data

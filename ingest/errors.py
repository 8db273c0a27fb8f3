"""The errors of ingestion and of opening an index: what happened, and what to do next."""

from pathlib import Path


class IngestError(Exception):
    """Something a person must act on: the message says what happened, `help` what to do (both Vietnamese)."""

    def __init__(self, message: str, *, help: str) -> None:
        super().__init__(message)
        self.help = help


class SourceError(IngestError):
    """A path that cannot be ingested at all: missing, or not readable."""


class RejectedSource(IngestError):
    """One file or record that was left out; the run goes on and the report names it with this reason."""


class IndexMissing(IngestError):
    """There is no index at the given place yet."""


class IndexCorrupt(IngestError):
    """A file of the index is missing or is not what the manifest says."""

    @classmethod
    def at(cls, path: Path, reason: str) -> "IndexCorrupt":
        """The error for the file or folder of an index at `path`."""
        return cls(
            f"Chỉ mục bị hỏng: {path} ({reason}).",
            help="Chạy lại cchc ingest với các tài liệu nguồn để dựng lại chỉ mục.",
        )


class IndexMismatch(IngestError):
    """The index was built by another embedder, chunker or schema than the ones in use; names both values."""


class IndexLocked(IngestError):
    """Another ingest is writing this index."""


class IndexUnwritable(IngestError):
    """The index directory cannot be created or written."""


class ModelUnavailable(IngestError):
    """The embedding model cannot be prepared or loaded."""

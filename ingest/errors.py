"""The errors of ingestion and of opening an index: what happened, and what to do next."""

import errno
from collections.abc import Mapping
from pathlib import Path

_REASONS: Mapping[int, str] = {
    errno.ENOENT: "không có tệp hoặc thư mục này",
    errno.EACCES: "không có quyền truy cập",
    errno.EPERM: "không được phép",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENOSPC: "hết chỗ trống trên đĩa",
    errno.EDQUOT: "hết hạn mức lưu trữ",
    errno.EFBIG: "tệp quá lớn",
    errno.EEXIST: "đã có tệp cùng tên",
    errno.ENOTDIR: "không phải là thư mục",
    errno.EISDIR: "là một thư mục",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.ELOOP: "liên kết đi vòng",
    errno.EMFILE: "mở quá nhiều tệp",
    errno.EIO: "lỗi đọc ghi của ổ đĩa",
}


def reason_of(error: OSError) -> str:
    """Why the system refused, in Vietnamese where it is a foreseeable reason."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)


class IngestError(Exception):
    """Something a person must act on: the message says what happened, `help` what to do (both Vietnamese)."""

    def __init__(self, message: str, *, help: str) -> None:
        super().__init__(message)
        self.help = help


class SourceError(IngestError):
    """A path that cannot be ingested at all: missing, or not readable."""


class RejectedSource(IngestError):
    """One file or record that was left out; the run goes on and the report names it with this reason."""


class UnreadableSource(RejectedSource):
    """A file that the system does not let us read just now: gone while the ingest ran, a drive that fell silent."""


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


class IndexUnreadable(IngestError):
    """A file of the index may be whole, but the system does not let us read it."""

    @classmethod
    def at(cls, error: OSError, path: Path) -> "IndexUnreadable":
        """The error for the file or folder of an index at `path`."""
        return cls(
            f"Không đọc được {path} của chỉ mục ({reason_of(error)}).",
            help="Kiểm tra quyền đọc và kết nối ổ đĩa rồi chạy lại; chỉ mục không bị thay đổi.",
        )


class IndexMismatch(IngestError):
    """The index was built by another embedder, chunker or schema than the ones in use; names both values."""


class IndexLocked(IngestError):
    """Another ingest is writing this index."""


class IndexUnwritable(IngestError):
    """The index directory cannot be created or written."""

    @classmethod
    def at(cls, index_dir: Path, reason: str) -> "IndexUnwritable":
        """The error for the index at `index_dir`."""
        return cls(
            f"Không ghi được vào {index_dir} ({reason}).",
            help="Giải phóng chỗ trên đĩa, xin quyền ghi, hoặc chọn thư mục khác bằng --index. "
            "Chỉ mục cũ vẫn nguyên vẹn.",
        )


class ModelUnavailable(IngestError):
    """The embedding model cannot be prepared or loaded."""

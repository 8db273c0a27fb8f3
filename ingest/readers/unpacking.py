"""Files inside other files, and how much of them may be unpacked."""

from dataclasses import dataclass

from ingest.errors import RejectedSource

# A year's documents of a district office are some thousand files and a few hundred MB; scans make them larger.
MAX_FILES = 20_000
MAX_UNPACKED_BYTES = 2 * 1024**3


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside another: its name there, folders and all, and its content."""

    name: str
    data: bytes


@dataclass(slots=True)
class Budget:
    """What one file may still unpack; archives inside it draw on the same."""

    files: int = MAX_FILES
    bytes: int = MAX_UNPACKED_BYTES

    def take(self, size: int) -> None:
        """Raises RejectedSource when a further file of `size` bytes is too much."""
        self.files -= 1
        self.bytes -= size
        if self.files < 0:
            raise _too_much(f"hơn {MAX_FILES} tệp")
        if self.bytes < 0:
            raise _too_much(f"hơn {MAX_UNPACKED_BYTES // 1024**3} GB sau khi giải nén")


def _too_much(what: str) -> RejectedSource:
    return RejectedSource(
        f"Trong tệp có {what}, quá giới hạn; phần còn lại không được đọc.",
        help="Giải nén rồi nạp thư mục đã giải nén.",
    )

"""The streams of a .doc and the table of contents at their head (the FIB)."""

import io
import struct
from dataclasses import dataclass
from enum import IntEnum

from ingest.errors import RejectedSource
from ingest.office.package import damaged, locked

_WORD_97 = 0xC1
_MAGIC = 0xA5EC
_OLD_MAGIC = (0xA5DC, 0xA59B, 0xA59C, 0xA5DB)
_ENCRYPTED, _OTHER_TABLE = 0x0100, 0x0200
_LENGTHS_AT = 0x4C
_PARTS_AT = 0x9A


class Part(IntEnum):
    """Where the FIB has offset and length of a part of the table stream."""

    STYLES = 1
    FOOTNOTE_CALLS = 2
    FOOTNOTE_TEXTS = 3
    HEADERS = 11
    RUNS = 12
    PARAGRAPHS = 13
    FONTS = 15
    PIECES = 33
    ENDNOTE_CALLS = 46
    ENDNOTE_TEXTS = 47
    LISTS = 73
    LIST_USES = 74


@dataclass(frozen=True, slots=True)
class Lengths:
    """Characters of the texts that follow one another in a document, in this order."""

    body: int
    footnotes: int
    headers: int
    macros: int
    comments: int
    endnotes: int
    boxes: int
    header_boxes: int


@dataclass(frozen=True, slots=True)
class WordFile:
    """The streams that hold the text, what is known of it, and properties too long for their place."""

    main: bytes
    table: bytes
    data: bytes
    lengths: Lengths

    def part(self, part: Part) -> bytes:
        """The bytes of a part; b"" where the document has none. Raises RejectedSource where it is cut off."""
        offset, length = self.place(part)
        found = self.table[offset : offset + length]
        if len(found) < length:
            raise damaged()
        return found

    def place(self, part: Part) -> tuple[int, int]:
        """Offset and length of a part in the table stream; (0, 0) where the document has none."""
        at = _PARTS_AT + 8 * part
        return struct.unpack_from("<II", self.main, at) if at + 8 <= len(self.main) else (0, 0)


def open_word(data: bytes) -> WordFile:
    """The streams of the .doc in `data`. Raises RejectedSource for what is damaged, locked or older than Word 97."""
    streams = _streams(data)
    main = streams.get("worddocument", b"")
    if len(main) < _PARTS_AT:
        raise locked() if "encryptedpackage" in streams else _no_document()
    magic, version = struct.unpack_from("<HH", main)
    if magic in _OLD_MAGIC or (magic == _MAGIC and version < _WORD_97):
        raise too_old()
    if magic != _MAGIC:
        raise damaged()
    (flags,) = struct.unpack_from("<H", main, 0x0A)
    if flags & _ENCRYPTED:
        raise locked()
    lengths = Lengths(*struct.unpack_from("<8I", main, _LENGTHS_AT))
    table = streams.get("1table" if flags & _OTHER_TABLE else "0table", b"")
    return WordFile(main, table, streams.get("data", b""), lengths)


def too_old() -> RejectedSource:
    """The error for documents of Word 2.0, 6.0 and 95."""
    return RejectedSource(
        "Tệp do Word 95 hoặc đời cũ hơn soạn, chưa đọc được.",
        help="Mở tệp bằng Word, chọn Lưu thành (Save As) dạng .docx rồi nạp lại.",
    )


def _no_document() -> RejectedSource:
    return RejectedSource(
        "Tệp không chứa văn bản Word, hoặc đã bị hỏng.",
        help="Mở tệp bằng đúng chương trình đã soạn rồi lưu lại dạng .docx; nếu không mở được, xin lại tệp từ nơi gửi.",
    )


def _streams(data: bytes) -> dict[str, bytes]:
    """The streams at the root of the OLE container, by their names in lower case."""
    import olefile

    wanted = ("worddocument", "0table", "1table", "data", "encryptedpackage")
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            names = [entry[0] for entry in ole.listdir() if len(entry) == 1 and entry[0].lower() in wanted]
            return {name.lower(): ole.openstream(name).read() for name in names}
    except Exception:  # olefile meets broken containers with errors of many types
        raise damaged() from None

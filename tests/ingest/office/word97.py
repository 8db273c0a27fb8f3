"""Small .doc files: an OLE container around the few structures of Word 97 that a text needs."""

import struct
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

SECTOR = 512
_FREE, _END, _FAT_SECTOR = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_NO_ENTRY = 0xFFFFFFFF
TEXT_AT = 2048


def ole(streams: Mapping[str, bytes]) -> bytes:
    """An OLE container of these streams, each padded to the size from which streams have sectors of their own."""
    bodies = {name: data.ljust(max(4096, -(-len(data) // SECTOR) * SECTOR), b"\0") for name, data in streams.items()}
    sectors = [2 + sum(len(body) // SECTOR for body in list(bodies.values())[:index]) for index in range(len(bodies))]
    fat = [_FAT_SECTOR, _END]
    for first, body in zip(sectors, bodies.values(), strict=True):
        count = len(body) // SECTOR
        fat += [*range(first + 1, first + count), _END]
    entries = [_entry("Root Entry", kind=5, child=1)]
    for index, (name, first) in enumerate(zip(bodies, sectors, strict=True), 1):
        right = index + 1 if index < len(bodies) else _NO_ENTRY
        entries.append(_entry(name, first=first, size=len(bodies[name]), right=right))
    header = struct.pack(
        "<8s16sHHHHH6xIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"",
        0x3E,
        3,
        0xFFFE,
        9,
        6,
        0,
        1,
        1,
        0,
        4096,
        _END,
        0,
        _END,
        0,
    )
    header += struct.pack("<I", 0) + struct.pack("<I", _FREE) * 108
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(SECTOR, b"\xff")
    assert len(table) == SECTOR and len(header) == SECTOR
    return header + table + b"".join(entries).ljust(SECTOR, b"\0") + b"".join(bodies.values())


def _entry(
    name: str, *, kind: int = 2, child: int = _NO_ENTRY, first: int = _END, size: int = 0, right: int = _NO_ENTRY
) -> bytes:
    raw = (name + "\0").encode("utf-16-le")
    return struct.pack("<64sHBBIII36xIQ", raw, len(raw), kind, 1, _NO_ENTRY, right, child, first, size)


@dataclass(frozen=True, kw_only=True)
class Doc:
    """A document: `texts` by name (body, footnotes, headers, comments, endnotes, boxes), and its formatting."""

    body: str
    footnotes: str = ""
    headers: str = ""
    boxes: str = ""
    runs: Sequence[tuple[str, bytes]] = ()
    """Stretches of the text by their characters, and their property changes; the rest has none."""
    paragraphs: Mapping[int, bytes] = field(default_factory=dict)
    """Number of the paragraph or cell (from 0) -> its property changes."""
    fonts: Sequence[str] = ("Times New Roman",)
    lists: bytes = b""
    list_uses: bytes = b""
    footnote_bounds: Sequence[int] = ()
    header_bounds: Sequence[int] = ()
    is_single_byte: bool = False
    version: int = 0xC1
    flags: int = 0x0200

    def build(self) -> bytes:
        """The bytes of the file."""
        text = self.body + self.footnotes + self.headers + self.boxes
        width = 1 if self.is_single_byte else 2
        raw = text.encode("cp1252" if self.is_single_byte else "utf-16-le")
        main = bytearray(TEXT_AT) + raw
        parts: dict[int, bytes] = {}
        for part, page in ((12, self._run_page(text, width)), (13, self._paragraph_page(text, width))):
            main += b"\0" * (-len(main) % SECTOR)
            parts[part] = struct.pack("<III", TEXT_AT, TEXT_AT + len(raw), len(main) // SECTOR)
            main += page
        where = TEXT_AT * 2 | 0x4000_0000 if self.is_single_byte else TEXT_AT
        pieces = struct.pack("<II", 0, len(text)) + struct.pack("<HIH", 0, where, 0)
        parts[33] = b"\2" + struct.pack("<I", len(pieces)) + pieces
        parts[15] = struct.pack("<HH", len(self.fonts), 0) + b"".join(map(_font, self.fonts))
        parts[73], parts[74] = self.lists, self.list_uses
        for part, bounds in ((3, self.footnote_bounds), (11, self.header_bounds)):
            parts[part] = struct.pack(f"<{len(bounds)}I", *bounds)
        table = bytearray()
        struct.pack_into("<HH", main, 0, 0xA5EC, self.version)
        struct.pack_into("<H", main, 0x0A, self.flags)
        struct.pack_into(
            "<8I", main, 0x4C, len(self.body), len(self.footnotes), len(self.headers), 0, 0, 0, len(self.boxes), 0
        )
        for part, data in parts.items():
            # The levels of lists follow their definitions, and are not counted as part of them.
            length = 2 + 28 * int.from_bytes(data[:2], "little") if part == 73 and data else len(data)
            struct.pack_into("<II", main, 0x9A + 8 * part, len(table), length)
            table += data
        return ole({"WordDocument": bytes(main), "1Table": bytes(table)})

    def _run_page(self, text: str, width: int) -> bytes:
        bounds, found, at = [0], [], 0
        for stretch, changes in self.runs:
            start = text.index(stretch, at)
            at = start + len(stretch)
            bounds += [start, at]
            found += [b"", changes]
        bounds.append(len(text))
        return _page(
            [TEXT_AT + width * bound for bound in bounds], [*found, b""], 1, lambda data: bytes([len(data)]) + data
        )

    def _paragraph_page(self, text: str, width: int) -> bytes:
        ends = [index + 1 for index, char in enumerate(text) if char in "\r\x07\x0c"]
        found = [self.paragraphs.get(number, b"") for number in range(len(ends))]
        return _page([TEXT_AT + width * bound for bound in (0, *ends)], found, 13, _paragraph)


def sprm(code: int, value: int, size: int = 1) -> bytes:
    """One property change."""
    return struct.pack("<H", code) + value.to_bytes(size, "little")


def level(start: int, number_format: int, text: str) -> bytes:
    """A level of a list; "%1" stands for the number of the first level."""
    units = "".join(
        chr(int(text[i + 1]) - 1) if c == "%" else c for i, c in enumerate(text) if i == 0 or text[i - 1] != "%"
    )
    head = struct.pack("<iBB9xB8xBBBB", start, number_format, 0, 0, 0, 0, 0, 0)
    return head + struct.pack("<H", len(units)) + units.encode("utf-16-le")


def _paragraph(changes: bytes) -> bytes:
    data = struct.pack("<H", 0) + changes
    return bytes([0, len(data) // 2]) + data if len(data) % 2 == 0 else bytes([len(data) // 2 + 1]) + data


def _page(bounds: Sequence[int], found: Sequence[bytes], entry: int, packed: Callable[[bytes], bytes]) -> bytes:
    page = bytearray(SECTOR)
    struct.pack_into(f"<{len(bounds)}I", page, 0, *bounds)
    at = SECTOR - 2
    for index, changes in enumerate(found):
        data = packed(changes)
        at = (at - len(data)) & ~1
        page[4 * len(bounds) + entry * index] = at // 2
        page[at : at + len(data)] = data
    page[-1] = len(found)
    assert at > 4 * len(bounds) + entry * len(found)
    return bytes(page)


def _font(name: str) -> bytes:
    data = b"\0" * 39 + (name + "\0").encode("utf-16-le")
    return bytes([len(data)]) + data

"""The characters of a .doc in the order of the document, which are scattered over the file in pieces."""

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ingest.office.package import damaged
from ingest.office.word97.file import Part, WordFile

_COMPRESSED = 0x4000_0000
_PROPERTIES, _PIECES = 1, 2


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters `start` to `end` of the document, which begin at byte `offset` of the file, `width` bytes each."""

    start: int
    end: int
    offset: int
    width: int


def pieces(word: WordFile) -> list[Piece]:
    """The pieces in order. Raises RejectedSource where the list of them, or a piece, is cut off."""
    plc = _plc(word.part(Part.PIECES))
    count = (len(plc) - 4) // 12
    if count < 1:
        raise damaged()
    bounds = struct.unpack_from(f"<{count + 1}I", plc)
    if bounds[-1] > len(word.main):
        raise damaged()
    found = []
    for index, (start, end) in enumerate(pairwise(bounds)):
        (where,) = struct.unpack_from("<I", plc, 4 * (count + 1) + 8 * index + 2)
        is_single = bool(where & _COMPRESSED)
        offset = (where & ~_COMPRESSED) // 2 if is_single else where
        width = 1 if is_single else 2
        if end < start or offset + (end - start) * width > len(word.main):
            raise damaged()
        found.append(Piece(start, end, offset, width))
    return found


def characters(word: WordFile, piece: Piece, start: int, end: int) -> str:
    """The characters `start` to `end` of the document, which lie in `piece`."""
    first = piece.offset + (start - piece.start) * piece.width
    data = word.main[first : first + (end - start) * piece.width]
    if piece.width == 2:
        # A half of a surrogate pair stays one character, so that the count is right.
        return "".join(map(chr, struct.unpack(f"<{end - start}H", data)))
    return "".join(map(chr, data)).translate(_WINDOWS)


def within(found: list[Piece], start: int, end: int) -> Iterator[tuple[Piece, int, int]]:
    """The pieces that hold characters `start` to `end`, each with the stretch of these that it holds."""
    first = max(bisect_right(found, start, key=lambda piece: piece.start) - 1, 0)
    for piece in found[first:]:
        if piece.start >= end:
            return
        if min(piece.end, end) > max(piece.start, start):
            yield piece, max(piece.start, start), min(piece.end, end)


def _plc(data: bytes) -> bytes:
    """The list of pieces, which stands after property changes that concern pieces only."""
    at = 0
    while at + 5 <= len(data):
        if data[at] == _PIECES:
            return data[at + 5 : at + 5 + int.from_bytes(data[at + 1 : at + 5], "little")]
        if data[at] != _PROPERTIES:
            break
        at += 3 + int.from_bytes(data[at + 1 : at + 3], "little")
    raise damaged()


def _windows(code: int) -> str:
    return bytes([code]).decode("cp1252", "replace").replace("\ufffd", chr(code))


_WINDOWS = {code: _windows(code) for code in range(0x80, 0xA0)}

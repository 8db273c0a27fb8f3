"""The property changes (sprms) that Word 97 keeps for runs and paragraphs."""

import struct
from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)
_LONG_TABLE = 0xD608
_LONG_TABS = 0xC615


class Sprm(IntEnum):
    """Those that decide which text is seen, and how its paragraphs stand."""

    DELETED = 0x0800
    HIDDEN = 0x083C
    CAPS = 0x083B
    FONT = 0x4A4F
    FONT_OTHER = 0x4A51
    CHARACTER_STYLE = 0x4A30
    SPECIAL = 0x0855
    IN_TABLE = 0x2416
    ROW_END = 0x2417
    DEPTH = 0x6649
    INNER_CELL = 0x244B
    INNER_ROW_END = 0x244C
    LIST = 0x460B
    LIST_LEVEL = 0x260A
    HUGE = 0x6646


class Change(NamedTuple):
    """One property change: its code, its operand as a number (of long operands the first four bytes)."""

    code: int
    value: int


def changes(data: bytes) -> Iterator[Change]:
    """The property changes in `data`, in order; what is cut off at the end is left out."""
    at = 0
    while at + 2 <= len(data):
        (code,) = struct.unpack_from("<H", data, at)
        at += 2
        size = _SIZES[code >> 13]
        if code >> 13 == 6:
            size = _long_size(code, data, at)
        if at + size > len(data):
            return
        yield Change(code, int.from_bytes(data[at : at + min(size, 4)], "little"))
        at += size


def _long_size(code: int, data: bytes, at: int) -> int:
    """Bytes of an operand that says itself how long it is, its own length included."""
    if code == _LONG_TABLE:
        return int.from_bytes(data[at : at + 2], "little") + 1
    size = data[at] if at < len(data) else 0
    if code == _LONG_TABS and size == 255:
        # Says only how many tabs are deleted (4 bytes each) and, after them, how many are added (3 bytes each).
        deleted = data[at + 1] * 4 if at + 1 < len(data) else 0
        place = at + 2 + deleted
        return 3 + deleted + (data[place] * 3 if place < len(data) else 0)
    return size + 1


def switched(value: int, inherited: bool) -> bool:
    """A switch of runs: off, on, as in the style, or the opposite of it."""
    return not inherited if value == 0x81 else inherited if value == 0x80 else bool(value)

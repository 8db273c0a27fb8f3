"""The lists of a .doc: how each level of each is numbered."""

import struct
from collections.abc import Mapping

from ingest.office.numbering import LEVELS, Level, NumberedList, NumberFormat
from ingest.office.word97.file import Part, WordFile

_FORMATS: Mapping[int, NumberFormat] = {
    0: "decimal",
    1: "ROMAN",
    2: "roman",
    3: "LETTER",
    4: "letter",
    22: "zero",
    23: "bullet",
    255: "none",
}
_LEGAL, _LIMITED_RESTART = 0x04, 0x08
_HAS_START, _HAS_LEVEL = 0x10, 0x20
_LIST_BYTES, _USE_BYTES, _LEVEL_BYTES = 28, 16, 28


def lists(word: WordFile) -> dict[str, NumberedList]:
    """The lists by the number that paragraphs name them by, as far as their definitions are whole."""
    try:
        return _uses(word, _definitions(word))
    except (struct.error, IndexError):
        return {}


def _definitions(word: WordFile) -> dict[int, list[Level]]:
    """Levels by the id of the definition. They follow the definitions in the stream, beyond the part's length."""
    offset, length = word.place(Part.LISTS)
    if not length:
        return {}
    table = word.table
    (count,) = struct.unpack_from("<H", table, offset)
    found: dict[int, list[Level]] = {}
    at = offset + length
    for index in range(count):
        head = offset + 2 + index * _LIST_BYTES
        (list_id,) = struct.unpack_from("<i", table, head)
        levels = []
        for _ in range(1 if table[head + 26] & 1 else LEVELS):
            level, at = _level(table, at)
            levels.append(level)
        found[list_id] = levels
    return found


def _level(table: bytes, at: int) -> tuple[Level, int]:
    """The level that begins at `at`, and where it ends."""
    start, number_format, info = struct.unpack_from("<iBB", table, at)
    run_bytes, paragraph_bytes, restart = table[at + 24], table[at + 25], table[at + 26]
    at += _LEVEL_BYTES + run_bytes + paragraph_bytes
    (length,) = struct.unpack_from("<H", table, at)
    units = struct.unpack_from(f"<{length}H", table, at + 2)
    text = "".join(f"%{unit + 1}" if unit < LEVELS else chr(unit) for unit in units)
    level = Level(
        format=_FORMATS.get(number_format, "decimal"),
        text=text,
        start=start,
        restart=restart if info & _LIMITED_RESTART else None,
        legal=bool(info & _LEGAL),
    )
    return level, at + 2 + 2 * length


def _uses(word: WordFile, definitions: Mapping[int, list[Level]]) -> dict[str, NumberedList]:
    """What paragraphs refer to: a definition, with levels or starts of its own."""
    data = word.part(Part.LIST_USES)
    if not data:
        return {}
    (count,) = struct.unpack_from("<I", data)
    found: dict[str, NumberedList] = {}
    at = 4 + count * _USE_BYTES
    for index in range(count):
        (list_id,) = struct.unpack_from("<i", data, 4 + index * _USE_BYTES)
        changed = data[4 + index * _USE_BYTES + 12]
        levels = list(definitions.get(list_id, ()))
        starts: dict[int, int] = {}
        at += 4
        for _ in range(changed):
            start, flags = struct.unpack_from("<iI", data, at)
            at += 8
            place = flags & 0x0F
            if flags & _HAS_LEVEL:
                level, at = _level(data, at)
                levels[place : place + 1] = [level]
            if flags & _HAS_START:
                starts[place] = start
        found[str(index + 1)] = NumberedList(shared=str(list_id), levels=tuple(levels), overrides=starts)
    return found

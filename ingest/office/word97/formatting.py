"""How the bytes of a .doc are formatted: properties of runs and paragraphs by where their text stands in the file."""

import struct
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from ingest.office.word97.file import Part, WordFile
from ingest.office.word97.sprms import Sprm, changes

_PAGE_BYTES = 512
_PARAGRAPH_ENTRY_BYTES = 13
_HUGE = (0x6645, Sprm.HUGE)


class Stretch(NamedTuple):
    """Bytes `start` to `end` of the main stream with their property changes; `style` is a paragraph's."""

    start: int
    end: int
    changes: bytes
    style: int = 0


class Formatting:
    """The stretches of one sort, found by where they stand."""

    def __init__(self, stretches: Iterator[Stretch]) -> None:
        self._stretches = sorted(stretches)
        self._starts = [stretch.start for stretch in self._stretches]

    def at(self, offset: int) -> Stretch:
        """The stretch at a byte of the main stream; one without changes, to the next, where there is none."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and offset < self._stretches[index].end:
            return self._stretches[index]
        following = self._starts[index + 1] if index + 1 < len(self._starts) else 1 << 62
        return Stretch(offset, following, b"")


def run_formatting(word: WordFile) -> Formatting:
    """The properties of runs."""
    return Formatting(_runs(word))


def paragraph_formatting(word: WordFile) -> Formatting:
    """The properties of paragraphs."""
    return Formatting(_paragraphs(word))


def _runs(word: WordFile) -> Iterator[Stretch]:
    for page in _pages(word, Part.RUNS):
        bounds = _bounds(page, 1)
        for index in range(len(bounds) - 1):
            at = page[4 * len(bounds) + index] * 2
            data = page[at + 1 : at + 1 + page[at]] if at else b""
            yield Stretch(bounds[index], bounds[index + 1], data)


def _paragraphs(word: WordFile) -> Iterator[Stretch]:
    for page in _pages(word, Part.PARAGRAPHS):
        bounds = _bounds(page, _PARAGRAPH_ENTRY_BYTES)
        for index in range(len(bounds) - 1):
            at = page[4 * len(bounds) + _PARAGRAPH_ENTRY_BYTES * index] * 2
            size = 2 * page[at] - 1
            if page[at] == 0:
                at += 1
                size = 2 * page[at] if at < _PAGE_BYTES else 0
            data = page[at + 1 : at + 1 + size] if at > 1 else b""
            style = int.from_bytes(data[:2], "little")
            yield Stretch(bounds[index], bounds[index + 1], _unfolded(word, data[2:]), style)


def _unfolded(word: WordFile, data: bytes) -> bytes:
    """The property changes, those kept elsewhere for their length in place of the pointer to them."""
    for change in changes(data):
        if change.code in _HUGE:
            size = int.from_bytes(word.data[change.value : change.value + 2], "little")
            return word.data[change.value + 2 : change.value + 2 + size]
    return data


def _pages(word: WordFile, part: Part) -> Iterator[bytes]:
    """The pages of properties that a part lists, each once."""
    plc = word.part(part)
    count = max(len(plc) - 4, 0) // 8
    for number in dict.fromkeys(struct.unpack_from(f"<{count}I", plc, 4 * (count + 1)) if count else ()):
        start = (number & 0x3F_FFFF) * _PAGE_BYTES
        if page := word.main[start : start + _PAGE_BYTES]:
            yield page.ljust(_PAGE_BYTES, b"\0")


def _bounds(page: bytes, entry_bytes: int) -> tuple[int, ...]:
    """Where the stretches of a page begin and end, as many as have room on it."""
    count = min(page[-1], (_PAGE_BYTES - 5) // (4 + entry_bytes))
    return struct.unpack_from(f"<{count + 1}I", page)

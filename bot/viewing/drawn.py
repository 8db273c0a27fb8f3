"""Pictures of pages that were drawn lately: three hundred people open the same directive on the same morning."""

import threading
from collections import OrderedDict

from bot.viewing.originals import Original

# Some 200 pages.
_MOST_BYTES = 48 * 1024**2

Key = tuple[str, int, int]


def key_of(original: Original, page: int, width: int) -> Key:
    """What a picture is kept under: the content of its file, so that it is never of another."""
    return original.sha256, page, width


class Drawn:
    """The last pictures, as many as fit. Safe to call from several threads."""

    def __init__(self, most_bytes: int = _MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._kept: OrderedDict[Key, bytes] = OrderedDict()
        self._bytes = 0
        self._changing = threading.Lock()

    def get(self, key: Key) -> bytes | None:
        with self._changing:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def keep(self, key: Key, picture: bytes) -> None:
        """Keep `picture`, and forget those not asked for the longest."""
        with self._changing:
            if key in self._kept:
                return
            self._kept[key] = picture
            self._bytes += len(picture)
            while self._bytes > self._most_bytes:
                _, forgotten = self._kept.popitem(last=False)
                self._bytes -= len(forgotten)

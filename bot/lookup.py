"""Which document of an index a person means: by its key, by a part of it, by its number."""

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence

from ingest.facts.numbers import NumberMention, references
from ingest.storage.store import DocumentEntry
from ingest.text import fold

_NAMED = 5
_BETWEEN = re.compile(r"[\s_./-]+")


class UnknownDocument(Exception):
    """A name that means no document, or several; the message names those that may be meant."""

    help = "Xem các tài liệu đang có: cchc index list"


def find(name: str, entries: Sequence[DocumentEntry]) -> DocumentEntry:
    """The document whose key `name` is; else whose number, then the one of whose key or title it is a part.

    `name` may also be the path of the file, of which a key is the end. Raises UnknownDocument.
    """
    name = unicodedata.normalize("NFC", name.strip())
    for is_meant in _ways(name) if name else []:
        meant = [entry for entry in entries if is_meant(entry)]
        if len(meant) == 1:
            return meant[0]
        if meant:
            raise UnknownDocument(f"“{name}” có thể là: {_list(entry.key for entry in meant)}. Hãy ghi rõ hơn.")
    raise unknown(name, entries)


def unknown(name: str, entries: Iterable[DocumentEntry]) -> UnknownDocument:
    """The error for a name that no document has; it names those with similar keys or numbers."""
    keys: dict[str, str] = {}
    for entry in entries:
        for known in (entry.key, entry.key.rpartition("/")[2], entry.metadata.number):
            keys.setdefault(fold(known or ""), entry.key)
    close = difflib.get_close_matches(fold(name.rpartition("/")[2]), keys, n=_NAMED, cutoff=0.5)
    perhaps = f" Có phải: {_list(dict.fromkeys(keys[match] for match in close))}?" if close else ""
    return UnknownDocument(f"Trong chỉ mục không có tài liệu “{name}”.{perhaps}")


def _ways(name: str) -> list[Callable[[DocumentEntry], bool]]:
    """How `name` may mean a document, the surest first."""
    words = _words(name)
    mentions = [mention for mention in references(name) if mention.end - mention.start == len(name)]
    return [
        lambda entry: entry.key == name,
        lambda entry: any(fold(mention.canonical) == fold(entry.metadata.number or "") for mention in mentions),
        lambda entry: entry.key.endswith(f"/{name}") or name.endswith(f"/{entry.key}"),
        lambda entry: any(_has_number(entry, mention) for mention in mentions),
        lambda entry: words in _words(entry.key),
        lambda entry: words in _words(entry.title),
    ]


def _words(text: str) -> str:
    """`text` without accents and case, a space between its words: "nam-dinh_34.md" is found as "Nam Định 34"."""
    return _BETWEEN.sub(" ", fold(text))


def _has_number(entry: DocumentEntry, mention: NumberMention) -> bool:
    return any(mention.matches(own) for own in references(entry.metadata.number or ""))


def _list(keys: Iterable[str]) -> str:
    shown = list(keys)
    rest = len(shown) - _NAMED
    return "; ".join([*shown[:_NAMED], *([f"… và {rest} tài liệu nữa"] if rest > 0 else [])])

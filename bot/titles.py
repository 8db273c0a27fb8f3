"""Documents that a question names by their titles: "Luật Cán bộ, công chức", "quy chế mẫu"."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ingest.facts.numbers import KINDS
from ingest.storage.store import DocumentEntry
from ingest.text import fold, index_terms

# What a title begins with that is a document and not a story.
_KINDS = tuple(
    tuple(index_terms(kind))
    for kind in (
        "luật",
        "bộ luật",
        "hiến pháp",
        "pháp lệnh",
        "quy chế",
        "nội quy",
        "điều lệ",
        "quy định",
        *KINDS.values(),
    )
)
# "Luật Điện ảnh, Điều 39": collections of law keep each article as a document of its own.
_ARTICLE = re.compile(r"[\s,;:.–-]*(?<!\w)dieu\s+(\d{1,3}[a-z]?)\s*$")
# "Bộ luật Dân sự năm 2015": the year is said or not.
_YEAR = re.compile(r"[\s,(]*(?:nam\s+)?(?:19|20)\d\d\)?\s*$")
# Of a title longer than its name at least so much is said: the kind of document and two words.
_LEAST = 3
# How a name ends that leaves out the rest of a title.
_AFTER_NAME = frozenset(
    index_terms("quy nói nêu yêu có là về gồm thì ở của để được phải do trong ra cho bao khi ai nào gì và như")
)


class Titled(NamedTuple):
    """A document under the words of its name; `article` where it is one article of what the name means."""

    name: tuple[str, ...]
    article: str | None
    entry: DocumentEntry


def titled(entries: Iterable[DocumentEntry]) -> list[Titled]:
    """The documents whose titles begin with a kind of document."""
    found = []
    for entry in entries:
        title = fold(entry.title)
        article = _ARTICLE.search(title)
        name = tuple(index_terms(_YEAR.sub("", title[: article.start()] if article else title)))
        if any(name[: len(kind)] == kind and len(name) > len(kind) for kind in _KINDS):
            found.append(Titled(name, article[1] if article else None, entry))
    return found


def named_by_title(text: str, documents: Sequence[Titled]) -> list[Titled]:
    """The documents that `text`, which begins with a name, means: those of which it says most, and enough."""
    words = tuple(index_terms(text))
    said = [(_words_said(words, document.name), document) for document in documents]
    most = max((count for count, _ in said), default=0)
    return [document for count, document in said if count == most > 0]


def _words_said(words: tuple[str, ...], name: tuple[str, ...]) -> int:
    """How many words of `name` stand in this order at the beginning of `words`: all, or enough until these end it."""
    if words[:2] != name[:2]:
        return 0
    count = at = 0
    while count < len(words) and words[count] in name[at:]:
        at = name.index(words[count], at) + 1
        count += 1
    is_whole = words[: len(name)] == name
    ends = count == len(words) or words[count] in _AFTER_NAME
    return len(name) if is_whole else count if ends and count >= _LEAST else 0

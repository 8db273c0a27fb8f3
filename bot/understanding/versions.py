"""A question of the old and the new version of a text, as one question for each of the two documents."""

import re
from collections.abc import Iterable, Sequence
from itertools import permutations

from bot.answers import Hit
from ingest.documents import SourceDocument
from ingest.facts.numbers import document_numbers
from ingest.text import canonical

_KIND = "(?:quy chế|quy định|quyết định|kế hoạch|văn bản|nghị quyết|thông tư|nghị định|chỉ thị|hướng dẫn|bản)"
_OLD_AND_NEW = re.compile(
    rf"[,;]?\s*(?:\b(?:theo|giữa|trong)\s+)?(?:\b{_KIND}\s+)?\bcũ\s+(?:và|với|so với|hay)\s+(?:{_KIND}\s+)?mới\b"
    r"(?:\s+(?:có\s+)?(?:gì\s+)?khác(?: nhau| biệt)?(?:\s+(?:ra sao|(?:như )?thế nào|gì|ở (?:điểm|chỗ) nào))?)?"
)
_REPLACES = re.compile(r"(?:thay thế|thay cho|bãi bỏ)[^.;\n]{0,40}$")


def questions_of_versions(text: str, hits: Sequence[Hit]) -> list[tuple[str, str]]:
    """(number, question) for the document that is replaced and the one that replaces it, where `text` asks of both."""
    asked = _OLD_AND_NEW.search(canonical(text))
    pair = _versions({hit.document.id: hit.document for hit in hits}.values()) if asked else None
    if asked is None or pair is None:
        return []
    before, after = text[: asked.start()].rstrip(), text[asked.end() :].strip(" ?.!")
    return [(number, f"{before} theo văn bản số {number} {after}".strip() + "?") for number in pair]


def _versions(documents: Iterable[SourceDocument]) -> tuple[str, str] | None:
    """The numbers of the first two of `documents` of which one says that it replaces the other: old, new."""
    for new, old in permutations(documents, 2):
        if new.metadata.number and old.metadata.number and _replaces(new, old.metadata.number):
            return old.metadata.number, new.metadata.number
    return None


def _replaces(document: SourceDocument, number: str) -> bool:
    return any(
        mention.canonical == number and _REPLACES.search(canonical(document.text[: mention.start]))
        for mention in document_numbers(document.text)
    )

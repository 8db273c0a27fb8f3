"""Where a quote stands, as officials write it: article, clause, point and page."""

import re
from collections.abc import Sequence
from itertools import takewhile

from ingest.documents import Passage, SourceDocument
from ingest.structure import blocks
from ingest.structure.labels import legal_label, roman_label
from ingest.structure.outline import outline
from ingest.text import fold

# How far before a passage the heading of its article is looked for, and how far after it the end of a quotation.
# Of 32,000 passages of the codification of law none begins further inside its article.
_BEFORE, _AFTER = 60_000, 10_000
_MARK = re.compile(r"(?:(?P<clause>Khoản \d+)|(?P<point>điểm \w))\b|(?P<item>\d{1,3}(?:\.\d+)*|[a-zđ])(?:[.)]|$)")


def headings_at(document: SourceDocument, passage: Passage, offset: int) -> tuple[str, ...]:
    """What the character at `offset` of the document, inside `passage`, stands under: outermost first."""
    above = tuple(takewhile(lambda name: not name.startswith("Điều "), passage.heading))
    article = passage.heading[len(above) :][:1]
    begin = _article_begin(document.text, article[0], offset) if article else None
    if begin is None:
        above, begin = passage.heading, passage.start
    text = document.text[begin : passage.end + _AFTER]
    found = blocks(text)
    at = max((i for i, block in enumerate(found) if begin + block.start <= offset), default=None)
    path = outline(text, found)[at].path if at is not None else ()
    own = [name for name in path if name not in above and fold(name) != fold(document.title)]
    return (*above, *own)


def written(heading: Sequence[str], *, page: int | None, article: str | None = None) -> str | None:
    """`heading` and `page` as a citation says them: "Điều 5, Khoản 2, điểm a, trang 3"; None for nothing to say.

    `article` is the key of the article: of a codified one its source is said as well.
    """
    parts = units(heading, article)
    if page is not None:
        parts.append(f"trang {page}")
    return ", ".join(parts) or None


def units(heading: Sequence[str], article: str | None) -> list[str]:
    """The units of `heading` by which a place is found, outermost first: ["Điều 5", "Khoản 2", "điểm a"]."""
    return _in_article(heading, article) or _elsewhere(heading)


def _article_begin(text: str, name: str, offset: int) -> int | None:
    """Where the heading `name` of the article around `offset` stands."""
    mark = re.escape(name.partition(". ")[0].rstrip("."))
    line = re.compile(rf"^[#*>\s]*{mark}\b(?!\.\d)", re.MULTILINE | re.IGNORECASE)
    places = [match.start() for match in line.finditer(text, max(0, offset - _BEFORE), offset + len(mark) + 8)]
    return places[-1] if places else None


def _in_article(heading: Sequence[str], article: str | None) -> list[str]:
    """Article, clause and point; nothing outside an article."""
    at = next((i for i, name in enumerate(heading) if name.startswith("Điều ")), None)
    if at is None:
        return []
    name = heading[at].partition(". ")[0].rstrip(".")
    number, _, source = (article or "").partition("@")
    origin = f" (Điều {number} của {source})" if number and name.lower() != f"điều {number}" else ""
    marks = (match for match in map(_MARK.match, heading[at + 1 :]) if match)
    return [f"{name}{origin}", *(mark[0] for mark in marks if mark["clause"] or mark["point"])]


def _elsewhere(heading: Sequence[str]) -> list[str]:
    """Annex, part or chapter, and the numbers below: "Phụ lục I, mục II.1.a". A bare number needs the words above
    it to be found by: "Năm nhiệm vụ trọng tâm, mục 1"."""
    units = [label.text for name in heading if (label := legal_label(name))]
    marks = [label.text.rstrip(" .)/-–") for name in heading if (label := roman_label(name))]
    items = [match["item"] for match in map(_MARK.match, heading) if match and match["item"]]
    if items and not (units or marks):
        units = [name for name in heading if not _MARK.match(name)][-1:]
    numbers = ".".join(marks + items)
    return units + ([f"mục {numbers}"] if numbers else [])

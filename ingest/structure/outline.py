"""Where each block stands: the headings, clauses and points above it, and the article it belongs to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ingest.structure.blocks import Block, heading_words
from ingest.structure.labels import LEGAL_LEVELS, NUMBER_LEVEL, place
from ingest.structure.tables import tables
from ingest.text import canonical, squeeze

# A heading this long is a whole paragraph after "Điều 5."; its mark alone then stands in the path.
_MAX_CHARS = 200
# "Điều 2. Quyết định này có hiệu lực kể từ ngày ký." says something; "Điều 5. Mức thu." is a heading with a stop.
_MIN_SENTENCE_CHARS = 40
# Ranks of what has no level of its own: a heading without number inside an article, and "a)".
_INSIDE_ARTICLE, _POINT = 16, 30
# A mark may be this many further than the one before: reading a scan loses some, and "2021." counts nothing.
_MOST_LOST = 3
_ARTICLE = LEGAL_LEVELS["điều"]
_GROUPS = frozenset(LEGAL_LEVELS.values()) - {_ARTICLE}
_CLAUSE_MARK = re.compile(r"(\d{1,3})\.$")
_POINT_MARK = re.compile(r"([a-zđ])[.)]$")
_FIRST = re.compile(r"(?:thứ )?(?:1|i|a|nhất)$", re.IGNORECASE)
_HASHES = re.compile(r"#*")
# What stands alone on a line in capitals and heads nothing: the number by which a database knows an entry, the motto,
# the authority and the office above a signature.
_NO_NAME = re.compile(
    r"[\d.\-]{12,}|cộng hòa xã hội chủ nghĩa việt nam.*|đảng cộng sản việt nam|(?:tm|kt|tl|tuq|[tkq]/[mtl])\s?[./,].*"
    r"|(?:quyền |q\. ?)?(?:phó )?(?:chủ tịch|giám đốc|tổng giám đốc|bộ trưởng|thứ trưởng|thủ tướng|cục trưởng"
    r"|chánh (?:văn phòng|thanh tra|án)|trưởng (?:ban|phòng)|bí thư|hiệu trưởng|tổng thư ký|chủ nhiệm|viện trưởng)"
    r"(?: quốc hội)?",
    re.DOTALL,
)
# Under the last article stands who gets the document; nothing of it is law.
_RECIPIENTS = re.compile(r"nơi nhận\s*:?$")


class Position(NamedTuple):
    """Where a block stands."""

    path: tuple[str, ...]
    """The headings it stands under, outermost first, "Khoản 2" and "điểm a" included; its own comes last."""
    article: int | None
    """Which block is the heading of the article that it belongs to."""


@dataclass(slots=True)
class _Level:
    rank: int
    name: str
    ordinal: int = 0
    is_item: bool = False


class _Outline:
    """The levels that are open while one reads on."""

    def __init__(self, text: str, found: Sequence[Block]) -> None:
        self._text = text
        self._found = found
        self._next_unit = _next_units(found)
        self._levels: list[_Level] = []
        self._article: int | None = None

    def read(self, at: int) -> Position:
        """The position of the block number `at`, when all before it have been read."""
        block = self._found[at]
        if self._article is not None and _RECIPIENTS.match(canonical(self._text[block.start : block.end])):
            self._article = None
            self._close(0)
        if block.kind == "heading":
            self._read_heading(at, block)
        elif block.kind == "item" and not block.quoted:
            self._read_item(block)
        elif block.kind == "paragraph" and self._article is None:
            # In a law what follows a clause belongs to it; elsewhere it goes on after the list.
            self._close(next((level.rank for level in self._levels if level.is_item), _POINT + 1))
        return Position(tuple(level.name for level in self._levels if level.name), self._article)

    def _read_heading(self, at: int, block: Block) -> None:
        stays = self._article is not None and (block.level > _ARTICLE or self._is_inside(at, block))
        if not stays:
            self._article = at if is_article(block) else None
        rank = max(block.level, _INSIDE_ARTICLE) if stays else self._rank(at, block)
        clause = _CLAUSE_MARK.match(block.label) if stays else None
        name = _name(self._text, block)
        self._close(rank)
        self._levels.append(_Level(rank, f"Khoản {name}", int(clause[1])) if clause else _Level(rank, name))

    def _is_inside(self, at: int, block: Block) -> bool:
        """Whether a heading without number stands inside the article before it, and not for what comes next."""
        if is_legal_unit(block) or self._article is None:
            return False
        hashes = self._hashes(block)
        if hashes:
            return 0 < self._hashes(self._found[self._article]) < hashes
        following = self._next_unit[at]
        return following is not None and following > at + 1 and not _is_first(self._found[following])

    def _rank(self, at: int, block: Block) -> int:
        """The level of a heading; a chapter whose "Chương VI" was lost in printing is one like the chapter before."""
        following = self._next_unit[at]
        goes_on = following is not None and not _is_first(self._found[following])
        if is_legal_unit(block) or block.label or not goes_on or self._hashes(block):
            return block.level
        return max((level.rank for level in self._levels if level.rank in _GROUPS), default=block.level)

    def _hashes(self, block: Block) -> int:
        match = _HASHES.match(self._text, block.start)
        return len(match.group()) if match else 0

    def _read_item(self, block: Block) -> None:
        mark = _item_level(block.label, in_article=self._article is not None)
        if mark is None:
            return
        before = next((level.ordinal for level in self._levels if level.rank == mark.rank), 0)
        if before < mark.ordinal <= before + _MOST_LOST:
            self._close(mark.rank)
            self._levels.append(mark)

    def _close(self, rank: int) -> None:
        while self._levels and self._levels[-1].rank >= rank:
            self._levels.pop()


def outline(text: str, found: Sequence[Block]) -> list[Position]:
    """The position of each block of `found`, the blocks of `text`; a row stands also under the header of its table."""
    reading = _Outline(text, found)
    positions = [reading.read(at) for at in range(len(found))]
    for table in tables(text, found):
        for at in range(table.first + 1, table.last + 1):
            positions[at] = positions[at]._replace(path=(*positions[at].path, table.header))
    return positions


def is_article(block: Block) -> bool:
    """Whether `block` is the heading of an article ("Điều 5")."""
    return block.kind == "heading" and block.level == _ARTICLE


def is_legal_unit(block: Block) -> bool:
    """Whether `block` is the heading of an article, or of a chapter or part that holds articles."""
    return block.kind == "heading" and block.level in LEGAL_LEVELS.values()


def is_bare(text: str, block: Block) -> bool:
    """Whether `block` is a mere heading: one of an article is not when the article's text stands on its line.

    A codification ("Điều 1.2.NĐ.3") prints texts below; a line of it with words enough is one of its contents.
    """
    words = text[block.body : block.end].rstrip()
    says = words.endswith((".", ";", ":")) and not words.endswith("...") and len(words) >= _MIN_SENTENCE_CHARS
    return block.kind == "heading" and not (is_article(block) and "." not in block.label and says)


def _next_units(found: Sequence[Block]) -> list[int | None]:
    """For each block which one after it is the next legal unit: a signature or an annex has none after it."""
    following: list[int | None] = [None] * len(found)
    for at in range(len(found) - 2, -1, -1):
        following[at] = at + 1 if is_legal_unit(found[at + 1]) else following[at + 1]
    return following


def _is_first(block: Block) -> bool:
    """Whether a legal unit is the first of its kind, with which another text begins; any annex is one."""
    kind, _, number = block.label.partition(" ")
    return kind.lower() == "phụ" or _FIRST.match(number.strip()) is not None


def _name(text: str, block: Block) -> str:
    span = heading_words(text, block)
    words = squeeze(text[span.start : span.end]).replace("**", "")
    if not block.label:
        return "" if _NO_NAME.fullmatch(canonical(words)) else words[:_MAX_CHARS]
    if not words or len(words) > _MAX_CHARS or not is_bare(text, block):
        return block.label
    return f"{block.label}{'' if block.label.endswith(('.', ')')) else '.'} {words}"


def _item_level(label: str, *, in_article: bool) -> _Level | None:
    """The level that the item with this mark opens: a numbered or lettered one; None for bullets and the like."""
    if clause := _CLAUSE_MARK.match(label):
        return _Level(NUMBER_LEVEL, f"Khoản {clause[1]}" if in_article else label, int(clause[1]), is_item=True)
    if point := _POINT_MARK.match(label):
        ordinal = next((at.ordinal for at in place(label) if at.family.endswith(":a")), None)
        return _Level(_POINT, f"điểm {point[1]}" if in_article else label, ordinal or 0, is_item=True)
    return None

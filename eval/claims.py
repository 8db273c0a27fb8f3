"""What an answer says, statement by statement, and the citation keys each statement bears."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from bot.writing.wording import DOCUMENTS, NOTHING_ON
from eval.text_match import words

_KEYS = re.compile(r"(?:\s*\[\d+\])+[.;,]?")
_KEY = re.compile(r"\[\d+\]")
_MARKS = re.compile(r"^[>\s]*(?:[-*+•]\s+|\d+[.)]\s+)?|[*`]|\\(?=[\[\]])", re.MULTILINE)
_ITEM = re.compile(r"^\s*(?:[-*+•]|\d+[.)])\s+")
_TABLE_HEAD = re.compile(r"^\|.*\|\n(?=\|[-:| ]+\|$)", re.MULTILINE)
_CELL_END = re.compile(r"(?<!\\)\|")
_NOTE = re.compile(r"\*[^*]+\*")
_HEADING = re.compile(r"\*\*[^*]+\*\*")
_ABSENCE = tuple(template.partition("{")[0] for template in NOTHING_ON.values())
"""How the bot says that the documents do not say something: no document can be quoted for that."""
_MENTIONS = tuple(says[name].partition("{")[0] for says in DOCUMENTS.values() for name in ("also", "only"))
"""How the bot begins the documents that only speak of a topic."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement without its marks and keys, and its keys, none where it is not cited."""

    text: str
    keys: tuple[str, ...]


def claims_of(answer: str) -> list[Claim]:
    """The statements of an answer in Markdown.

    Each ends with its keys, or with its line; a block of quoted lines is one, a cell of a table too. Headings, those
    of tables and in bold too, lines that introduce what follows (they end with a colon), notes (in italics) and what
    the documents do not say are no statements.
    """
    return [
        claim for block in _blocks(_TABLE_HEAD.sub("", answer)) if not _is_around(block) for claim in _claims_in(block)
    ]


def listed(answer: str) -> list[str]:
    """The items of the lists in an answer, without their marks and keys."""
    return [_plain(_KEYS.sub("", line)) for line in answer.splitlines() if _ITEM.match(line)]


def without_mentions(answer: str) -> str:
    """A list of documents without those that only speak of its topic."""
    lines = answer.splitlines()
    return "\n".join(takewhile(lambda line: not line.startswith(_MENTIONS), lines))


def keys_in(answer: str) -> set[str]:
    """The citation keys that an answer bears."""
    return {*_KEY.findall(answer)}


def _blocks(answer: str) -> Iterator[str]:
    quoted: list[str] = []
    for line in answer.splitlines():
        if line.startswith(">"):
            quoted.append(line)
            continue
        if quoted:
            yield "\n".join(quoted)
            quoted = []
        if line.startswith("|"):
            yield from filter(str.strip, _CELL_END.split(line))
        elif line.strip():
            yield line
    if quoted:
        yield "\n".join(quoted)


def _is_around(block: str) -> bool:
    plain = _plain(block)
    return (
        block.startswith("#")
        or plain.endswith(":")
        or _NOTE.fullmatch(block.strip()) is not None
        or _HEADING.fullmatch(block.strip()) is not None
        or plain.startswith(_ABSENCE)
    )


def _claims_in(block: str) -> Iterator[Claim]:
    start = 0
    for match in _KEYS.finditer(block):
        yield Claim(_plain(block[start : match.start()]), tuple(_KEY.findall(match.group())))
        start = match.end()
    rest = _plain(block[start:])
    if words(rest):
        yield Claim(rest, ())


def _plain(markdown: str) -> str:
    return _MARKS.sub("", markdown).strip(" \n|")


def support(claim: Claim, quotes: Sequence[str]) -> float:
    """The share of the claim's words that stand in the quotes it bears the keys of."""
    said = words(claim.text)
    shown = {word for quote in quotes for word in words(quote)}
    return sum(word in shown for word in said) / len(said) if said else 1.0

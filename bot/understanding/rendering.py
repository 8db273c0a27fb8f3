"""An English question put into Vietnamese word for word, so that meanings are compared within one language.

Words go by the glossary, names stay. Nouns that stand together are turned round, for what comes last in English, "the
mobile one-stop team", comes first in Vietnamese, "tổ một cửa lưu động".
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from bot.understanding.lexicon import english_glossary, words
from ingest.documents import Span
from ingest.text import has_accents

_WORD = re.compile(r"[^\W_]+(?:['’/.-][^\W_]+)*|[,;:?!.]")
# What asks, and how Vietnamese asks it.
_ASKING = (
    ("how many|how much|(?:what is )?the (?:total )?number of", "bao nhiêu"),
    ("how (?:long|soon)", "bao lâu"),
    ("how often", "mấy lần"),
    ("how (?:big|large|old|far|high|fast|late)", "bao nhiêu"),
    ("how", "thế nào"),
    ("who(?:m|se)?", "ai"),
    ("(?:on |in |at )?(?:what|which) (?:date|day|time|month)|^when", "khi nào"),
    ("where", "ở đâu"),
    ("why", "vì sao"),
    ("what (?:is|was|are|were)|what|which", ""),
)
_SMALL = {
    "of": "của", "in": "ở", "at": "tại", "for": "cho", "to": "để", "from": "từ", "by": "bởi", "with": "với",
    "and": "và", "or": "hoặc", "on": "về", "about": "về", "according": "theo", "under": "theo", "per": "mỗi",
    "when": "khi", "if": "nếu", "not": "không", "between": "giữa", "during": "trong", "since": "từ",
    "without": "không có", "must": "phải", "should": "phải", "can": "được",
}  # fmt: skip
_YEAR = re.compile(r"(?<!\S)20\d\d\b")
_NAME = re.compile(r"(?<=[\"“])[^\"“”]+(?=[\"”])|(?<=\w )[^\W\d_a-z][^\W\d_]+(?: [^\W\d_a-z][^\W\d_]+)+")


class _Piece(NamedTuple):
    vietnamese: str
    is_noun: bool
    is_unknown: bool = False
    """A word that the glossary lacks: those in a row keep their order."""


def rendered(text: str, names: Sequence[Span]) -> str:
    """`text` in Vietnamese words, the `names` in it as they are."""
    said: list[str] = []
    nouns: list[str] = []
    was_unknown = False
    for piece in _pieces(text, names):
        if piece.is_unknown and was_unknown:
            nouns[-1] += f" {piece.vietnamese}"
        elif piece.is_noun:
            nouns.append(piece.vietnamese)
        else:
            said += [*reversed(nouns), piece.vietnamese]
            nouns = []
        was_unknown = piece.is_unknown
    return " ".join(filter(None, [*said, *reversed(nouns)]))


def plain(word: str) -> str:
    """`word` as the glossary writes it."""
    return word.lower().replace("’", "'").removesuffix("'s")


def _pieces(text: str, names: Sequence[Span]) -> Iterator[_Piece]:
    """The text piece by piece: what asks, names, words of the glossary, and what it lacks as it stands."""
    kept = [*names, *(Span(*name.span()) for name in _NAME.finditer(text) if not _is_said_in_english(name[0]))]
    spoken, at = list(_WORD.finditer(text)), 0
    while at < len(spoken):
        start = end = spoken[at].start()
        if name := next((span for span in kept if span.start <= start < span.end), None):
            end = max(name.end, spoken[at].end())
            piece = _Piece(_YEAR.sub(r"năm \g<0>", text[start:end]), is_noun=True)
        elif asks := _asking().match(text, start):
            end, piece = asks.end(), _Piece(_ASKING[(asks.lastindex or 1) - 1][1], is_noun=False)
        else:
            size, piece = _longest(spoken[at:])
            at += size
        yield piece
        while at < len(spoken) and spoken[at].start() < end:
            at += 1


def _longest(spoken: Sequence[re.Match[str]]) -> tuple[int, _Piece]:
    """How many of the words, from the first on, the glossary says in one, and how."""
    glossary, said = english_glossary(), [plain(match.group()) for match in spoken[: longest_entry()]]
    for size in range(len(said), 0, -1):
        if vietnamese := glossary.get(tuple(said[:size])):
            return size, _Piece(vietnamese, is_noun=size > 1 or not _is_verb(said[0]))
    word = said[0]
    if word == "on" and len(said) > 1 and said[1][0].isdigit():
        return 1, _Piece("vào", is_noun=False)
    nothing = not word[0].isalnum() or word in words("stopwords-en.txt") | words("stopwords-en-vi.txt")
    if word in _SMALL or nothing:
        return 1, _Piece(_SMALL.get(word, ""), is_noun=False)
    return 1, _Piece(spoken[0].group(), is_noun=True, is_unknown=True)


def _is_said_in_english(name: str) -> bool:
    """Whether what looks like a name is translated: "Youth Union", "one-stop without borders"."""
    return not has_accents(name) and any((plain(word),) in english_glossary() for word in name.split())


def _is_verb(word: str) -> bool:
    """Whether the word parts nouns rather than joining them: "attended" in "households attended the meeting"."""
    return word.endswith("ed") or word in words("english-verbs.txt")


@cache
def _asking() -> re.Pattern[str]:
    return re.compile("|".join(rf"\b({english})\b" for english, _ in _ASKING), re.IGNORECASE)


@cache
def longest_entry() -> int:
    """How many words the longest phrase of the glossary has."""
    return max(map(len, english_glossary()))

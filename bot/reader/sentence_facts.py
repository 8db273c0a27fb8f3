"""What a sentence contains, whatever is asked of it; remembered, since many questions read the same sentences."""

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.reader.polarity import turns_in
from ingest.text import canonical, index_terms

_KEPT = 8192
# A capital inside a sentence: what stands first, or after a mark that ends or opens, is written large anyway.
# Its first character is looked for first, and what stands before that only then: so it takes half the time.
_NAME = re.compile(r"[^\W\d_a-zà-ỹ](?<!^.)(?<![.?!:“\"(-] .)(?<![“\"(].)(?<!\w.)[\w-]*")
_FIGURE = re.compile(r"\d(?<![\w/].)\d*(?:[.,]\d+)*(?![\w/])")
_TIME = re.compile(
    r"(?<!\w)(?:1\d{3}|20\d{2}|thế kỷ|thập niên|thập kỷ|mùa (?:xuân|hè|thu|đông)"
    r"|(?:sau|trước|trong|khi|năm|tháng|ngày) )"
)
_CAUSE = re.compile(r"(?<!\w)(?:vì|do|bởi|nhờ|nhằm|để|khiến|nên|dẫn đến|gây)(?!\w)")
# A sentence that begins so leans on the one before it.
_LEANING = re.compile(
    r"(?:ông|bà|anh|chị|họ|nó|cô|điều (?:này|đó)|việc (?:này|đó)|đây|đó|chúng|người này|sau đó|tuy nhiên|ngoài ra)\b"
)


@dataclass(frozen=True, slots=True)
class SentenceFacts:
    """Positions are character offsets in the sentence."""

    names: tuple[tuple[str, int], ...]
    """(folded syllable, position) of each word that begins with a capital."""
    figures: tuple[tuple[str, int], ...]
    turns: frozenset[str]
    tells_time: bool
    tells_cause: bool
    leans_back: bool
    enumerated: int
    """How many commas and "và" it has."""


@lru_cache(_KEPT)
def facts_of(text: str) -> SentenceFacts:
    """What `text` contains."""
    key = canonical(text)
    return SentenceFacts(
        names=tuple((terms[0], m.start()) for m in _NAME.finditer(text) if (terms := index_terms(m.group()))),
        figures=tuple((m.group(), m.start()) for m in _FIGURE.finditer(text)),
        turns=turns_in(text),
        tells_time=_TIME.search(key) is not None,
        tells_cause=_CAUSE.search(key) is not None,
        leans_back=_LEANING.match(key) is not None,
        enumerated=text.count(",") + key.count(" và "),
    )

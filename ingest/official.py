"""How official texts are written: which syllables stand in a row, which are one word, how common a term is.

What a question's words weigh leans on it, and what was read from pictures is mended by it.
"""

from functools import cache, lru_cache
from pathlib import Path

import numpy as np

from ingest.bigrams import Bigrams
from ingest.text import index_terms

SHIPPED = Path(__file__).parent / "data" / "syllables.npz"

# Of syllables of one word one stands beside the other this often: "làm việc" .43, "trả lời" .72, but "phải nộp" .14.
_ONE_WORD = 0.2


@cache
def official_pairs() -> Bigrams:
    """The counts of syllables that stand in a row in official texts, in small letters."""
    return Bigrams.load(SHIPPED)


@lru_cache(4096)
def is_one_word(left: str, right: str) -> bool:
    """Whether official texts write one of two syllables in lower case mostly beside the other: "trách nhiệm"."""
    table = official_pairs()
    known = [table.positions[syllable] for syllable in (left, right) if syllable in table.positions]
    return len(known) == 2 and table.share_together(*known) >= _ONE_WORD


def commonness(term: str) -> float:
    """The share of official running text that `term` (one of `ingest.text.index_terms`) makes up: 0 to 1."""
    return _shares().get(term, 0.0)


@cache
def _shares() -> dict[str, float]:
    table = official_pairs()
    counts = np.bincount(table.keys // len(table.words), weights=table.counts, minlength=len(table.words))
    shares: dict[str, float] = {}
    for word, share in zip(table.words, counts / counts.sum(), strict=True):
        for term in index_terms(word):
            shares[term] = shares.get(term, 0.0) + float(share)
    return shares

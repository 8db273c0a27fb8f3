"""How common a term is in official running text: what a question's words weigh leans on it."""

from functools import cache

import numpy as np

from ingest.accents import SHIPPED
from ingest.bigrams import Bigrams
from ingest.text import index_terms


def commonness(term: str) -> float:
    """The share of official running text that `term` (one of `ingest.text.index_terms`) makes up: 0 to 1."""
    return _shares().get(term, 0.0)


@cache
def _shares() -> dict[str, float]:
    table = Bigrams.load(SHIPPED)
    counts = np.bincount(table.keys // len(table.words), weights=table.counts, minlength=len(table.words))
    shares: dict[str, float] = {}
    for word, share in zip(table.words, counts / counts.sum(), strict=True):
        for term in index_terms(word):
            shares[term] = shares.get(term, 0.0) + float(share)
    return shares

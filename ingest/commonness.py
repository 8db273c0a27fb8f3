"""How common a term is in official running text: what a question's words weigh leans on it.

Counted over codified law alone: the weights that are learnt on top know these shares, and what else accents are learnt
from (`eval.train_accents`) asks as people do.
"""

from collections import defaultdict
from functools import cache
from pathlib import Path

import numpy as np

from ingest.bigrams import Bigrams
from ingest.text import index_terms

SHIPPED = Path(__file__).parent / "data" / "terms.tsv"


def commonness(term: str) -> float:
    """The share of official running text that `term` (one of `ingest.text.index_terms`) makes up: 0 to 1."""
    return _shares().get(term, 0.0)


def save(table: Bigrams) -> None:
    """Write the shipped shares, those of the first words of the pairs in `table`."""
    counts = np.bincount(table.keys // len(table.words), weights=table.counts, minlength=len(table.words))
    shares: defaultdict[str, float] = defaultdict(float)
    for word, share in zip(table.words, counts / counts.sum(), strict=True):
        for term in index_terms(word):
            shares[term] += float(share)
    SHIPPED.write_text(
        "".join(f"{term}\t{share:.4g}\n" for term, share in sorted(shares.items()) if share), encoding="utf-8"
    )


@cache
def _shares() -> dict[str, float]:
    lines = SHIPPED.read_text(encoding="utf-8").splitlines()
    return {term: float(share) for term, share in (line.split("\t") for line in lines)}

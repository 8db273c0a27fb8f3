"""How much a word says: rare in these documents and rare in official Vietnamese altogether."""

import math
from collections.abc import Callable

from ingest.index import Index
from ingest.official import commonness

# In a handful of documents the topic's own words stand everywhere, and chance words nowhere: the documents' idf
# alone would weigh "vậy" above "nhiệm vụ". The share of a syllable in the codification of law tells them apart.
# Tuned together with bot/reader/evidence.py.
_LEAST_IDF = 0.5
_COMMON, _RARE = 3.5, 9.5
_LEAST_SHARE = 0.15


def rarity_in(index: Index) -> Callable[[str], float]:
    """The weight of a term (`ingest.text.index_terms`) in questions asked of `index`."""
    passages = len(index)

    def rarity(term: str) -> float:
        frequency = index.lexical.document_frequency(term)
        idf = max(_LEAST_IDF, math.log(1 + (passages - frequency + 0.5) / (frequency + 0.5)))
        surprise = -math.log(max(commonness(term), 1e-6))
        share = min(1.0, max(_LEAST_SHARE, (surprise - _COMMON) / (_RARE - _COMMON)))
        return math.sqrt(idf * 4.0 * share)

    return rarity

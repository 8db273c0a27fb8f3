"""Whether a question is one for these documents at all, by how its words stand in them."""

import math
from itertools import pairwise
from statistics import fmean

from bot.reader.sentence_features import Features
from bot.understanding.query import Query
from ingest.index import Index
from ingest.official import commonness
from ingest.text import index_terms

_LEAST_SHARE = 1e-6


class Topic:
    """Measures questions against one index."""

    def __init__(self, index: Index) -> None:
        self._frequency = index.lexical.document_frequency
        self._passages = len(index)

    def features(self, query: Query) -> Features:
        """What speaks for `query` being asked of the right documents.

        "at_home" is how much more often its words stand here than in official language (mean, and mean of the third
        that does so least; logarithms): words of the law that an encyclopedia hardly uses are strange to it, names it
        does not know are not. "known_pairs" is 0 less the share of its neighbouring syllables that stand nowhere.
        """
        syllables = index_terms(query.text)
        terms = [term for run in query.runs for term in run] or syllables
        at_home = sorted(self._at_home(term) for term in terms) or [0.0]
        unknown = [self._frequency(f"{first}_{second}") == 0 for first, second in pairwise(syllables)]
        return {
            "at_home": fmean(at_home),
            "at_home_least": fmean(at_home[: max(1, len(at_home) // 3)]),
            "known_pairs": -fmean(unknown) if unknown else 0.0,
        }

    def _at_home(self, term: str) -> float:
        here = (self._frequency(term) + 0.5) / (self._passages + 1)
        return math.log(here) - math.log(max(commonness(term), _LEAST_SHARE))

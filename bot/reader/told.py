"""Where the answer to the question before stands: what is asked next is told near it, in words of its own."""

from collections.abc import Sequence
from functools import lru_cache

from bot.reader.matching import Matcher
from bot.reader.reading import terms_of
from bot.reader.sentence_features import Measured
from bot.understanding.lexicon import words
from bot.understanding.query import Query
from ingest.text import index_terms, tokens

# What is added, in log odds, to a sentence that holds all the own words of a follow-up, and to the sentences around the
# one that told the last answer, by how many come after it. Chosen on follow-ups over plans, news and guides.
_OWN_WORDS = 2.0
_NEAR_TOLD = {-1: 0.5, 1: 1.5, 2: 1.0, 3: 0.5}
# A text with this share of the content syllables of an answer is where it was told.
_LEAST_TOLD = 0.7


def leanings_of(query: Query, matcher: Matcher, measured: Sequence[Measured]) -> list[float]:
    """What is added to the score of each sentence where `query` follows up: the earlier question alone would find the
    earlier answer again."""
    if not query.context:
        return [0.0] * len(measured)
    leanings = [_OWN_WORDS * matcher.own_share(it.own) for it in measured]
    at = told_at(query.told, [it.text for it in measured], [it.support.share for it in measured])
    if at is None:
        return leanings
    near = [_NEAR_TOLD.get(place - at, 0.0) * (it.hit is measured[at].hit) for place, it in enumerate(measured)]
    return [own + beside for own, beside in zip(leanings, near, strict=True)]


def told_at(told: str, texts: Sequence[str], shares: Sequence[float]) -> int | None:
    """Which of `texts` says what `told` says, the one with the largest of `shares` where several do; None for none."""
    content = _content_of(told)
    said = [len(content & terms_of(text).single) / len(content) if content else 0.0 for text in texts]
    best = max(range(len(texts)), key=lambda at: (said[at], shares[at]), default=None)
    return best if best is not None and said[best] >= _LEAST_TOLD else None


@lru_cache(256)
def _content_of(told: str) -> frozenset[str]:
    stop = words("stopwords-vi.txt")
    return frozenset(index_terms(" ".join(token.text for token in tokens(told) if token.text not in stop)))

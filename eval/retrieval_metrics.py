"""How well a ranking of documents answers a query, by judgements of which are relevant."""

from collections.abc import Iterable, Mapping, Sequence
from math import log2

from bot.answers import Hit
from eval.results import Scores

Judgements = Mapping[str, int]
"""Of one query: how relevant a document is, by its id; those without an entry are not. All are above 0."""

SHOWN = 10
"""Documents that MRR and nDCG look at."""
DEEP = 100
"""Documents that recall looks at."""


def ranked_documents(hits: Iterable[Hit], relevant: Judgements) -> list[str]:
    """The documents of `hits`, each where its first passage stands.

    Of documents that are the same source only one is found: it goes by the id that was judged.
    """
    return list(dict.fromkeys(_judged_id(hit, relevant) for hit in hits))


def _judged_id(hit: Hit, relevant: Judgements) -> str:
    return next((key for key in (hit.document.key, *hit.variants) if key in relevant), hit.document.key)


def ranking_scores(ranked: Sequence[str], deep: Sequence[str], relevant: Judgements) -> Scores:
    """The measures of one query; `deep` is the ranking that recall looks at. `relevant` must not be empty."""
    return {
        **{f"hit@{k}": float(any(one in relevant for one in ranked[:k])) for k in (1, 5, 10)},
        f"mrr@{SHOWN}": reciprocal_rank(ranked[:SHOWN], relevant),
        f"ndcg@{SHOWN}": ndcg(ranked[:SHOWN], relevant),
        f"recall@{DEEP}": len(relevant.keys() & deep[:DEEP]) / len(relevant),
    }


def reciprocal_rank(ranked: Sequence[str], relevant: Judgements) -> float:
    """1 / rank of the first relevant document; 0 where there is none."""
    return next((1 / rank for rank, one in enumerate(ranked, start=1) if one in relevant), 0.0)


def ndcg(ranked: Sequence[str], relevant: Judgements) -> float:
    """The discounted gain of `ranked` as a share of the best that as many places can hold.

    A document gains its judgement, as trec_eval has it, over log2(rank + 1).
    """
    best = sorted(relevant.values(), reverse=True)[:SHOWN]
    return _discounted([relevant.get(one, 0) for one in ranked]) / _discounted(best)


def _discounted(gains: Sequence[int]) -> float:
    return sum(gain / log2(rank + 1) for rank, gain in enumerate(gains, start=1))

"""The order of the retrieved passages: a learnt sum of what words, vectors and names say for each.

`python -m eval.train_reranker` learns the weights (`bot/weights/reranker.json`) and measures what each is worth.
"""

from collections.abc import Sequence
from dataclasses import replace
from statistics import fmean, pstdev

from bot.answers import Hit
from bot.reader.reading import holds_name, names_at_head, places_of, references_of
from bot.understanding.query import Query
from bot.weights import linear_model

# How many passages, the best by the sum of `SCORES`, are read for names: that is what costs time here.
READ = 12

SCORES = ("words", "sentence")
NAMES = ("number", "place in text", "place of document")


def rerank(query: Query, hits: Sequence[Hit]) -> list[Hit]:
    """The hits by their learnt scores, best first, ranked anew; scores compare within one question only."""
    model = linear_model("reranker")
    scores = [model.score(one) for one in features(query, hits)]
    order = sorted(range(len(hits)), key=lambda i: -scores[i])
    return [replace(hits[i], rank=rank, score=scores[i]) for rank, i in enumerate(order, start=1)]


def features(query: Query, hits: Sequence[Hit]) -> list[dict[str, float]]:
    """What speaks for each hit: `SCORES` as standard deviations from the mean of the hits, `NAMES` as shares."""
    spread = (
        _spread([hit.lexical for hit in hits]),
        _spread([max(hit.sentence_cosines, default=hit.dense) for hit in hits]),
    )
    scores = list(zip(*spread, strict=True))
    found = [dict(zip(SCORES, values, strict=True)) | dict.fromkeys(NAMES, 0.0) for values in scores]
    if query.named.numbers or query.named.places or query.named.localities:
        for i in sorted(range(len(hits)), key=lambda i: -sum(scores[i]))[:READ]:
            found[i] |= _names(query, hits[i])
    return found


def _names(query: Query, hit: Hit) -> dict[str, float]:
    """The shares of the document numbers, and of the provinces and communes, of the question that the hit names."""
    numbers, places = query.named.numbers, query.named.places
    localities = [locality.name for locality in query.named.localities]
    mentions = references_of(hit.passage.text) if numbers else ()
    in_text = {place.name for place in places_of(hit.passage.text)} if places else set()
    about = {hit.document.metadata.province, *(place.name for place in places_of(hit.document.title))}
    return {
        "number": _share([any(number.matches(mention) for mention in mentions) for number in numbers]),
        "place in text": _share(
            [*(place in in_text for place in places), *(holds_name(hit.passage.text, name) for name in localities)]
        ),
        "place of document": _share(
            [*(place in about for place in places), *(names_at_head(hit.document, name) for name in localities)]
        ),
    }


def _share(agreeing: Sequence[bool]) -> float:
    return fmean(agreeing) if agreeing else 0.0


def _spread(values: Sequence[float]) -> list[float]:
    """`values` as standard deviations from their mean."""
    if not values:
        return []
    mean, deviation = fmean(values), pstdev(values)
    return [(value - mean) / deviation if deviation > 0 else 0.0 for value in values]

"""How likely the documents hold the answer at all, judged by the best evidence there is."""

import math
from collections.abc import Sequence

from bot.evidence import Evidence
from bot.matching import Matcher
from bot.query import Query
from bot.reading import terms_of
from bot.sentence_features import SPANNED, Features
from bot.weights import linear_model

LEAST_CONFIDENCE = 0.3
"""Below it nothing is answered."""
# Of the best sentence, as bot/sentence_features.py gives them: what speaks for an answer, and what against one.
_FOR = (
    "own", "content", "support", "passage", "pairs", "longest", "rarest_around", "cosine", "cosine_gap",
    "asked_left", "asked_right", "asked_left_around", "asked_right_around", "names", "entities_around",
    "new_name", "new_time", "new_cause",
)  # fmt: skip
_AGAINST = (
    "names_lacking", "names_nowhere", "figures_lacking", "other_figures", "entities_lacking", "turns_lacking",
    "contradicts",
)  # fmt: skip
# An average, for questions to which a feature does not apply.
_NEUTRAL = 0.7


def answer_features(query: Query, matcher: Matcher, evidence: Sequence[Evidence], best: Evidence) -> Features:
    """What speaks for `best`, one of `evidence`, being an answer: the more of each, the likelier."""
    passages = {found.hit.passage.id: found.hit for found in evidence}
    hits = list(passages.values())
    own = [found for found in evidence if found.hit.passage.id == best.hit.passage.id]
    return {
        "score": best.score,
        "passage_chance": sum(found.chance for found in own),
        "dense_best": max(hit.dense for hit in hits),
        "fused_best": max(hit.score for hit in hits),
        "lexical_best": max(hit.lexical for hit in hits) / (1 + 2 * sum(matcher.weights)),
        "cosine_best": max(found.features["cosine"] for found in evidence),
        "spelt_best": max(matcher.spelt_alike(terms_of(hit.passage.text)) for hit in hits),
        "span": best.features["span"] if query.type in SPANNED else _NEUTRAL,
        **{f"span_{type_}": best.features["span"] if query.type is type_ else _NEUTRAL for type_ in sorted(SPANNED)},
        **_of_office(query, best),
        **{name: best.features[name] for name in _FOR},
        **{f"no_{name}": -best.features[name] for name in _AGAINST},
    }


def _of_office(query: Query, best: Evidence) -> Features:
    """The same where the document bears marks of an office: there names are exact and bot/spans finds what is asked."""
    facts = best.hit.document.metadata
    if not (facts.number or facts.issuer or facts.province):
        return {"unofficial": 1.0, "official_span": _NEUTRAL, "official_content": _NEUTRAL, "no_official_lacking": 0.0}
    return {
        "unofficial": 0.0,
        "official_span": best.features["span"] if query.type in SPANNED else _NEUTRAL,
        "official_content": best.support.content,
        "no_official_lacking": -min(2.0, best.features["entities_lacking"]),
    }


def confidence(query: Query, matcher: Matcher, evidence: Sequence[Evidence], best: Evidence) -> float:
    """The calibrated probability, 0 to 1, that the documents hold what is asked and `best` tells it."""
    score = linear_model("answerability").score(answer_features(query, matcher, evidence, best))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))

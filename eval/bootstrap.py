"""How far a mean can be trusted: percentile bootstrap over questions."""

from collections.abc import Sequence

import numpy as np

from eval.results import Estimate, Latency, Metrics, Scores

RESAMPLES = 1000
SEED = 20_240_101
"""Any number does: the same scores give the same interval."""
_LEVEL = 95


def estimate(scores: Sequence[float]) -> Estimate:
    """The mean of `scores`, of which there is at least one, and where 95 % of resampled means lie."""
    values = np.asarray(scores, float)
    draws = np.random.default_rng(SEED).integers(len(values), size=(RESAMPLES, len(values)))
    tail = (100 - _LEVEL) / 2
    low, high = np.percentile(values[draws].mean(axis=1), [tail, 100 - tail])
    return Estimate(value=float(values.mean()), low=float(low), high=float(high), count=len(values))


def metrics_of(questions: Sequence[Scores]) -> Metrics:
    """Each measure over the questions that have it."""
    gathered: dict[str, list[float]] = {}
    for scores in questions:
        for name, score in scores.items():
            gathered.setdefault(name, []).append(score)
    return {name: estimate(scores) for name, scores in gathered.items()}


def latency_of(times_ms: Sequence[float]) -> Latency | None:
    """The middle and the slow end of the times; None where there are none."""
    if not times_ms:
        return None
    p50, p95 = np.percentile(times_ms, [50, 95])
    return Latency(p50_ms=float(p50), p95_ms=float(p95))

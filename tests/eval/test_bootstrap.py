"""Intervals: reproducible, around the mean, about as wide as theory has it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.bootstrap import estimate, latency_of, metrics_of

SCORES = st.lists(st.floats(0, 1), min_size=1, max_size=50)


@given(SCORES)
def test_the_mean_lies_within_its_interval(scores: list[float]) -> None:
    found = estimate(scores)
    assert min(scores) - 1e-9 <= found.low <= found.high <= max(scores) + 1e-9
    assert found.value == pytest.approx(sum(scores) / len(scores))
    assert found.count == len(scores)
    assert estimate(scores) == found


def test_an_interval_is_as_wide_as_the_normal_approximation() -> None:
    scores = [1.0] * 80 + [0.0] * 120
    found = estimate(scores)
    deviation = np.sqrt(0.4 * 0.6 / 200)
    assert found.low == pytest.approx(0.4 - 1.96 * deviation, abs=0.01)
    assert found.high == pytest.approx(0.4 + 1.96 * deviation, abs=0.01)


def test_a_measure_is_over_the_questions_that_have_it() -> None:
    found = metrics_of([{"a": 1.0, "b": 0.0}, {}, {"a": 0.0}])
    assert {name: (one.value, one.count) for name, one in found.items()} == {"a": (0.5, 2), "b": (0.0, 1)}
    assert metrics_of([]) == {}


def test_latency_has_a_middle_and_a_slow_end() -> None:
    found = latency_of([float(ms) for ms in range(101)])
    assert found is not None
    assert (found.p50_ms, found.p95_ms) == (50, 95)
    assert latency_of([]) is None

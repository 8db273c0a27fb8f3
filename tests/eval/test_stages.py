"""The shares of the stages of an answer."""

import pytest

from eval.stages import stages_of


def test_stages_and_the_rest_make_up_the_whole() -> None:
    found = stages_of([{"understand": 1, "retrieve": 6, "total": 10}, {"understand": 3, "total": 10}])
    assert [(one.name, one.share) for one in found] == [
        ("understand", pytest.approx(0.2)),
        ("retrieve", pytest.approx(0.3)),
        ("rest", pytest.approx(0.5)),
        ("total", 1),
    ]
    assert (found[0].p50_ms, found[-1].p95_ms) == (2, 10)

"""The risk-coverage curve and thresholds, on confidences whose curve can be drawn by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.risk_coverage import risk_coverage
from tests.eval.answers import result_of


def test_the_curve_goes_from_the_surest_answer_to_the_last() -> None:
    cases = [
        result_of(confidence=0.9),
        result_of(confidence=0.7, right=False),
        result_of(confidence=0.8),
        result_of(confidence=0.1, refused=True, reason="not_stated", answerable=False, tags=("near_miss",)),
    ]
    found = risk_coverage(cases)
    assert found is not None
    assert [(point.confidence, point.coverage, point.risk) for point in found.points] == [
        (0.9, 0.25, 0.0),
        (0.8, 0.5, 0.0),
        (0.7, 0.75, pytest.approx(1 / 3)),
        (0.1, 1.0, 0.5),
    ]
    assert found.area == pytest.approx(0.25 * (1 / 3) / 2 + 0.25 * (1 / 3 + 1 / 2) / 2)


def test_cases_that_are_equally_sure_are_one_point() -> None:
    found = risk_coverage([result_of(confidence=0.5), result_of(confidence=0.5, right=False)])
    assert found is not None
    assert [(point.coverage, point.risk) for point in found.points] == [(1.0, 0.5)]


def test_without_confidence_there_is_no_curve() -> None:
    assert risk_coverage([result_of(confidence=0.5), result_of()]) is None
    assert risk_coverage([]) is None


def test_failures_are_not_on_the_curve() -> None:
    failed = result_of(error="ValueError: …", right=None)
    found = risk_coverage([result_of(confidence=0.5), failed])
    assert found is not None
    assert found.points[-1].coverage == 1


def test_a_threshold_refuses_no_more_answerable_questions_than_it_may() -> None:
    answerable = [result_of(confidence=number / 100) for number in range(100)]
    near = [result_of(confidence=c, answerable=False, right=False, tags=("near_miss",)) for c in (0.01, 0.04, 0.9)]
    off = [result_of(confidence=0.02, answerable=False, right=False, tags=("off_topic",))]
    found = risk_coverage([*answerable, *near, *off])
    assert found is not None
    first, second = found.operating_points
    assert (first.wrong_refusals, first.least_confidence) == (0.03, 0.03)
    assert first.refused == {"near_miss": pytest.approx(1 / 3), "off_topic": 1.0}
    assert second.refused == {"near_miss": pytest.approx(2 / 3), "off_topic": 1.0}


def test_a_refusal_for_another_reason_holds_whatever_the_confidence() -> None:
    sure = result_of(confidence=0.8, refused=True, reason="unknown_place", answerable=False, tags=("near_miss",))
    found = risk_coverage([result_of(confidence=0.5), sure])
    assert found is not None
    assert found.operating_points[0].refused == {"near_miss": 1.0}


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=30))
def test_the_curve_ends_with_all_questions_and_their_risk(sure: list[tuple[float, bool]]) -> None:
    found = risk_coverage([result_of(confidence=confidence, right=right) for confidence, right in sure])
    assert found is not None
    assert found.points[-1].coverage == 1
    assert found.points[-1].risk == pytest.approx(sum(not right for _, right in sure) / len(sure))
    assert 0 <= found.area <= 1
    coverages = [point.coverage for point in found.points]
    assert coverages == sorted(set(coverages))

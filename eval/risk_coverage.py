"""How well the confidence of answers tells the right ones from the others, whatever threshold is in force."""

from collections.abc import Mapping, Sequence
from statistics import fmean

from eval.results import CaseResult, CoveragePoint, OperatingPoint, RiskCoverage

WRONG_REFUSALS = (0.03, 0.05)
"""Shares of answerable questions that may be refused, at which refusals of the others are told."""
KINDS = ("near_miss", "off_topic")
# A threshold decides on these; the other reasons hold whatever the confidence.
_OF_THRESHOLD = (None, "not_stated", "off_topic")


def risk_coverage(cases: Sequence[CaseResult]) -> RiskCoverage | None:
    """The curve over all cases but failures; None where a case has no confidence, or there are none."""
    sure = [(_sureness(case), case) for case in cases if case.error is None]
    if not sure or any(sureness is None for sureness, _ in sure):
        return None
    known = [(sureness, case) for sureness, case in sure if sureness is not None]
    points = _points(known)
    return RiskCoverage(
        points=tuple(points),
        area=_area(points),
        operating_points=tuple(_operating_points(known)),
    )


def _sureness(case: CaseResult) -> float | None:
    return case.confidence if case.reason in _OF_THRESHOLD else 0.0


def _points(known: Sequence[tuple[float, CaseResult]]) -> list[CoveragePoint]:
    """A point after the last of the cases that are equally sure."""
    points, wrong = [], 0
    ordered = sorted(known, key=lambda pair: -pair[0])
    for answered, (sureness, case) in enumerate(ordered, start=1):
        wrong += case.refused or not case.right
        if answered == len(ordered) or ordered[answered][0] != sureness:
            points.append(CoveragePoint(confidence=sureness, coverage=answered / len(ordered), risk=wrong / answered))
    return points


def _area(points: Sequence[CoveragePoint]) -> float:
    """By trapezoids; before the first point the risk is taken to be that of the first."""
    before = [CoveragePoint(confidence=1.0, coverage=0.0, risk=points[0].risk), *points]
    return sum(
        (right.coverage - left.coverage) * (left.risk + right.risk) / 2
        for left, right in zip(before, points, strict=False)
    )


def _operating_points(known: Sequence[tuple[float, CaseResult]]) -> list[OperatingPoint]:
    answerable = sorted(sureness for sureness, case in known if case.answerable)
    if not answerable:
        return []
    thresholds = {share: answerable[int(share * len(answerable))] for share in WRONG_REFUSALS}
    return [
        OperatingPoint(wrong_refusals=share, least_confidence=threshold, refused=_refused(known, threshold))
        for share, threshold in thresholds.items()
    ]


def _refused(known: Sequence[tuple[float, CaseResult]], threshold: float) -> Mapping[str, float]:
    """The share refused of each kind of unanswerable question that there is."""
    by_kind = {kind: [sureness < threshold for sureness, case in known if kind in case.tags] for kind in KINDS}
    return {kind: fmean(refused) for kind, refused in by_kind.items() if refused}

"""Which findings are told: the best, none twice, not all from one document."""

from collections import Counter
from collections.abc import Iterable, Sequence

from bot.briefing.material import Finding
from bot.reader.reading import terms_of

# Two findings say the same when they share so many of all their syllables: reposts of one text do, different tasks of
# one plan share less than half (looked at on the sample corpus).
_SAME = 0.6


def best(findings: Iterable[Finding], most: int, *, per_document: int) -> list[Finding]:
    """At most `most` of `findings`, the best first."""
    chosen: list[Finding] = []
    taken = Counter[str]()
    for finding in sorted(findings, key=lambda one: -one.score):
        key = finding.hit.document.id
        if len(chosen) < most and taken[key] < per_document and not is_among(finding, chosen):
            chosen.append(finding)
            taken[key] += 1
    return chosen


def is_among(finding: Finding, others: Sequence[Finding]) -> bool:
    """Whether one of `others` says the same, or shares words of the document with it."""
    own = terms_of(finding.words).single
    for other in others:
        if other.hit.document.id == finding.hit.document.id and other.span.overlaps(finding.span):
            return True
        theirs = terms_of(other.words).single
        if len(own & theirs) >= _SAME * len(own | theirs):
            return True
    return False
